using Cordon.Core.Networks.Roles;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Roles;

public sealed class GangRolesTests
{
    private const string Plain = "v1>a 1000, v2>a 500, a>b 1400, b>x1 700, b>c1 600";
    private static readonly OwnLife Lived = new(60, 12, 900_000, 850_000, 30);

    [Theory]
    [InlineData(Plain, "v1", "Victim:Sure")]
    [InlineData(Plain, "a", "Collector:Sure")]
    [InlineData(Plain, "b", "CashOut:Sure")]
    [InlineData(Plain, "x1", "WayOut:Sure")]
    [InlineData("v1>a 1000, a>b 950, b>d 900, d>s1 900", "b", "Layer:Sure")]
    [InlineData("v1>a 1000, a>b 950, b>d 900, d>s1 900", "d", "CashOut:Likely")]
    [InlineData("v1>a 1000, v2>b 10, b>d 10", "a", "Collector:Likely")]
    [InlineData("v1>f1 1000, v2>f1 700, f1>x1 1700", "f1", "FrontBusiness:Likely Collector:Sure CashOut:Likely")]
    [InlineData("v1>a 50, v1>b 50, v2>d 50, a>k 50, b>k 50, d>k 50, k>x1 140", "k", "CashOut:Likely")]
    [InlineData("v1>a 50, a>v2 40 passes, v2>b 40 passes, v2>a 90", "v2", "Layer:Sure Victim:Sure")]
    public void Tells_what_each_does(string steps, string account, string roles) => Assert.Equal(roles, new GangSteps(steps).RolesOf(account));

    [Fact]
    public void A_victim_whose_account_passes_money_on_is_both_and_the_role_says_so()
    {
        var steps = new GangSteps("v1>a 50, a>v2 40 passes, v2>b 40 passes, v2>a 90");
        var layer = GangRoles.Of(steps.Money)[steps.IndexOf("v2")].Roles.Single(finding => finding.Role == Role.Layer);
        var reason = layer.Reasons.Single(reason => reason.Sign == RoleSign.IsVictimToo);
        Assert.Equal((0, 1L, 3), (reason.Points, reason.Found, Assert.Single(reason.Transfers)));
    }

    [Fact]
    public void A_mule_with_a_life_of_his_own_and_a_fee_is_told_as_recruited_and_a_straw_man_is_not()
    {
        var steps = new GangSteps(Plain);
        Assert.DoesNotContain("RecruitedMule", steps.RolesOf("a"), StringComparison.Ordinal);
        steps.Lives["a"] = Lived;
        steps.Opened["a"] = GangSteps.Start - (900 * 24 * GangSteps.Hour);
        Assert.Equal("Collector:Sure RecruitedMule:Sure", steps.RolesOf("a"));
        var reasons = GangRoles.Of(steps.Money)[steps.IndexOf("a")].Roles[1].Reasons;
        Assert.Equal(
            [(RoleSign.OwnLife, 60L), (RoleSign.WasOpenedBefore, 900), (RoleSign.FeeKept, 6), (RoleSign.IsPerson, 1)],
            reasons.Select(reason => (reason.Sign, reason.Found)));
    }

    [Fact]
    public void Who_was_paid_little_of_it_and_lives_on_is_a_bystander()
    {
        var steps = new GangSteps("v1>a 1000, a>m 90, a>x1 900");
        Assert.Equal("", steps.RolesOf("m"));
        steps.Lives["m"] = Lived;
        Assert.Equal("Bystander:Sure", steps.RolesOf("m"));
        var roles = GangRoles.Of(steps.Money)[steps.IndexOf("m")];
        Assert.False(roles.IsGangs);
    }

    [Theory]
    [InlineData(false, "Bystander:Possible")]
    [InlineData(true, "Bystander:Sure")]
    public void Purchases_that_nobody_knows_of_are_not_held_against_him_and_make_no_recruit(bool isUntold, string roles)
    {
        var steps = new GangSteps("v1>a 1000, a>m 90, a>x1 900");
        steps.Lives["m"] = Lived with { Purchases = 0, IsUntold = isUntold };
        steps.Lives["a"] = steps.Lives["m"];
        Assert.Equal(roles, steps.RolesOf("m"));
        Assert.DoesNotContain("RecruitedMule", steps.RolesOf("a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000_000, "Bystander:Likely Layer:Possible")]
    [InlineData(80_000, "Layer:Sure RecruitedMule:Possible")]
    public void Who_spends_his_wages_hands_little_of_it_on_and_has_no_part_in_it(long wages, string roles)
    {
        var steps = new GangSteps("v1>a 20000, a>m 10000, a>m 10000, m>d 20000, d>x1 20000");
        steps.Lives["m"] = Lived with { InMinor = wages };
        Assert.Equal(roles, steps.RolesOf("m"));
    }

    [Theory]
    [InlineData("v1>a 20000, a>m 20000, m>d 20000, d>x1 20000", 80_000, "")]
    [InlineData("v1>a 20000, a>m 20000, m>x1 20000", 80_000, "")]
    [InlineData("v1>a 20000, a>m 20000, m>d 20000, d>x1 20000", 30_000, "Layer:Sure RecruitedMule:Possible")]
    [InlineData("v1>a 20000, v2>m 20000, m>d 20000, d>x1 20000", 80_000, "Collector:Sure RecruitedMule:Possible")]
    public void Who_took_a_small_part_of_what_came_in_and_took_it_once_has_no_part_in_it(string told, long wages, string roles)
    {
        var steps = new GangSteps(told);
        steps.Lives["m"] = Lived with { InMinor = wages };
        Assert.Equal(roles, steps.RolesOf("m"));
    }

    [Fact]
    public void Who_changes_the_money_of_several_gangs_is_an_exchange_desk()
    {
        var steps = new GangSteps("v1>a 50, v1>b 50, v2>d 50, a>k 50, b>k 50, d>k 50, k>x1 140");
        steps.GangsServed["k"] = 3;
        Assert.Equal("ExchangeDesk:Sure CashOut:Likely", steps.RolesOf("k"));
    }

    [Theory]
    [InlineData("h1>x1 140", true)]
    [InlineData("h1>x1 60, h1>e 80", false)]
    [InlineData("h1>e 140", false)]
    public void A_shop_that_several_gangs_buy_from_is_no_desk_unless_it_lets_money_leave(string spends, bool isDesk)
    {
        var steps = new GangSteps($"v1>a 50, v1>b 50, v2>d 50, a>h1 50, b>h1 50, d>h1 50, {spends}");
        steps.GangsServed["h1"] = 3;
        steps.Lives["h1"] = Lived with { InMinor = 300 };
        Assert.Equal(isDesk, steps.RolesOf("h1").Contains("ExchangeDesk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reason_names_the_largest_payments_that_show_it_and_how_many_there_are()
    {
        var steps = new GangSteps(string.Join(", ", Enumerable.Range(1, 9).Select(i => $"v{i}>a {i * 10}")));
        var reason = GangRoles.Of(steps.Money)[steps.IndexOf("a")].Roles[0].Reasons[0];
        Assert.Equal((RoleSign.TookFromVictims, 9L, 9), (reason.Sign, reason.Found, reason.TransferCount));
        Assert.Equal([8, 7, 6, 5, 4], reason.Transfers);
    }

    [Theory]
    [InlineData(7, 1, 5L)]
    [InlineData(0, 0, 5L)]
    [InlineData(0, 1, 0L)]
    public void What_does_not_fit_together_is_refused(int payer, int payee, long minor)
    {
        var money = new GangSteps(Plain).Money;
        var broken = money with { Transfers = [money.Transfers[0] with { Payer = payer, Payee = payee, Minor = minor }] };
        Assert.Throws<ArgumentException>(() => GangRoles.Of(broken));
    }

    [Fact]
    public void The_order_in_which_transfers_are_told_changes_nothing() => Gangs.Any.Sample(steps =>
    {
        var money = new GangSteps(steps).Money;
        var turned = money with { Transfers = [.. money.Transfers.Reverse()] };
        Assert.Equal(GangRoles.Of(money).Select(Shown), GangRoles.Of(turned).Select(Shown));
    });

    [Fact]
    public void Confidence_is_within_its_bounds_and_is_the_sum_of_its_reasons() => Gangs.Any.Sample(steps =>
    {
        foreach (var finding in GangRoles.Of(new GangSteps(steps).Money).SelectMany(account => account.Roles))
        {
            Assert.InRange(finding.ConfidencePercent, RoleFinding.PossiblePercent, RoleFinding.MostPercent);
            Assert.Equal(finding.ConfidencePercent, Math.Min(RoleFinding.MostPercent, finding.Reasons.Sum(reason => reason.Points)));
        }
    });

    private static string Shown(AccountRoles account) =>
        $"{account.Account} {account.LyingMinor} {string.Join(",", account.Roles.Select(role => $"{role.Role}{role.ConfidencePercent}"))}";
}
