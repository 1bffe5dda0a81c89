using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Casework;

namespace Cordon.Web.Story;

/// <summary>
/// How far the story has come, looked up once for all who watch: four times a second while somebody does and the story still moves, and not at all else.
/// </summary>
public sealed class StoryFeed(Centre centre, CaseDesk desk, ConsoleSettings settings) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    // The story itself looks, which is nobody: only a demonstration has one, and of its own case it tells that it is there.
    private static readonly ActingOfficer Teller = new("", OfficerRole.Supervisor);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly List<Action> _watchers = [];
    private ITimer? _timer;
    private StoryState _state = StoryState.None;
    private long? _sequence;

    /// <summary>The story; null where this is no demonstration.</summary>
    public DemoStory? Story => settings.Story;

    /// <summary>How far it has come, as of the last look.</summary>
    public StoryState State => Volatile.Read(ref _state);

    /// <summary>Looks now.</summary>
    public async Task<StoryState> LookAsync(CancellationToken cancellation = default)
    {
        if (Story is not { } story)
        {
            return StoryState.None;
        }

        await _looking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _sequence ??= await SequenceOfAsync(story, cancellation).ConfigureAwait(false);
            var number = _sequence is { } sequence ? desk.ReportsOf(sequence, Teller) is [var report, ..] ? report.Case : (uint?)null : null;
            var orders = number is { } found ? centre.OrdersOf(found) : [];
            var submitter = centre.BankNumber(story.NextBank);
            var state = new StoryState(
                number, orders, orders.FirstOrDefault(order => order.IsKnownTo(story.NextBank)),
                submitter is { } bank ? centre.FindHold(story.NextPaymentId, bank)?.Sequence : null);
            Volatile.Write(ref _state, state);
            return state;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Calls whenever the story has come further, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            _timer ??= TimeProvider.System.CreateTimer(_ => _ = LookAndTellAsync(), null, LookEvery, LookEvery);
        }

        return new Watcher(this, changed);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _looking.Dispose();
    }

    private async Task<long?> SequenceOfAsync(DemoStory story, CancellationToken cancellation)
    {
        foreach (var submitter in await centre.FindSubmittersAsync(story.PaymentId, cancellation).ConfigureAwait(false))
        {
            if (await centre.FindDecisionAsync(story.PaymentId, submitter, cancellation).ConfigureAwait(false) is { } decided)
            {
                return decided.Decision.Sequence;
            }
        }

        return null;
    }

    private async Task LookAndTellAsync()
    {
        var before = State;
        var now = await LookAsync().ConfigureAwait(false);
        if (now.Case == before.Case && now.Hold == before.Hold && now.BankOrder == before.BankOrder && now.Orders.Count == before.Orders.Count)
        {
            return;
        }

        Action[] told;
        lock (_gate)
        {
            told = [.. _watchers];
        }

        foreach (var changed in told)
        {
            changed();
        }
    }

    private void Leave(Action changed)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
            if (_watchers.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Watcher(StoryFeed feed, Action changed) : IDisposable
    {
        public void Dispose() => feed.Leave(changed);
    }
}
