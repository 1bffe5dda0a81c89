using System.Diagnostics;
using System.Globalization;

namespace Cordon.Server.Commands;

/// <summary>A bar on standard error for work over two seconds; nothing where that is no terminal.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Width = 30;

    private static readonly TimeSpan ShownAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShownEvery = TimeSpan.FromMilliseconds(100);

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;

    /// <summary>Shows a stage and how much of it is done, 0 to 1; without a share, only the words.</summary>
    public void Show(string stage, double? share = null)
    {
        if (!_isTerminal || _clock.Elapsed < ShownAfter || _clock.Elapsed - _shown < ShownEvery)
        {
            return;
        }

        _shown = _clock.Elapsed;
        var bar = "";
        if (share is { } done)
        {
            var full = (int)(Math.Clamp(done, 0, 1) * Width);
            bar = $" [{new string('#', full)}{new string('.', Width - full)}] {done.ToString("P0", CultureInfo.InvariantCulture)}";
        }

        Console.Error.Write($"\r\u001b[K{stage}{bar}");
    }

    public void Dispose()
    {
        if (_shown > TimeSpan.Zero)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
