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
    [InlineData("paid 1500.555 KWD to 66600022", "Amount 1500.555 KWD; Account 66600022")]
    [InlineData("paid 250.500 KWD", "Amount 250.5 KWD")]
    [InlineData("paid 250.500 EUR", "Amount 250500 EUR")]
    [InlineData("paid 1,250.500 KWD", "Amount 1250.5 KWD")]
    [InlineData("paid 1234.567 EUR", "Amount 1234.567")]
    [InlineData("paid 1.250,500 KWD", "Amount 1250.5 KWD")]
    [InlineData("paid 1,250,500 EUR", "Amount 1250500 EUR")]
    [InlineData("paid 1.23456k EUR", "")]
    [InlineData("to account 666\u200b0002222, 5\u2060000 EUR", "Account 6660002222; Amount 5000 EUR")]
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
    [InlineData("write to help@trade-desk.example or support@gmail.com", "Email help@trade-desk.example; Email support@gmail.com")]
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
    [InlineData("1950 to account 77120045", "Amount 1950; Account 77120045")]
    [InlineData("Caller transferred in total 1950 to IBAN DE89370400440532013000", "Amount 1950; Account DE89370400440532013000")]
    [InlineData("1,950 was sent to account 77120045", "Amount 1950; Account 77120045")]
    [InlineData("from account 10020030 to account 77120045", "Account 10020030; Account 77120045")]
    [InlineData("account 77120045 shows a profit 11340", "Account 77120045")]
    [InlineData("account 77120045, order 8841-2207-19", "Account 77120045")]
    [InlineData("ticket 20261126", "")]
    [InlineData("账号77120045，订单号88412207", "Account 77120045; PaymentId 88412207")]
    [InlineData("转到账户 6120894473 1950 EUR。现在她还要3000。", "Account 6120894473; Amount 1950 EUR")]
    [InlineData("她报案，1950欧元转到账户77120045", "Amount 1950 EUR; Account 77120045")]
    [InlineData("转1950到账户77120045", "Amount 1950; Account 77120045")]
    [InlineData("1950转到了账户77120045", "Amount 1950; Account 77120045")]
    [InlineData("汇出１，９５０欧元", "Amount 1950 EUR")]
    [InlineData("paid 1950 EUR to an account ending 4342", "Amount 1950 EUR; Account …4342")]
    [InlineData("last digits 4342", "Account …4342")]
    [InlineData("last four digits are 4342", "Account …4342")]
    [InlineData("account …4342", "Account …4342")]
    [InlineData("card ***4342, 1950 EUR", "Account …4342; Amount 1950 EUR")]
    [InlineData("尾号4342，1950欧元", "Account …4342; Amount 1950 EUR")]
    [InlineData("账号后四位是4342", "Account …4342")]
    [InlineData("and then I paid...1950 EUR", "Amount 1950 EUR")]
    public void Bare_sums_and_ends_of_accounts_are_recognised_and_no_order_is_an_account(string said, string recognised) =>
        What_is_said_is_recognised(said, recognised);

    [Theory]
    [InlineData("I paid 1.171,- euro", "Amount 1171 EUR")]
    [InlineData("1171,- euro", "Amount 1171 EUR")]
    [InlineData("1171,-- €", "Amount 1171 EUR")]
    [InlineData("1171.- CHF", "Amount 1171 CHF")]
    [InlineData("CHF 1171.–", "Amount 1171 CHF")]
    [InlineData("1171,- was paid", "Amount 1171")]
    [InlineData("1,171.- CHF", "Amount 1171 CHF")]
    [InlineData("1'171.00 EUR", "Amount 1171 EUR")]
    [InlineData("1’171.00 CHF", "Amount 1171 CHF")]
    [InlineData("CHF 1'171'000.50", "Amount 1171000.5 CHF")]
    [InlineData("1'171.- CHF", "Amount 1171 CHF")]
    [InlineData("I paid them 1'171", "Amount 1171")]
    [InlineData("1.171 EUR", "Amount 1171 EUR")]
    [InlineData("I paid 0.500 EUR", "")]
    [InlineData("EUR 0,500", "")]
    [InlineData("0.50 EUR", "Amount 0.5 EUR")]
    [InlineData("the '171.00 EUR' on it", "Amount 171 EUR")]
    [InlineData("born 1171, - euro", "")]
    public void Sums_are_recognised_as_they_are_written_on_the_continent(string said, string recognised) => What_is_said_is_recognised(said, recognised);

    [Theory]
    [InlineData("我转了2万", "Amount 20000")]
    [InlineData("付了2.5万", "Amount 25000")]
    [InlineData("汇了3千", "Amount 3000")]
    [InlineData("打了2万过去", "Amount 20000")]
    [InlineData("付了2.5万元", "Amount 25000 CNY")]
    [InlineData("3千块", "Amount 3000 CNY")]
    [InlineData("付了2万人民币", "Amount 20000 CNY")]
    [InlineData("付了2万 人民币", "Amount 20000 CNY")]
    [InlineData("人民币2万", "Amount 20000 CNY")]
    [InlineData("我转给他2万", "Amount 20000")]
    [InlineData("转给对方2.5万", "Amount 25000")]
    [InlineData("给骗子转过去了2万", "Amount 20000")]
    [InlineData("打给他们3千", "Amount 3000")]
    [InlineData("付给客服两万", "Amount 20000")]
    [InlineData("前后转了三次，一共2万", "Amount 20000")]
    [InlineData("2万转给他了", "Amount 20000")]
    [InlineData("把2.5万打过去了", "Amount 25000")]
    [InlineData("转了他2万", "Amount 20000")]
    [InlineData("先后汇了大约2万多", "Amount 20000")]
    [InlineData("转了2万人家就不理我了", "Amount 20000")]
    [InlineData("群里有2万人", "")]
    [InlineData("骗了2万人", "")]
    [InlineData("骗了2.5万人", "")]
    [InlineData("骗了两万多人", "")]
    [InlineData("平台有2万", "")]
    [InlineData("打了3千次电话", "")]
    [InlineData("转给他三个朋友", "")]
    [InlineData("打给他 5550102", "")]
    [InlineData("付了2万工人", "Amount 20000")]
    [InlineData("转1950一次", "Amount 1950")]
    [InlineData("汇过去两万", "Amount 20000")]
    public void Chinese_ten_thousands_are_a_sum_where_money_is_spoken_of(string said, string recognised) => What_is_said_is_recognised(said, recognised);

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
    [InlineData("my acc 10020030", "10020030")]
    [InlineData("my acc is DE.. dunno ends 7086", "…7086")]
    [InlineData("my acc is DE...7086", "…7086")]
    [InlineData("my account ends 7086", "…7086")]
    [InlineData("my card, I think it ends in 7086", "…7086")]
    [InlineData("I sent 325 EUR from my account ...7086 to account ending 1234", "…7086")]
    [InlineData("her account ending 7086", "…7086")]
    [InlineData("my son paid to account ending 1234", "")]
    [InlineData("to account ending 1234", "")]
    [InlineData("from my account to one ending 1234", "")]
    [InlineData("my account was emptied. The payee's ends 1234", "")]
    [InlineData("my account is fine but the account ends 1234", "")]
    [InlineData("my bank says account ending 1234 got it", "")]
    [InlineData("I paid from my card into her account ending 1234", "")]
    [InlineData("从尾号4877转了325欧元到尾号1234", "…4877")]
    [InlineData("我从尾号4877的卡给对方转了325欧元", "…4877")]
    [InlineData("她从尾号4877汇了325欧元到账号77120045", "…4877")]
    [InlineData("从我的账户尾号4877", "…4877")]
    [InlineData("从我的账户尾号4877转了325欧元", "…4877")]
    [InlineData("我尾号4877的卡", "…4877")]
    [InlineData("从银行卡尾号4877转出", "…4877")]
    [InlineData("her acc is DE.. dunno ends 7086", "…7086")]
    [InlineData("I paid him, his account is at Merit and ends 1234", "")]
    [InlineData("victim's savings account ends 7086", "…7086")]
    [InlineData("it's my account, it's the one ending 1234", "")]
    [InlineData("骗子让我从尾号4877转325欧元", "…4877")]
    [InlineData("有人从尾号4877转了钱", "")]
    [InlineData("他从尾号4877给我转了钱", "")]
    [InlineData("骗子发给我尾号4877", "")]
    [InlineData("转到尾号4877", "")]
    [InlineData("我转到尾号4877", "")]
    [InlineData("他给我尾号4877", "")]
    [InlineData("对方从尾号4877转了325欧元给我", "")]
    [InlineData("我收到从尾号4877转来的325欧元", "")]
    [InlineData("我转了325欧元，他从尾号4877转走了", "")]
    [InlineData("从我的账户转到尾号4877", "")]
    public void What_the_victim_calls_their_own_is_theirs(string said, string own) =>
        Assert.Equal(own, string.Join(' ', VictimWords.Read(said).Where(one => one.IsVictims).Select(one => one.Value)));

    [Theory]
    [InlineData("Please call her back on 0171 555 0102")]
    [InlineData("reach me at +99955501024")]
    [InlineData("She paid 1950 EUR. You can reach her at jana@mail.example")]
    [InlineData("victim's phone 0171 555 0102")]
    [InlineData("the caller is on 0171 555 0102")]
    [InlineData("caller: Lena Novak, born 1980, tel 0171 555 0102")]
    [InlineData("Caller: Lena Novak. Tel: 0171 555 0102")]
    [InlineData("Victim: Lena Novak\nPhone 0171 555 0102")]
    [InlineData("Caller: Lena Novak, tel 0171 555 0102, e-mail jana@mail.example")]
    [InlineData("Caller's email is jana@mail.example")]
    [InlineData("She lost 12000 EUR to them. Her phone is 0171 555 0102")]
    [InlineData("He paid 300 EUR to a woman; his mobile: 0171 555 0102")]
    [InlineData("my number is +44 20 7946 0999")]
    [InlineData("I paid them. My telegram @lena_n1")]
    [InlineData("phone 0171 555 0102 (caller)")]
    [InlineData("callback number 0171 555 0102")]
    [InlineData("Customer can be reached on 0171 555 0102")]
    [InlineData("受害人电话 13800138000")]
    [InlineData("受害人：王芳，电话13800138000")]
    [InlineData("来电人手机13800138000")]
    [InlineData("报案人的邮箱是 jana@mail.example")]
    [InlineData("本人电话13800138000")]
    [InlineData("我的手机13800138000")]
    [InlineData("我的微信号是wang88")]
    [InlineData("请回拨13800138000")]
    [InlineData("她被骗了3000元，她的电话13800138000")]
    [InlineData("电话13800138000（本人）")]
    public void How_the_victim_is_reached_is_theirs(string said)
    {
        var read = VictimWords.Read(said).Where(one => one.IsContact).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, one => Assert.Equal(Owner.Victim, one.Owner));
    }

    [Theory]
    [InlineData("he wrote from +44 20 7946 0958")]
    [InlineData("I paid 4,800 USD, he called from +44 20 7946 0958, @anna_trade")]
    [InlineData("She paid 1950 EUR; he rang her from +44 20 7946 0958")]
    [InlineData("the caller was called from +44 20 7946 0958")]
    [InlineData("I got a message from anna.trade@mail.example")]
    [InlineData("he wrote from @anna_trade")]
    [InlineData("I paid. She texted me from @anna_trade")]
    [InlineData("the scammer's number is +44 20 7946 0958")]
    [InlineData("the site's support @merit_help")]
    [InlineData("he told me to write to @anna_trade")]
    [InlineData("She wrote to me on Telegram as @anna_trade")]
    [InlineData("I sent it. He is @anna_trade on Telegram")]
    [InlineData("a fraud, +44 20 7946 0958 (scammer)")]
    [InlineData("对方手机13800138000")]
    [InlineData("骗子电话13800138000")]
    [InlineData("我接到电话，他从13800138000打来")]
    [InlineData("受害人被对方13800138000骗了")]
    [InlineData("骗子让受害人添加微信号wang88")]
    [InlineData("客服的微信：wang_88")]
    public void What_the_words_say_is_the_other_sides_is_theirs(string said)
    {
        var read = VictimWords.Read(said).Where(one => one.IsContact).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, one => Assert.Equal(Owner.Scammer, one.Owner));
    }

    [Theory]
    [InlineData("tel 0171 555 0102")]
    [InlineData("email jana@mail.example")]
    [InlineData("@anna_trade")]
    [InlineData("the site gold.top, phone 0171 555 0102")]
    [InlineData("gold.top, @merit_help")]
    [InlineData("Lena Novak called from 0171 555 0102")]
    [InlineData("She called from 0171 555 0102 and paid")]
    [InlineData("She paid 1950 EUR. She called us from 0171 555 0102")]
    [InlineData("I paid him. His number 0171 555 0102")]
    [InlineData("she asked me to call her back on 0171 555 0102")]
    [InlineData("she registered on the site with jana@mail.example")]
    [InlineData("转给对方，电话13800138000")]
    [InlineData("联系电话13800138000")]
    [InlineData("微信：wang_88")]
    [InlineData("they wrote @anna_trade")]
    [InlineData("she texted me on @anna_trade")]
    public void Where_nothing_says_whose_a_contact_is_it_is_unsure(string said)
    {
        var read = VictimWords.Read(said).Where(one => one.IsContact && one.Kind != RecognisedKind.Link).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, one => Assert.Equal(Owner.Unsure, one.Owner));
    }

    [Theory]
    [InlineData("gold-fund.top", Owner.Scammer)]
    [InlineData("wallet 0x52908400098527886E0F7030069857D2E4169EE7", Owner.Scammer)]
    [InlineData("to account 77120045", Owner.Scammer)]
    [InlineData("from her account 10020030", Owner.Victim)]
    [InlineData("victim's account 10020030", Owner.Victim)]
    [InlineData("受害人账号10020030", Owner.Victim)]
    [InlineData("I paid to her account 77120045", Owner.Scammer)]
    [InlineData("Call her back. gold-fund.top", Owner.Scammer)]
    public void Links_wallets_and_accounts_are_the_other_sides_unless_it_is_said(string said, Owner owner) =>
        Assert.Equal(owner, Assert.Single(VictimWords.Read(said)).Owner);

    [Theory]
    [InlineData(48, 0)]
    [InlineData(60, 12)]
    public void How_many_more_there_are_than_are_recognised_is_told(int said, int leftOut)
    {
        var read = VictimWords.Read(string.Join(' ', Enumerable.Range(0, said).Select(i => $"+44 20 7946 {1000 + i}")), "", out var more);
        Assert.Equal((said - leftOut, leftOut), (read.Count, more));
    }

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
