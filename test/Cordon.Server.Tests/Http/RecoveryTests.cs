using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>What was recovered, over HTTP: from the queue to the victim's statement.</summary>
public sealed class RecoveryTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Money_that_a_bank_returns_is_divided_by_two_persons_and_the_victim_is_told()
    {
        var report = await ReportAsync("v1", "mule-v1");
        var path = $"/v1/cases/{Text(report, "case")}";
        var order = Text(report.GetProperty("freeze_orders")[0], "order_id")!;
        var waiting = await FindAsync("/v1/queue");
        Assert.Empty(waiting.GetProperty("banks_behind").EnumerateArray());
        var item = waiting.GetProperty("queue").EnumerateArray().Single(one => Text(one.GetProperty("order"), "order_id") == order);
        Assert.Equal(("sending", "48.00", "0.48 EUR"), (Text(item, "waits_for"), Text(item, "reachable"), Text(item, "rank")));

        await PostAsync(served.Lantern, $"/v1/freeze-orders/{order}/answer", """{"result":"frozen","amount":"48.00","currency":"EUR"}""", 200);
        await PostAsync(served.Client, path + "/restitution", """{"by":"A. Ruiz"}""", 409);
        await PostAsync(served.Lantern, $"/v1/freeze-orders/{order}/answer", """{"result":"returned","amount":"30.00","currency":"EUR"}""", 200);
        var proposed = await PostAsync(served.Client, path + "/restitution", """{"by":"A. Ruiz"}""", 200);
        Assert.Equal(("proposed", "30.00"), (Text(proposed, "state"), Text(proposed.GetProperty("shares")[0], "due")));
        await PostAsync(served.Second, path + "/restitution/approve", """{"by":"A. Ruiz"}""", 409);
        await PostAsync(served.Client, path + "/restitution/approve", """{"by":"M. Chen"}""", 409);
        var paid = await PostAsync(served.Second, path + "/restitution/approve", """{"by":"M. Chen"}""", 200);
        Assert.Equal("paid", Text(paid, "state"));

        const string toVictim = """{"result":"returned_to_victim","amount":"18.00","currency":"EUR","reference":"rtr-1"}""";
        await PostAsync(served.Lantern, $"/v1/freeze-orders/{order}/answer", toVictim, 200);
        var ledger = await FindAsync(path + "/ledger");
        Assert.Contains(ledger.GetProperty("balances").EnumerateArray(), line => (Text(line, "account"), Text(line, "amount")) == ("restituted", "48.00"));
        Assert.Equal(
            ["reported", "frozen", "returned", "restituted", "returned_to_victim"],
            ledger.GetProperty("entries").EnumerateArray().Select(entry => Text(entry, "cause")));

        var statement = await FindAsync(path + "/statements/report-v1", served.Harbour);
        Assert.Equal(("48.00", "0.00", "48.00"), (Text(statement, "stolen"), Text(statement, "stopped"), Text(statement.GetProperty("paid")[0], "amount")));
        using var text = await served.Harbour.GetAsync(path + "/statements/report-v1?format=text", Cancellation);
        Assert.Contains("Paid to you: 48.00 EUR", await text.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await StatusAsync(served.Lantern, path + "/statements/report-v1", 404);
    }

    [Fact]
    public async Task A_payment_that_was_stopped_is_told_as_stopped()
    {
        var large = Payment("v2", ("payee_account", "\"mule-v2\""), ("amount", "\"12000.00\""), ("currency", "\"EUR\""));
        await PostAsync(served.Harbour, "/v1/payments", large, 200);
        await PostAsync(served.Harbour, "/v1/payments/v2/cancel", """{"by":"A. Ruiz"}""", 200);
        var report = await PostAsync(served.Harbour, "/v1/reports", """{"report_id":"report-v2","payment_id":"v2"}""", 201);
        var statement = await FindAsync($"/v1/cases/{Text(report, "case")}/statements/report-v2");
        Assert.Equal(("0.00", "12000.00"), (Text(statement, "stolen"), Text(statement, "stopped")));
        await PostAsync(served.Client, $"/v1/cases/{Text(report, "case")}/write-off", """{"by":"A. Ruiz","reason":"gone"}""", 409);
        var figures = await FindAsync("/v1/figures");
        Assert.Contains(figures.GetProperty("stopped").EnumerateArray(), sum => Text(sum, "currency") == "EUR");
    }

    [Fact]
    public async Task The_curve_and_the_clocks_have_their_counts()
    {
        await ReportAsync("v3", "mule-v3");
        var curve = await FindAsync("/v1/figures/recovery-curve");
        Assert.True(curve.GetProperty("by_report").EnumerateArray().Sum(bucket => bucket.GetProperty("cases").GetInt32()) >= 1);
        var clocks = (await FindAsync("/v1/figures")).GetProperty("clocks").EnumerateArray().Select(clock => Text(clock, "step")).ToList();
        Assert.Contains("loss to report", clocks);
        Assert.Contains("loss to hop 1", clocks);
    }

    [Theory]
    [InlineData("/v1/queue", 403)]
    [InlineData("/v1/figures", 403)]
    [InlineData("/v1/figures/recovery-curve", 403)]
    [InlineData("/v1/cases/C-000001/ledger", 403)]
    [InlineData("/v1/cases/one/statements/r", 404)]
    [InlineData("/v1/cases/C-999999/statements/r", 404)]
    public async Task A_bank_is_not_told_what_is_the_centres(string path, int status) => await StatusAsync(served.Lantern, path, status);

    [Theory]
    [InlineData("/v1/cases/C-999999/ledger", 404)]
    [InlineData("/v1/cases/C-000001/nothing", 404)]
    public async Task What_is_not_there_is_not_found(string path, int status) => await StatusAsync(served.Client, path, status);

    private async Task<JsonElement> ReportAsync(string payment, string mule)
    {
        await PostAsync(served.Harbour, "/v1/payments", Payment(payment, ("payee_account", $"\"{mule}\""), ("currency", "\"EUR\"")), 200);
        return await PostAsync(served.Harbour, "/v1/reports", $$"""{"report_id":"report-{{payment}}","payment_id":"{{payment}}"}""", 201);
    }

    private async Task<JsonElement> FindAsync(string path, HttpClient? client = null)
    {
        using var response = await (client ?? served.Client).GetAsync(path, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    private static async Task StatusAsync(HttpClient client, string path, int status)
    {
        using var response = await client.GetAsync(path, Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, string json, int status)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, content, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
