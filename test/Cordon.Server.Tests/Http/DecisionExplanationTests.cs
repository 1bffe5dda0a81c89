using System.Text.Json;
using Cordon.Core.Screening.Model;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>What a decision rests on, asked over HTTP.</summary>
public sealed class DecisionExplanationTests : IAsyncLifetime
{
    private readonly ServedCentre _served = new() { FirstModel = TreeEnsemble.DefaultText };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _served.InitializeAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task The_shares_add_up_to_the_score_and_a_pattern_names_its_accounts()
    {
        for (var payer = 1; payer <= 3; payer++)
        {
            await PayAsync($"explained-{payer}", $"payer-{payer}", "gatherer", $"2026-03-01T09:0{payer}:00Z");
        }

        // More than its list keeps, and later: none of it was there when the one that is asked for was decided.
        for (var later = 0; later < 9; later++)
        {
            await PayAsync($"later-{later}", $"later-{later}", "gatherer", $"2026-03-01T10:0{later}:00Z");
        }

        var explained = await GetAsync("/v1/payments/explained-3/explanation");
        var model = explained.GetProperty("model");
        var sum = model.GetProperty("base_log_odds").GetDecimal()
            + model.GetProperty("contributions").EnumerateArray().Sum(share => share.GetProperty("log_odds").GetDecimal());
        var count = model.GetProperty("contributions").GetArrayLength();
        Assert.True(count > 10);
        Assert.InRange(sum - model.GetProperty("log_odds").GetDecimal(), -count * 1e-9m, count * 1e-9m);
        Assert.Equal(
            model.GetProperty("score").GetDecimal(), model.GetProperty("contributions").EnumerateArray().Last().GetProperty("score_after").GetDecimal());

        var fan = explained.GetProperty("patterns").EnumerateArray().Single(pattern => pattern.GetProperty("pattern").GetString() == "fan_in");
        Assert.Equal(3, fan.GetProperty("size").GetInt32());
        Assert.Equal(
            ["gatherer", "payer-1", "payer-2", "payer-3"], fan.GetProperty("accounts").EnumerateArray().Select(key => key.GetString()!.Split('/')[1]).Order());
    }

    [Fact]
    public async Task Only_the_centre_asks_and_only_of_payments_that_there_are()
    {
        await PayAsync("explained-bank", "payer", "payee", "2026-03-01T09:00:00Z");
        using var bank = await _served.Harbour.GetAsync("/v1/payments/explained-bank/explanation", Cancellation);
        await ProblemAsync(bank, 403);
        using var nobody = await _served.Stranger.GetAsync("/v1/payments/explained-bank/explanation", Cancellation);
        await ProblemAsync(nobody, 401);
        using var unknown = await _served.Client.GetAsync("/v1/payments/never-seen/explanation", Cancellation);
        await ProblemAsync(unknown, 404);
    }

    private async Task PayAsync(string id, string payer, string payee, string time)
    {
        var payment = Payment(
            id, ("payer_account", $"\"{payer}\""), ("payee_account", $"\"{payee}\""), ("payee_bank", "\"HARBXA2X\""), ("time", $"\"{time}\""));
        using var answer = await _served.Client.PostAsync("/v1/payments", Json(payment), Cancellation);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _served.Client.GetAsync(path, Cancellation);
        return await ReadAsync(answer);
    }
}
