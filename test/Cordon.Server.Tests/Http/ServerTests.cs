using System.Net;
using System.Text.Json;
using Cordon.Server.Http;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class ServerTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/v1", 404)]
    [InlineData("GET", "/v1/payments", 405)]
    [InlineData("PUT", "/v1/payments/batch", 405)]
    [InlineData("DELETE", "/v1/reports", 405)]
    [InlineData("GET", "/v1/payments/x/release", 405)]
    [InlineData("POST", "/health/live", 405)]
    public async Task Every_error_is_a_problem_document(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await served.Client.SendAsync(request, Cancellation);
        await ProblemAsync(response, status);
        Assert.Equal(status == 405, response.Content.Headers.Allow.Count > 0);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Tells_its_health_to_everybody(string path, string status)
    {
        using var response = await served.Stranger.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(status, (await ReadAsync(response)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Describes_every_call_with_its_errors()
    {
        using var response = await served.Stranger.GetAsync("/openapi/v1.json", Cancellation);
        var description = await ReadAsync(response);
        Assert.StartsWith("3.", description.GetProperty("openapi").GetString());
        var described = description.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => (m.Name.ToUpperInvariant(), p.Name))).Order();
        Assert.Equal(Dispatcher.Routes.Order(), described);
        var schemas = description.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToHashSet();
        Assert.All(References(description), reference => Assert.Contains(reference.Split('/')[^1], schemas));
    }

    [Fact]
    public async Task Counts_what_it_decides_and_what_it_refuses()
    {
        using var good = await served.Client.PostAsync("/v1/payments", Json(Payment("m1")), Cancellation);
        using var bad = await served.Client.PostAsync("/v1/payments", Json("{}"), Cancellation);
        var text = await served.Stranger.GetStringAsync("/metrics", Cancellation);
        var values = text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToDictionary(l => l[..l.LastIndexOf(' ')], l => l[(l.LastIndexOf(' ') + 1)..]);
        Assert.NotEqual("0", values["cordon_rejected_total{reason=\"malformed\"}"]);
        Assert.NotEqual("0", values["cordon_decision_seconds_count"]);
        Assert.Equal(values["cordon_decision_seconds_count"], values["cordon_decision_seconds_bucket{le=\"+Inf\"}"]);
        Assert.Contains("cordon_queue_depth", values);
        Assert.Contains("cordon_journal_lag_batches", values);
    }

    [Fact]
    public async Task Shows_metrics_and_the_page_only_to_this_machine_itself()
    {
        foreach (var header in new[] { ("X-Forwarded-For", "203.0.113.9"), ("Host", "page.example") })
        {
            using var metrics = await GetAsync("/metrics", header);
            await ProblemAsync(metrics, 403);
            using var page = await GetAsync("/", header);
            await ProblemAsync(page, 404);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await served.Stranger.SendAsync(request, Cancellation);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
