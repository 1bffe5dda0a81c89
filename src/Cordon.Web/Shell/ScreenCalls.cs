using Microsoft.JSInterop;

namespace Cordon.Web.Shell;

/// <summary>
/// Calls of a screen into its window. Whoever leaves a screen while one is under way takes with them what it calls: the line, the script, the element
/// that is to have the focus. What is thrown then ends the call and nothing else; left to itself it would end the person's line, and every screen on it.
/// </summary>
internal static class ScreenCalls
{
    /// <summary>Calls into the window of a screen that may be left meanwhile. False where it was left.</summary>
    /// <param name="left">Cancelled when the screen is left: before that a fault of a script is one.</param>
    public static async Task<bool> WhileOpenAsync(Func<Task> call, CancellationToken left)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call().ConfigureAwait(true);
            return !left.IsCancellationRequested;
        }
        catch (Exception gone) when (gone is JSDisconnectedException
            || (left.IsCancellationRequested && gone is OperationCanceledException or JSException or ObjectDisposedException))
        {
            return false;
        }
    }

    /// <summary>Calls into a window where it does not matter whether what is called is still there: to scroll, to set the focus.</summary>
    public static async Task IfThereAsync(Func<ValueTask> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call().ConfigureAwait(true);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or JSException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody sees it any more.
        }
    }
}
