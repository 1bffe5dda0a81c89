using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>Histories that can be followed by hand. All accounts are in euros; the victim is account 1.</summary>
public sealed class WorkedExamplesTests : IDisposable
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private readonly MoneyGraph _graph = new();
    private uint _payments;

    public void Dispose() => _graph.Dispose();

    // The victim pays 100 into a purse with 50 of its own; then 60 and 30 leave.
    [Theory]
    [InlineData(TaintPolicy.Fifo, 10, 30, 60)]
    [InlineData(TaintPolicy.Lifo, 60, 30, 10)]
    [InlineData(TaintPolicy.Prorata, 40, 20, 40)]
    [InlineData(TaintPolicy.Libr, 10, 30, 60)]
    public void The_policies_tell_apart_what_was_mixed(TaintPolicy policy, long inThird, long inFourth, long rests)
    {
        _graph.Open(Purse(2), 50);
        var stolen = Pay(1, 2, 100);
        Pay(2, 3, 60);
        Pay(2, 4, 30);
        var trail = Trace(policy, stolen);
        Assert.Equal((inThird, inFourth, rests), (Rest(trail, 3), Rest(trail, 4), Rest(trail, 2)));
    }

    [Fact]
    public void Poison_exposes_all_that_lies_in_an_account_it_reached()
    {
        _graph.Open(Purse(2), 50);
        var stolen = Pay(1, 2, 100);
        Pay(2, 3, 60);
        var trail = Trace(TaintPolicy.Poison, stolen);
        Assert.Equal((90, 60), (Rest(trail, 2), Rest(trail, 3)));
    }

    [Fact]
    public void What_an_account_pays_out_beyond_what_is_known_leaves_with_all_that_was_there()
    {
        var stolen = Pay(1, 2, 100);
        Pay(2, 3, 130);
        foreach (var policy in new[] { TaintPolicy.Fifo, TaintPolicy.Lifo, TaintPolicy.Prorata, TaintPolicy.Libr })
        {
            Assert.Equal(100, Rest(Trace(policy, stolen), 3));
        }

        Assert.True(_graph.IsCovered(Purse(2)));
    }

    [Fact]
    public void Money_that_goes_round_is_counted_once()
    {
        var stolen = Pay(1, 2, 100);
        Pay(2, 3, 100);
        Pay(3, 2, 100);
        Pay(2, 2, 40);
        Pay(2, 1, 25);
        var trail = Trace(TaintPolicy.Fifo, stolen);
        Assert.Equal(75, Rest(trail, 2));
        Assert.Equal(25, trail.ShareOf(TrailFate.CameBack));
    }

    [Fact]
    public void A_moment_hides_what_came_after_it()
    {
        var stolen = Pay(1, 2, 100, 1_000);
        Pay(2, 3, 100, 2_000);
        Assert.Equal(100, Rest(Trace(TaintPolicy.Fifo, stolen, 1_999), 2));
        Assert.Equal(100, Rest(Trace(TaintPolicy.Fifo, stolen, 2_000), 3));
        Assert.Empty(Trace(TaintPolicy.Fifo, stolen, 999).Moves);
    }

    private uint Purse(uint account) => _graph.PurseOf(account, Eur);

    private StolenTransfer Pay(uint from, uint to, long amount, long time = 0) =>
        new(Purse(from), _graph.Book(Purse(from), Purse(to), amount, amount, time, ++_payments));

    private Trail Trace(TaintPolicy policy, StolenTransfer stolen, long moment = long.MaxValue)
    {
        var trail = new Trail();
        new Tracer(_graph).Trace([stolen], policy, moment, TraceBounds.Standard, trail);
        return trail;
    }

    private long Rest(Trail trail, uint account) => trail.Ends.Where(end => end.Purse == Purse(account) && end.Fate == TrailFate.Rests).Sum(end => end.Amount);
}
