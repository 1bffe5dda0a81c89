using Cordon.Core.Values;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>What every live screen of cooperation does: it looks, and is drawn anew when something changed and once a second.</summary>
public abstract class AbroadScreen : ConsolePage, IDisposable
{
    private IDisposable? _watching;

    [Inject]
    private protected AbroadFeed Feed { get; set; } = null!;

    /// <summary>What persons do; null where the centre cooperates with nobody.</summary>
    private protected AbroadActs? Acts => Feed.Acts;

    /// <summary>The moment by the clock of requests.</summary>
    protected Instant Now => Feed.Acts?.Now ?? new Instant(0);

    public void Dispose()
    {
        _watching?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task BeginAsync()
    {
        if (Acts is null)
        {
            return;
        }

        await Feed.LookAsync();
        await TakeAsync();
        _watching = Feed.Watch(() => _ = InvokeAsync(async () =>
        {
            await TakeAsync();
            StateHasChanged();
        }));
    }

    /// <summary>Takes what was looked up.</summary>
    protected virtual Task TakeAsync() => Task.CompletedTask;
}
