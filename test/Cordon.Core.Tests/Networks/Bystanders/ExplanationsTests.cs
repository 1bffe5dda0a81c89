using Cordon.Core.Networks;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Networks.Bystanders;

/// <summary>Hand-made lives: of each its own explanation fits, with one thing changed it does not, and of a past that is too short it cannot be told.</summary>
public sealed class ExplanationsTests
{
    public static TheoryData<Explanation> Every() => new(Enum.GetValues<Explanation>());

    [Theory]
    [MemberData(nameof(Every))]
    public void Its_own_explanation_fits_a_life(Explanation explanation)
    {
        var tested = Lives.Of(explanation).Test(explanation);
        Assert.True(tested.Verdict == ExplanationVerdict.Fits, string.Join(", ", tested.Signs.Where(sign => sign.Speaks != SignSpeaks.For)));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(8 * 60, 0)]
    public void A_rent_is_early_by_the_day_on_which_it_was_paid_where_the_centre_is(int zoneOffsetMinutes, long early)
    {
        // The 27th at noon is now: sixteen and two thirds of a day before is the tenth, 20:00 UTC, and the eleventh where it is eight hours later.
        var life = new Life { ZoneOffsetMinutes = zoneOffsetMinutes };
        foreach (var tenant in (uint[])[100, 101])
        {
            life.Came(16 + (2 / 3.0), tenant, 90_000).Came(31 + 16 + (2 / 3.0), tenant, 90_000);
        }

        Assert.Equal(early, life.Test(Explanation.Landlord).Signs.Single(sign => sign.Sign == BystanderSign.EarlyInMonth).Found);
    }

    [Theory]
    [InlineData(Explanation.MarketTrader, BystanderSign.PassedOn)]
    [InlineData(Explanation.ClubTreasurer, BystanderSign.Unexplained)]
    [InlineData(Explanation.Student, BystanderSign.Unexplained)]
    [InlineData(Explanation.Landlord, BystanderSign.Unexplained)]
    [InlineData(Explanation.Payroll, BystanderSign.PassedOn)]
    [InlineData(Explanation.WageEarner, BystanderSign.Unexplained)]
    [InlineData(Explanation.SecondHandSeller, BystanderSign.SalesPassedOn)]
    [InlineData(Explanation.Freelancer, BystanderSign.Unexplained)]
    [InlineData(Explanation.OwnAccounts, BystanderSign.Unexplained)]
    [InlineData(Explanation.Newcomer, BystanderSign.Unexplained)]
    [InlineData(Explanation.Victim, BystanderSign.Episodes)]
    public void No_explanation_fits_once_strangers_money_passes_through_as_through_a_mules(Explanation explanation, BystanderSign against)
    {
        var life = Lives.Of(explanation);
        for (var i = 0; i < 12; i++)
        {
            life.Came(3 + (0.3 * i), 900 + (uint)i, 400_000).Left((3 + (0.3 * i)) - 0.05, 950 + (uint)i, 400_000);
        }

        var tested = life.Test(explanation);
        Assert.Equal(ExplanationVerdict.DoesNotFit, tested.Verdict);
        Assert.Contains(tested.Signs, sign => sign.Sign == against && sign.Speaks == SignSpeaks.Against);
    }

    [Theory]
    [InlineData(Explanation.MarketTrader, BystanderSign.Payers)]
    [InlineData(Explanation.ClubTreasurer, BystanderSign.Members)]
    [InlineData(Explanation.Student, BystanderSign.MonthlyPayers)]
    [InlineData(Explanation.Landlord, BystanderSign.MonthlyPayers)]
    [InlineData(Explanation.Payroll, BystanderSign.MonthlyPayees)]
    [InlineData(Explanation.WageEarner, BystanderSign.MonthlyFirms)]
    [InlineData(Explanation.SecondHandSeller, BystanderSign.KnownDays)]
    [InlineData(Explanation.Freelancer, BystanderSign.Clients)]
    [InlineData(Explanation.OwnAccounts, BystanderSign.Partners)]
    [InlineData(Explanation.Newcomer, BystanderSign.Shopping)]
    [InlineData(Explanation.Victim, BystanderSign.KnownDays)]
    public void What_four_days_do_not_show_speaks_neither_way(Explanation explanation, BystanderSign sign)
    {
        var life = new Life { Kind = explanation == Explanation.Payroll ? AccountKind.Business : AccountKind.Person }.Came(4, 10, 2_000).Shops(2, 3);
        Assert.Contains(life.Test(explanation).Signs, one => one.Sign == sign && one.Speaks == SignSpeaks.Nothing);
    }

    [Fact]
    public void Of_nothing_at_all_nothing_is_told()
    {
        Assert.All(Explanations.Of(new Life { Kind = AccountKind.Unknown }.Past(), Life.Now), tested =>
            Assert.NotEqual(ExplanationVerdict.Fits, tested.Verdict));
        var trader = new Life().Test(Explanation.MarketTrader);
        Assert.Equal(ExplanationVerdict.CannotBeTold, trader.Verdict);
        Assert.Contains(trader.Signs, sign => sign is { Sign: BystanderSign.PassedOn, Found: Facts.Unknown, Speaks: SignSpeaks.Nothing });
    }

    [Fact]
    public void A_past_that_was_cut_cannot_be_told()
    {
        var cut = Lives.Of(Explanation.MarketTrader).Past() with { IsCut = true };
        Assert.All(Explanations.Of(cut, Life.Now), tested => Assert.Equal(ExplanationVerdict.CannotBeTold, tested.Verdict));
        Assert.Equal(Enum.GetValues<Explanation>(), Explanations.Of(cut, Life.Now).Select(tested => tested.Explanation));
    }

    [Theory]
    [InlineData(20, ExplanationVerdict.Fits)]
    [InlineData(19, ExplanationVerdict.DoesNotFit)]
    public void A_trader_has_twenty_payers_and_not_one_less(int payers, ExplanationVerdict verdict)
    {
        var tested = Lives.Trader(payers).Test(Explanation.MarketTrader);
        Assert.Equal(verdict, tested.Verdict);
        Assert.Contains(tested.Signs, sign => sign is { Sign: BystanderSign.Payers, Limit: 20 } && sign.Found == payers);
    }

    [Fact]
    public void A_club_whose_fees_have_just_come_may_still_book()
    {
        var life = new Life { Kind = AccountKind.Person };
        for (var i = 0; i < 15; i++)
        {
            life.Came(9 - (0.5 * i), 100 + (uint)i, 6_000);
        }

        var tested = life.Came(60, 99, 10_000).Test(Explanation.ClubTreasurer);
        Assert.Equal(ExplanationVerdict.CannotBeTold, tested.Verdict);
        Assert.Contains(tested.Signs, sign => sign is { Sign: BystanderSign.Booked, Found: 0, Speaks: SignSpeaks.Nothing });
    }

    [Fact]
    public void Payers_of_unknown_kind_leave_open_what_rests_on_kinds()
    {
        var life = Lives.Of(Explanation.Freelancer);
        var unknown = life.Past() with { Payments = [.. life.Past().Payments.Select(payment => payment with { OtherKind = AccountKind.Unknown })] };
        var tested = Explanations.Of(unknown, Life.Now).Single(one => one.Explanation == Explanation.Freelancer);
        Assert.Contains(tested.Signs, sign => sign is { Sign: BystanderSign.FromFirms, Found: Facts.Unknown, Speaks: SignSpeaks.Nothing });
        Assert.NotEqual(ExplanationVerdict.Fits, tested.Verdict);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void No_sign_of_its_own_explanation_speaks_against_a_life_whose_counterparties_kinds_were_not_told(Explanation explanation)
    {
        var life = Lives.Of(explanation).Past();
        var tested = Explanations.Of(Untold(life, _ => true), Life.Now).Single(one => one.Explanation == explanation);
        Assert.DoesNotContain(tested.Signs, sign => sign.Speaks == SignSpeaks.Against);
    }

    [Fact]
    public void Without_kinds_no_sign_that_counts_persons_firms_or_merchants_has_a_number()
    {
        BystanderSign[] resting =
        [
            BystanderSign.Payers, BystanderSign.TakingDays, BystanderSign.LargestPayment, BystanderSign.PaidToFirms, BystanderSign.Shopping,
            BystanderSign.Members, BystanderSign.CollectingDays, BystanderSign.Booked, BystanderSign.MonthlyFirms, BystanderSign.Clients,
            BystanderSign.FromFirms,
        ];
        foreach (var explanation in Enum.GetValues<Explanation>())
        {
            var signs = Explanations.Of(Untold(Lives.Of(explanation).Past(), _ => true), Life.Now).SelectMany(tested => tested.Signs)
                .Where(sign => resting.Contains(sign.Sign) && sign is not { Sign: BystanderSign.MonthlyFirms, Found: 0 });
            Assert.All(signs, sign => Assert.True(sign is { Found: Facts.Unknown, Speaks: SignSpeaks.Nothing }, $"{explanation}: {sign}"));
        }
    }

    [Theory]
    [InlineData(2, SignSpeaks.Against)]
    [InlineData(3, SignSpeaks.Nothing)]
    public void A_tenth_of_the_payees_may_be_of_unknown_kind_and_no_more(int untold, SignSpeaks speaks)
    {
        var life = new Life().Came(20, 2, 100_000, AccountKind.Business);
        for (var i = 0; i < 20; i++)
        {
            life.Left(1 + i, 100 + (uint)i, 1_000, i < untold ? AccountKind.Unknown : AccountKind.Person);
        }

        Assert.Equal(speaks, life.Test(Explanation.WageEarner).Signs.Single(sign => sign.Sign == BystanderSign.Shopping).Speaks);
    }

    [Fact]
    public void Purchases_that_are_known_are_enough_whatever_else_was_not_told()
    {
        var life = Untold(Lives.Of(Explanation.WageEarner).Shops(8, 20).Past(), payment => payment.OtherKind == AccountKind.Person);
        var wage = Explanations.Of(life, Life.Now).Single(one => one.Explanation == Explanation.WageEarner);
        Assert.Equal(SignSpeaks.For, wage.Signs.Single(sign => sign.Sign == BystanderSign.Shopping).Speaks);
    }

    [Fact]
    public void Payments_after_the_moment_change_nothing_and_neither_does_the_order_in_which_they_are_given() =>
        Gen.Select(Gens.Payments, Gens.Payments, Gen.Int).Sample((before, after, seed) =>
        {
            var payments = before.Select((payment, i) => payment with { Transfer = (uint)i + 1 }).ToArray();
            var later = after.Select((payment, i) => payment with
            {
                Transfer = (uint)(i + 9_999),
                TimeMilliseconds = (2 * Life.Now) - payment.TimeMilliseconds + 1,
            });
            var shuffled = payments.Concat(later).ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Told(payments), Told(shuffled));
        });

    private static AccountPast Untold(AccountPast past, Func<PastPayment, bool> which) => past with
    {
        Payments = [.. past.Payments.Select(payment => which(payment) ? payment with { OtherKind = AccountKind.Unknown } : payment)],
    };

    private static string Told(IReadOnlyList<PastPayment> payments) => string.Join('\n', Explanations
        .Of(new AccountPast(1, AccountKind.Person, Life.Now - (100 * Life.Day), payments, IsCut: false), Life.Now)
        .Select(tested => $"{tested.Explanation} {tested.Verdict} {string.Join(' ', tested.Signs)}"));

    private static class Gens
    {
        public static readonly Gen<PastPayment[]> Payments = Gen.Select(
            Gen.Bool, Gen.UInt[2, 9], Gen.Int[(int)AccountKind.Unknown, (int)AccountKind.Cash],
            Gen.Long[1, 9], Gen.Long[0, 700],
            (isIn, other, kind, hundreds, hours) => new PastPayment(
                0, isIn, other, (AccountKind)kind, hundreds * 10_000, Life.Now - (hours * Life.Day / 8)))
            .Array[0, 40];
    }
}
