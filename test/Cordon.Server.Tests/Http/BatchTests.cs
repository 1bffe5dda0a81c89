using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class BatchTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_in_order_and_bad_lines_in_their_place()
    {
        var lines = new[]
        {
            Payment("o1"), "nonsense", Payment("o2", ("amount", "\"-1\"")), "", Large("o3"), Payment("o1", ("amount", "\"7\"")), Payment("o1"),
            Payment("o4", ("extra", $"\"{new string('x', 40_000)}\"")), Payment("o5"),
        };
        var answers = await SendAsync(string.Join("\r\n", lines));
        Assert.Equal(
            ["o1:allow", "400@2", "422@3", "o3:hold", "409@6", "o1:allow", "413@8", "o5:allow"],
            answers.Select(a => a.TryGetProperty("status", out var status)
                ? $"{status.GetInt32()}@{(a.TryGetProperty("line", out var line) ? line.GetInt64() : 0)}"
                : $"{a.GetProperty("payment_id").GetString()}:{a.GetProperty("outcome").GetString()}"));
        Assert.True(answers[5].GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task Keeps_the_order_of_a_batch_longer_than_what_is_handed_over_at_a_time()
    {
        var ids = Enumerable.Range(0, 5_000).Select(i => $"many-{i}").ToList();
        var answers = await SendAsync(string.Concat(ids.Select(id => Payment(id) + "\n")));
        Assert.Equal(ids, answers.Select(a => a.GetProperty("payment_id").GetString()));
        Assert.Equal(Enumerable.Range(0, 5_000), answers.Select(a => (int)(a.GetProperty("sequence").GetInt64() - answers[0].GetProperty("sequence").GetInt64())));
    }

    [Fact]
    public async Task An_empty_batch_has_an_empty_answer() => Assert.Empty(await SendAsync("\n\n"));

    [Fact]
    public async Task A_bank_hands_in_only_payments_it_takes_part_in()
    {
        var answers = await SendAsync(
            Payment("own") + "\n" + Payment("foreign", ("payer_bank", "\"ARDEXA2K\""), ("payee_bank", "\"ARDEXA2K\"")) + "\n" + Payment("own-2"), served.Harbour);
        Assert.Equal("allow", answers[0].GetProperty("outcome").GetString());
        Assert.Equal(403, answers[1].GetProperty("status").GetInt32());
        Assert.Equal("own-2", answers[2].GetProperty("payment_id").GetString());
    }

    [Fact]
    public async Task Refuses_another_content_type()
    {
        using var response = await served.Client.PostAsync("/v1/payments/batch", Json(Payment("x")), Cancellation);
        await ProblemAsync(response, 415);
    }

    private async Task<List<JsonElement>> SendAsync(string lines, HttpClient? client = null)
    {
        var content = Body(Encoding.UTF8.GetBytes(lines), "application/x-ndjson");
        using var response = await (client ?? served.Client).PostAsync("/v1/payments/batch", content, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
