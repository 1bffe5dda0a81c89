using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Cordon.Web.Shell;

/// <summary>
/// Whether somebody's window is still there. A screen stays for a while after its window is gone, in case it comes again; what only that window
/// waits for need not.
/// </summary>
public sealed class OpenWindow : CircuitHandler, IDisposable
{
    private CancellationTokenSource _gone = new();

    /// <summary>Cancelled when the window is gone; a window that comes again has a new one.</summary>
    public CancellationToken Gone => Volatile.Read(ref _gone).Token;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _gone, new CancellationTokenSource()).CancelAsync();

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
