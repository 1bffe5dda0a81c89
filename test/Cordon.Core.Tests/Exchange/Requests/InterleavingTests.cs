using Cordon.Bench.Requests;
using Cordon.Core.Exchange.Requests;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Requests;

/// <summary>Two centres over a bad line come to the same; and an order that lets arrival decide is found out.</summary>
public sealed class InterleavingTests
{
    private const int Tried = 4_000;
    private const int TriedWrong = 500;

    [Fact]
    public void Whatever_is_lost_repeated_delayed_or_cut_both_sides_come_to_the_same_and_lose_no_deadline()
    {
        var counts = new InterleavingCounts();
        var faults = Enumerable.Range(1, Tried).SelectMany(seed => TwoCentres.Check(seed, CooperationRequest.Of, counts)).Take(20).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        // They come everywhere, or the test would say little.
        Assert.Equal(typeof(RequestDetails).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal), counts.Effective.Keys);
        string[] derived = ["Closed", "Disputed", "Escalated", "None", "Overdue", "Undelivered"];
        Assert.Equal(Enum.GetNames<RequestState>().Except(derived.Except(["Closed"])).Order(StringComparer.Ordinal), counts.Stages.Keys);
        Assert.True(counts.Void > Tried / 4 && counts.Late > Tried / 4, counts.ToString());
    }

    [Fact]
    public void An_order_in_which_ties_are_left_to_arrival_is_found_out() =>
        Assert.Contains(
            Enumerable.Range(1, TriedWrong).SelectMany(seed => TwoCentres.Check(seed, ByArrivalAmongEqual, new InterleavingCounts())),
            fault => fault.Contains("differ", StringComparison.Ordinal));

    [Fact]
    public void An_order_of_arrival_alone_is_found_out() =>
        Assert.Contains(
            Enumerable.Range(1, TriedWrong).SelectMany(seed => TwoCentres.Check(seed, ByArrival, new InterleavingCounts())),
            fault => fault.Contains("differ", StringComparison.Ordinal));

    // As it should be, but for the last rule: of those that are free at one moment the first that came.
    private static CooperationRequest ByArrivalAmongEqual(RequestId id, IEnumerable<RequestEvent> events)
    {
        var left = events.ToList();
        var (placed, state) = (new HashSet<EventHash>(), new CooperationRequest { Id = id });
        while (left.Where(e => e.Prev.All(placed.Contains)).MinBy(e => e.At) is { } next)
        {
            left.Remove(next);
            placed.Add(next.Hash);
            state = state.After(next);
        }

        return state;
    }

    private static CooperationRequest ByArrival(RequestId id, IEnumerable<RequestEvent> events) =>
        events.Aggregate(new CooperationRequest { Id = id }, (state, happened) => state.After(happened));
}
