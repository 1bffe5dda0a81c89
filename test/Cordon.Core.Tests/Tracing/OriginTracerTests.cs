using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>Money followed backward on random histories against <see cref="OriginLedger"/>, and by hand.</summary>
public sealed class OriginTracerTests
{
    private static readonly Currency[] Currencies = [Currency.Parse("EUR"), Currency.Parse("JPY")];

    [Theory]
    [InlineData(TaintPolicy.Fifo, true)]
    [InlineData(TaintPolicy.Fifo, false)]
    [InlineData(TaintPolicy.Lifo, false)]
    [InlineData(TaintPolicy.Prorata, true)]
    [InlineData(TaintPolicy.Poison, true)]
    public void Says_whose_money_it_is_as_the_slow_ledger_does(TaintPolicy policy, bool hasConversions)
    {
        var moved = 0L;
        for (var seed = 1; seed <= 400; seed++)
        {
            moved += Compare(seed, policy, hasConversions);
        }

        Assert.True(moved > 800, $"The money was followed {moved} times only.");
    }

    private static int Compare(int seed, TaintPolicy policy, bool hasConversions)
    {
        var random = new Random(seed);
        using var graph = new MoneyGraph();
        var currencies = Currencies[..(hasConversions ? 2 : 1)];
        var purses = Enumerable.Range(1, random.Next(2, 7)).SelectMany(account => currencies.Select(c => graph.PurseOf((uint)account, c))).ToList();
        var count = random.Next(3, 40);
        var reported = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(count)).ToHashSet();
        var ledger = new OriginLedger(policy, graph.EndOf, reported);
        foreach (var purse in purses.Where(_ => random.Next(3) == 0))
        {
            var balance = random.Next(1, 80);
            graph.Open(purse, balance);
            ledger.Open(purse, balance);
        }

        if (random.Next(3) == 0)
        {
            graph.SetEnd(purses[^1], (EndKind)random.Next(1, 5));
        }

        var until = random.Next((count + 1) / 2, count);
        var booked = new List<BookedTransfer>();
        IReadOnlyList<object> last = [];
        for (var i = 0; i < count; i++)
        {
            var transfer = Next(random, graph, purses, hasConversions, i > 0 && random.Next(3) > 0 ? booked[^1].To : purses[random.Next(purses.Count)]);
            booked.Add(transfer);
            graph.Book(transfer.From, transfer.To, transfer.Sent, transfer.Arrived, i, (uint)i + 1);
            if (i <= until)
            {
                ledger.Book(transfer, out last);
            }
        }

        var isPayment = random.Next(2) == 0;
        var asked = isPayment ? new AskedMoney(booked[until].From, (uint)until + 1) : new AskedMoney(booked[until].To, 0);
        var by = isPayment ? until : -1;
        var trail = new Trail();
        new OriginTracer(graph).Trace([asked], transfer => reported.Contains((int)transfer - 1), policy, until, TraceBounds.Standard, trail);
        var expected = policy is TaintPolicy.Fifo or TaintPolicy.Lifo
            ? ledger.OriginsOf(isPayment ? last : ledger.In(asked.Purse), by)
            : ledger.PlayBack(asked.Purse, by);
        if (policy == TaintPolicy.Fifo && hasConversions)
        {
            // Of a transfer with a fee the parts between those that arrived are told with them.
            var told = Told(trail);
            Assert.All(expected, end => Assert.InRange(end.Value, 1, told.GetValueOrDefault(end.Key)));
        }
        else
        {
            Assert.Equal(Sorted(expected), Sorted(Told(trail)));
        }

        Assert.False(trail.IsBounded);
        if (policy != TaintPolicy.Poison)
        {
            Assert.Equal(isPayment ? booked[until].Sent : ledger.In(asked.Purse).Count, trail.Stolen);
            Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
        }

        return trail.Moves.Count;
    }

    /// <summary>Amounts by purse and fate; what two parts both came from counts once.</summary>
    private static Dictionary<(uint, TrailFate), long> Told(Trail trail) => trail.Ends.GroupBy(end => (end.Purse, end.Fate)).ToDictionary(
        ends => ends.Key,
        ends => trail.Policy == TaintPolicy.Fifo ? Union(ends.Select(end => (end.Start, end.Start + end.Amount))) : ends.Sum(end => end.Amount));

    private static long Union(IEnumerable<(long From, long To)> parts)
    {
        var (sum, until) = (0L, long.MinValue);
        foreach (var (from, to) in parts.Order())
        {
            sum += Math.Max(0, to - Math.Max(from, until));
            until = Math.Max(until, to);
        }

        return sum;
    }

    private static IEnumerable<string> Sorted(Dictionary<(uint, TrailFate), long> ends) =>
        ends.Where(end => end.Value > 0).Select(end => $"{end.Key}: {end.Value}").Order();

    private static BookedTransfer Next(Random random, MoneyGraph graph, List<uint> purses, bool hasFees, uint from)
    {
        var to = purses[random.Next(purses.Count)];
        var sent = random.Next(1, 60);
        var arrived = graph.CurrencyOf(from) != graph.CurrencyOf(to) ? random.Next(0, 90) : hasFees && random.Next(5) == 0 ? random.Next(0, sent + 1) : sent;
        return new BookedTransfer(from, to, sent, arrived);
    }
}
