using System.Net;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class CommandTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bank_releases_its_own_hold_and_nobody_elses()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Large("h1")), Cancellation));
        using var foreign = await served.Lantern.PostAsync("/v1/payments/h1/release", null, Cancellation);
        await ProblemAsync(foreign, 404);
        using var seen = await served.Lantern.GetAsync("/v1/payments/h1", Cancellation);
        await ProblemAsync(seen, 404);
        using var released = await served.Harbour.PostAsync("/v1/payments/h1/release", Json("""{"reason":"called back"}"""), Cancellation);
        Assert.Equal("released", (await ReadAsync(released)).GetProperty("state").GetString());
        using var again = await served.Harbour.PostAsync("/v1/payments/h1/release", null, Cancellation);
        Assert.True((await ReadAsync(again)).GetProperty("repeated").GetBoolean());
        using var cancelled = await served.Harbour.PostAsync("/v1/payments/h1/cancel", null, Cancellation);
        await ProblemAsync(cancelled, 409);
        using var found = await served.Harbour.GetAsync("/v1/payments/h1", Cancellation);
        var record = await ReadAsync(found);
        Assert.Equal("released", record.GetProperty("hold_state").GetString());
        Assert.Equal("The amount is 12000.00 EUR.", record.GetProperty("reasons")[0].GetProperty("text").GetString());
        Assert.Equal("10020030", record.GetProperty("payer_account").GetString());
    }

    [Fact]
    public async Task The_centre_may_end_any_banks_hold()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Large("h2/odd id")), Cancellation));
        using var cancelled = await served.Client.PostAsync("/v1/payments/h2%2Fodd%20id/cancel", null, Cancellation);
        Assert.Equal("cancelled", (await ReadAsync(cancelled)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_centre_reads_and_reports_any_banks_payment()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Payment("c1")), Cancellation));
        using var found = await served.Client.GetAsync("/v1/payments/c1", Cancellation);
        Assert.Equal("c1", (await ReadAsync(found)).GetProperty("payment_id").GetString());
        const string report = """{"report_id":"centre-1","payment_id":"c1","time":"2026-03-01T11:00:00Z"}""";
        using var filed = await served.Client.PostAsync("/v1/reports", Json(report), Cancellation);
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
    }

    [Fact]
    public async Task Where_several_used_an_identifier_the_centre_names_the_bank()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Large("c2")), Cancellation));
        await OkAsync(await served.Client.PostAsync("/v1/payments", Json(Large("c2")), Cancellation));
        using var unclear = await served.Client.PostAsync("/v1/payments/c2/release", null, Cancellation);
        Assert.Contains("HARBXA2X", (await ProblemAsync(unclear, 409)).GetProperty("detail").GetString());
        using var unread = await served.Client.GetAsync("/v1/payments/c2", Cancellation);
        await ProblemAsync(unread, 409);
        using var unreported = await served.Client.PostAsync("/v1/reports", Json("""{"report_id":"c2","payment_id":"c2"}"""), Cancellation);
        await ProblemAsync(unreported, 409);

        using var released = await served.Client.PostAsync("/v1/payments/c2/release?bank=HARBXA2X", null, Cancellation);
        Assert.Equal("released", (await ReadAsync(released)).GetProperty("state").GetString());
        using var harbours = await served.Harbour.GetAsync("/v1/payments/c2?bank=harbxa2x", Cancellation);
        Assert.Equal("released", (await ReadAsync(harbours)).GetProperty("hold_state").GetString());
        using var own = await served.Client.GetAsync("/v1/payments/c2?bank=CENTRE", Cancellation);
        Assert.Equal("held", (await ReadAsync(own)).GetProperty("hold_state").GetString());
        using var reported = await served.Client.PostAsync("/v1/reports", Json("""{"report_id":"c2","payment_id":"c2","bank":"HARBXA2X"}"""), Cancellation);
        Assert.Equal(HttpStatusCode.Created, reported.StatusCode);
    }

    [Theory]
    [InlineData("HARBXA2X", 403)]
    [InlineData("CENTRE", 403)]
    [InlineData("LANTXB2X", 404)]
    [InlineData("NOTABIC", 422)]
    public async Task A_bank_names_no_other_bank(string bank, int status)
    {
        using var response = await served.Lantern.GetAsync($"/v1/payments/c3?bank={bank}", Cancellation);
        await ProblemAsync(response, status);
    }

    [Fact]
    public async Task A_reports_identifier_is_its_senders_own()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Payment("i1")), Cancellation));
        await OkAsync(await served.Client.PostAsync("/v1/payments", Json(Payment("i2")), Cancellation));
        using var first = await served.Harbour.PostAsync("/v1/reports", Json("""{"report_id":"same","payment_id":"i1"}"""), Cancellation);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        using var second = await served.Client.PostAsync("/v1/reports", Json("""{"report_id":"same","payment_id":"i2"}"""), Cancellation);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        using var other = await served.Harbour.PostAsync("/v1/reports", Json("""{"report_id":"same","payment_id":"i9"}"""), Cancellation);
        await ProblemAsync(other, 409);
    }

    [Fact]
    public async Task A_payment_that_is_not_held_cannot_be_released()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Payment("h3")), Cancellation));
        using var response = await served.Harbour.PostAsync("/v1/payments/h3/release", null, Cancellation);
        await ProblemAsync(response, 404);
    }

    [Fact]
    public async Task Files_a_report_once()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Payment("r1")), Cancellation));
        const string report = """{"report_id":"rep-1","payment_id":"r1","time":"2026-03-01T11:00:00Z","scam_type":"shopping"}""";
        using var first = await served.Harbour.PostAsync("/v1/reports", Json(report), Cancellation);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.True((await ReadAsync(first)).GetProperty("accounts_reached").GetInt32() >= 1);
        using var second = await served.Harbour.PostAsync("/v1/reports", Json(report), Cancellation);
        using var otherwise = await served.Harbour.PostAsync(
            "/v1/reports", Json(report.Replace("shopping", "romance", StringComparison.Ordinal)), Cancellation);
        await ProblemAsync(otherwise, 409);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.True((await ReadAsync(second)).GetProperty("repeated").GetBoolean());
    }

    [Theory]
    [InlineData("""{"report_id":"q1"}""", 400, "payment_id is missing")]
    [InlineData("""{"payment_id":"q"}""", 400, "report_id is missing")]
    [InlineData("""{"report_id":"q2","payment_id":"never-seen"}""", 404, "no payment")]
    [InlineData("""{"report_id":"q3","payment_id":"x","scam_type":"alchemy"}""", 422, "scam_type 'alchemy'")]
    [InlineData("""{"report_id":"q4","payment_id":"x","time":"yesterday"}""", 400, "RFC 3339")]
    [InlineData("""{"report_id":5,"payment_id":"x"}""", 400, "report_id must be a string")]
    [InlineData("""{"report_id":"u","payment_id":"x","x":1,"y":[1],"z":{"x":null}}""", 404, "no payment")]
    [InlineData("""{"report_id":"u","payment_id":"x","x":"1","x":"2"}""", 404, "no payment")]
    [InlineData("""{"report_id":"u","payment_id":"x","narrative":["n"]}""", 400, "narrative must be a string")]
    [InlineData("""{"report_id":"u","payment_id":"x","time":1}""", 400, "time must be a string")]
    [InlineData("""{"report_id":"u","payment_id":"x","payment_id":"y"}""", 400, "payment_id stands there twice")]
    [InlineData("[1]", 400, "one JSON object")]
    public async Task Refuses_a_bad_report_and_says_why(string body, int status, string why)
    {
        using var response = await served.Harbour.PostAsync("/v1/reports", Json(body), Cancellation);
        Assert.Contains(why, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Refuses_a_report_from_before_its_payment()
    {
        await OkAsync(await served.Harbour.PostAsync("/v1/payments", Json(Payment("r2")), Cancellation));
        var report = Json("""{"report_id":"rep-2","payment_id":"r2","time":"2026-03-01T01:00:00Z"}""");
        using var response = await served.Harbour.PostAsync("/v1/reports", report, Cancellation);
        await ProblemAsync(response, 422);
    }

    [Fact]
    public async Task Only_the_centre_issues_keys_and_an_issued_key_signs_in()
    {
        const string wish = """{"bank":"ARDEXA2K","name":"gateway"}""";
        using var refused = await served.Harbour.PostAsync("/v1/keys", Json(wish), Cancellation);
        await ProblemAsync(refused, 403);
        using var issued = await served.Client.PostAsync("/v1/keys", Json(wish), Cancellation);
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        var key = (await ReadAsync(issued)).GetProperty("key").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/payments/none");
        request.Headers.Authorization = new("Bearer", key);
        using var response = await served.Stranger.SendAsync(request, Cancellation);
        await ProblemAsync(response, 404);
    }

    [Theory]
    [InlineData("/v1/payments/any/release", "by")]
    [InlineData("/v1/payments/any/cancel", "reason")]
    [InlineData("/v1/keys/revoke", "reason")]
    [InlineData("/v1/keys/revoke", "by")]
    [InlineData("/v1/policy", "by")]
    [InlineData("/v1/policy/challenger", "by")]
    [InlineData("/v1/policy/challenger/approve", "by")]
    [InlineData("/v1/policy/challenger/withdraw", "by")]
    [InlineData("/v1/policy/challenger/withdraw", "reason")]
    [InlineData("/v1/policy/rollback", "by")]
    [InlineData("/v1/policy/rollback", "reason")]
    [InlineData("/v1/lists", "by")]
    [InlineData("/v1/lists", "reason")]
    [InlineData("/v1/endpoints", "by")]
    [InlineData("/v1/cases/C-000001/restitution", "by")]
    [InlineData("/v1/cases/C-000001/restitution/approve", "by")]
    [InlineData("/v1/cases/C-000001/write-off", "reason")]
    public async Task A_name_or_a_reason_that_nobody_can_see_is_none(string path, string blank)
    {
        foreach (var unseen in new[] { " ", "\u200b", "\u3164\u00a0", "\u202e" })
        {
            var body = new Dictionary<string, string>
            {
                ["by"] = "A. Ruiz",
                ["reason"] = "why not",
                ["key_id"] = "0123456789abcdef",
                ["model"] = "none",
                ["report_id"] = "0123",
                ["list"] = "watch",
                ["action"] = "add",
                ["bank"] = "HARBXA2X",
                ["account"] = "unseen",
                [blank] = unseen,
            };
            using var response = await served.Client.PostAsync(path, Json(JsonSerializer.Serialize(body)), Cancellation);
            var problem = await ProblemAsync(response, 400);
            Assert.Equal($"{blank} holds nothing that can be seen", problem.GetProperty("detail").GetString());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer cdn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Without_a_key_nothing_is_told(string? header)
    {
        foreach (var (method, path) in new[] { ("POST", "/v1/payments"), ("POST", "/v1/payments/batch"), ("POST", "/v1/reports"), ("GET", "/v1/payments/x") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", header);
            }

            using var response = await served.Stranger.SendAsync(request, Cancellation);
            await ProblemAsync(response, 401);
            Assert.NotEmpty(response.Headers.WwwAuthenticate);
        }
    }

    private static async Task OkAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
        response.Dispose();
    }
}
