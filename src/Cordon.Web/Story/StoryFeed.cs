using System.Collections.Immutable;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Core.Networks.Linking;
using Cordon.Engine.Casework;
using Cordon.Engine.Networks;
using Cordon.Web.Shell;

namespace Cordon.Web.Story;

/// <summary>
/// How far the story has come, looked up once for all who watch: four times a second while somebody does and the story still moves, and not at all else.
/// </summary>
public sealed class StoryFeed : IDisposable
{
    // The story itself looks, which is nobody: only a demonstration has one, and of its own case it tells that it is there.
    private static readonly ActingOfficer Teller = new("", OfficerRole.Supervisor);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Centre _centre;
    private readonly CaseDesk _desk;
    private readonly ConsoleSettings _settings;
    private readonly GangFinder _gangs;
    private readonly Watchers _watchers;
    private StoryState _state = StoryState.None;
    private ImmutableSortedSet<int> _seen = [];
    private long? _sequence;

    // Whether the gangs were asked for anew when the report was filed.
    private bool _hasAsked;

    public StoryFeed(Centre centre, CaseDesk desk, GangFinder gangs, ConsoleSettings settings)
    {
        (_centre, _desk, _gangs, _settings) = (centre, desk, gangs, settings);
        _watchers = new Watchers(HasMovedAsync, tellsTime: false);
    }

    /// <summary>The story; null where this is no demonstration.</summary>
    public DemoStory? Story => _settings.Story;

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
            var report = _sequence is { } sequence ? _desk.ReportsOf(sequence, Teller).FirstOrDefault(told => !told.IsTakenBack) : null;
            var orders = report is not null ? _centre.OrdersOf(report.Case) : [];
            var finding = FindingSince(report);
            var next = _centre.BankNumber(story.NextBank) is { } bank ? _centre.FindHold(story.NextPaymentId, bank) : null;
            var state = new StoryState(
                report?.Case, orders, orders.FirstOrDefault(order => order.IsKnownTo(story.NextBank)),
                next?.Sequence,
                finding?.Gangs.FirstOrDefault(found => found.Gang.Members.ContainsKey(new LinkNode(NodeKind.Case, report!.ReportId)))?.Gang.Name,
                finding is not null, next is not null && IsDecided(next), _seen);
            Volatile.Write(ref _state, state);
            return state;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Somebody is at a step.</summary>
    public void See(int step) => ImmutableInterlocked.Update(ref _seen, static (seen, step) => seen.Add(step), step);

    /// <summary>Calls whenever the story has come further, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed) => _watchers.Watch(changed);

    public void Dispose()
    {
        _watchers.Dispose();
        _looking.Dispose();
    }

    /// <summary>What was found since the report was filed, which is asked for once; null until it is there.</summary>
    private NetworkFinding? FindingSince(ReportMoment? report)
    {
        if (report is null)
        {
            return null;
        }

        if (!_hasAsked)
        {
            _hasAsked = true;
            _gangs.Ask();
        }

        // What was under way when the report came does not know of it.
        return _gangs.State.Last is { } last && last.At >= report.At ? last : null;
    }

    private static bool IsDecided(HeldPayment hold) => hold.EndedAt is not null || hold.News.Block is not null;

    private async Task<long?> SequenceOfAsync(DemoStory story, CancellationToken cancellation)
    {
        foreach (var submitter in await _centre.FindSubmittersAsync(story.PaymentId, cancellation).ConfigureAwait(false))
        {
            if (await _centre.FindDecisionAsync(story.PaymentId, submitter, cancellation).ConfigureAwait(false) is { } decided)
            {
                return decided.Decision.Sequence;
            }
        }

        return null;
    }

    private async ValueTask<bool> HasMovedAsync()
    {
        var before = State;
        var now = await LookAsync().ConfigureAwait(false);
        return now.Case != before.Case || now.Hold != before.Hold || now.BankOrder != before.BankOrder
            || now.IsNextDecided != before.IsNextDecided || now.Orders.Count != before.Orders.Count
            || !now.Seen.SetEquals(before.Seen) || now.Gang != before.Gang || now.HasSoughtGangs != before.HasSoughtGangs;
    }
}
