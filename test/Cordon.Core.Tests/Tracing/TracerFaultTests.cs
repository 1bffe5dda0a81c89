using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>What goes wrong in the field: circles, hubs, late and returned payments, bounds. All accounts are in euros.</summary>
public sealed class TracerFaultTests : IDisposable
{
    private static readonly TaintPolicy[] Conserving = [TaintPolicy.Fifo, TaintPolicy.Lifo, TaintPolicy.Prorata, TaintPolicy.Libr];
    private readonly MoneyGraph _graph = new();

    public void Dispose() => _graph.Dispose();

    [Fact]
    public void Money_in_a_circle_with_transfers_to_oneself_ends_and_is_conserved()
    {
        var stolen = Pay(1, 2, 1_000);
        for (var round = 0; round < 200; round++)
        {
            Pay(2, 3, 990);
            Pay(3, 3, 500);
            Pay(3, 4, 980);
            Pay(4, 2, 970);
        }

        foreach (var policy in Conserving)
        {
            var trail = Trace(policy, [stolen]);
            Assert.Equal(1_000, trail.Ends.Sum(end => end.Share));
            Assert.All(trail.Ends.GroupBy(end => end.Purse), ends => Assert.InRange(ends.Sum(end => end.Amount), 1, _graph.BalanceOf(ends.Key)));
        }
    }

    [Fact]
    public void Two_payments_in_the_same_millisecond_move_in_the_order_of_booking()
    {
        var stolen = Pay(1, 2, 100, 5_000);
        Pay(2, 3, 60, 5_000);
        Pay(2, 4, 60, 5_000);
        var trail = Trace(TaintPolicy.Fifo, [stolen], 5_000);
        Assert.Equal((60, 40), (Rest(trail, 3), Rest(trail, 4)));
        Assert.Empty(Trace(TaintPolicy.Fifo, [stolen], 4_999).Moves);
    }

    [Fact]
    public void A_payment_told_late_is_booked_when_it_becomes_known_and_changes_no_earlier_answer()
    {
        var stolen = Pay(1, 2, 100, 1_000);
        Pay(2, 3, 80, 2_000);
        var before = Trace(TaintPolicy.Fifo, [stolen]);
        var late = Pay(4, 2, 500, 1_500);
        Pay(2, 5, 20, 3_000);
        Assert.Equal(2_000, _graph.TimeOf(late.Transfer));
        Assert.Equal(before.Ends, Trace(TaintPolicy.Fifo, [stolen], 2_000).Ends);
        Assert.Equal(20, Rest(Trace(TaintPolicy.Fifo, [stolen]), 5));
    }

    [Fact]
    public void A_returned_payment_brings_the_money_back_to_the_victim()
    {
        var stolen = Pay(1, 2, 100);
        Pay(2, 3, 30);
        Pay(2, 1, 70);
        foreach (var policy in Conserving)
        {
            var trail = Trace(policy, [stolen]);
            Assert.Equal((70, 30), (trail.ShareOf(TrailFate.CameBack), Rest(trail, 3)));
        }
    }

    [Fact]
    public void A_payment_returned_by_the_next_account_is_followed_on_from_where_it_is()
    {
        var stolen = Pay(1, 2, 100);
        Pay(2, 3, 100);
        Pay(3, 2, 100);
        foreach (var policy in Conserving)
        {
            Assert.Equal(100, Rest(Trace(policy, [stolen]), 2));
        }
    }

    // The bench has ten million; what is compared with the slow ledger has as many as that can do.
    [Theory]
    [InlineData(TaintPolicy.Fifo)]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Libr)]
    public void Money_in_a_hub_is_where_the_slow_ledger_says(TaintPolicy policy)
    {
        var random = new Random(7);
        var tracer = new Tracer(_graph);
        var booked = new List<BookedTransfer>();
        var hub = _graph.PurseOf(1, Euro);
        for (var i = 0; i < 9_000; i++)
        {
            var isIn = random.Next(2) == 0 || _graph.BalanceOf(hub) < 60;
            var other = _graph.PurseOf((uint)random.Next(2, 400), Euro);
            var amount = random.Next(100) == 0 ? random.Next(1, 4_000) : random.Next(1, 60);
            var transfer = isIn ? new BookedTransfer(other, hub, amount, amount) : new BookedTransfer(hub, other, amount, amount);
            booked.Add(transfer);
            _graph.Book(transfer.From, transfer.To, amount, amount, i, (uint)i + 1);
            if (i % 3_000 == 2_500)
            {
                // An index made in the middle of the history is extended by the next traces.
                tracer.Trace([new StolenTransfer(booked[0].From, 1)], policy, long.MaxValue, TraceBounds.Standard, new Trail());
            }
        }

        foreach (var stolen in Enumerable.Range(0, 9_000).Where(i => booked[i].To == hub).Where((_, i) => i % 400 == 0))
        {
            var ledger = new UnitLedger(policy, _graph.EndOf);
            for (var i = 0; i < booked.Count; i++)
            {
                ledger.Book(booked[i], i == stolen);
            }

            var trail = new Trail();
            tracer.Trace([new StolenTransfer(booked[stolen].From, (uint)stolen + 1)], policy, long.MaxValue, TraceBounds.Standard, trail);
            var told = trail.Ends.GroupBy(end => (end.Purse, end.Fate)).OrderBy(ends => ends.Key).Select(ends => $"{ends.Key}: {ends.Sum(end => end.Amount)}");
            Assert.Equal(ledger.Ends().OrderBy(end => end.Key).Select(end => $"{end.Key}: {end.Value}"), told);
        }
    }

    [Theory]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Libr)]
    public void Reading_a_hub_for_the_first_time_counts_as_looks_and_the_next_trace_goes_on_from_there(TaintPolicy policy)
    {
        Pay(9, 2, 1_000_000);
        var stolen = Pay(1, 2, 10);
        for (var i = 0; i < 100_000; i++)
        {
            Pay(2, 3, 1);
        }

        var tracer = new Tracer(_graph);
        var bounds = new TraceBounds(64, 20_000, 20_000, 4_000);
        var trail = new Trail();
        tracer.Trace([stolen], policy, long.MaxValue, bounds, trail);
        Assert.Equal((TraceLimits.Looks, 10), (trail.Limits, trail.ShareOf(TrailFate.Unfollowed)));
        for (var again = 0; again < 4; again++)
        {
            tracer.Trace([stolen], policy, long.MaxValue, bounds, trail);
        }

        Assert.Equal((TraceLimits.None, 10), (trail.Limits, trail.ShareOf(TrailFate.Rests)));
    }

    [Theory]
    [InlineData(1, 200_000, 200_000, 4_000_000, TraceLimits.Hops)]
    [InlineData(64, 3, 200_000, 4_000_000, TraceLimits.Moves)]
    [InlineData(64, 200_000, 2, 4_000_000, TraceLimits.Accounts)]
    [InlineData(64, 200_000, 200_000, 5, TraceLimits.Looks)]
    public void A_bound_is_named_and_what_it_left_is_told(int hops, int moves, int accounts, long looks, TraceLimits met)
    {
        StolenTransfer[] stolen = [Pay(1, 2, 1_000), Pay(7, 2, 500)];
        for (var i = 0; i < 20; i++)
        {
            Pay(2, 3, 40);
            Pay(3, 4, 30);
            Pay(4, 5, 20);
        }

        foreach (var policy in Conserving)
        {
            var trail = Trace(policy, stolen, bounds: new TraceBounds(hops, moves, accounts, looks));
            Assert.True(trail.Limits.HasFlag(met), $"{policy} says {trail.Limits}.");
            Assert.True(trail.ShareOf(TrailFate.Unfollowed) > 0, $"{policy} left nothing.");
            Assert.Equal(1_500, trail.Ends.Sum(end => end.Share));
        }

        var back = new Trail();
        var bounds = new TraceBounds(hops, moves, accounts, looks);
        new OriginTracer(_graph).Trace([new AskedMoney(5, 0)], _ => false, TaintPolicy.Fifo, long.MaxValue, bounds, back);
        Assert.Equal((true, 400), (back.Limits.HasFlag(met), back.Ends.Sum(end => end.Share)));
    }

    [Fact]
    public void Several_payments_of_one_theft_are_followed_together_and_money_is_counted_once()
    {
        StolenTransfer[] stolen = [Pay(1, 2, 100), Pay(6, 2, 50), Pay(2, 3, 120)];
        Pay(3, 4, 120);

        // The third payment was taken from account 2, so what reaches account 2 of the others came back there.
        var trail = Trace(TaintPolicy.Fifo, stolen);
        Assert.Equal((270, 150, 120), (trail.Stolen, trail.ShareOf(TrailFate.CameBack), Rest(trail, 4)));
        Assert.Equal(150, Trace(TaintPolicy.Prorata, stolen[..2]).Ends.Sum(end => end.Share));
    }

    [Fact]
    public void Traces_in_a_wave_say_what_each_says_alone()
    {
        var random = new Random(3);
        var all = Enumerable.Range(0, 3_000).Select(_ => Pay((uint)random.Next(1, 60), (uint)random.Next(1, 60), random.Next(1, 500))).ToList();
        var (wave, alone) = (new Trail(), new Trail());
        var tracer = new Tracer(_graph);
        tracer.TraceEach([.. all.Select(start => _graph.Find(start.Payer, start.Transfer)!.Value)], TraceBounds.Standard with { HopsMax = 8 }, wave);
        var ends = wave.Ends.ToLookup(end => wave.StartOf(end.Move));
        for (var i = 0; i < all.Count; i++)
        {
            tracer.Trace([all[i]], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard with { HopsMax = 8 }, alone);
            Assert.Equal(alone.Ends.Select(end => end with { Move = 0 }).Order(ByPlace), ends[i].Select(end => end with { Move = 0 }).Order(ByPlace));
        }
    }

    private static readonly Comparer<TrailEnd> ByPlace = Comparer<TrailEnd>.Create(
        (a, b) => (a.Purse, a.Start, a.Transfer, a.Fate, a.Hop, a.Amount).CompareTo((b.Purse, b.Start, b.Transfer, b.Fate, b.Hop, b.Amount)));

    private static Currency Euro { get; } = Currency.Parse("EUR");

    private StolenTransfer Pay(uint from, uint to, long amount, long time = 0)
    {
        var (payer, payee) = (_graph.PurseOf(from, Euro), _graph.PurseOf(to, Euro));
        return new(payer, _graph.Book(payer, payee, amount, amount, time, _graph.TransferCount + 1));
    }

    private Trail Trace(TaintPolicy policy, StolenTransfer[] stolen, long moment = long.MaxValue, TraceBounds? bounds = null)
    {
        var trail = new Trail();
        new Tracer(_graph).Trace(stolen, policy, moment, bounds ?? TraceBounds.Standard, trail);
        return trail;
    }

    private static long Rest(Trail trail, uint purse) => trail.Ends.Where(end => end.Purse == purse && end.Fate == TrailFate.Rests).Sum(end => end.Amount);
}
