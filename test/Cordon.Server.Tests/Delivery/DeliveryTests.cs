using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Bench.Outbox;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Delivery;
using Xunit;
using static Cordon.Server.Tests.Delivery.DeliveringCentre;

namespace Cordon.Server.Tests.Delivery;

/// <summary>From the outbox to banks that take, fail, hang, lie down and come back.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly SteppedTime _time = new(ServedCentre.Now);
    private readonly MemoryJournal _journal = new();
    private DeliveringCentre _served = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _served = await StartAsync(_journal, _time);

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task An_order_reaches_its_bank_signed_as_the_page_says_and_is_sent()
    {
        await using var bank = new ScriptedBank(_ => BankReply.Take);
        bank.Start();
        var secret = await _served.SetEndpointAsync(Lantern, bank.Url);
        var id = await _served.ReportAsync("d1", Lantern);
        await bank.ReachedAsync(1).WaitAsync(Cancellation);
        await _served.TakenAsync(Lantern);
        var got = Assert.Single(bank.Received);
        var body = Encoding.UTF8.GetString(got.Body);
        var signed = HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{got.Id}.{got.Headers["webhook-timestamp"]}.{body}"));
        Assert.Equal("v1," + Convert.ToBase64String(signed), got.Headers["webhook-signature"]);
        Assert.Equal(ServedCentre.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), got.Headers["webhook-timestamp"]);
        Assert.Equal(("FN-000001", "\"FN-000001\"", "application/json"), (got.Id, got.Headers["idempotency-key"], got.Headers["content-type"]));
        var data = JsonDocument.Parse(body).RootElement.GetProperty("data");
        Assert.Equal(
            (id, "mule-d1", "48.00", "EUR", "d1"),
            (Text(data, "order_id"), Text(data, "account"), Text(data, "amount"), Text(data, "currency"), Text(data, "payment_id")));
        Assert.Equal(FreezeOrderState.Sent, _served.Centre.FindOrder(1)!.State);
    }

    [Theory]
    [InlineData(BankReply.Fail)]
    [InlineData(BankReply.Redirect)]
    [InlineData(BankReply.Close)]
    [InlineData(BankReply.CloseInAnswer)]
    [InlineData(BankReply.Flood)]
    public async Task What_a_bank_does_not_take_it_gets_again_in_the_same_words(BankReply reply)
    {
        var count = 0;
        await using var bank = new ScriptedBank(_ => Interlocked.Increment(ref count) <= 3 ? reply : BankReply.Take);
        bank.Start();
        await _served.SetEndpointAsync(Lantern, bank.Url);
        await _served.ReportAsync("d1", Lantern);
        await _time.PassWaitsAsync(bank.ReachedAsync(4).WaitAsync(Cancellation));
        await _served.TakenAsync(Lantern);
        Assert.Equal(["FN-000001"], bank.Received.Select(notice => notice.Id).Distinct());
        Assert.Single(bank.Received.Select(notice => Convert.ToBase64String(notice.Body)).Distinct());
        Assert.Equal(FreezeOrderState.Sent, _served.Centre.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_bank_that_never_answers_is_given_up_after_its_time_and_asked_again()
    {
        var count = 0;
        await using var bank = new ScriptedBank(_ => Interlocked.Increment(ref count) == 1 ? BankReply.Hang : BankReply.Take);
        bank.Start();
        await _served.SetEndpointAsync(Lantern, bank.Url);
        await _served.ReportAsync("d1", Lantern);
        await bank.ReachedAsync(1).WaitAsync(Cancellation);
        Assert.Equal(FreezeOrderState.Approved, _served.Centre.FindOrder(1)!.State);
        _time.Advance(DeliveryLimits.AnswerWithin);
        await _time.PassWaitsAsync(bank.ReachedAsync(2).WaitAsync(Cancellation));
        await _served.TakenAsync(Lantern);
        Assert.Equal(FreezeOrderState.Sent, _served.Centre.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_bank_that_is_down_gets_all_in_order_when_it_is_back_and_holds_up_nobody()
    {
        await using var down = new ScriptedBank(_ => BankReply.Take);
        await using var up = new ScriptedBank(_ => BankReply.Take);
        up.Start();
        await _served.SetEndpointAsync(Lantern, down.Url);
        await _served.SetEndpointAsync(Meridian, up.Url);
        var first = await _served.ReportAsync("d1", Lantern);
        await _served.ReportAsync("d2", Meridian);
        await _served.ReportAsync("d3", Lantern);
        await up.ReachedAsync(1).WaitAsync(Cancellation);
        await _served.PostAsync(ApiKeys.Centre, $"/v1/freeze-orders/{first}/withdraw", """{"by":"A. Ruiz","reason":"a mistake"}""", 200);
        Assert.Equal(3, _served.Centre.CountNoticesFor(Lantern));
        down.Start();
        await _time.PassWaitsAsync(down.ReachedAsync(3).WaitAsync(Cancellation));
        await _served.TakenAsync(Lantern);
        var types = down.Received.Select(n => $"{n.Id} {JsonDocument.Parse(n.Body).RootElement.GetProperty("type")}");
        Assert.Equal(["FN-000001 freeze_order.freeze", "FN-000003 freeze_order.freeze", "FN-000004 freeze_order.withdraw"], types);
        var states = new uint[] { 1, 2, 3 }.Select(number => _served.Centre.FindOrder(number)!.State);
        Assert.Equal([FreezeOrderState.Withdrawn, FreezeOrderState.Sent, FreezeOrderState.Sent], states);
    }

    [Fact]
    public async Task What_waits_outlives_the_process_and_a_bank_that_is_set_up_later_gets_it()
    {
        await _served.ReportAsync("d1", Lantern);
        await _served.DisposeAsync();
        _served = await StartAsync(_journal, _time);
        await using var bank = new ScriptedBank(_ => BankReply.Take);
        bank.Start();
        await _served.SetEndpointAsync(Lantern, bank.Url);
        await bank.ReachedAsync(1).WaitAsync(Cancellation);
        await _served.TakenAsync(Lantern);
        await _served.DisposeAsync();
        _served = await StartAsync(_journal, _time);
        Assert.Equal((FreezeOrderState.Sent, 0), (_served.Centre.FindOrder(1)!.State, _served.Centre.CountNoticesFor(Lantern)));
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_another_each_time_and_stands_nowhere()
    {
        var secret = await _served.SetEndpointAsync(Lantern, "http://127.0.0.1:9/");
        Assert.NotEqual(secret, await _served.SetEndpointAsync(Lantern, "http://127.0.0.1:9/"));
        var listed = await _served.GetAsync(ApiKeys.Centre, "/v1/endpoints");
        Assert.DoesNotContain("whsec_", listed.GetRawText());
        Assert.Equal(2, Assert.Single(listed.GetProperty("endpoints").EnumerateArray()).GetProperty("generation").GetInt32());
        await foreach (var batch in _journal.ReadAsync(0, 0, Cancellation))
        {
            Assert.Equal(-1, batch.Payload.Span.IndexOf(Encoding.UTF8.GetBytes(secret["whsec_".Length..])));
            Assert.Equal(-1, batch.Payload.Span.IndexOf(Convert.FromBase64String(secret["whsec_".Length..])));
        }
    }

    [Theory]
    [InlineData("""{"bank":"LANTXB2X","url":"ftp://bank.example/"}""", 422)]
    [InlineData("""{"bank":"LANTXB2X","url":"file:///etc/passwd"}""", 422)]
    [InlineData("""{"bank":"LANTXB2X","url":"/notices"}""", 422)]
    [InlineData("""{"bank":"LANTXB2X","url":"https://name:word@bank.example/"}""", 422)]
    [InlineData("""{"bank":"LANTXB2X","url":"https://bank.example/","format":"fax"}""", 400)]
    [InlineData("""{"bank":"LANTXB2X","url":"https://bank.example/","format":"camt.056"}""", 422)]
    [InlineData("""{"bank":"CENTRE","url":"https://bank.example/"}""", 422)]
    [InlineData("""{"url":"https://bank.example/"}""", 400)]
    public async Task An_endpoint_that_cannot_be_is_refused(string body, int status)
    {
        await _served.PostAsync(ApiKeys.Centre, "/v1/endpoints", body, status);
        await _served.PostAsync(Lantern, "/v1/endpoints", body, 403);
        Assert.Empty(_served.Centre.Endpoints);
    }

    [Fact]
    public async Task A_bank_that_fetches_takes_its_own_notices_in_order_and_no_other_banks()
    {
        var first = await _served.ReportAsync("d1", Lantern);
        await _served.ReportAsync("d2", Meridian);
        await _served.ReportAsync("d3", Lantern);
        await _served.PostAsync(Lantern, $"/v1/freeze-orders/{first}/answer", """{"result":"frozen","amount":"48.00","currency":"EUR"}""", 200);
        await _served.PostAsync(
            ApiKeys.Centre, $"/v1/freeze-orders/{first}/release", """{"by":"A. Ruiz","reason":"a sale","amount":"8.00","currency":"EUR"}""", 200);
        var notices = (await _served.GetAsync(Lantern, "/v1/freeze-notices")).GetProperty("notices").EnumerateArray().ToList();
        Assert.Equal(["FN-000003", "FN-000004"], notices.Select(notice => Text(notice.GetProperty("data"), "notice_id")));
        await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000002/taken", "", 404);
        await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000005/taken", "", 404);
        Assert.True((await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000001/taken", "", 200)).GetProperty("repeated").GetBoolean());
        Assert.Equal((2, 1), (_served.Centre.CountNoticesFor(Lantern), _served.Centre.CountNoticesFor(Meridian)));
        Assert.False((await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000004/taken", "", 200)).GetProperty("repeated").GetBoolean());
        Assert.Equal((0, 1), (_served.Centre.CountNoticesFor(Lantern), _served.Centre.CountNoticesFor(Meridian)));
        Assert.Equal(FreezeOrderState.Sent, _served.Centre.FindOrder(3)!.State);
        await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000002/taken?bank=MERIXC2X", "", 403);
        await _served.PostAsync(Lantern, "/v1/freeze-notices/x/taken", "", 404);
    }

    [Fact]
    public async Task Only_a_banks_own_notice_is_taken_and_only_the_second_time_is_a_repeat()
    {
        await _served.ReportAsync("d1", Lantern);
        var second = await _served.ReportAsync("d2", Lantern);
        await _served.ReportAsync("d3", Meridian);
        await _served.PostAsync(Meridian, "/v1/freeze-notices/FN-000003/taken", "", 200);
        await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000003/taken", "", 404);
        await _served.PostAsync(Meridian, "/v1/freeze-notices/FN-000001/taken", "", 404);
        await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000004/taken", "", 404);

        // The bank answers what it fetched and then says that it has it: what stood before that is taken now.
        await _served.PostAsync(Lantern, $"/v1/freeze-orders/{second}/answer", """{"result":"acknowledged"}""", 200);
        Assert.Equal(1, _served.Centre.CountNoticesFor(Lantern));
        Assert.False((await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000002/taken", "", 200)).GetProperty("repeated").GetBoolean());
        Assert.Equal((0, FreezeOrderState.Sent), (_served.Centre.CountNoticesFor(Lantern), _served.Centre.FindOrder(1)!.State));
        Assert.True((await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000002/taken", "", 200)).GetProperty("repeated").GetBoolean());
        Assert.True((await _served.PostAsync(Lantern, "/v1/freeze-notices/FN-000001/taken", "", 200)).GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task A_notice_behind_more_than_are_listed_at_once_is_not_taken()
    {
        for (var i = 1; i <= DeliveryLimits.NoticesMax + 1; i++)
        {
            await _served.ReportAsync($"d{i}", Lantern);
        }

        await _served.PostAsync(Lantern, $"/v1/freeze-notices/{FreezeNotice.IdOf(DeliveryLimits.NoticesMax + 1)}/taken", "", 409);
        Assert.Equal(DeliveryLimits.NoticesMax + 1, _served.Centre.CountNoticesFor(Lantern));
        await _served.PostAsync(Lantern, $"/v1/freeze-notices/{FreezeNotice.IdOf(DeliveryLimits.NoticesMax)}/taken", "", 200);
        await _served.PostAsync(Lantern, $"/v1/freeze-notices/{FreezeNotice.IdOf(DeliveryLimits.NoticesMax + 1)}/taken", "", 200);
        Assert.Equal(0, _served.Centre.CountNoticesFor(Lantern));
    }

    [Fact]
    public async Task A_silent_bank_is_reminded_by_the_clock_and_a_hold_lapses_by_law()
    {
        await using var bank = new ScriptedBank(_ => BankReply.Take);
        bank.Start();
        await _served.SetEndpointAsync(Lantern, bank.Url);
        var id = await _served.ReportAsync("d1", Lantern);
        await bank.ReachedAsync(1).WaitAsync(Cancellation);
        await _served.TakenAsync(Lantern);
        await _served.PassAsync(_time, FreezeRules.Standard.AnswerWithin + TimeSpan.FromMilliseconds(1));
        await bank.ReachedAsync(2).WaitAsync(Cancellation);
        await _served.TakenAsync(Lantern);
        Assert.Equal(1, _served.Centre.FindOrder(1)!.Reminders);
        await _served.PostAsync(Lantern, $"/v1/freeze-orders/{id}/answer", """{"result":"frozen","amount":"40.00","currency":"EUR"}""", 200);
        await _served.PassAsync(_time, TimeSpan.FromHours(72) + TimeSpan.FromMilliseconds(1));
        await bank.ReachedAsync(3).WaitAsync(Cancellation);
        await _served.TakenAsync(Lantern);
        Assert.Equal((FreezeOrderState.Expired, 4_000), (_served.Centre.FindOrder(1)!.State, _served.Centre.FindOrder(1)!.ReleasedMinor));
        var types = bank.Received.Select(n => JsonDocument.Parse(n.Body).RootElement.GetProperty("type").GetString());
        Assert.Equal(["freeze_order.freeze", "freeze_order.remind", "freeze_order.expire"], types);
        await _served.PostAsync(Lantern, $"/v1/freeze-orders/{id}/answer", """{"result":"returned","amount":"40.00","currency":"EUR"}""", 409);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
