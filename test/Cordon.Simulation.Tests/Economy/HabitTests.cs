using System.Numerics;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

public sealed class HabitTests
{
    private static readonly string[] ScamNames = [.. Enum.GetNames<ScamKind>().Select(name => name.ToLowerInvariant())];

    private static readonly EconomyOptions Village = new() { Seed = 43, Persons = 1_500, Days = 25, ScamPaymentsPerMillion = 8_000 };

    private static readonly PlayedWorld Plain = new(Village with { Habits = EconomyHabits.None });

    // That the patterns are there in a whole world is another test's: here they go with their habit, and nothing else's does.
    [Theory]
    [InlineData(EconomyHabits.NewFirms, "lookalike/new-firm")]
    [InlineData(EconomyHabits.TicketSellers, "lookalike/ticket-seller")]
    [InlineData(EconomyHabits.FlatShares, "lookalike/flat-share")]
    [InlineData(EconomyHabits.BankChanges, "lookalike/bank-change")]
    [InlineData(EconomyHabits.FamilyHelp, "lookalike/family-help")]
    [InlineData(EconomyHabits.Subcontracting, "lookalike/subcontractor")]
    [InlineData(EconomyHabits.Resellers, "lookalike/reseller")]
    [InlineData(EconomyHabits.SharedDevices, "lookalike/family-device", "lookalike/second-hand-phone", "lookalike/shared-network")]
    [InlineData(EconomyHabits.PaydaySavers, "lookalike/payday-saver")]
    [InlineData(EconomyHabits.CoinBuyers, "lookalike/coin-buyer")]
    [InlineData(EconomyHabits.NightPayments, "lookalike/night-payment")]
    [InlineData(EconomyHabits.WokenAccounts, "lookalike/returned", "lookalike/season-business")]
    [InlineData(EconomyHabits.StrawPasts, "gang/past")]
    [InlineData(EconomyHabits.TestPayments, "gang/test")]
    [InlineData(EconomyHabits.WageMimicry)]
    [InlineData(EconomyHabits.ChangingPace)]
    [InlineData(EconomyHabits.Thresholds)]
    [InlineData(EconomyHabits.RestingMules)]
    [InlineData(EconomyHabits.VictimAccounts)]
    [InlineData(EconomyHabits.Adaptation)]
    [InlineData(EconomyHabits.ExchangeDesks, "channel/desk", "lookalike/desk-customer")]
    [InlineData(EconomyHabits.UndergroundBankers, "channel/mirrored", "lookalike/informal-remittance")]
    [InlineData(EconomyHabits.FrontMerchants)]
    public void A_habit_alone_brings_its_own_patterns_and_no_others(EconomyHabits habit, params string[] patterns)
    {
        var world = new PlayedWorld(Village with { Habits = habit });
        Assert.Equal(patterns, Named(world).Except(Named(Plain)).Order());
    }

    [Theory]
    [InlineData(EconomyHabits.TestPayments)]
    [InlineData(EconomyHabits.WageMimicry)]
    [InlineData(EconomyHabits.ChangingPace)]
    [InlineData(EconomyHabits.Thresholds)]
    [InlineData(EconomyHabits.RestingMules)]
    [InlineData(EconomyHabits.VictimAccounts)]
    [InlineData(EconomyHabits.StrawPasts)]
    [InlineData(EconomyHabits.ExchangeDesks)]
    [InlineData(EconomyHabits.UndergroundBankers)]
    [InlineData(EconomyHabits.FrontMerchants)]
    public void What_gangs_do_they_do_not_do_without_the_habit(EconomyHabits habit)
    {
        Assert.True(Done(PlayedWorld.HotTown, habit) > 0);
        Assert.Equal(0, Done(new PlayedWorld(Village with { Habits = EconomyHabits.All & ~habit }), habit));
    }

    [Fact]
    public void The_plain_world_has_nothing_of_all_this()
    {
        Assert.Equal(new EconomyDeeds { Freezes = Plain.Deeds.Freezes }, Plain.Deeds);
        Assert.DoesNotContain(Named(Plain), pattern => pattern.StartsWith("gang/") || pattern.StartsWith("channel/"));
        Assert.All(Plain.Mules, mule => Assert.True(mule.Kind <= MuleKind.Abroad && mule.Gang is not null));
    }

    [Fact]
    public void Names_of_single_habits_stand_before_those_of_several()
    {
        var counts = HabitNames.All.Select(name => HabitNames.TryParse(name, out var habits, out _) ? BitOperations.PopCount((uint)habits) : 0).ToList();
        Assert.Equal(24, counts.Count(count => count == 1));
        Assert.All(counts.Take(24), count => Assert.Equal(1, count));
        Assert.Equal(["strangers", "gangs", "channels", "all"], HabitNames.All.Skip(24));
    }

    [Fact]
    public void Names_are_read_as_they_are_written()
    {
        Assert.True(HabitNames.TryParse("all", out var all, out _));
        Assert.Equal(EconomyHabits.All, all);
        Assert.True(HabitNames.TryParse(" new-firms, gangs ", out var some, out _));
        Assert.Equal(EconomyHabits.NewFirms | EconomyHabits.Gangs, some);
        Assert.True(HabitNames.TryParse("", out var none, out _));
        Assert.Equal(EconomyHabits.None, none);
        Assert.False(HabitNames.TryParse("new-firms,NewFirms", out _, out var unknown));
        Assert.Equal("NewFirms", unknown);
        var together = HabitNames.All.Aggregate(EconomyHabits.None, (sum, name) => HabitNames.TryParse(name, out var one, out _) ? sum | one : sum);
        Assert.Equal(EconomyHabits.All, together);
        Assert.Equal(EconomyHabits.All, EconomyHabits.Strangers | EconomyHabits.Gangs | EconomyHabits.Channels);
        Assert.Equal(EconomyHabits.None, (EconomyHabits.Strangers & EconomyHabits.Gangs) | (EconomyHabits.Gangs & EconomyHabits.Channels));
    }

    [Fact]
    public void Kinds_that_have_no_share_do_not_begin()
    {
        var world = new PlayedWorld(Village with { KindShares = new ScamShares(0, 3, 0, 0, 1) });
        Assert.Equal(["romance", "shopping"], world.Cases.Select(scam => scam.Key.Split('/')[0]).Distinct().Order());
    }

    [Fact]
    public void Losses_grow_with_their_scale()
    {
        var small = MedianLoss(new PlayedWorld(Village with { LossScalePercent = 25 }));
        var usual = MedianLoss(new PlayedWorld(Village));
        Assert.InRange(small * 100 / usual, 12, 50);
    }

    [Fact]
    public void Fast_gangs_move_money_on_sooner()
    {
        // Of the plain world: what gangs do beside it waits for their hours and days.
        var slow = MedianWait(new PlayedWorld(Plain.Options with { GangPacePercent = 50 }));
        var fast = MedianWait(new PlayedWorld(Plain.Options with { GangPacePercent = 400 }));
        Assert.True(fast * 3 < slow, $"Fast ones wait {fast:N0} ms, slow ones {slow:N0} ms.");
    }

    private static IEnumerable<string> Named(PlayedWorld world) => world.Payments.Select(row => row.Label.Pattern)
        .Where(pattern => pattern.Length > 0 && !ScamNames.Contains(pattern.Split('/')[0])).Distinct();

    private static long Done(PlayedWorld world, EconomyHabits habit) => habit switch
    {
        EconomyHabits.TestPayments => world.Deeds.Tests,
        EconomyHabits.WageMimicry => world.Deeds.Wages,
        EconomyHabits.ChangingPace => world.Deeds.Waits,
        EconomyHabits.Thresholds => world.Deeds.BelowThresholds,
        EconomyHabits.RestingMules => world.Deeds.Woken,
        EconomyHabits.VictimAccounts => world.Deeds.VictimsUsed,
        EconomyHabits.StrawPasts => world.Deeds.StrawPasts,
        EconomyHabits.ExchangeDesks => world.Deeds.ToDesks,
        EconomyHabits.UndergroundBankers => world.Deeds.ToBankers,
        _ => world.Deeds.ToFronts,
    };

    private static long MedianLoss(PlayedWorld world)
    {
        var losses = world.Cases.Select(scam => scam.Sum(row => row.Payment.Amount.Minor)).Order().ToArray();
        return losses[losses.Length / 2];
    }

    /// <summary>From a victim's payment to the first payment of stolen money out of the account that took it, in milliseconds.</summary>
    private static double MedianWait(PlayedWorld world)
    {
        var came = new Dictionary<SimulatedAccount, long>(PlayedWorld.SameAccount);
        var waits = new List<long>();
        foreach (var (payment, label) in world.Payments)
        {
            if (label.Truth == SimulatedTruth.Scam && label.Pattern[..4] != "shop")
            {
                came.TryAdd(payment.Payee, payment.Time.Milliseconds);
            }
            else if (label.Truth is SimulatedTruth.Layering or SimulatedTruth.Cashout && came.Remove(payment.Payer, out var since))
            {
                waits.Add(payment.Time.Milliseconds - since);
            }
        }

        waits.Sort();
        return waits[waits.Count / 2];
    }
}
