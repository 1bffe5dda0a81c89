using Cordon.Core.Networks.Channels;
using Cordon.Core.Screening.Activity;
using Xunit;

namespace Cordon.Core.Tests.Networks.Channels;

public sealed class ChannelTests
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    // Place 1 is looked at; place 2 is the rest of its kind.
    [Theory]
    [InlineData(AccountKind.Person, 20, 100_000, 30_000, 4, ChannelExplanation.ServesGangs)]
    [InlineData(AccountKind.Exchange, 6_000, 9_000_000, 30_000, 4, ChannelExplanation.Popular)]
    [InlineData(AccountKind.Exchange, 20, 100_000, 30_000, 4, ChannelExplanation.ServesGangs)]
    [InlineData(AccountKind.Merchant, 20, 9_000_000, 30_000, 4, ChannelExplanation.DailyLife)]
    [InlineData(AccountKind.Person, 20, 100_000, 30_000, 1, ChannelExplanation.Acquaintance)]
    public void A_place_that_three_gangs_pay_is_explained_or_named(
        AccountKind kind, int customers, long taken, long stolen, int accountsEach, ChannelExplanation explanation)
    {
        var uses = Enumerable.Range(0, 3).SelectMany(gang => Enumerable.Range(0, accountsEach)
            .Select(account => new ChannelUse(1, gang, (gang * 100) + account, stolen / 3 / accountsEach, 1))).ToList();
        var found = Assert.Single(SharedChannels.Find(uses, [new ChannelPlace(1, kind, customers, taken), new ChannelPlace(2, kind, 4_000, 9_000_000)]));
        Assert.Equal((explanation, explanation == ChannelExplanation.ServesGangs), (found.Explanation, found.ScorePercent > 0));
        Assert.Equal([0, 1, 2], found.Gangs);
    }

    [Fact]
    public void A_place_of_one_gang_is_no_channel_and_a_place_not_told_is_refused()
    {
        Assert.Empty(SharedChannels.Find([new ChannelUse(1, 0, 5, 100, 1)], [new ChannelPlace(1, AccountKind.Person, 3, 100)]));
        Assert.Throws<ArgumentException>(() => SharedChannels.Find([new ChannelUse(7, 0, 5, 100, 1)], []));
    }

    [Fact]
    public void What_one_takes_and_another_abroad_pays_out_is_a_mirrored_pair()
    {
        var pair = Assert.Single(MirroredPairs.Find(Mirror(12, same: false, joined: false), new MirrorOptions()));
        Assert.Equal((1, 2, 12, 30, true), (pair.Takes, pair.Pays, pair.Matches.Count, pair.FeePermille, pair.IsSuspicious));
    }

    [Fact]
    public void Accounts_that_pay_each_other_and_sums_that_repeat_are_not_suspected()
    {
        Assert.Empty(MirroredPairs.Find(Mirror(12, same: false, joined: true), new MirrorOptions()));
        Assert.All(MirroredPairs.Find(Mirror(12, same: true, joined: false), new MirrorOptions()), pair => Assert.False(pair.IsSuspicious));
    }

    [Fact]
    public void Two_busy_accounts_match_by_chance_and_the_shifted_times_say_so()
    {
        var payments = new List<MirrorPayment>();
        for (var i = 0; i < 400; i++)
        {
            var sum = 30_000 + (i * 7_919 % 1_000 * 10);
            payments.Add(new MirrorPayment(1, 100 + i, true, 0, sum, i * 3 * Hour));
            payments.Add(new MirrorPayment(2, 600 + i, false, 1, 30_000 + (i * 6_101 % 1_000 * 10), i * 3 * Hour));
        }

        Assert.All(MirroredPairs.Find(payments, new MirrorOptions()), pair => Assert.False(pair.IsSuspicious));
    }

    [Fact]
    public void A_shop_with_large_round_sums_of_weak_payers_at_night_does_not_fit_its_trade()
    {
        var shops = Enumerable.Range(0, 12).Select(shop => new MerchantTakings(shop, "kiosk", [.. Honest(shop)])).ToList();
        Assert.Empty(MerchantCheck.Find(shops));
        shops[4] = shops[4] with
        {
            Payments = [.. Honest(4), .. Enumerable.Range(0, 20).Select(i => new MerchantPayment(9_000 + i, 50_000, (i * Day) + (2 * Hour), true))],
        };
        var odd = Assert.Single(MerchantCheck.Find(shops));
        Assert.Equal((4, 11, 95, false), (odd.Merchant, odd.Peers, odd.ScorePercent, odd.IsSteady));
        Assert.Superset(
            new HashSet<TakingsSign> { TakingsSign.RoundSums, TakingsSign.AtNight, TakingsSign.WeakPayers, TakingsSign.OneTimePayers },
            odd.Reasons.Select(reason => reason.Sign).ToHashSet());
    }

    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(0, 18, false)]
    [InlineData(8 * 60, 18, true)]
    [InlineData(8 * 60, 2, false)]
    [InlineData(-5 * 60, 5, true)]
    public void Night_is_night_by_the_centres_clock(int zoneOffsetMinutes, int hour, bool isNight)
    {
        // Guests come at noon, UTC, whatever the zone; the front is compared with others at the same clock.
        var shops = Enumerable.Range(0, 12).Select(shop => new MerchantTakings(shop, "kiosk", [.. Honest(shop)])).ToList();
        shops[4] = shops[4] with
        {
            Payments = [.. Honest(4), .. Enumerable.Range(0, 20).Select(i => new MerchantPayment(9_000 + i, 50_000, ((i + 1) * Day) + (hour * Hour), true))],
        };
        var odd = Assert.Single(MerchantCheck.Find(shops, zoneOffsetMinutes));
        Assert.Equal(isNight, odd.Reasons.Any(reason => reason.Sign == TakingsSign.AtNight));
    }

    [Fact]
    public void A_trade_of_few_is_not_judged() =>
        Assert.Empty(MerchantCheck.Find([.. Enumerable.Range(0, 5).Select(shop => new MerchantTakings(shop, "kiosk", [.. Honest(shop)]))]));

    // Guests who come again, by day; what they pay differs a little from shop to shop.
    private static IEnumerable<MerchantPayment> Honest(int shop) => Enumerable.Range(0, 200)
        .Select(i => new MerchantPayment((shop * 100) + (i % 40), 1_000 + (i * 37 % 900) + (shop * 11), (i / 4 * Day) + (12 * Hour), false));

    private static List<MirrorPayment> Mirror(int count, bool same, bool joined)
    {
        var payments = new List<MirrorPayment>();
        for (var i = 0; i < count; i++)
        {
            var sum = same ? 100_000 : 100_000 + (i * i * 9_000);
            payments.Add(new MirrorPayment(1, 10 + i, true, 0, sum, i * i * Day));
            payments.Add(new MirrorPayment(2, 50 + i, false, 1, sum * 97 / 100, (i * i * Day) + (5 * Hour)));
        }

        if (joined)
        {
            payments.Add(new MirrorPayment(1, 2, false, 0, 500, 0));
        }

        return payments;
    }
}
