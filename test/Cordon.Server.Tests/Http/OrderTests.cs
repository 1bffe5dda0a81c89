using System.Net;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>From a report over HTTP to orders, and from orders to what banks answer.</summary>
public sealed class OrderTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_orders_what_is_there_and_the_bank_answers_once()
    {
        var order = await ReportAsync("o1", "mule-1");
        var id = order.GetProperty("order_id").GetString()!;
        Assert.Equal(("approved", "LANTXB2X", "48.00"), (Text(order, "state"), Text(order, "bank"), Text(order, "amount")));

        // The victim's bank is not told the account at another bank.
        Assert.Equal(JsonValueKind.Null, order.GetProperty("account").ValueKind);
        var own = await GetAsync(served.Lantern, "/v1/freeze-orders?state=approved");
        Assert.Contains(own.GetProperty("orders").EnumerateArray(), o => Text(o, "order_id") == id && Text(o, "account") == "mule-1");

        await AnswerAsync(served.Harbour, id, """{"result":"frozen","amount":"48.00","currency":"EUR"}""", 404);
        await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"48.01","currency":"EUR"}""", 409);
        await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"48.00","currency":"USD"}""", 422);
        await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"0.00","currency":"EUR"}""", 422);
        await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"-1","currency":"EUR"}""", 422);
        await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"many","currency":"EUR"}""", 400);
        await AnswerAsync(served.Lantern, id, """{"result":"refused"}""", 400);
        var first = await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"30.00","currency":"EUR","by":"night desk"}""", 200);
        Assert.Equal(("frozen", "30.00"), (Text(first.GetProperty("order"), "state"), Text(first.GetProperty("order"), "held")));
        var again = await AnswerAsync(served.Lantern, id, """{"result":"frozen","amount":"30.00","currency":"EUR","by":"night desk"}""", 200);
        Assert.True(again.GetProperty("repeated").GetBoolean());
        await AnswerAsync(served.Lantern, id, """{"result":"too_late"}""", 409);
        var back = await AnswerAsync(served.Lantern, id, """{"result":"returned","amount":"30.00","currency":"EUR"}""", 200);
        Assert.Equal("returned", Text(back.GetProperty("order"), "state"));
    }

    [Fact]
    public async Task The_trail_of_a_report_is_its_senders_and_names_no_account_elsewhere()
    {
        await ReportAsync("o2", "mule-2");
        var own = await GetAsync(served.Harbour, "/v1/traces/report-o2?policy=libr");
        Assert.Equal(("48.00", "libr"), (Text(own, "stolen"), Text(own, "policy")));
        Assert.DoesNotContain("mule-2", own.GetRawText());
        var whole = await GetAsync(served.Client, "/v1/traces/report-o2");
        Assert.Equal("mule-2", Text(whole.GetProperty("ends")[0], "account"));
        foreach (var (path, status) in new[]
        {
            ("/v1/traces/report-o2", 404), ("/v1/traces/report-o2?bank=HARBXA2X", 403), ("/v1/traces/none", 404),
            ("/v1/traces/none?policy=fair", 400), ("/v1/traces/none?at=noon", 400), ("/v1/freeze-orders?bank=HARBXA2X", 403),
            ("/v1/freeze-orders?state=lost", 400), ("/v1/freeze-orders?after=7", 400), ("/v1/freeze-orders?bank=x", 400),
        })
        {
            using var response = await served.Lantern.GetAsync(path, Cancellation);
            Assert.True((int)response.StatusCode == status, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_report_without_orders_and_a_trail_without_transfers_say_why()
    {
        await ReportAsync("o6", "mule-6");
        var onward = Payment("o7", ("payer_bank", "\"LANTXB2X\""), ("payer_account", "\"mule-6\""), ("payee_account", "\"mule-7\""));
        using var paid = await served.Lantern.PostAsync("/v1/payments", Json(onward), Cancellation);
        Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        using var filed = await served.Lantern.PostAsync("/v1/reports", Json("""{"report_id":"report-o7","payment_id":"o7"}"""), Cancellation);
        var report = await ReadAsync(filed);
        var first = Text(await GetAsync(served.Client, "/v1/traces/report-o6"), "summary")!;
        Assert.Contains("48.00 EUR (100.0 %) still lies in 1 account", first, StringComparison.Ordinal);
        Assert.Empty(report.GetProperty("freeze_orders").EnumerateArray());
        Assert.Matches(
            "^48.00 EUR is ordered already by C-[0-9]{6}, which is about the same money$",
            Assert.Single(report.GetProperty("not_ordered").EnumerateArray()).GetString());

        var before = await GetAsync(served.Harbour, "/v1/traces/report-o6?at=2026-02-01T00:00:00Z");
        Assert.Equal("At 1 Feb 2026 00:00 UTC the payment had not been booked.", Text(before, "summary"));
        Assert.Empty(before.GetProperty("ends").EnumerateArray());
    }

    [Fact]
    public async Task A_reported_payment_that_was_cancelled_is_told_as_cancelled()
    {
        var large = Payment("o8", ("payee_account", "\"mule-8\""), ("amount", "\"12000.00\""));
        using var held = await served.Harbour.PostAsync("/v1/payments", Json(large), Cancellation);
        Assert.Equal(HttpStatusCode.OK, held.StatusCode);
        using var filed = await served.Harbour.PostAsync("/v1/reports", Json("""{"report_id":"report-o8","payment_id":"o8"}"""), Cancellation);
        Assert.Equal(
            "the reported payment is held until 2026-03-01T16:00:00Z: its money is still with the payer's bank",
            Assert.Single((await ReadAsync(filed)).GetProperty("not_ordered").EnumerateArray()).GetString());
        using var cancelled = await served.Harbour.PostAsync("/v1/payments/o8/cancel", Json("""{"by":"A. Ruiz"}"""), Cancellation);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        using var trace = await served.Harbour.GetAsync("/v1/traces/report-o8", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, trace.StatusCode);
        Assert.Equal(
            "the reported payment was held, and cancelled at 2026-03-01T12:00:00Z by HARBXA2X: its money never left the payer's bank",
            Text(await ReadAsync(trace), "detail"));
    }

    [Fact]
    public async Task The_trail_is_drawn_for_who_accepts_a_drawing_and_shows_no_more_than_he_may_see()
    {
        await ReportAsync("o5", "mule-5");
        foreach (var (client, path, isSeen) in new[]
        {
            (served.Harbour, "/v1/traces/report-o5?width=390", false), (served.Client, "/v1/traces/report-o5?bank=HARBXA2X", true),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd("image/svg+xml");
            using var response = await client.SendAsync(request, Cancellation);
            Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
            Assert.Contains("default-src 'none'", string.Join(' ', response.Headers.GetValues("Content-Security-Policy")));
            var drawing = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(drawing).Root!.Name.LocalName);
            Assert.Contains("48.00 EUR still there", drawing);
            Assert.Equal(isSeen, drawing.Contains("mule-5", StringComparison.Ordinal));
        }

        using var narrow = await served.Harbour.GetAsync("/v1/traces/report-o5?width=9", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, narrow.StatusCode);
    }

    [Fact]
    public async Task A_payment_told_late_is_booked_behind_what_was_known_and_says_when_it_was_paid()
    {
        const string known = "2026-03-01T11:00:00Z";
        using var first = await served.Harbour.PostAsync("/v1/payments", Json(Payment("o9-before", ("time", $"\"{known}\""))), Cancellation);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await ReportAsync("o9", "mule-9");
        var trail = await GetAsync(served.Harbour, "/v1/traces/report-o9");
        var transfer = Assert.Single(trail.GetProperty("transfers").EnumerateArray());
        Assert.Equal(("2026-03-01T09:30:00Z", known), (Text(transfer, "time"), Text(transfer, "booked")));
        Assert.Equal(("2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z"), (Text(trail, "since"), Text(trail.GetProperty("ends")[0], "since")));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/traces/report-o9");
        request.Headers.Accept.ParseAdd("image/svg+xml");
        using var response = await served.Harbour.SendAsync(request, Cancellation);
        Assert.Contains("09:30, booked 11:00", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("image/svg+xml", true)]
    [InlineData("image/*", true)]
    [InlineData("image/svg+xml, */*", true)]
    [InlineData("image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8", true)]
    [InlineData("application/json;q=0.2, image/svg+xml;q=0.3", true)]
    [InlineData("application/json;q=0, */*", true)]
    [InlineData("Image/SVG+XML; charset=utf-8", true)]
    [InlineData("*/*", false)]
    [InlineData("text/html", false)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", false)]
    [InlineData("application/json, image/svg+xml", false)]
    [InlineData("application/json, image/svg+xml;q=0.9", false)]
    [InlineData("application/*, image/svg+xml;q=0.9", false)]
    [InlineData("image/svg+xml;q=0, image/*", false)]
    [InlineData("image/svg+xml;q=0", false)]
    [InlineData("image/svg+xml2", false)]
    public async Task The_trail_is_what_is_accepted_most(string accept, bool isDrawn)
    {
        var id = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(accept)));
        await ReportAsync(id, "mule-7");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/traces/report-{id}");
        Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        using var response = await served.Harbour.SendAsync(request, Cancellation);
        Assert.Equal(isDrawn ? "image/svg+xml" : "application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Accept", Assert.Single(response.Headers.Vary));
    }

    [Fact]
    public async Task The_centre_releases_and_withdraws_for_a_reason_and_a_bank_does_not()
    {
        var frozen = Text(await ReportAsync("o3", "mule-3"), "order_id")!;
        await AnswerAsync(served.Lantern, frozen, """{"result":"frozen","amount":"48.00","currency":"EUR"}""", 200);
        const string release = """{"by":"A. Ruiz","reason":"the holder showed the sale","amount":"48.00","currency":"EUR"}""";
        await MoveAsync(served.Lantern, frozen, "release", release, 403);
        await MoveAsync(served.Client, frozen, "release", """{"by":"A. Ruiz","amount":"48.00","currency":"EUR"}""", 400);
        await MoveAsync(served.Client, frozen, "contest", """{"by":"A. Ruiz","reason":"the holder called"}""", 200);
        var asked = await MoveAsync(served.Client, frozen, "release", release, 200);
        Assert.Equal(("frozen", "48.00"), (Text(asked.GetProperty("order"), "state"), Text(asked.GetProperty("order"), "release_asked")));
        const string done = """{"result":"released","reason":"as asked","amount":"48.00","currency":"EUR","reference":"rel-1"}""";
        var released = await AnswerAsync(served.Lantern, frozen, done, 200);
        Assert.Equal(("released", "0.00"), (Text(released.GetProperty("order"), "state"), Text(released.GetProperty("order"), "release_asked")));
        Assert.True((await AnswerAsync(served.Lantern, frozen, done, 200)).GetProperty("repeated").GetBoolean());
        var open = Text(await ReportAsync("o4", "mule-4"), "order_id")!;
        var withdrawn = await MoveAsync(served.Client, open, "withdraw", """{"by":"A. Ruiz","reason":"a mistake"}""", 200);
        Assert.Equal("withdrawn", Text(withdrawn.GetProperty("order"), "state"));
        const string late = """{"result":"returned_to_victim","amount":"20.00","currency":"EUR","reference":"late-1"}""";
        await AnswerAsync(served.Lantern, open, """{"result":"returned","amount":"20.00","currency":"EUR"}""", 409);
        await AnswerAsync(served.Harbour, open, late, 404);
        await AnswerAsync(served.Lantern, open, late.Replace("20.00", "48.01", StringComparison.Ordinal), 409);
        await AnswerAsync(served.Lantern, open, late.Replace("EUR", "USD", StringComparison.Ordinal), 422);
        var returned = (await AnswerAsync(served.Lantern, open, late, 200)).GetProperty("order");
        Assert.Equal(("returned", "withdrawn"), (Text(returned, "state"), Text(returned, "ended_as")));
        Assert.Equal(("20.00", "0.00"), (Text(returned, "returned_unheld"), Text(returned, "frozen")));
        Assert.True((await AnswerAsync(served.Lantern, open, late, 200)).GetProperty("repeated").GetBoolean());
        Assert.True((await MoveAsync(served.Client, open, "withdraw", """{"by":"A. Ruiz","reason":"a mistake"}""", 200)).GetProperty("repeated").GetBoolean());
        await MoveAsync(served.Client, open, "burn", release, 404);
        await MoveAsync(served.Client, "FO-999999", "approve", release, 404);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>A payment to an account, and a report of it by the payer's bank; its only order.</summary>
    private async Task<JsonElement> ReportAsync(string id, string account)
    {
        using var paid = await served.Harbour.PostAsync("/v1/payments", Json(Payment(id, ("payee_account", $"\"{account}\""))), Cancellation);
        Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        var body = $$"""{"report_id":"report-{{id}}","payment_id":"{{id}}"}""";
        using var filed = await served.Harbour.PostAsync("/v1/reports", Json(body), Cancellation);
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        var report = await ReadAsync(filed);
        Assert.True(report.GetProperty("settled").GetBoolean());
        return Assert.Single(report.GetProperty("freeze_orders").EnumerateArray());
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    private static Task<JsonElement> AnswerAsync(HttpClient client, string id, string body, int status) => MoveAsync(client, id, "answer", body, status);

    private static async Task<JsonElement> MoveAsync(HttpClient client, string id, string action, string body, int status)
    {
        using var response = await client.PostAsync($"/v1/freeze-orders/{id}/{action}", Json(body), Cancellation);
        var answer = await ReadAsync(response);
        Assert.True((int)response.StatusCode == status, $"{id} {action} {body}: {(int)response.StatusCode} {answer}");
        return answer;
    }
}
