using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>What is followed live is at every moment what a fresh trace says.</summary>
public sealed class LiveTaintTests
{
    private static readonly Currency[] Currencies = [Currency.Parse("EUR"), Currency.Parse("USD")];

    [Fact]
    public void Money_followed_live_lies_where_a_fresh_trace_says()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            Play(seed, transfers: 60);
        }
    }

    [Fact]
    public void A_payment_is_told_before_it_is_booked_how_much_stolen_money_it_would_move()
    {
        using var graph = new MoneyGraph();
        using var live = new LiveTaint(graph);
        var (victim, mule, other) = (graph.PurseOf(1, Currencies[0]), graph.PurseOf(2, Currencies[0]), graph.PurseOf(3, Currencies[0]));
        graph.Open(mule, 50);
        Report(graph, live, 1, new StolenTransfer(victim, graph.Book(victim, mule, 100, 100, 0, 1)));
        Assert.Equal((0, 10, 100), (live.StolenIn(mule, 50), live.StolenIn(mule, 60), live.StolenIn(mule)));
        graph.Book(mule, other, 60, 60, 0, 2);
        Assert.True(live.Follow(mule));
        Assert.Equal((90, 10, 10), (live.StolenIn(mule), live.StolenIn(other), live.AmountOf(1, other)));
    }

    private static void Play(int seed, int transfers)
    {
        var random = new Random(seed);
        using var graph = new MoneyGraph();
        using var live = new LiveTaint(graph);
        var made = new List<StolenTransfer>();
        var reported = new List<StolenTransfer>();
        var gone = new Dictionary<(uint Case, TrailFate Fate), long>();
        var purses = Enumerable.Range(1, 6).SelectMany(account => Currencies.Select(currency => graph.PurseOf((uint)account, currency))).ToList();
        graph.Open(purses[0], random.Next(1, 50));
        graph.SetEnd(purses[^1], EndKind.Cash);
        for (var i = 0; i < transfers; i++)
        {
            var (from, to) = (purses[random.Next(purses.Count)], purses[random.Next(purses.Count)]);
            var amount = random.Next(1, 40);
            var arrived = graph.CurrencyOf(from) != graph.CurrencyOf(to) ? random.Next(0, 60) : random.Next(4) == 0 ? random.Next(0, amount + 1) : amount;
            made.Add(new StolenTransfer(from, graph.Book(from, to, amount, arrived, i, (uint)i + 1)));
            if (live.Follow(from))
            {
                foreach (var move in live.Moves.Where(move => move.Fate != TrailFate.Rests))
                {
                    gone[(move.Case, move.Fate)] = gone.GetValueOrDefault((move.Case, move.Fate)) + move.Share;
                }
            }

            if (random.Next(8) == 0)
            {
                reported.Add(made[random.Next(made.Count)]);
                foreach (var group in Report(graph, live, (uint)reported.Count, reported[^1]).Ends.GroupBy(end => end.Fate))
                {
                    gone[((uint)reported.Count, group.Key)] = group.Sum(end => end.Share);
                }
            }

            Compare(graph, live, reported, purses, gone, $"seed {seed}, transfer {i}");
        }
    }

    private static void Compare(
        MoneyGraph graph, LiveTaint live, List<StolenTransfer> reported, List<uint> purses,
        Dictionary<(uint Case, TrailFate Fate), long> gone, string where)
    {
        for (var number = 1u; number <= reported.Count; number++)
        {
            var fresh = Trace(graph, reported[(int)number - 1]);
            foreach (var purse in purses)
            {
                var rests = fresh.Ends.Where(end => end.Purse == purse && end.Fate == TrailFate.Rests).Sum(end => end.Amount);
                Assert.True(rests == live.AmountOf(number, purse), $"{where}: case {number}, purse {purse}: {rests} ≠ {live.AmountOf(number, purse)}");
            }

            foreach (var fate in new[] { TrailFate.Cash, TrailFate.CameBack })
            {
                Assert.Equal(fresh.ShareOf(fate), gone.GetValueOrDefault((number, fate)));
            }
        }
    }

    private static Trail Report(MoneyGraph graph, LiveTaint live, uint number, StolenTransfer stolen)
    {
        var trail = Trace(graph, stolen);
        live.Open(number, trail, [stolen.Payer]);
        return trail;
    }

    private static Trail Trace(MoneyGraph graph, StolenTransfer stolen)
    {
        var trail = new Trail();
        new Tracer(graph).Trace([stolen], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
        return trail;
    }
}
