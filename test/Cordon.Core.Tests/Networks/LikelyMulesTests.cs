using Cordon.Core.Networks;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Networks;

/// <summary>
/// Hand-made histories: of people through whose accounts much money goes, only the mule is named. The victim is account 1; in each, stolen
/// money has just come to account 2.
/// </summary>
public sealed class LikelyMulesTests : IDisposable
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private const long Now = 1_772_000_000_000;
    private const uint Suspect = 2;

    private static readonly Currency Eur = Currency.Parse("EUR");
    private readonly MoneyGraph _graph = new();
    private readonly List<(long Time, uint Payer, uint Payee, long Minor, bool IsStolen)> _booked = [];
    private readonly Dictionary<uint, AccountKind> _kinds = [];
    private readonly Dictionary<uint, long> _opened = [];
    private readonly HashSet<uint> _stolen = [];

    public void Dispose() => _graph.Dispose();

    [Fact]
    public void A_mule_is_named_with_why_and_with_the_other_victims_payments()
    {
        Mule();
        var mule = Assert.Single(Find());
        Assert.Equal((Suspect, true, 11), (mule.Purse, mule.IsOnTrail, mule.Score));
        Assert.Equal(
            [
                new MuleReason(MuleSign.PassesOn, 3, 98, 80), new MuleReason(MuleSign.PassedStolenOn, 2, 100, 50),
                new MuleReason(MuleSign.Strangers, 2, 3, 3), new MuleReason(MuleSign.Young, 1, 20, 90), new MuleReason(MuleSign.SameNext, 2, 1, 1),
                new MuleReason(MuleSign.LikeAmount, 1, 95, 33),
            ],
            mule.Reasons);
        Assert.Equal([(11u, 210_000L), (12u, 80_000L), (13u, 150_000L)], mule.Payments.Select(payment => (payment.Other, payment.Minor)));
        Assert.Equal(mule.Score, mule.Reasons.Sum(reason => reason.Points));
    }

    [Fact]
    public void What_another_victim_has_reported_is_not_called_unknown()
    {
        Mule();
        Book();
        var reported = _graph.PastOf(Suspect, 1, uint.MaxValue, 99, Kind).First(payment => payment.Other == 12).Transfer;
        _stolen.Add(reported);
        Assert.Equal([11u, 13u], Assert.Single(Ask()).Payments.Select(payment => payment.Other));
    }

    [Fact]
    public void Money_that_came_by_another_mule_leads_to_the_victims_behind_it()
    {
        // Two victims pay account 20, which pays on to the suspect; the traced payment comes the same way.
        Pay(-9 * Hour, 21, 20, 100_000);
        Pay(-8.8 * Hour, 22, 20, 120_000);
        Pay(-8.5 * Hour, 20, Suspect, 215_000);
        Pay(-8.4 * Hour, Suspect, 30, 210_000);
        Pay(-2 * Hour, 1, Suspect, 200_000, isStolen: true);
        Pay(-1.9 * Hour, Suspect, 30, 200_000, isStolen: true);
        var found = Find();
        Assert.Equal([(Suspect, true), (20u, false)], found.Select(mule => (mule.Purse, mule.IsOnTrail)));
        Assert.Empty(found[0].Payments);
        Assert.Equal([21u, 22u], found[1].Payments.Select(payment => payment.Other));
    }

    [Fact]
    public void An_account_of_the_trail_is_no_unknown_victim_however_long_the_trail()
    {
        Mule();
        Book();
        uint[] trail = [Suspect, .. Enumerable.Range(1_000, 95).Select(purse => (uint)purse), 12];
        Assert.Equal([11u, 13u], Assert.Single(Ask(trail)).Payments.Select(payment => payment.Other));
    }

    [Fact]
    public void A_victim_who_first_fetched_his_savings_is_a_victim()
    {
        Mule();
        Pay(-2.6 * Hour, 40, 13, 150_000);
        var mule = Assert.Single(Find());
        Assert.Contains(mule.Payments, payment => payment.Other == 13);
    }

    [Theory]
    [InlineData("a salary payer")]
    [InlineData("a club treasurer")]
    [InlineData("a market trader")]
    [InlineData("a landlord")]
    [InlineData("a merchant")]
    [InlineData("a student")]
    [InlineData("an exchange")]
    [InlineData("a friend who passes one payment on")]
    public void Honest_accounts_that_stolen_money_reached_are_not_named(string who)
    {
        Live(who);
        Pay(-3 * Hour, 1, Suspect, 200_000, isStolen: true);
        Assert.Empty(Find());
    }

    [Fact]
    public void An_account_with_more_payments_than_are_read_is_not_judged()
    {
        Mule();
        Book();
        var past = new AccountPast(Suspect, AccountKind.Person, Now - (20 * Day), _graph.PastOf(Suspect, 1, uint.MaxValue, 99, Kind), IsCut: true);
        Assert.Empty(LikelyMules.Of([Suspect], Now, _stolen.Contains, _ => past));
    }

    [Fact]
    public void The_past_of_a_purse_is_its_payments_in_the_order_of_booking()
    {
        Pay(-3 * Hour, 1, Suspect, 100);
        Pay(-2 * Hour, Suspect, 3, 130);
        Pay(-2 * Hour, Suspect, Suspect, 10);
        Pay(-1 * Hour, 3, Suspect, 5);
        Book();
        var past = _graph.PastOf(Suspect, 1, _graph.FirstAfter(Now), 99, Kind);
        Assert.Equal([(true, 1u, 100L), (false, 3u, 130L), (true, 3u, 5L)], past.Select(payment => (payment.IsIn, payment.Other, payment.Minor)));
        Assert.Equal([(false, 3u)], _graph.PastOf(Suspect, 2, 4, 99, Kind).Select(payment => (payment.IsIn, payment.Other)));
        Assert.Equal(2, _graph.PastOf(Suspect, 1, uint.MaxValue, 2, Kind).Count);
    }

    /// <summary>Three victims besides the traced one; the money goes to account 30 within the hour, a little of the holder's own to a shop.</summary>
    private void Mule()
    {
        _kinds[50] = AccountKind.Merchant;
        _opened[Suspect] = Now - (20 * Day);
        Pay(-12 * Day, 60, Suspect, 12_000);
        Pay(-10 * Day, Suspect, 50, 3_000);
        foreach (var (victim, hours, minor) in new[] { (11u, -50.0, 210_000L), (12u, -20.0, 80_000L), (13u, -2.5, 150_000L) })
        {
            Pay(hours * Hour, victim, Suspect, minor);
            Pay((hours + 0.3) * Hour, Suspect, 30, minor);
        }

        Pay(-1.5 * Hour, 1, Suspect, 200_000, isStolen: true);
        Pay(-1 * Hour, Suspect, 30, 200_000, isStolen: true);
    }

    private void Live(string who)
    {
        switch (who)
        {
            case "a salary payer":
                // Customers pay a firm all month; on the 25th it pays wages to the same people.
                _kinds[Suspect] = AccountKind.Business;
                Each(14, i => Pay(-(28 - (2 * i)) * Day, 100 + (uint)i, Suspect, 300_000));
                Each(10, i => Pay(-(60 * Day) + i, Suspect, 200 + (uint)i, 250_000));
                Each(10, i => Pay((-1 * Day) + i, Suspect, 200 + (uint)i, 250_000));
                break;
            case "a club treasurer":
                // Fifteen members pay dues in a week; once the hall is paid.
                Each(15, i => Pay(-(8 - (0.3 * i)) * Day, 100 + (uint)i, Suspect, 6_000));
                Pay(-2 * Day, Suspect, 300, 70_000);
                break;
            case "a market trader":
                // Forty strangers a market day; in the evening the takings go to the wholesaler and to his savings.
                Each(3, day => Each(40, i => Pay((-(day + 1) * Day) + (i * Hour / 8), (uint)(1000 + (day * 40) + i), Suspect, 1_500 + (100 * i))));
                Each(3, day => Pay((-(day + 1) * Day) + (8 * Hour), Suspect, 300, 130_000));
                break;
            case "a landlord":
                // The same four tenants each month, one of them new; the loan and the craftsmen are paid later.
                Each(4, month => Each(month == 0 ? 4 : 3, i => Pay((-(month * 30) - 3 - (0.2 * i)) * Day, 100 + (uint)i, Suspect, 90_000)));
                Each(4, month => Pay((-(month * 30) - 1) * Day, Suspect, 300, 180_000));
                break;
            case "a merchant":
                _kinds[Suspect] = AccountKind.Merchant;
                Each(18, i => Pay(-(10 - (0.5 * i)) * Day, 100 + (uint)i, Suspect, 5_000));
                Each(18, i => Pay((-(10 - (0.5 * i)) * Day) + Hour, Suspect, 300, 5_000));
                break;
            case "a student":
                // Parents pay monthly, a flatmate for the first time; all is spent in shops, the rent goes monthly to the same.
                _kinds[50] = AccountKind.Merchant;
                Each(3, month => Pay((-(month * 30) - 5) * Day, 100, Suspect, 80_000));
                Each(3, month => Pay((-(month * 30) - 4.5) * Day, Suspect, 301, 40_000));
                Pay(-3 * Day, 101, Suspect, 4_000);
                Each(12, i => Pay(-(4 - (0.2 * i)) * Day, Suspect, 50, 2_500));
                break;
            case "an exchange":
                _kinds[Suspect] = AccountKind.Exchange;
                Each(9, i => Pay(-(9 - i) * Day, 100 + (uint)i, Suspect, 150_000));
                Each(9, i => Pay((-(9 - i) * Day) + Hour, Suspect, 300 + (uint)i, 149_000));
                break;
            default:
                // Wages, and once a colleague's share of a present that he collected.
                Each(3, month => Pay((-(month * 30) - 2) * Day, 100, Suspect, 300_000));
                Pay(-1.4 * Day, 101, Suspect, 5_000);
                Pay(-1.2 * Day, Suspect, 301, 5_000);
                break;
        }
    }

    private static void Each(int count, Action<int> act)
    {
        for (var i = 0; i < count; i++)
        {
            act(i);
        }
    }

    private void Pay(double milliseconds, uint payer, uint payee, long minor, bool isStolen = false) =>
        _booked.Add((Now + (long)milliseconds, payer, payee, minor, isStolen));

    private IReadOnlyList<LikelyMule> Find()
    {
        Book();
        return Ask();
    }

    private IReadOnlyList<LikelyMule> Ask(params uint[] trail) => LikelyMules.Of(
        trail.Length == 0 ? [Suspect] : trail, Now, _stolen.Contains,
        purse => new AccountPast(
            purse, Kind(purse), _opened.GetValueOrDefault(purse, Now - (3000 * Day)),
            purse < 1_000 ? _graph.PastOf(purse, 1, _graph.FirstAfter(Now), 9_999, Kind) : [], false));

    private AccountKind Kind(uint account) => _kinds.GetValueOrDefault(account, AccountKind.Person);

    private void Book()
    {
        var payment = 0u;
        foreach (var (time, payer, payee, minor, isStolen) in _booked.OrderBy(booked => booked.Time))
        {
            var transfer = _graph.Book(_graph.PurseOf(payer, Eur), _graph.PurseOf(payee, Eur), minor, minor, time, ++payment);
            if (isStolen)
            {
                _stolen.Add(transfer);
            }
        }
    }
}
