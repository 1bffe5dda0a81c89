using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class PolicyTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_decide_when_a_second_person_with_a_key_of_his_own_approves_them()
    {
        var present = await GetAsync("/v1/policy", 200);
        Assert.Equal("for tests", present.GetProperty("rules_name").GetString());
        Assert.Equal(JsonValueKind.Null, present.GetProperty("model").ValueKind);
        var number = present.GetProperty("policy").GetInt32();
        var rules = present.GetProperty("rules").GetString()!.Replace("version 1", "version 2");
        var proposed = await PostAsync(served.Client, "/v1/policy", new { rules, by = "A. Ruiz", reason = "salaries" }, 202);
        var proposal = proposed.GetProperty("proposal").GetString();
        Assert.Equal("CENTRE (test): A. Ruiz", proposed.GetProperty("proposed_by").GetString());
        Assert.Equal(number, (await GetAsync("/v1/policy", 200)).GetProperty("policy").GetInt32());
        Assert.Equal(rules, (await GetAsync("/v1/policy/rules", 200)).GetProperty("rules").GetString());

        await PostAsync(served.Client, "/v1/policy", new { rules, by = "A. Ruiz", reason = "salaries again" }, 409);
        await PostAsync(served.Client, "/v1/policy", new { rules, by = "A. Ruiz" }, 400);
        await PostAsync(served.Client, "/v1/policy/rules/approve", new { proposal, by = "B. Okoye" }, 409);
        await PostAsync(served.Second, "/v1/policy/rules/approve", new { proposal, by = "a. ruiz" }, 409);
        await PostAsync(served.Second, "/v1/policy/rules/withdraw", new { proposal, by = "B. Okoye" }, 409);
        await PostAsync(served.Harbour, "/v1/policy/rules/approve", new { proposal, by = "B. Okoye" }, 403);
        await PostAsync(served.Second, "/v1/policy/rules/approve", new { proposal = "G-000999", by = "B. Okoye" }, 404);
        Assert.Equal(number, (await GetAsync("/v1/policy", 200)).GetProperty("policy").GetInt32());

        for (var times = 0; times < 2; times++)
        {
            var decides = await PostAsync(served.Second, "/v1/policy/rules/approve", new { proposal, by = "B. Okoye" }, 200);
            Assert.Equal((number + 1, 2), (decides.GetProperty("policy").GetInt32(), decides.GetProperty("rules_version").GetInt32()));
        }

        await GetAsync("/v1/policy/rules", 404);
        var again = await PostAsync(served.Client, "/v1/policy", new { rules, model = "none", by = "A. Ruiz", reason = "it holds salaries" }, 200);
        Assert.Equal(number + 1, again.GetProperty("policy").GetInt32());
    }

    [Fact]
    public async Task Whoever_proposed_rules_takes_them_back()
    {
        var rules = (await GetAsync("/v1/policy", 200)).GetProperty("rules").GetString() + "\n";
        var proposed = await PostAsync(served.Client, "/v1/policy", new { rules, by = "A. Ruiz", reason = "a line" }, 202);
        var proposal = proposed.GetProperty("proposal").GetString();
        foreach (var by in (string[])["-", "A. Ruiz", "B. Okoye"])
        {
            await PostAsync(served.Second, "/v1/policy/rules/withdraw", new { proposal, by }, 409);
        }

        var again = await PostAsync(served.Client, "/v1/policy", new { rules, by = "A. Ruiz", reason = "a line" }, 202);
        Assert.Equal(proposal, again.GetProperty("proposal").GetString());
        await PostAsync(served.Client, "/v1/policy/rules/withdraw", new { proposal, by = "A. Ruiz" }, 200);
        await PostAsync(served.Second, "/v1/policy/rules/approve", new { proposal, by = "B. Okoye" }, 409);
        await GetAsync("/v1/policy/rules", 404);
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
    [InlineData("""{"rules":"rule"}""", 400, "by is missing")]
    [InlineData("""{"rules":"rule","by":"A"}""", 422, "rules: line 1, column")]
    [InlineData("""{"rules":7}""", 400, "rules must be a string")]
    [InlineData("""{"rules":"rules \"x\" version 1\nrule a\n  when nonsense > 3\n  then block","by":"A"}""", 422, "line 3, column 8")]
    [InlineData("""{"rules":"rules \"x\" version 1\nrule a\n  when nonsense > 3\nrule b\n  when amount\n  then","by":"A"}""", 422, "line 6")]
    [InlineData("""{"rules":"rule","by":"A"}""", 422, "Expected: ")]
    [InlineData("""{"model":"cordon-model 9"}""", 400, "by is missing")]
    [InlineData("""{"model":"cordon-model 9","by":"A. Ruiz"}""", 422, "model: ")]
    [InlineData("""{"rules":"rule","model":"cordon-model 9","by":"A. Ruiz"}""", 422, "send one after the other")]
    public async Task A_fault_is_told_with_its_place(string json, int status, string words)
    {
        using var response = await served.Client.PostAsync("/v1/policy", Json(json), Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }

    private async Task<JsonElement> GetAsync(string path, int status)
    {
        using var response = await served.Client.GetAsync(path, Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> PostAsync(HttpClient who, string path, object body, int status)
    {
        using var response = await who.PostAsync(path, Json(JsonSerializer.Serialize(body)), Cancellation);
        var answer = await ReadAsync(response);
        Assert.True((int)response.StatusCode == status, answer.ToString());
        return answer;
    }
}
