using AngleSharp.Html.Parser;
using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Language;
using Cordon.Web.Orders;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Cases;

/// <summary>Where a case names an order, its number leads to the order's page; and what stands there is said in words.</summary>
public sealed class CaseOrderLinkTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", ".lines a")]
    [InlineData("?part=money", "table a")]
    [InlineData("?part=complaints", ".lines a")]
    [InlineData("?part=trail", ".hops a")]
    [InlineData("?part=trail&choice=l2", "#chosen a")]
    public async Task A_case_leads_to_its_orders_from_wherever_it_names_them(string part, string within)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "T0X");
        var boss = await console.OfficerAsync(OfficerRole.Supervisor);
        await console.Desk.DoAsync(number, new CaseCommand.Contest(1, "My wage."), boss, Cancellation);
        await FreezeAsync(console, 1);
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        var page = await PageAsync(caller, $"/cases/{number}{part}");
        Assert.Contains("/orders/FO-000001", page.QuerySelectorAll(within).Select(link => link.GetAttribute("href")));
        Assert.Contains("FO-000001", (await PageAsync(caller, "/orders/FO-000001")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_names_the_order_of_a_booking_and_whoever_made_it()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "T0X");
        await FreezeAsync(console, 1);
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        var page = await PageAsync(caller, $"/cases/{number}?part=money");
        var booking = page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("frozen by a bank", StringComparison.Ordinal));
        Assert.Equal("/orders/FO-000001", booking.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_number_is_a_link_for_whoever_may_open_it_and_text_for_others(bool mayOpen)
    {
        using var screen = new BunitContext();
        var line = screen.Render<OrderText>(parameters => parameters
            .Add(text => text.Text, "order FO-000012 <b>with the bank</b>")
            .Add(text => text.MayOpen, mayOpen));
        Assert.Equal(mayOpen ? ["/orders/FO-000012"] : [], line.FindAll("a").Select(link => link.GetAttribute("href")!));
        Assert.Contains("FO-000012", line.Markup, StringComparison.Ordinal);
        Assert.Empty(line.FindAll("b"));
    }

    [Theory]
    [InlineData("employment", "刷单兼职")]
    [InlineData("investment", "投资理财")]
    [InlineData("impersonation", "冒充身份")]
    public async Task A_Chinese_case_has_its_kind_of_scam_in_Chinese_and_none_of_its_codes(string kind, string words)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var number = await StolenMoney.ReportAsync(console, "T0X", kind: kind);
        await FreezeAsync(console, 1);
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        caller.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        Assert.Contains(words, (await PageAsync(caller, $"/cases/{number}?part=people")).Body!.TextContent, StringComparison.Ordinal);
        string[] codes =
        [
            kind, .. Enum.GetValues<FreezeOrderState>().Select(FreezeOrder.Word), .. Enum.GetNames<LedgerCause>(), .. Enum.GetNames<OfficerRole>(),
        ];
        string[] parts = ["", "?part=people", "?part=trail", "?part=trail&choice=l1", "?part=money", "?part=tasks", "?part=complaints", "?part=linked"];
        foreach (var path in parts)
        {
            var said = (await PageAsync(caller, $"/cases/{number}{path}")).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain(codes, code => said.Contains(code, StringComparison.OrdinalIgnoreCase) && code.Length > 4);
        }
    }

    [Theory]
    [InlineData("CENTRE", "反诈中心", "the centre")]
    [InlineData("CENTRE (hotline)", "反诈中心（hotline）", "the centre (hotline)")]
    [InlineData("CENTRE (first key)", "反诈中心（首个密钥）", "the centre (first key)")]
    [InlineData("CENTRE (first key): Mara (Lind)", "反诈中心（首个密钥）：Mara (Lind)", "the centre (first key): Mara (Lind)")]
    [InlineData("CENTREX (x)", "CENTREX (x)", "CENTREX (x)")]
    [InlineData("the clock", "到期自动处理", "the clock")]
    public void The_centre_is_called_so_and_not_by_its_code(string recorded, string chinese, string english)
    {
        Assert.Equal(chinese, new Speech(Tongue.Chinese, TimeZoneInfo.Utc).Recorded(recorded));
        Assert.Equal(english, new Speech(Tongue.English, TimeZoneInfo.Utc).Recorded(recorded));
    }

    private static async Task FreezeAsync(ConsoleUnderTest console, uint order)
    {
        var answer = new Command.MoveOrder(order, FreezeEventKind.Freeze, "bank", console.Centre.FindOrder(order)!.Bank, 1_000) { IsAnswer = true };
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(answer, Cancellation)).Status);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient caller, string path) =>
        await new HtmlParser().ParseDocumentAsync(await caller.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation), Cancellation);
}
