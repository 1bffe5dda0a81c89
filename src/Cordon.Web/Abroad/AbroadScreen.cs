using Cordon.Core.Values;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>What every live screen of cooperation does: it looks, and is drawn anew when something changed and once a second.</summary>
public abstract class AbroadScreen : ConsolePage, IDisposable
{
    /// <summary>For so long after an answer keys answer nothing.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(1);

    private IDisposable? _watching;
    private long? _answered;

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

    /// <summary>Whether keys answer nothing: a second press is about what was answered, and not about the next one, which nobody has read.</summary>
    private protected bool AreKeysQuiet => _answered is { } last && TimeProvider.System.GetElapsedTime(last) < QuietFor;

    /// <summary>Something was answered just now.</summary>
    private protected void Answered() => _answered = TimeProvider.System.GetTimestamp();

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
