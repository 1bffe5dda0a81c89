using Cordon.Core.Intake;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Intake;

/// <summary>What is recognised in what victims say, in both languages.</summary>
public sealed class VictimWordsTests
{
    private static readonly string[] Pieces =
    [
        "I paid ", "4,800.00 ", "USD ", "account ", "77120045", "账号", "转了", "一万五", "元", "+44 20 7946 0958", " ", "，", "@anna_trade", "t.me/anna_1",
        "gold.top", "https://", "a@b.example", "p-1001", "GB29NWBK60161331926819", "🙂", "\0", "0x52908400098527886E0F7030069857D2E4169EE7", "13800138000",
        "...", "((", "1 2 3 ",
    ];

    [Theory]
    [InlineData("I sent 4,800.00 USD to account 77120045 yesterday", "Amount 4800 USD; Account 77120045")]
    [InlineData("I paid US$4800 to GB29 NWBK 6016 1331 9268 19 today.", "Amount 4800 USD; Account GB29NWBK60161331926819")]
    [InlineData("paid 4.800,50 € to de89370400440532013000", "Amount 4800.5 EUR; Account DE89370400440532013000")]
    [InlineData("they took $1,200 and then £350", "Amount 1200; Amount 350 GBP")]
    [InlineData("I transferred 5k euros", "Amount 5000 EUR")]
    [InlineData("She lost 12000 to them", "Amount 12000")]
    [InlineData("all 300 of us try 20 times", "")]
    [InlineData("He phoned from +44 20 7946 0958 about my card", "Phone +442079460958")]
    [InlineData("call me on 020 7946 0958", "Phone 02079460958")]
    [InlineData("card 6222 0210 0112 3456 789", "Account 6222021001123456789")]
    [InlineData("from 10020030 to 77120045", "Account 10020030; Account 77120045")]
    [InlineData("from 10020030 77120045", "Account 10020030; Account 77120045")]
    [InlineData("account 77120045 4,800 USD", "Account 77120045; Amount 4800 USD")]
    [InlineData("payment id p-1", "PaymentId p-1")]
    [InlineData("the account is LANTXB2X/77120045", "Account LANTXB2X/77120045")]
    [InlineData("account number: MULE-0042", "Account MULE-0042")]
    [InlineData("the site https://login.gold-fund.example/x?id=1, a trap", "Link gold-fund.example")]
    [InlineData("see hxxps://gold-fund[.]top/join.", "Link gold-fund.top")]
    [InlineData("I went to gold-fund.top and paid.then nothing", "Link gold-fund.top")]
    [InlineData("bit.ly/3xYz", "Link bit.ly/3xyz")]
    [InlineData("he is @Anna_Trade on Telegram", "Handle @anna_trade")]
    [InlineData("t.me/anna_trade", "Handle @anna_trade")]
    [InlineData("wa.me/442079460958", "Phone +442079460958")]
    [InlineData("Telegram group chat", "")]
    [InlineData("WeChat id: anna88", "Handle @anna88")]
    [InlineData("write to anna.trade@mail.example", "Email anna.trade@mail.example")]
    [InlineData("wallet 0x52908400098527886E0F7030069857D2E4169EE7", "Wallet eth:0x52908400098527886e0f7030069857d2e4169ee7")]
    [InlineData("payment id p-1001", "PaymentId p-1001")]
    [InlineData("reference 2026X99", "PaymentId 2026X99")]
    [InlineData("it says p000012345 on the slip", "PaymentId p000012345")]
    [InlineData("3F2504E0-4F89-41D3-9A0C-0305E82C3301", "PaymentId 3f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData("on 2026-11-26 at 14:05", "")]
    [InlineData("我昨天转了5000元到账号6222021001123456789", "Amount 5000 CNY; Account 6222021001123456789")]
    [InlineData("一共被骗了一万五千元", "Amount 15000 CNY")]
    [InlineData("汇了1.5万人民币", "Amount 15000 CNY")]
    [InlineData("汇了3万5千块", "Amount 35000 CNY")]
    [InlineData("两百零六块", "Amount 206 CNY")]
    [InlineData("付了８００美元", "Amount 800 USD")]
    [InlineData("对方手机13800138000", "Phone 13800138000")]
    [InlineData("他从１３８００１３８０００打来", "Phone 13800138000")]
    [InlineData("卡号 13800138000", "Account 13800138000")]
    [InlineData("加微信：wang_88", "Handle @wang_88")]
    [InlineData("微信号wang88，网址gold-fund.vip", "Handle @wang88; Link gold-fund.vip")]
    [InlineData("流水号：20261126A77", "PaymentId 20261126A77")]
    [InlineData("交易号p-1001，2026年11月26日14:05", "PaymentId p-1001")]
    [InlineData("我在三点半接到电话", "")]
    [InlineData("", "")]
    [InlineData("，。！", "")]
    public void What_is_said_is_recognised(string said, string recognised) =>
        Assert.Equal(recognised, string.Join("; ", VictimWords.Read(said).Select(one => $"{one.Kind} {one.Value}")));

    [Theory]
    [InlineData("ring 020 7946 0958", "44", "+442079460958")]
    [InlineData("手机13800138000", "86", "+8613800138000")]
    [InlineData("手机+8613800138000", "44", "+8613800138000")]
    public void A_telephone_without_a_country_is_of_the_centres_own(string said, string country, string phone) =>
        Assert.Equal(phone, Assert.Single(VictimWords.Read(said, country)).Value);

    [Theory]
    [InlineData("from my account 10020030 to 77120045", "10020030")]
    [InlineData("my number is +44 20 7946 0958, he called from +44 20 7946 0999", "+442079460958")]
    [InlineData("从我的账号10020030转到77120045", "10020030")]
    [InlineData("to account 77120045", "")]
    [InlineData("my son paid account 77120045", "")]
    public void What_the_victim_calls_their_own_is_theirs(string said, string own) =>
        Assert.Equal(own, string.Join(' ', VictimWords.Read(said).Where(one => one.IsVictims).Select(one => one.Value)));

    [Fact]
    public void Whatever_is_said_is_read_once_in_order_and_within_the_text() => Words().Sample(said =>
    {
        var read = VictimWords.Read(said);
        Assert.True(read.Count <= VictimWords.RecognisedMax);
        Assert.Equal(read.Count, read.Select(one => (one.Kind, one.Value)).Distinct().Count());
        var end = 0;
        foreach (var one in read)
        {
            Assert.True(one.From >= end && one.Length > 0 && one.From + one.Length <= Math.Min(said.Length, VictimWords.CharactersMax));
            Assert.NotEqual("", one.Value);
            end = one.From + one.Length;
        }
    });

    [Fact]
    public void What_was_recognised_is_recognised_again_by_itself() => Words().Sample(said =>
    {
        foreach (var one in VictimWords.Read(said).Where(one => one.Kind is RecognisedKind.Link or RecognisedKind.Email or RecognisedKind.Wallet))
        {
            var again = one.Kind == RecognisedKind.Wallet ? one.Value.Split(':')[1] : one.Kind == RecognisedKind.Link ? "https://" + one.Value : one.Value;
            Assert.Equal((one.Kind, one.Value), VictimWords.Read(again).Select(two => (two.Kind, two.Value)).Single());
        }
    });

    [Fact]
    public void A_sum_is_recognised_however_its_thousands_are_parted() => Gen.Int[1, 99_999_999].Sample(minor =>
    {
        var money = new Cordon.Core.Values.Money(minor, Cordon.Core.Values.Currency.Parse("EUR"));
        var plain = money.ToMajorString();
        var grouped = (minor / 100m).ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);
        var continental = grouped.Replace(',', '_').Replace('.', ',').Replace('_', '.');
        foreach (var writing in new[] { plain, grouped, continental })
        {
            var told = ToldAmount.Parse(Assert.Single(VictimWords.Read($"I paid them {writing} EUR.")).Value)!;
            Assert.True(PaymentFit.Of(money, [told], false, false, false).IsAmountTold, writing);
        }
    });

    private static Gen<string> Words() => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Select(string.Concat);
}
