using Cordon.Core.Tracing;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>Whose money it is where banks hold some: backward says the same as forward, and what it says adds up.</summary>
public sealed class HeldMoneyBackwardTests
{
    [Fact]
    public void Money_comes_back_the_way_it_went_whatever_banks_hold_let_go_and_pay_back() =>
        HeldHistory.Random.Sample(
            history =>
            {
                using var run = new HeldHistory(policy: null, isWhole: true);
                var gone = new List<(Dictionary<uint, long> OfPurse, Dictionary<uint, long> OfHold)>();
                for (var time = 0; time < history.Length; time++)
                {
                    run.Play(history[time], time);
                    gone.Add((new Dictionary<uint, long>(run.PaidBack), new Dictionary<uint, long>(run.Returned)));
                    Compare(run, run.Purses[time % HeldHistory.PursesMax], long.MaxValue, gone[time].OfPurse, gone[time].OfHold);
                }

                for (var time = 0; time < history.Length; time++)
                {
                    Compare(run, run.Purses[(time + 1) % HeldHistory.PursesMax], time, gone[time].OfPurse, gone[time].OfHold);
                }
            },
            iter: 200, threads: 1);

    [Theory]
    [InlineData(TaintPolicy.Fifo)]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    public void The_sources_add_up_to_what_was_asked_about_where_fees_were_kept(TaintPolicy policy) =>
        HeldHistory.Random.Sample(
            history =>
            {
                using var run = new HeldHistory(policy: null, isWhole: false);
                for (var time = 0; time < history.Length; time++)
                {
                    run.Play(history[time], time);
                    foreach (var purse in run.Purses)
                    {
                        var trail = Back(run, new AskedMoney(purse, 0), _ => false, policy, long.MaxValue);
                        Assert.Equal(run.Graph.BalanceOf(purse) - run.PaidBack.GetValueOrDefault(purse), trail.Stolen);
                        Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
                        trail = Back(run, new AskedMoney(purse, 0), _ => false, policy, time / 2);
                        Assert.Equal(run.Graph.LyingIn(purse, time / 2), trail.Stolen);
                        Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
                    }
                }
            },
            iter: 100, threads: 1);

    /// <summary>
    /// A mule has 50 of wages, then 100 of a victim's, which the bank holds. Of 200 more he pays 150 on; the hold is let go and he pays 150 again; of
    /// what is left the bank pays 20 back.
    /// </summary>
    [Fact]
    public void What_a_bank_holds_pays_for_nothing_until_it_is_let_go()
    {
        var euro = Currency.Parse("EUR");
        using var graph = new MoneyGraph();
        using var live = new LiveTaint(graph);
        var (victim, mule, employer, landlord) = (graph.PurseOf(1, euro), graph.PurseOf(2, euro), graph.PurseOf(3, euro), graph.PurseOf(4, euro));
        graph.Book(employer, mule, 50, 50, 1, 1);
        var stolen = new StolenTransfer(victim, graph.Book(victim, mule, 100, 100, 2, 2));
        var trail = new Trail();
        new Tracer(graph).Trace([stolen], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
        live.Open(1, trail, [victim]);
        live.Hold(7, 1, mule, 100, 3);
        graph.Book(employer, mule, 200, 200, 4, 3);
        var rent = graph.Book(mule, landlord, 150, 150, 5, 4);
        live.Follow(mule);
        Assert.Equal((150, 0), SourcesOf(new AskedMoney(mule, rent)));
        Assert.Equal((100, 100), SourcesOf(new AskedMoney(mule, 0)));
        live.LetGo(7, 100, isTimeOver: true, 6);
        Assert.Equal((100, 100), SourcesOf(new AskedMoney(mule, 0)));
        var second = graph.Book(mule, landlord, 150, 150, 7, 5);
        live.Follow(mule);
        Assert.Equal((100, 50), SourcesOf(new AskedMoney(mule, second)));
        Assert.Equal((0, 50), SourcesOf(new AskedMoney(mule, 0)));
        live.PayBack(8, 1, mule, [(graph.OutBetween(mule, 0, uint.MaxValue), 50)], 20, 0, 8);
        Assert.Equal((0, 30), SourcesOf(new AskedMoney(mule, 0)));
        Assert.Equal((250, 50), SourcesOf(new AskedMoney(landlord, 0)));
        Assert.Equal((50, 100), SourcesOf(new AskedMoney(mule, 0), moment: 3));

        (long Wages, long Stolen) SourcesOf(AskedMoney asked, long moment = long.MaxValue)
        {
            new OriginTracer(graph).Trace([asked], transfer => transfer == stolen.Transfer, TaintPolicy.Fifo, moment, TraceBounds.Standard, trail);
            return (trail.Ends.Where(end => end.Purse == employer).Sum(end => end.Share), trail.ShareOf(TrailFate.Reported));
        }
    }

    [Theory]
    [InlineData(40, 0, TraceLimits.Looks)]
    [InlineData(40, 3, TraceLimits.Looks)]
    [InlineData(40, 43, TraceLimits.Looks)]
    [InlineData(4, 4_000_000, TraceLimits.Moves)]
    public void A_bound_that_is_met_on_the_way_past_holds_is_told_and_the_rest_with_it(int movesMax, long looksMax, TraceLimits met)
    {
        using var run = new HeldHistory(policy: null, isWhole: true);
        for (var time = 0; time < 30; time++)
        {
            run.Play(new HeldEvent(0, time % 2 * 2, 4, 10, true), time);
        }

        for (var time = 30; time < 70; time++)
        {
            run.Play(new HeldEvent(6, 4, 0, 3, true), time);
        }

        var trail = new Trail();
        var bounds = new TraceBounds(64, movesMax, 200_000, looksMax);
        new OriginTracer(run.Graph).Trace([new AskedMoney(run.Purses[4], 0)], _ => true, TaintPolicy.Fifo, long.MaxValue, bounds, trail);
        Assert.Equal(met, trail.Limits);
        Assert.True(trail.ShareOf(TrailFate.Unfollowed) > 0);
        Assert.Equal(300, trail.Ends.Sum(end => end.Share));
    }

    /// <summary>
    /// All that left a purse is followed, and what lies or left elsewhere is asked about: each names the same parts by the same ways.
    /// </summary>
    private static void Compare(HeldHistory run, uint victim, long moment, Dictionary<uint, long> paidBack, Dictionary<uint, long> returned)
    {
        var forward = new Trail();
        StolenTransfer[] taken = [.. run.Transfers.Where(transfer => transfer.Payer == victim)];
        new Tracer(run.Graph).Trace(taken, TaintPolicy.Fifo, moment, TraceBounds.Standard, forward);
        var isTaken = taken.Select(transfer => transfer.Transfer).ToHashSet();
        foreach (var purse in run.Purses)
        {
            var trail = Back(run, new AskedMoney(purse, 0), isTaken.Contains, TaintPolicy.Fifo, moment);
            var bound = run.Graph.FirstAfter(moment);
            Assert.Equal(run.Graph.BalanceBefore(purse, bound) - paidBack.GetValueOrDefault(purse), trail.Stolen);
            Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
            if (purse != victim)
            {
                var there = forward.Ends.Where(end => end.Purse == purse && end.Fate is TrailFate.Rests or TrailFate.Frozen);
                Assert.Equal(Ways(there.Select(end => (WayTo(forward, end.Move), LeftOf(end, returned)))), Reported(trail));
            }
        }

        foreach (var transfer in run.Transfers.Where(transfer => run.Graph.TimeOf(transfer.Transfer) <= moment))
        {
            var trail = Back(run, new AskedMoney(transfer.Payer, transfer.Transfer), isTaken.Contains, TaintPolicy.Fifo, moment);
            var moved = Enumerable.Range(0, forward.Moves.Count).Where(i => forward.Moves[i].Transfer == transfer.Transfer);
            Assert.Equal(Ways(moved.Select(i => (WayTo(forward, i), forward.Moves[i].Sent))), Reported(trail));
        }
    }

    // What was paid back out of a hold is told as frozen forward, and is nobody's any more backward.
    private static long LeftOf(in TrailEnd end, Dictionary<uint, long> returned) => end.Fate == TrailFate.Frozen
        ? Math.Max(0, end.Start + end.Amount - Math.Max(end.Start, returned.GetValueOrDefault(end.Order)))
        : end.Amount;

    private static Trail Back(HeldHistory run, AskedMoney asked, Func<uint, bool> isReported, TaintPolicy policy, long moment)
    {
        var trail = new Trail();
        new OriginTracer(run.Graph).Trace([asked], isReported, policy, moment, TraceBounds.Standard, trail);
        Assert.False(trail.IsBounded);
        return trail;
    }

    private static string Reported(Trail trail) => Ways(
        trail.Ends.Where(end => end.Fate == TrailFate.Reported).Select(end => (string.Join(' ', ParentsOf(trail, end.Move)), end.Amount)));

    private static string Ways(IEnumerable<(string Way, long Amount)> parts)
    {
        var sums = parts.Where(part => part.Amount > 0).GroupBy(part => part.Way, part => part.Amount);
        return string.Join("; ", sums.Select(sum => $"{sum.Key}: {sum.Sum()}").Order(StringComparer.Ordinal));
    }

    private static string WayTo(Trail trail, int move) => string.Join(' ', ParentsOf(trail, move).Reverse());

    private static IEnumerable<uint> ParentsOf(Trail trail, int move)
    {
        for (; move >= 0; move = trail.Moves[move].Parent)
        {
            yield return trail.Moves[move].Transfer;
        }
    }
}
