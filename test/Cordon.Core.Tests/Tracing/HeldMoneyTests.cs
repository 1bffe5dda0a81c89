using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>What banks hold does not move, live or in a trace, and both say the same of everything else.</summary>
public sealed class HeldMoneyTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    [Fact]
    public void What_leaves_a_purse_is_what_lies_behind_a_hold()
    {
        using var world = new World();
        var (victim, mule, employer, landlord) = (world.Purse(1), world.Purse(2), world.Purse(3), world.Purse(4));
        world.Report(1, world.Book(victim, mule, 1_000));
        world.Live.Hold(7, 1, mule, 1_000, 5);
        world.Book(employer, mule, 1_000);
        world.Book(mule, landlord, 1_000);
        Assert.Equal((0, 0, 1_000), (world.Live.AmountOf(1, mule), world.Live.AmountOf(1, landlord), world.Live.HeldOf(7, 1)));
        Assert.Equal((1_000, 0), (world.Fate(1, TrailFate.Frozen), world.Fate(1, TrailFate.Rests)));
        world.Live.LetGo(7, 1_000, isTimeOver: true, 9);
        world.Book(mule, landlord, 400);
        Assert.Equal((600, 400), (world.Live.AmountOf(1, mule), world.Live.AmountOf(1, landlord)));
        Assert.Equal((0, 1_000), (world.Fate(1, TrailFate.Frozen), world.Fate(1, TrailFate.Rests)));
    }

    [Fact]
    public void A_trace_of_a_moment_before_the_hold_knows_nothing_of_it()
    {
        using var world = new World();
        var (victim, mule, other) = (world.Purse(1), world.Purse(2), world.Purse(3));
        world.Report(1, world.Book(victim, mule, 100));
        world.Book(mule, other, 30);
        world.Live.Hold(7, 1, mule, 70, timeMilliseconds: 50);
        Assert.Equal((70, 0), (world.Fate(1, TrailFate.Frozen), world.Fate(1, TrailFate.Frozen, moment: 49)));
    }

    [Fact]
    public void What_a_person_lets_go_is_followed_no_more_but_another_cases_money_in_it_is()
    {
        using var world = new World();
        var (victim, second, mule, other) = (world.Purse(1), world.Purse(2), world.Purse(3), world.Purse(4));
        world.Report(1, world.Book(victim, mule, 100));
        world.Report(2, world.Book(second, mule, 50));
        world.Live.Hold(7, 1, mule, 120, 5);
        Assert.Equal((0, 30, 100, 20), (world.Live.AmountOf(1, mule), world.Live.AmountOf(2, mule), world.Live.HeldOf(7, 1), world.Live.HeldOf(7, 2)));
        world.Live.LetGo(7, 60, isTimeOver: false, 6);
        Assert.Equal((0, 50, 60, 0), (world.Live.AmountOf(1, mule), world.Live.AmountOf(2, mule), world.Live.HeldOf(7, 1), world.Live.HeldOf(7, 2)));
        world.Book(mule, other, 50);
        Assert.Equal((30, 20), (world.Live.AmountOf(2, other), world.Live.AmountOf(2, mule)));
        Assert.Equal([new CasePart(1, 60, 60, 60)], world.Live.Return(7, 60, world.Now));
    }

    [Fact]
    public void Money_that_two_cases_claim_counts_to_the_case_whose_order_holds_it_or_else_to_the_one_followed_first()
    {
        using var world = new World();
        var (victim, first, second, other) = (world.Purse(1), world.Purse(2), world.Purse(3), world.Purse(4));
        var stolen = world.Book(victim, first, 100);
        var again = world.Book(first, second, 80);
        world.Report(2, again);
        world.Report(1, stolen);
        Assert.Equal([new CasePart(1, 50, 50, 50), new CasePart(2, 50, 50, 0)], world.Live.Hold(7, 1, second, 50, world.Now));
        world.Report(3, world.Book(other, second, 9));
        Assert.Equal([new CasePart(1, 30, 30, 0), new CasePart(2, 30, 30, 30), new CasePart(3, 9, 9, 9)], world.Live.Hold(8, 3, second, 39, world.Now));
        Assert.Equal((80, 0), world.Report(4, again));
        Assert.Equal([new CasePart(1, 20, 20, 20), new CasePart(2, 20, 20, 0), new CasePart(4, 20, 20, 0)], world.Live.Return(7, 20, world.Now));
    }

    [Fact]
    public void What_is_paid_back_without_a_hold_is_out_of_the_account_and_what_lies_behind_moves_up()
    {
        using var world = new World();
        var (victim, second, mule, other) = (world.Purse(1), world.Purse(2), world.Purse(3), world.Purse(4));
        world.Report(1, world.Book(victim, mule, 100));
        world.Report(2, world.Book(second, mule, 50));
        world.Live.Hold(7, 1, mule, 100, 5);
        world.Live.LetGo(7, 100, isTimeOver: false, 6);
        Assert.Equal([], world.PayBack(7, 1, mule, 60, offset: 100));
        Assert.Equal((60, 40, 0), (world.Fate(1, TrailFate.PaidBack), world.Fate(1, TrailFate.Rests), world.Fate(1, TrailFate.Frozen)));
        Assert.Equal([new CasePart(2, 50, 50, 50)], world.PayBack(8, 2, mule, 70, offset: 0));
        Assert.Equal((40, 0, 50), (world.Graph.FreeIn(mule), world.Live.AmountOf(2, mule), world.Fate(2, TrailFate.PaidBack)));
        world.Book(mule, other, 40);
        Assert.Equal((60, 0), (world.Fate(1, TrailFate.PaidBack), world.Graph.FreeIn(mule)));
    }

    [Theory]
    [InlineData(0, "30 30 40")]
    [InlineData(10, "30 30 30")]
    [InlineData(55, "30 15 0")]
    [InlineData(100, "0 0 0")]
    [InlineData(-5, "30 30 40")]
    public void What_the_victim_has_had_otherwise_is_followed_less_the_farthest_first(long less, string followed)
    {
        using var world = new World();
        var purses = Enumerable.Range(1, 4).Select(account => world.Purse((uint)account)).ToList();
        world.Report(1, world.Book(purses[0], purses[1], 100));
        world.Book(purses[1], purses[2], 70);
        world.Book(purses[2], purses[3], 40);
        Assert.Equal(100, world.Live.ShareOf(1, purses));
        world.Live.FollowLess(1, purses, less);
        Assert.Equal(followed, string.Join(' ', purses.Skip(1).Select(purse => world.Live.AmountOf(1, purse))));
        Assert.Equal(100 - Math.Max(0, less), world.Live.ShareOf(1, purses));
    }

    [Theory]
    [InlineData(3, 4_000_000, TraceLimits.Moves)]
    [InlineData(200_000, 5, TraceLimits.Looks)]
    [InlineData(200_000, 1, TraceLimits.Looks)]
    [InlineData(200_000, 0, TraceLimits.Looks)]
    public void A_purse_that_had_a_hold_is_followed_no_further_than_any_other(int movesMax, long looksMax, TraceLimits met)
    {
        using var world = new World();
        var (victim, mule, other) = (world.Purse(1), world.Purse(2), world.Purse(3));
        world.Report(1, world.Book(victim, mule, 1_000));
        for (var order = 1u; order <= 2; order++)
        {
            world.Live.Hold(order, 1, mule, 10, world.Now);
        }

        for (var i = 0; i < 900; i++)
        {
            world.Book(mule, other, 1);
        }

        foreach (var policy in new[] { TaintPolicy.Fifo, TaintPolicy.Lifo, TaintPolicy.Prorata, TaintPolicy.Libr })
        {
            var trail = world.Trace(1, bounds: new TraceBounds(64, movesMax, 200_000, looksMax), policy: policy);
            Assert.Equal(met, trail.Limits);
            Assert.True(trail.Moves.Count <= 6, $"{policy}: {trail.Moves.Count} moves");
            Assert.True(trail.ShareOf(TrailFate.Unfollowed) >= 800, $"{policy}: {trail.ShareOf(TrailFate.Unfollowed)} unfollowed");
            Assert.Equal(1_000, trail.Ends.Sum(end => end.Share));
        }
    }

    [Theory]
    [InlineData(TaintPolicy.Fifo)]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Poison)]
    [InlineData(TaintPolicy.Libr)]
    public void The_landlord_who_is_paid_out_of_next_months_wages_gets_no_stolen_money(TaintPolicy policy)
    {
        using var world = new World();
        var (victim, mule, employer, landlord) = (world.Purse(1), world.Purse(2), world.Purse(3), world.Purse(4));
        world.Report(1, world.Book(victim, mule, 1_000));
        world.Live.Hold(7, 1, mule, 1_000, world.Now);
        world.Book(employer, mule, 1_000);
        world.Book(mule, landlord, 1_000);
        var end = Assert.Single(world.Trace(1, policy: policy).Ends);
        Assert.Equal((mule, TrailFate.Frozen, 1_000L, 7u), (end.Purse, end.Fate, end.Amount, end.Order));
    }

    [Theory]
    [InlineData(TaintPolicy.Fifo, 0, 60)]
    [InlineData(TaintPolicy.Lifo, 0, 60)]
    [InlineData(TaintPolicy.Prorata, 16, 60)]
    [InlineData(TaintPolicy.Libr, 0, 60)]
    public void A_hold_takes_the_order_cases_money_first_and_another_cases_last(TaintPolicy policy, long movesOn, long frozen)
    {
        using var world = new World();
        var (victim, second, mule, other) = (world.Purse(1), world.Purse(2), world.Purse(3), world.Purse(4));
        world.Book(world.Purse(5), mule, 60);
        world.Report(1, world.Book(victim, mule, 100));
        world.Book(world.Purse(5), mule, 40);
        world.Report(2, world.Book(second, mule, 10));
        world.Live.Hold(7, 1, mule, 60, world.Now);
        world.Book(mule, other, policy == TaintPolicy.Lifo ? 50 : 60);
        Assert.Equal(frozen, world.Trace(1, policy: policy).ShareOf(TrailFate.Frozen));
        Assert.Equal(movesOn, world.Trace(1, policy: policy).Ends.Where(end => end.Purse == other).Sum(end => end.Share));
        Assert.Equal(0, world.Trace(2, policy: policy).ShareOf(TrailFate.Frozen));
    }

    [Fact]
    public void Money_followed_live_lies_where_a_fresh_trace_says_whatever_is_held_let_go_and_returned()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            Play(seed);
        }
    }

    private static void Play(int seed)
    {
        var random = new Random(seed);
        using var world = new World();
        var purses = Enumerable.Range(1, 6).Select(account => world.Purse((uint)account)).ToList();
        var made = new List<StolenTransfer>();
        var held = new Dictionary<uint, long>();
        var returned = new Dictionary<uint, long>();
        var once = new Dictionary<uint, long>();
        var cases = 0u;
        var orders = 0u;
        for (var i = 0; i < 80; i++)
        {
            made.Add(world.Book(purses[random.Next(6)], purses[random.Next(6)], random.Next(1, 40)));
            if (random.Next(6) == 0)
            {
                once[++cases] = world.Report(cases, made[random.Next(made.Count)]).OnceMinor;
            }

            var (purse, number) = (purses[random.Next(6)], (uint)random.Next(1, (int)cases + 1));
            if (cases > 0 && random.Next(4) == 0 && world.Live.AmountOf(number, purse) is > 0 and var there)
            {
                held.Add(++orders, random.NextInt64(1, there + 5));
                Count(once, world.Live.Hold(orders, number, purse, held[orders], world.Now), 1);
            }

            if (cases > 0 && random.Next(12) == 0)
            {
                foreach (var part in world.PayBack(++orders, number, purse, random.NextInt64(1, 40), offset: 0))
                {
                    returned[part.Case] = returned.GetValueOrDefault(part.Case) + part.ShareMinor;
                }
            }

            if (held.Count > 0 && random.Next(4) == 0)
            {
                var (order, left) = held.ElementAt(random.Next(held.Count));
                var amount = random.NextInt64(1, left + 1);
                held[order] = left - amount;
                if (random.Next(2) == 0)
                {
                    Count(once, world.Live.LetGo(order, amount, isTimeOver: true, world.Now), -1);
                }
                else
                {
                    var parts = world.Live.Return(order, amount, world.Now);
                    Count(once, parts, -1);
                    foreach (var part in parts)
                    {
                        returned[part.Case] = returned.GetValueOrDefault(part.Case) + part.ShareMinor;
                    }
                }

                _ = held[order] == 0 && held.Remove(order);
            }

            Compare(world, cases, purses, held.Keys, $"seed {seed}, transfer {i}");

            // Without fees a share is an amount, so what is counted once cannot be more than what is held.
            Assert.All(once.Values, minor => Assert.True(minor >= 0, $"seed {seed}, transfer {i}"));
            Assert.True(once.Values.Sum() <= held.Values.Sum() && (held.Count > 0 || once.Values.Sum() == 0), $"seed {seed}, transfer {i}");
        }

        Assert.All(returned, sum => Assert.True(sum.Value <= world.Trace(sum.Key).Stolen, $"seed {seed}"));
    }

    private static void Count(Dictionary<uint, long> once, IReadOnlyList<CasePart> parts, int sign)
    {
        foreach (var part in parts)
        {
            once[part.Case] += sign * part.OnceMinor;
        }
    }

    private static void Compare(World world, uint cases, List<uint> purses, IReadOnlyCollection<uint> orders, string where)
    {
        for (var number = 1u; number <= cases; number++)
        {
            var fresh = world.Trace(number);
            Assert.True(fresh.Stolen == fresh.Ends.Sum(end => end.Share), $"{where}: case {number}");
            foreach (var purse in purses)
            {
                var rests = fresh.Ends.Where(end => end.Purse == purse && end.Fate == TrailFate.Rests).Sum(end => end.Amount);
                Assert.True(rests == world.Live.AmountOf(number, purse), $"{where}: case {number}, purse {purse}: {rests}");
            }

            var frozen = fresh.Ends.Where(end => end.Fate == TrailFate.Frozen).Sum(end => end.Amount);
            var held = orders.Sum(order => world.Live.HeldOf(order, number));
            Assert.True(held <= frozen, $"{where}: case {number}: {held} held of {frozen} that were frozen");
        }

        Assert.All(purses, purse => Assert.True(world.Live.StolenIn(purse) <= world.Graph.FreeIn(purse), where));
    }

    /// <summary>A graph, what is followed in it, and a clock that ticks with every transfer.</summary>
    private sealed class World : IDisposable
    {
        private readonly Dictionary<uint, StolenTransfer> _reported = [];

        public World() => Live = new LiveTaint(Graph);

        public MoneyGraph Graph { get; } = new();

        public LiveTaint Live { get; }

        public long Now { get; private set; }

        public uint Purse(uint account) => Graph.PurseOf(account, Euro);

        public StolenTransfer Book(uint from, uint to, long amount)
        {
            var stolen = new StolenTransfer(from, Graph.Book(from, to, amount, amount, ++Now, (uint)Now));
            Live.Follow(from);
            return stolen;
        }

        public (long HeldMinor, long OnceMinor) Report(uint number, StolenTransfer stolen)
        {
            _reported[number] = stolen;
            return Live.Open(number, Trace(number), [stolen.Payer]);
        }

        public IReadOnlyList<CasePart> PayBack(uint order, uint number, uint purse, long amount, long offset)
        {
            var places = Trace(number).Ends.Where(end => end.Purse == purse && end.Fate == TrailFate.Rests).Select(end => (end.Start, end.Amount));
            return Live.PayBack(order, number, purse, places, amount, offset, Now);
        }

        public long Fate(uint number, TrailFate fate, long moment = long.MaxValue) => Trace(number, moment).ShareOf(fate);

        public Trail Trace(uint number, long moment = long.MaxValue, TraceBounds? bounds = null, TaintPolicy policy = TaintPolicy.Fifo)
        {
            var trail = new Trail();
            new Tracer(Graph).Trace([_reported[number]], policy, moment, bounds ?? TraceBounds.Standard, trail, caseNumber: number);
            return trail;
        }

        public void Dispose()
        {
            Live.Dispose();
            Graph.Dispose();
        }
    }
}
