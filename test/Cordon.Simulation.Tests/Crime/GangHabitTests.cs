using Cordon.Simulation.Economy;
using Cordon.Simulation.Tests.Economy;

namespace Cordon.Simulation.Tests.Crime;

public sealed class GangHabitTests
{
    private static readonly PlayedWorld Hot = PlayedWorld.HotTown;

    private static readonly PlayedWorld PlainHot = new(PlayedWorld.HotTown.Options with { Habits = EconomyHabits.None });

    [Fact]
    public void A_victim_whose_account_is_used_has_paid_before_and_only_others_money_passes()
    {
        var used = Hot.Mules.Where(mule => mule.Kind == MuleKind.Victim).ToDictionary(mule => mule.Account, PlayedWorld.SameAccount);
        Assert.NotEmpty(used);
        var ownCases = Hot.Payments.Where(row => row.Label.Truth == SimulatedTruth.Scam && used.ContainsKey(row.Payment.Payer))
            .ToLookup(row => row.Payment.Payer, row => row.Label.Pattern);
        var (passed, came) = (0, 0);
        foreach (var (payment, label) in Hot.Payments)
        {
            if (used.TryGetValue(payment.Payer, out var mule) && label.Truth is SimulatedTruth.Layering or SimulatedTruth.Cashout)
            {
                Assert.True(payment.Time >= mule.Time);
                passed++;
            }

            if (used.ContainsKey(payment.Payee) && label.Truth == SimulatedTruth.Scam)
            {
                Assert.DoesNotContain(label.Pattern, ownCases[payment.Payee]);
                came++;
            }
        }

        Assert.All(used.Values, mule => Assert.Contains(
            Hot.Payments, row => row.Payment.Payer == mule.Account && row.Label.Truth == SimulatedTruth.Scam && row.Payment.Time <= mule.Time));
        Assert.True(passed > 0 && came > 0, $"{came} came, {passed} passed: the law was not tried.");
    }

    [Fact]
    public void Accounts_of_straw_men_have_a_past_when_gangs_begin_to_use_them()
    {
        static int Lived(PlayedWorld world)
        {
            var since = world.Mules.Where(mule => mule.Kind == MuleKind.Fresh).ToDictionary(mule => mule.Account, mule => mule.Time, PlayedWorld.SameAccount);
            var lived = world.Payments.Where(row => since.TryGetValue(row.Payment.Payer, out var from) && row.Payment.Time < from)
                .Select(row => row.Payment.Payer).Distinct(PlayedWorld.SameAccount).Count();
            return lived * 100 / since.Count;
        }

        Assert.InRange(Lived(Hot), 30, 95);
        Assert.Equal(0, Lived(PlainHot));
    }

    /// <summary>A gang's own money: nothing stolen, and a victim of the same mule pays later if at all.</summary>
    [Fact]
    public void A_mule_that_is_tried_with_own_money_is_tried_before_stolen_money_comes()
    {
        var tried = new HashSet<SimulatedAccount>(PlayedWorld.SameAccount);
        var (reached, early) = (new HashSet<SimulatedAccount>(PlayedWorld.SameAccount), 0);
        foreach (var (payment, label) in Hot.Payments)
        {
            if (label.Pattern == "gang/test")
            {
                Assert.Equal(SimulatedTruth.Genuine, label.Truth);
                Assert.True(payment.Amount.Minor <= 25_00);
                early += reached.Contains(payment.Payee) ? 0 : 1;
                tried.Add(payment.Payee);
            }
            else if (label.Truth is SimulatedTruth.Scam or SimulatedTruth.Layering)
            {
                reached.Add(payment.Payee);
            }
        }

        Assert.True(early * 2 > tried.Count, $"Of {tried.Count} only {early} were tried before use.");
        Assert.True(tried.Overlaps(reached));
    }

    [Fact]
    public void Shells_pay_the_same_round_wage_to_one_mule_each_time()
    {
        var shells = Hot.Mules.Where(mule => mule.Kind == MuleKind.Shell).Select(mule => mule.Account).ToHashSet(PlayedWorld.SameAccount);
        var wages = Hot.Payments.Where(row => row.Label.Truth == SimulatedTruth.Layering && row.Payment.Channel == "batch").ToList();
        Assert.NotEmpty(wages);
        Assert.All(wages, row => Assert.True(shells.Contains(row.Payment.Payer) && row.Payment.Amount.Minor % 50_00 == 0));
        Assert.All(wages.GroupBy(row => row.Payment.Payee, PlayedWorld.SameAccount), paid => Assert.Single(paid.DistinctBy(row => row.Payment.Amount)));
    }

    [Fact]
    public void More_stolen_sums_lie_just_below_thresholds()
    {
        static int Share(PlayedWorld world)
        {
            int[] thresholds = [1_000_00, 3_000_00, 5_000_00, 10_000_00];
            var stolen = world.Payments.Where(row => row.Label.Truth is SimulatedTruth.Layering or SimulatedTruth.Cashout)
                .Select(row => row.Payment.Amount.Minor).Where(minor => minor > 800_00).ToList();
            return stolen.Count(minor => thresholds.Any(limit => minor < limit && minor >= limit * 94 / 100)) * 100 / stolen.Count;
        }

        Assert.True(Share(Hot) > 2 * Share(PlainHot), $"{Share(Hot)} % against {Share(PlainHot)} %.");
    }

    [Fact]
    public void Some_mules_move_money_after_more_than_a_week_of_sleep()
    {
        static int Woken(PlayedWorld world)
        {
            var last = new Dictionary<SimulatedAccount, long>(PlayedWorld.SameAccount);
            var woken = 0;
            foreach (var (payment, _) in world.Payments.Where(row => row.Label.Truth is SimulatedTruth.Scam or SimulatedTruth.Layering))
            {
                var now = payment.Time.Milliseconds;
                woken += last.TryGetValue(payment.Payee, out var before) && now - before > 7 * 86_400_000L ? 1 : 0;
                last[payment.Payee] = now;
            }

            return woken;
        }

        Assert.True(Woken(Hot) > Woken(PlainHot));
    }

    [Fact]
    public void Gangs_that_lose_accounts_put_more_mules_between_victim_and_way_out()
    {
        static double Hops(PlayedWorld world)
        {
            var rows = world.Whereabouts.Where(part => part is { Fate: MoneyFate.Exchange or MoneyFate.Cash or MoneyFate.Abroad, AmountMinor: > 0 }).ToList();
            return rows.Sum(part => (double)part.Hop) / rows.Count;
        }

        var withoutIt = new PlayedWorld(Hot.Options with { Habits = EconomyHabits.All & ~EconomyHabits.Adaptation });
        Assert.True(Hops(Hot) > Hops(withoutIt) + 0.3, $"{Hops(Hot)} hops against {Hops(withoutIt)}.");
    }
}
