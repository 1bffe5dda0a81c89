using System.Net;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class PolicyTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_centre_reads_and_publishes_what_decides()
    {
        using var before = await served.Client.GetAsync("/v1/policy", Cancellation);
        var present = await ReadAsync(before);
        Assert.Equal("for tests", present.GetProperty("rules_name").GetString());
        Assert.Equal(JsonValueKind.Null, present.GetProperty("model").ValueKind);
        var number = present.GetProperty("policy").GetInt32();
        var rules = present.GetProperty("rules").GetString()!.Replace("version 1", "version 2");
        using var published = await served.Client.PostAsync("/v1/policy", Json(JsonSerializer.Serialize(new { rules, by = "A. Ruiz" })), Cancellation);
        Assert.Equal(HttpStatusCode.Created, published.StatusCode);
        var same = new { rules, model = "none", by = "A. Ruiz", reason = "it holds salaries" };
        using var again = await served.Client.PostAsync("/v1/policy", Json(JsonSerializer.Serialize(same)), Cancellation);
        Assert.Equal((HttpStatusCode.OK, number + 1), (again.StatusCode, (await ReadAsync(again)).GetProperty("policy").GetInt32()));
        using var after = await served.Client.GetAsync("/v1/policy", Cancellation);
        var next = await ReadAsync(after);
        Assert.Equal((number + 1, 2), (next.GetProperty("policy").GetInt32(), next.GetProperty("rules_version").GetInt32()));
    }

    [Theory]
    [InlineData("""{"model":"none"}""", "by")]
    [InlineData("""{"model":"none","by":"A. Ruiz"}""", "reason")]
    public async Task One_person_alone_takes_the_model_away_and_says_who_and_why(string body, string missing)
    {
        using var response = await served.Client.PostAsync("/v1/policy", Json(body), Cancellation);
        Assert.Contains(missing, (await ProblemAsync(response, 400)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_bank_neither_reads_nor_publishes_what_decides()
    {
        using var read = await served.Harbour.GetAsync("/v1/policy", Cancellation);
        await ProblemAsync(read, 403);
        using var published = await served.Harbour.PostAsync("/v1/policy", Json("""{"model":"none"}"""), Cancellation);
        await ProblemAsync(published, 403);
        using var stranger = await served.Stranger.GetAsync("/v1/policy", Cancellation);
        await ProblemAsync(stranger, 401);
    }

    [Theory]
    [InlineData("""{"by":"A. Ruiz"}""", 400, "neither rules nor model")]
    [InlineData("""{"rules":"rule"}""", 422, "rules: line 1, column")]
    [InlineData("""{"rules":7}""", 400, "rules must be a string")]
    [InlineData("""{"rules":"rules \"x\" version 1\nrule a\n  when nonsense > 3\n  then block"}""", 422, "line 3, column 8")]
    [InlineData("""{"rules":"rules \"x\" version 1\nrule a\n  when nonsense > 3\nrule b\n  when amount\n  then"}""", 422, "line 6")]
    [InlineData("""{"rules":"rule"}""", 422, "Expected: ")]
    [InlineData("""{"model":"cordon-model 9"}""", 400, "by is missing")]
    [InlineData("""{"model":"cordon-model 9","by":"A. Ruiz"}""", 422, "model: ")]
    [InlineData("""{"rules":"rule","model":"cordon-model 9","by":"A. Ruiz"}""", 422, "send one after the other")]
    public async Task A_fault_is_told_with_its_place(string json, int status, string words)
    {
        using var response = await served.Client.PostAsync("/v1/policy", Json(json), Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }
}
