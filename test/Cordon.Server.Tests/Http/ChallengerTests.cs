using System.Net;
using System.Text;
using System.Text.Json;
using Cordon.Core.Screening.Model;
using Cordon.Engine.Evidence;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class ChallengerTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private const string Challenger = "/v1/policy/challenger";
    private const string Rollback = "/v1/policy/rollback";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_persons_promote_what_was_shown_and_one_takes_it_back()
    {
        var before = (await GetAsync("/v1/policy", 200)).GetProperty("policy").GetInt32();
        await PostAsync(Challenger, new { model = Model("first"), by = "A. Ruiz" }, 201);
        using (var paid = await served.Client.PostAsync("/v1/payments", Json(Large("challenged-1")), Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        }

        var shown = await GetAsync(Challenger, 200);
        var (id, report) = (shown.GetProperty("report_id").GetString()!, shown.GetProperty("report"));
        Assert.Equal(id, (await GetAsync(Challenger, 200)).GetProperty("report_id").GetString());
        Assert.Equal(1, report.GetProperty("since_proposed").GetProperty("payments").GetInt32());
        Assert.Equal(1, report.GetProperty("since_proposed").GetProperty("same_outcome").GetInt32());
        var lacking = report.GetProperty("evidence").GetProperty("not_enough_to_approve").GetString()!;
        Assert.Contains("it takes 10 to approve", lacking, StringComparison.Ordinal);
        await RefusedAsync($"{Challenger}/approve", new { report_id = id, by = "B. Okoye" }, 409, lacking, served.Second);

        await ComeToKnowAsync();
        await RefusedAsync($"{Challenger}/approve", new { report_id = id, by = "B. Okoye" }, 409, "one of the last 24 hours", served.Second);
        shown = await GetAsync(Challenger, 200);
        var evidence = shown.GetProperty("report").GetProperty("evidence");
        Assert.Equal(ChallengerReport.VictimsMin, evidence.GetProperty("victims_payments").GetInt32());
        Assert.Equal(JsonValueKind.Null, evidence.GetProperty("not_enough_to_approve").ValueKind);
        id = shown.GetProperty("report_id").GetString()!;
        await RefusedAsync($"{Challenger}/approve", new { report_id = "0123", by = "B. Okoye" }, 409, "look at a new one", served.Second);
        const string refusal = "it was proposed by CENTRE (test): A. Ruiz, who is taken for the same person as CENTRE (second): a.ruiz; another person";
        await RefusedAsync($"{Challenger}/approve", new { report_id = id, by = "a.ruiz" }, 409, refusal, served.Second);
        var promoted = await PostAsync($"{Challenger}/approve", new { report_id = id, by = "B. Okoye" }, 200, served.Second);
        Assert.Equal(before + 1, promoted.GetProperty("policy").GetInt32());
        Assert.Equal("first", (await GetAsync("/v1/policy", 200)).GetProperty("model").GetProperty("name").GetString());
        await GetAsync(Challenger, 404);
        await RefusedAsync($"{Challenger}/approve", new { report_id = id, by = "B. Okoye" }, 409, "stands no more", served.Second);

        var back = await PostAsync(Rollback, new { by = "C. Lind", reason = "holds of salaries" }, 200);
        Assert.Equal((before + 2, JsonValueKind.Null), (back.GetProperty("policy").GetInt32(), back.GetProperty("model").ValueKind));
        await RefusedAsync(Rollback, new { by = "C. Lind", reason = "again" }, 409, "one step");
    }

    [Fact]
    public async Task A_report_of_another_state_approves_nothing()
    {
        await PostAsync(Challenger, new { model = Model("second"), by = "A. Ruiz" }, 201);
        var seen = (await GetAsync(Challenger, 200)).GetProperty("report_id").GetString();
        var rules = (await GetAsync("/v1/policy", 200)).GetProperty("rules").GetString();
        await PostAsync("/v1/policy", new { model = "none", by = "D. Hahn", reason = "it holds salaries" }, 200);
        var proposed = await PostAsync("/v1/policy", new { rules = rules + "\n", by = "D. Hahn", reason = "a line" }, 202);
        await PostAsync("/v1/policy/rules/approve", new { proposal = proposed.GetProperty("proposal").GetString(), by = "B. Okoye" }, 200, served.Second);
        await RefusedAsync($"{Challenger}/approve", new { report_id = seen, by = "B. Okoye" }, 409, "another policy decides");
        await WithdrawAsync();
        await PostAsync(Challenger, new { model = Model("third"), by = "A. Ruiz" }, 201);
        await RefusedAsync($"{Challenger}/approve", new { report_id = seen, by = "B. Okoye" }, 409, "stands no more");
        await WithdrawAsync();
    }

    [Fact]
    public async Task One_key_makes_no_model_decide()
    {
        var before = await GetAsync("/v1/policy", 200);
        var proposed = await PostAsync("/v1/policy", new { model = Model("alone"), by = "A. Ruiz" }, 202);
        Assert.Equal("alone 1", proposed.GetProperty("model").GetString());
        Assert.Equal(before.GetRawText(), (await GetAsync("/v1/policy", 200)).GetRawText());
        var id = (await GetAsync(Challenger, 200)).GetProperty("report_id").GetString();
        await RefusedAsync($"{Challenger}/approve", new { report_id = id, by = "B. Okoye" }, 409, "a key of his own");
        Assert.Equal(before.GetRawText(), (await GetAsync("/v1/policy", 200)).GetRawText());
        await WithdrawAsync();
    }

    [Fact]
    public async Task One_model_stands_at_a_time_and_anybody_of_the_centre_withdraws_it()
    {
        var first = (await PostAsync(Challenger, new { model = Model("one"), by = "A. Ruiz" }, 201)).GetProperty("challenger").GetInt32();
        await RefusedAsync(Challenger, new { model = Model("two"), by = "B. Okoye" }, 409, $"challenger {first}, proposed by CENTRE (test): A. Ruiz, stands");
        await RefusedAsync("/v1/policy", new { model = Model("two"), by = "B. Okoye" }, 409, "approved or withdrawn first");
        await RefusedAsync($"{Challenger}/withdraw", new { by = "B. Okoye" }, 400, "reason is missing");
        using var withdrawn = await served.Second.PostAsync($"{Challenger}/withdraw", Json("""{"by":"B. Okoye","reason":"too young"}"""), Cancellation);
        Assert.Equal(first, (await ReadAsync(withdrawn)).GetProperty("withdrawn").GetInt32());
        await GetAsync(Challenger, 404);
        await RefusedAsync($"{Challenger}/withdraw", new { by = "B. Okoye", reason = "again" }, 404, "no model is proposed");
        var second = await PostAsync(Challenger, new { model = Model("two"), by = "B. Okoye" }, 201);
        Assert.Equal(first + 1, second.GetProperty("challenger").GetInt32());
        await WithdrawAsync();
    }

    [Theory]
    [InlineData("""{"by":"A. Ruiz"}""", 400, "model is missing")]
    [InlineData("""{"model":"cordon-model 1"}""", 400, "by is missing")]
    [InlineData("""{"model":"cordon-model 9","by":"A. Ruiz"}""", 422, "model: ")]
    public async Task A_fault_is_told(string json, int status, string words)
    {
        using var response = await served.Client.PostAsync(Challenger, Json(json), Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("profile 1\namount|1|2 3", "the profile is cut off")]
    [InlineData("prof", "behind the trees stands no profile")]
    public async Task A_model_whose_profile_was_garbled_is_refused(string behind, string words)
    {
        await RefusedAsync(Challenger, new { model = Model("garbled") + behind, by = "A. Ruiz" }, 422, words);
        await RefusedAsync("/v1/policy", new { model = Model("garbled") + behind, by = "A. Ruiz" }, 422, words);
    }

    [Fact]
    public async Task The_journal_is_played_back_for_one_at_a_time_and_no_longer_than_he_waits()
    {
        await PostAsync(Challenger, new { model = Model("slow"), by = "A. Ruiz" }, 201);
        served.Journal.Shut();
        using var leaving = new CancellationTokenSource();
        var first = served.Client.GetAsync(Challenger, leaving.Token);
        await served.Journal.Reached;
        foreach (var path in new[] { Challenger, "/v1/policy/drift" })
        {
            using var second = await served.Second.GetAsync(path, Cancellation);
            await ProblemAsync(second, 429);
            Assert.NotNull(second.Headers.RetryAfter);
        }

        // Who waited leaves: the gate stays shut, and yet the next one is let to it.
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        served.Journal.Shut();
        var next = AskUntilLetInAsync();
        await served.Journal.Reached;
        served.Journal.Open();
        using var shown = await next;
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        await WithdrawAsync();
    }

    [Theory]
    [InlineData("GET", Challenger)]
    [InlineData("POST", Challenger)]
    [InlineData("POST", Challenger + "/approve")]
    [InlineData("POST", Challenger + "/withdraw")]
    [InlineData("POST", Rollback)]
    [InlineData("GET", "/v1/policy/drift")]
    public async Task A_bank_has_no_part_in_it(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? Json("{}") : null };
        using var response = await served.Harbour.SendAsync(request, Cancellation);
        await ProblemAsync(response, 403);
    }

    [Fact]
    public async Task Drift_says_what_cannot_be_told_yet()
    {
        var drift = await GetAsync("/v1/policy/drift", 200);
        Assert.Equal("cannot be told yet", drift.GetProperty("inputs").GetString());
        Assert.Equal("cannot be told yet", drift.GetProperty("outcomes").GetString());
        var metrics = await served.Stranger.GetStringAsync("/metrics", Cancellation);
        Assert.Contains("cordon_drift_state{kind=\"outcomes\"} 0", metrics, StringComparison.Ordinal);
    }

    /// <summary>A model of one tree, which says more of large amounts.</summary>
    private static string Model(string name)
    {
        var text = string.Join('\n', [
            "cordon-model 1", $"name {name}", "version 1", "trained 2026-02-01T00:00:00Z", "lightgbm", "tree", "version=v4", "num_class=1",
            "num_tree_per_iteration=1", "label_index=0", "max_feature_idx=0", "objective=binary sigmoid:1", "feature_names=amount",
            "feature_infos=[0:100000]", "", "Tree=0", "num_leaves=2", "num_cat=0", "split_feature=0", "split_gain=1", "threshold=100000", "decision_type=2",
            "left_child=-1", "right_child=-2", "leaf_value=-6 1", "leaf_weight=1 1", "leaf_count=10 10", "internal_value=0", "internal_weight=2",
            "internal_count=20", "is_linear=0", "shrinkage=1", "", "", "end of trees", ""]);
        Assert.Null(TreeEnsemble.Read(text).Fault);
        return text;
    }

    private async Task<JsonElement> GetAsync(string path, int status)
    {
        using var response = await served.Client.GetAsync(path, Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
        return await ReadAsync(response);
    }

    /// <summary>As many payments as it takes to tell, some of them reported, and the days until silence about the others says something.</summary>
    private async Task ComeToKnowAsync()
    {
        var lines = string.Join('\n', Enumerable.Range(0, ChallengerReport.GenuineMin + ChallengerReport.VictimsMin).Select(i => Payment(
            $"known-{i}", ("payer_account", $"\"7{i:00000}\""), ("payee_account", $"\"8{i:00000}\""))));
        using (var decided = await served.Client.PostAsync("/v1/payments/batch", Body(Encoding.UTF8.GetBytes(lines), "application/x-ndjson"), Cancellation))
        {
            Assert.DoesNotContain("urn:cordon:problem", await decided.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        for (var victim = 0; victim < ChallengerReport.VictimsMin; victim++)
        {
            await PostAsync("/v1/reports", new { report_id = $"known-{victim}", payment_id = $"known-{victim}", scam_type = "investment" }, 201);
        }

        served.Advance(TimeSpan.FromDays(4));
    }

    private async Task<HttpResponseMessage> AskUntilLetInAsync()
    {
        while (true)
        {
            var response = await served.Second.GetAsync(Challenger, Cancellation);
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return response;
            }

            response.Dispose();
        }
    }

    private async Task WithdrawAsync() =>
        await PostAsync($"{Challenger}/withdraw", new { by = "A. Ruiz", reason = "the test is over" }, 200);

    private async Task<JsonElement> PostAsync(string path, object body, int status, HttpClient? client = null)
    {
        using var response = await (client ?? served.Client).PostAsync(path, Json(JsonSerializer.Serialize(body)), Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True((int)response.StatusCode == status, text);
        return await ReadAsync(response);
    }

    private async Task RefusedAsync(string path, object body, int status, string words, HttpClient? client = null)
    {
        using var response = await (client ?? served.Client).PostAsync(path, Json(JsonSerializer.Serialize(body)), Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }
}
