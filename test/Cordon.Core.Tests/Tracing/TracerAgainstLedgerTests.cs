using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>The tracer on random histories against <see cref="UnitLedger"/>: with conversions, fees, cycles, self-transfers, ends and covers.</summary>
public sealed class TracerAgainstLedgerTests
{
    private const int Histories = 300;
    private static readonly Currency[] Currencies = [Currency.Parse("EUR"), Currency.Parse("JPY")];

    [Theory]
    [InlineData(TaintPolicy.Fifo)]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Poison)]
    [InlineData(TaintPolicy.Libr)]
    public void Says_of_each_purse_what_the_slow_ledger_says(TaintPolicy policy)
    {
        var moved = 0L;
        for (var seed = 1; seed <= Histories; seed++)
        {
            moved += Compare(seed, policy);
        }

        Assert.True(moved > 2L * Histories, $"{Histories} histories moved the money {moved} times only: they show nothing.");
    }

    private static int Compare(int seed, TaintPolicy policy)
    {
        var random = new Random(seed);
        using var graph = new MoneyGraph();
        var purses = Enumerable.Range(1, random.Next(2, 7)).SelectMany(account => Currencies.Select(c => graph.PurseOf((uint)account, c))).ToList();
        var openings = purses.Where(_ => random.Next(3) == 0).ToDictionary(purse => purse, _ => (long)random.Next(1, 80));
        foreach (var (purse, balance) in openings)
        {
            graph.Open(purse, balance);
        }

        if (random.Next(2) == 0)
        {
            graph.SetEnd(purses[^1], (EndKind)random.Next(1, 5));
        }

        var booked = new List<BookedTransfer>();
        var numbers = new List<uint>();
        var count = random.Next(3, 50);
        for (var i = 0; i < count; i++)
        {
            // What has just arrived often goes on at once.
            var transfer = Next(random, graph, purses, i > 0 && random.Next(3) > 0 ? booked[^1].To : purses[random.Next(purses.Count)]);
            booked.Add(transfer);
            numbers.Add(graph.Book(transfer.From, transfer.To, transfer.Sent, transfer.Arrived, i, (uint)i + 1));
        }

        var stolen = random.Next((count + 2) / 3);
        var until = random.Next(stolen, count);
        var ledger = new UnitLedger(policy, graph.EndOf);
        foreach (var (purse, balance) in openings)
        {
            ledger.Open(purse, balance);
        }

        for (var i = 0; i <= until; i++)
        {
            ledger.Book(booked[i], i == stolen);
        }

        var trail = new Trail();
        var start = new StolenTransfer(booked[stolen].From, numbers[stolen]);
        new Tracer(graph).Trace([start], policy, until == count - 1 ? long.MaxValue : until, TraceBounds.Standard, trail);
        var expected = ledger.Ends().OrderBy(end => end.Key).Select(end => $"{end.Key}: {end.Value}");
        var actual = trail.Ends.Where(end => end.Fate != TrailFate.Fee && end.Amount > 0).GroupBy(end => (end.Purse, end.Fate))
            .OrderBy(ends => ends.Key).Select(ends => $"{ends.Key}: {ends.Sum(end => end.Amount)}");
        Assert.True(expected.SequenceEqual(actual), $"seed {seed}: {string.Join(", ", expected)} ≠ {string.Join(", ", actual)}");
        Assert.False(trail.IsBounded);
        Assert.Equal(booked[stolen].Sent, trail.Stolen);
        if (policy != TaintPolicy.Poison)
        {
            Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
        }

        return trail.Moves.Count;
    }

    private static BookedTransfer Next(Random random, MoneyGraph graph, List<uint> purses, uint from)
    {
        var to = purses[random.Next(purses.Count)];
        var sent = random.Next(1, 60);
        var arrived = graph.CurrencyOf(from) != graph.CurrencyOf(to) ? random.Next(0, 90) : random.Next(5) == 0 ? random.Next(0, sent + 1) : sent;
        return new BookedTransfer(from, to, sent, arrived);
    }
}
