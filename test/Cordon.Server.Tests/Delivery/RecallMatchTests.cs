using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Server.Tests.Delivery.DeliveringCentre;
using static Cordon.Server.Tests.Delivery.RecallText;

namespace Cordon.Server.Tests.Delivery;

/// <summary>Which order a bank's message is about, and that each return in it is booked once.</summary>
public sealed class RecallMatchTests : IAsyncLifetime
{
    private const string First = "FO-000001";
    private const string Second = "FO-000002";
    private const string OtherUetr = "8a562c67-ca16-48ba-b074-65581be6f0a3";
    private readonly MemoryJournal _journal = new();
    private readonly SteppedTime _time = new(ServedCentre.Now);
    private DeliveringCentre _served = null!;

    public async ValueTask InitializeAsync() => _served = await StartAsync(_journal, _time);

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task A_return_pays_back_the_order_of_its_payment_and_no_other()
    {
        await ReportTwoAsync();
        var message = Return("m1", "48.00");
        await SendAsync(message, 200, First);
        var detail = Detail(await SendAsync(message, 409, Second));
        Assert.Contains(Uetr, detail);
        Assert.Contains(OtherUetr, detail);
        Assert.Contains(First, detail);
        Assert.Equal((4_800, 0, FreezeOrderState.Approved), (Order(1).ReturnedMinor, Order(2).ReturnedMinor, Order(2).State));
        Assert.True(IsRepeated(await SendAsync(message, 200, First)));
    }

    [Fact]
    public async Task One_return_is_booked_on_one_order_also_where_the_centre_cannot_tell_its_payment()
    {
        await ReportTwoAsync();
        var byMessage = Returns("m1", Part("20.00", "<OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId></OrgnlGrpInf>", "r1"));
        await SendAsync(byMessage, 200, First);
        Assert.Contains("m1/r1 is booked on FO-000001", Detail(await SendAsync(byMessage, 409, Second)));
        Assert.Contains("m1/r1", Detail(await SendAsync(Return("m1", "10.00", uetr: OtherUetr), 409)));
        Assert.Contains("m1/r1", Detail(await AnswerAsync("""{"result":"returned","amount":"5.00","currency":"EUR","reference":"m1/r1"}""", 409, 2)));
        Assert.Equal((2_000, 0), (Order(1).ReturnedMinor, Order(2).ReturnedMinor));
        await _served.ReportAsync("x3", Meridian);
        await SendAsync(Returns("m1", Part("7.00", "<OrgnlTxId>x3</OrgnlTxId>", "r1")), 200, bank: Meridian);
        Assert.Equal(700, Order(3).ReturnedMinor);
    }

    [Fact]
    public async Task Two_orders_for_the_money_of_one_payment_share_no_return_also_after_a_restart()
    {
        await _served.ReportAsync("x1", Lantern, Uetr);
        await AnswerAsync("""{"result":"frozen","amount":"48.00","currency":"EUR"}""", 200, 1);
        _time.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(1));
        await _served.PostAsync(ApiKeys.Centre, "/v1/reports", $$"""{"report_id":"again","payment_id":"{{Uetr}}"}""", 201);
        await SendAsync(Return("m1", "10.00"), 200, First);
        await SendAsync(Return("m1", "10.00"), 409, Second);
        await _served.DisposeAsync();
        _served = await StartAsync(_journal, _time);
        await SendAsync(Return("m1", "10.00"), 409, Second);
        Assert.True(IsRepeated(await SendAsync(Return("m1", "10.00"), 200, First)));
        Assert.Equal((1_000, 0), (Order(1).ReturnedMinor, Order(2).ReturnedMinor));
    }

    [Theory]
    [InlineData("ACCR", null)]
    [InlineData("PECR", "12.00")]
    [InlineData("PDCR", null)]
    [InlineData("RJCR", null)]
    public async Task An_answer_about_one_payment_moves_no_order_of_another(string status, string? amount)
    {
        await ReportTwoAsync();
        var byCase = Answer(status, Second, amount: amount, original: Original(Uetr));
        await SendAsync(byCase, 409);
        await SendAsync(byCase, 409, Second);
        await SendAsync(Answer(status, null, amount: amount, original: Original(Uetr)), 409, Second);
        Assert.All([Order(1), Order(2)], order => Assert.Equal(FreezeOrderState.Approved, order.State));
        await SendAsync(Answer(status, Second, amount: amount, original: Original(OtherUetr)), 200);
        Assert.NotEqual(FreezeOrderState.Approved, Order(2).State);
    }

    [Theory]
    [InlineData("<OrgnlTxId>p1</OrgnlTxId>", 200)]
    [InlineData("<OrgnlEndToEndId>p1</OrgnlEndToEndId>", 200)]
    [InlineData("<OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId>", 200)]
    [InlineData("<OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId></OrgnlGrpInf>", 200)]
    [InlineData("<OrgnlTxId>p1</OrgnlTxId><OrgnlUETR>8a562c67-ca16-48ba-b074-65581be6f0a9</OrgnlUETR>", 200)]
    [InlineData("<OrgnlTxId>p1</OrgnlTxId><OrgnlUETR>8a562c67-ca16-48ba-b074-65581be6f0a3</OrgnlUETR>", 409)]
    [InlineData("<OrgnlTxId>p2</OrgnlTxId>", 409)]
    [InlineData("<OrgnlEndToEndId>p2</OrgnlEndToEndId>", 409)]
    [InlineData("<OrgnlUETR>8a562c67-ca16-48ba-b074-65581be6f0a9</OrgnlUETR>", 409)]
    public async Task The_surest_identification_that_is_known_says_which_payment_it_is(string original, int status)
    {
        await _served.ReportAsync("x1", Lantern, "p1");
        await _served.ReportAsync("x2", Lantern, OtherUetr);
        var detail = await SendAsync(Answer("PDCR", First, original: original), status);
        await SendAsync(Answer("PDCR", null, original: original + "<OrgnlClrSysRef>c</OrgnlClrSysRef>"), status, First);
        Assert.Equal(status == 200 ? FreezeOrderState.Acknowledged : FreezeOrderState.Approved, Order(1).State);
        Assert.True(status == 200 || Detail(detail).EndsWith("FO-000001 asks for the money of payment p1.", StringComparison.Ordinal), detail.ToString());
    }

    [Fact]
    public async Task A_payment_whose_identifier_is_too_long_for_a_message_is_known_by_what_fits()
    {
        var id = new string('p', 40);
        await _served.ReportAsync("x1", Lantern, id);
        await SendAsync(Answer("PDCR", First, original: $"<OrgnlTxId>{id[..34]}</OrgnlTxId>"), 409);
        await SendAsync(Answer("PDCR", First, original: $"<OrgnlTxId>{id[..35]}</OrgnlTxId>"), 200);
    }

    [Fact]
    public async Task A_message_with_one_transaction_about_another_payment_is_not_taken_at_all()
    {
        await ReportTwoAsync();
        var detail = Detail(await SendAsync(Returns("m1", Part("5.00", Original(Uetr), "r1"), Part("6.00", Original(OtherUetr), "r2")), 409, First));
        Assert.StartsWith("Transaction 2 of 2, none being taken:", detail, StringComparison.Ordinal);
        Assert.Equal((0, 0), (Order(1).ReturnedMinor, Order(2).ReturnedMinor));
    }

    [Fact]
    public async Task Transactions_without_an_identification_of_their_own_are_booked_once_each()
    {
        await ReportTwoAsync();
        var same = Part("5.00", Original(Uetr));
        var message = Returns("m1", same, same, Part("7.00", Original(OtherUetr)), Part("1.00", Original(Uetr), "r1"));
        var first = await SendAsync(message, 200);
        Assert.All(first.GetProperty("answers").EnumerateArray(), answer => Assert.False(answer.GetProperty("repeated").GetBoolean()));
        Assert.Equal((1_100, 700), (Order(1).ReturnedMinor, Order(2).ReturnedMinor));
        var again = await SendAsync(message, 200);
        Assert.All(again.GetProperty("answers").EnumerateArray(), answer => Assert.True(answer.GetProperty("repeated").GetBoolean()));
        Assert.Equal((1_100, 700), (Order(1).ReturnedMinor, Order(2).ReturnedMinor));
        var twice = Detail(await SendAsync(Returns("m2", Part("1.00", Original(Uetr), "r1"), Part("1.00", Original(Uetr), "r1")), 422));
        Assert.Contains("m2/r1", twice);
        Assert.Equal(1_100, Order(1).ReturnedMinor);
    }

    [Fact]
    public async Task The_return_of_a_whole_message_is_taken_at_the_order_it_is_posted_to()
    {
        await ReportTwoAsync();
        const string total = "<TtlRtrdIntrBkSttlmAmt Ccy=\"EUR\">48.00</TtlRtrdIntrBkSttlmAmt>";
        Assert.Contains("POST it to the address of the order", Detail(await SendAsync(ReturnOfAll("m1", total), 422)));
        Assert.Contains("TtlRtrdIntrBkSttlmAmt", Detail(await SendAsync(ReturnOfAll("m1", ""), 422, First)));
        Assert.Contains("TtlRtrdIntrBkSttlmAmt", Detail(await SendAsync(ReturnOfAll("m1", total.Replace("48.00", "0")), 422, First)));
        var several = ReturnOfAll("m1", total).Replace("<NbOfTxs>1<", "<NbOfTxs>3<");
        Assert.Contains("3 payments in one sum", Detail(await SendAsync(several, 422, First)));
        Assert.Equal(FreezeOrderState.Approved, Order(1).State);
        await SendAsync(ReturnOfAll("m1", total), 200, First);
        Assert.Equal((FreezeOrderState.Returned, 4_800, "FOCR"), (Order(1).State, Order(1).ReturnedMinor, Order(1).Reason));
        Assert.True(IsRepeated(await SendAsync(ReturnOfAll("m1", total), 200, First)));
        await SendAsync(ReturnOfAll("m1", total), 409, Second);
        Assert.Equal((4_800, 0), (Order(1).ReturnedMinor, Order(2).ReturnedMinor));
    }

    [Fact]
    public async Task A_blank_reference_is_no_reference()
    {
        await _served.ReportAsync("x1", Lantern);
        var detail = Detail(await AnswerAsync("""{"result":"returned","amount":"5.00","currency":"EUR","reference":" "}""", 422, 1));
        Assert.StartsWith("reference is blank", detail, StringComparison.Ordinal);
        Assert.Equal(0, Order(1).ReturnedMinor);
    }

    private static string Detail(JsonElement problem) => problem.GetProperty("detail").GetString()!;

    private static bool IsRepeated(JsonElement answer) => answer.GetProperty("answers")[0].GetProperty("repeated").GetBoolean();

    private async Task ReportTwoAsync()
    {
        await _served.ReportAsync("x1", Lantern, Uetr);
        await _served.ReportAsync("x2", Lantern, OtherUetr);
    }

    private FreezeOrder Order(uint number) => _served.Centre.FindOrder(number)!;

    private Task<JsonElement> AnswerAsync(string json, int status, uint order) =>
        _served.PostAsync(Lantern, $"/v1/freeze-orders/{FreezeOrder.IdOf(order)}/answer", json, status);

    private Task<JsonElement> SendAsync(string message, int status, string? order = null, string bank = Lantern) =>
        _served.PostAsync(bank, order is null ? "/v1/messages" : $"/v1/freeze-orders/{order}/answer", message, status, "application/xml");
}
