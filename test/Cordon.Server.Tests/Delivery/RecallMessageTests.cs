using System.Text;
using System.Text.Json;
using Cordon.Bench.Outbox;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Server.Tests.Delivery.DeliveringCentre;
using static Cordon.Server.Tests.Delivery.RecallText;

namespace Cordon.Server.Tests.Delivery;

/// <summary>Orders as camt.056, and what banks answer as camt.029 and pacs.004.</summary>
public sealed class RecallMessageTests : IAsyncLifetime
{
    private readonly MemoryJournal _journal = new();
    private readonly SteppedTime _time = new(ServedCentre.Now);
    private DeliveringCentre _served = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _served = await StartAsync(_journal, _time);

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task A_bank_of_messages_gets_a_recall_and_answers_with_messages_alone()
    {
        await using var bank = new ScriptedBank(_ => BankReply.Take);
        bank.Start();
        await _served.SetEndpointAsync(Lantern, bank.Url, "camt.056");
        await _served.ReportAsync("x1", Lantern, Uetr);
        await bank.ReachedAsync(1).WaitAsync(Cancellation);
        var recall = Encoding.UTF8.GetString(bank.Received[0].Body);
        Assert.Equal("application/xml", bank.Received[0].Headers["content-type"]);
        Assert.Contains("<CxlId>FO-000001</CxlId>", recall);
        Assert.Contains($"<OrgnlUETR>{Uetr}</OrgnlUETR>", recall);
        Assert.Contains("<BICFI>CORDXA22</BICFI>", recall);
        Assert.Contains("<OrgnlIntrBkSttlmAmt Ccy=\"EUR\">48.00</OrgnlIntrBkSttlmAmt>", recall);

        await SendAsync(Answer("PDCR", "FO-000001"), 200);
        Assert.Equal(FreezeOrderState.Acknowledged, State(1));
        await SendAsync(Answer("PECR", "FO-000001", amount: "30.00"), 200);
        var again = await SendAsync(Answer("PECR", "FO-000001", amount: "30.00"), 200);
        Assert.True(again.GetProperty("answers")[0].GetProperty("repeated").GetBoolean());
        Assert.Equal((FreezeOrderState.Frozen, 3_000), (State(1), _served.Centre.FindOrder(1)!.HeldMinor));

        await SendAsync(Return("m1", "20.00"), 200);
        Assert.True((await SendAsync(Return("m1", "20.00"), 200)).GetProperty("answers")[0].GetProperty("repeated").GetBoolean());
        await SendAsync(Return("m1", "5.00"), 409);
        await SendAsync(Return("m2", "28.01"), 409);
        await SendAsync(Return("m2", "11.00"), 200);
        var order = _served.Centre.FindOrder(1)!;
        Assert.Equal((FreezeOrderState.Returned, 3_000, 3_100, 100), (order.State, order.FrozenMinor, order.ReturnedMinor, order.UnheldMinor));
    }

    [Fact]
    public async Task A_return_a_day_after_the_expiry_is_taken_as_any_other()
    {
        await _served.ReportAsync("x1", Lantern, Uetr);
        await SendAsync(Answer("PECR", "FO-000001", amount: "30.00"), 200);
        _time.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(1));
        await _served.ReportAsync("x2", Meridian);
        Assert.Equal(FreezeOrderState.Expired, State(1));
        _time.Advance(TimeSpan.FromDays(1));
        await SendAsync(Return("m1", "20.00"), 404, Meridian);
        await SendAsync(Return("m1", "20.00", currency: "USD"), 422);
        await SendAsync(Return("m1", "48.01"), 409);
        var first = (await SendAsync(Return("m1", "20.00"), 200)).GetProperty("answers")[0];
        Assert.False(first.GetProperty("repeated").GetBoolean());
        string[] words = ["state", "ended_as", "frozen", "released", "returned", "returned_unheld", "held", "reason"];
        Assert.Equal(
            ["returned", "expired", "30.00", "30.00", "20.00", "20.00", "0.00", "FOCR"],
            words.Select(word => first.GetProperty("order").GetProperty(word).GetString()));
        Assert.True((await SendAsync(Return("m1", "20.00"), 200)).GetProperty("answers")[0].GetProperty("repeated").GetBoolean());
        var ledger = await _served.GetAsync(ApiKeys.Centre, "/v1/cases/C-000001/ledger");
        Assert.Contains(ledger.GetProperty("balances").EnumerateArray(), line => Is(line, "returned", "20.00"));
        Assert.Contains(ledger.GetProperty("balances").EnumerateArray(), line => Is(line, "outstanding", "28.00"));
        var figures = await _served.GetAsync(ApiKeys.Centre, "/v1/figures");
        Assert.All(["returned", "returned_unheld"], sums => Assert.Equal("20.00", figures.GetProperty(sums)[0].GetProperty("amount").GetString()));
        var curve = await _served.GetAsync(ApiKeys.Centre, "/v1/figures/recovery-curve");
        Assert.Contains(curve.GetProperty("by_report").EnumerateArray(), bucket => bucket.GetProperty("returned_share").GetDecimal() > 0);
        var statement = await _served.GetAsync(ApiKeys.Centre, "/v1/cases/C-000001/statements/report-x1");
        Assert.Equal("20.00", statement.GetProperty("returned").GetString());

        static bool Is(JsonElement line, string account, string amount) =>
            line.GetProperty("account").GetString() == account && line.GetProperty("amount").GetString() == amount;
    }

    [Fact]
    public async Task A_message_sent_again_means_the_order_it_moved_whatever_is_open_by_then()
    {
        await _served.ReportAsync("x1", Lantern, Uetr);
        await _served.PostAsync(Lantern, "/v1/freeze-orders/FO-000001/answer", """{"result":"frozen","amount":"48.00","currency":"EUR"}""", 200);
        _time.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(1));
        await _served.PostAsync(ApiKeys.Centre, "/v1/reports", $$"""{"report_id":"again","payment_id":"{{Uetr}}"}""", 201);
        Assert.Equal((FreezeOrderState.Expired, FreezeOrderState.Approved, 4_800), (State(1), State(2), _served.Centre.FindOrder(2)!.Asked.Minor));
        await _served.PostAsync(Lantern, "/v1/freeze-orders/FO-000001/answer", Return("m1", "12.00"), 200, "application/xml");
        Assert.Equal((FreezeOrderState.Approved, 3_600), (State(2), _served.Centre.FindOrder(2)!.Asked.Minor));
        Assert.True((await SendAsync(Return("m1", "12.00"), 200)).GetProperty("answers")[0].GetProperty("repeated").GetBoolean());
        await SendAsync(Return("m2", "36.00"), 200);
        Assert.Equal((FreezeOrderState.Returned, 3_600, 0), (State(2), _served.Centre.FindOrder(2)!.ReturnedMinor, _served.Centre.FindOrder(2)!.UnheldMinor));
        Assert.True((await SendAsync(Return("m2", "36.00"), 200)).GetProperty("answers")[0].GetProperty("repeated").GetBoolean());
    }

    [Theory]
    [InlineData("CNCL", null, null, "Frozen")]
    [InlineData("ACCR", null, "12.00", "Frozen")]
    [InlineData("PACR", null, "12.00", "Frozen")]
    [InlineData("PDCR", null, null, "Acknowledged")]
    [InlineData("IPAY", null, null, "Acknowledged")]
    [InlineData("RJCR", "AM04", null, "TooLate")]
    [InlineData("RJCR", "AC04", null, "TooLate")]
    [InlineData("RJCR", "LEGL", null, "Refused")]
    [InlineData("RJCR", "CUST", null, "Refused")]
    [InlineData("RJCR", null, null, "Refused")]
    public async Task A_status_means_what_the_page_says(string status, string? reason, string? amount, string state)
    {
        await _served.ReportAsync("x1", Lantern);
        await SendAsync(Answer(status, "FO-000001", reason, amount), 200);
        var order = _served.Centre.FindOrder(1)!;
        Assert.Equal((state, amount is null && state == "Frozen" ? 4_800 : amount is null ? 0 : 1_200), (order.State.ToString(), order.FrozenMinor));
        Assert.Equal(reason ?? (state == "Refused" ? "no reason given" : null), order.Reason);
        Assert.Equal(0, _served.Centre.CountNoticesFor(Lantern));
    }

    [Theory]
    [InlineData(false, "FO-000002 20.00, FO-000003 10.00")]
    [InlineData(true, "FO-000002 30.00")]
    public async Task An_answer_without_an_amount_is_for_what_the_bank_was_told(bool isTaken, string orders)
    {
        await _served.ReportAsync("x1", Lantern);
        foreach (var (id, amount) in new[] { ("x2", "20.00"), ("x3", "10.00") })
        {
            var payment = ServedCentre.Payment(
                id, ("payer_bank", $"\"{Lantern}\""), ("payer_account", "\"mule-x1\""), ("payee_bank", $"\"{Meridian}\""), ("amount", $"\"{amount}\""));
            await _served.PostAsync(ApiKeys.Centre, "/v1/payments", payment, 200);
        }

        var notice = Assert.Single(_served.Centre.NoticesFor(Meridian, 10));
        Assert.Equal(3_000, notice.AmountMinor);
        await (isTaken ? _served.PostAsync(Meridian, $"/v1/freeze-notices/{notice.Id}/taken", "", 200) : Task.CompletedTask);
        await SendAsync(Answer("CNCL", "FO-000002"), 200, Meridian);
        Assert.True((await SendAsync(Answer("CNCL", "FO-000002"), 200, Meridian)).GetProperty("answers")[0].GetProperty("repeated").GetBoolean());
        var found = _served.Centre.FindOrders(order => order.Bank == Meridian, 0, 10);
        Assert.Equal(orders, string.Join(", ", found.Select(order => $"{order.Id} {(order.Asked with { Minor = order.ClaimedMinor }).ToMajorString()}")));
    }

    [Fact]
    public async Task Money_that_comes_back_at_once_was_frozen_and_is_returned()
    {
        await _served.ReportAsync("x1", Lantern, Uetr);
        await SendAsync(Return("m1", "48.00"), 200);
        var order = _served.Centre.FindOrder(1)!;
        Assert.Equal((FreezeOrderState.Returned, 4_800, 4_800, "FOCR"), (order.State, order.FrozenMinor, order.ReturnedMinor, order.Reason));
        Assert.NotNull(order.SentAt);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_changes_nothing()
    {
        await _served.ReportAsync("x1", Lantern, Uetr);
        await SendAsync(Answer("CNCL", "FO-000099"), 404);
        await SendAsync(Answer("CNCL", "FO-000001"), 404, Meridian);
        await SendAsync(Return("m1", "48.00"), 404, Meridian);
        await SendAsync(Return("m1", "48.00", uetr: "8a562c67-ca16-48ba-b074-65581be6f0a2"), 404);
        await SendAsync(Return("m1", "48.01"), 409);
        await SendAsync(Return("m1", "48.00", currency: "USD"), 422);
        await SendAsync(Answer("CNCL", "FO-000001", amount: "48.01"), 409);
        await SendAsync(Answer("PECR", "FO-000001"), 422);
        await SendAsync(Answer("XXXX", "FO-000001"), 422);
        await SendAsync("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"/>", 422);
        await SendAsync(Answer("CNCL", "FO-000001")[..300], 400);
        await _served.PostAsync(Lantern, "/v1/messages", "{}", 415);
        await _served.PostAsync(Lantern, "/v1/freeze-orders/FO-000001/answer", Answer("CNCL", "FO-000002"), 409, "application/xml");
        Assert.Equal(FreezeOrderState.Approved, State(1));
        await _served.PostAsync(ApiKeys.Centre, "/v1/freeze-orders/FO-000001/withdraw", """{"by":"A. Ruiz","reason":"a mistake"}""", 200);
        Assert.Contains("too late", (await SendAsync(Answer("CNCL", "FO-000001"), 409)).GetProperty("detail").GetString());
        Assert.Equal(FreezeOrderState.Withdrawn, State(1));
    }

    private FreezeOrderState State(uint number) => _served.Centre.FindOrder(number)!.State;

    private Task<JsonElement> SendAsync(string message, int status, string bank = Lantern) =>
        _served.PostAsync(bank, "/v1/messages", message, status, "application/xml");
}
