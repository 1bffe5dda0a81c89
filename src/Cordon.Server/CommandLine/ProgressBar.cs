using System.Globalization;

namespace Cordon.Server.CommandLine;

/// <summary>One line on standard error that tells how far long work has come; nothing where that is no terminal, or within two seconds.</summary>
internal sealed class ProgressBar(string what, long total, TimeProvider time) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly bool _isShown = !Console.IsErrorRedirected;
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _last;
    private bool _hasDrawn;

    /// <summary>Tells how much is done; of a total of 0 nothing but the count is shown.</summary>
    public void Report(long done)
    {
        if (!_isShown)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_start);
        if (elapsed < Quiet || elapsed - _last < Pause)
        {
            return;
        }

        _last = elapsed;
        _hasDrawn = true;
        var count = done.ToString("N0", CultureInfo.InvariantCulture);
        if (total <= 0)
        {
            Console.Error.Write($"\r{what}: {count}\u001b[K");
            return;
        }

        var part = Math.Clamp(done / (double)total, 0, 1);
        var filled = (int)(part * Width);
        var bar = new string('█', filled) + new string('░', Width - filled);
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what} {bar} {part * 100:0}% {count}\u001b[K"));
    }

    public void Dispose()
    {
        if (_hasDrawn)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
