using Cordon.Engine.Networks;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Networks;

/// <summary>A screen that shows the last finding of gangs, and the next one when there is one.</summary>
public abstract class FindingPage : ConsolePage, IDisposable
{
    private readonly CancellationTokenSource _end = new();

    /// <summary>What finds gangs.</summary>
    [Inject]
    protected GangFinder Finder { get; set; } = null!;

    /// <summary>How it stands with it.</summary>
    protected FindingState Found { get; private set; } = FindingState.None;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override Task BeginAsync()
    {
        Found = Finder.State;
        if (RendererInfo.IsInteractive)
        {
            _ = WatchAsync(_end.Token);
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes what there is now.</summary>
    protected virtual void Take()
    {
    }

    private async Task WatchAsync(CancellationToken end)
    {
        try
        {
            while (true)
            {
                var state = await Finder.WaitForChangeAsync(Found.Version, end);
                await InvokeAsync(() =>
                {
                    Found = state;
                    Take();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever watched has left.
        }
    }
}
