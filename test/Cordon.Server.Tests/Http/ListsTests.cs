using System.Net;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class ListsTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_put_on_a_list_before_it_was_ever_paid_and_taken_off_again()
    {
        const string until = "2090-01-01T00:00:00Z";
        using var added = await PostAsync(
            new { list = "watch", action = "add", bank = "HARBXA2X", account = "555-9", until, reason = "two victims", by = "A. Ruiz" });
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        var entry = Assert.Single((await ListedAsync("watch")).EnumerateArray());
        Assert.Equal("HARBXA2X/555-9", entry.GetProperty("account_key").GetString());
        Assert.Equal("two victims", entry.GetProperty("reason").GetString());
        Assert.EndsWith("A. Ruiz", entry.GetProperty("by").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(until[..^1], entry.GetProperty("until").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await ListedAsync("allow")).GetArrayLength());
        const string over = "2001-01-01T00:00:00Z";
        using var removed = await PostAsync(
            new { list = "watch", action = "remove", bank = "HARBXA2X", account = "555-9", until = over, reason = "was another" });
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(0, (await ListedAsync("watch")).GetArrayLength());
        using var again = await PostAsync(new { list = "watch", action = "remove", bank = "HARBXA2X", account = "555-9", reason = "was another" });
        await ProblemAsync(again, 404);
    }

    [Fact]
    public async Task A_bank_neither_reads_nor_changes_lists()
    {
        using var read = await served.Harbour.GetAsync("/v1/lists?list=watch", Cancellation);
        await ProblemAsync(read, 403);
        using var changed = await served.Harbour.PostAsync("/v1/lists", Json("{}"), Cancellation);
        await ProblemAsync(changed, 403);
        using var stranger = await served.Stranger.GetAsync("/v1/lists?list=watch", Cancellation);
        await ProblemAsync(stranger, 401);
    }

    [Theory]
    [InlineData("", 400, "?list=watch")]
    [InlineData("?list=grey", 400, "?list=watch")]
    [InlineData("?list=allow&skip=-1", 400, "skip")]
    public async Task A_query_that_cannot_be_read_says_how_it_is_written(string query, int status, string words)
    {
        using var response = await served.Client.GetAsync("/v1/lists" + query, Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{"list":"watch","action":"add","bank":"HARBXA2X","account":"1"}""", 400, "reason")]
    [InlineData("""{"list":"grey","action":"add","bank":"HARBXA2X","account":"1","reason":"r"}""", 400, "list")]
    [InlineData("""{"list":"watch","action":"put","bank":"HARBXA2X","account":"1","reason":"r"}""", 400, "action")]
    [InlineData("""{"list":"watch","action":"add","bank":"no bic","account":"1","reason":"r"}""", 422, "bank")]
    [InlineData("""{"list":"watch","action":"add","bank":"HARBXA2X","account":"1","reason":"r","until":"soon"}""", 400, "until")]
    [InlineData("""{"list":"watch","action":"add","bank":"HARBXA2X","account":"1","reason":"r","until":"2001-01-01T00:00:00Z"}""", 422, "over")]
    public async Task A_fault_names_its_field(string json, int status, string words)
    {
        using var response = await served.Client.PostAsync("/v1/lists", Json(json), Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Another_method_is_told_all_that_the_path_takes()
    {
        using var response = await served.Client.DeleteAsync("/v1/lists", Cancellation);
        await ProblemAsync(response, 405);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    private Task<HttpResponseMessage> PostAsync(object change) => served.Client.PostAsync("/v1/lists", Json(JsonSerializer.Serialize(change)), Cancellation);

    private async Task<JsonElement> ListedAsync(string list)
    {
        using var response = await served.Client.GetAsync("/v1/lists?list=" + list, Cancellation);
        return (await ReadAsync(response)).GetProperty("entries");
    }
}
