using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class KeysTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revoked_key_signs_nobody_in_and_stands_in_the_list_with_its_story()
    {
        using var issued = await served.Client.PostAsync("/v1/keys", Json("""{"bank":"HARBXA2X","name":"leaked"}"""), Cancellation);
        var answer = await ReadAsync(issued);
        var (id, key) = (answer.GetProperty("key_id").GetString()!, answer.GetProperty("key").GetString()!);
        using var client = new HttpClient { BaseAddress = served.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var before = await client.PostAsync("/v1/payments", Json(Payment("k1")), Cancellation);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal("active", (await ListedAsync(id)).GetProperty("state").GetString());

        var words = $$"""{"key_id":"{{id}}","reason":"found in a log","by":"A. Ruiz"}""";
        using var revoked = await served.Client.PostAsync("/v1/keys/revoke", Json(words), Cancellation);
        Assert.False((await ReadAsync(revoked)).GetProperty("repeated").GetBoolean());
        using var after = await client.PostAsync("/v1/payments", Json(Payment("k1")), Cancellation);
        await ProblemAsync(after, 401);
        var listed = await ListedAsync(id);
        Assert.Equal("revoked", listed.GetProperty("state").GetString());
        Assert.Equal("found in a log", listed.GetProperty("reason").GetString());
        Assert.EndsWith("A. Ruiz", listed.GetProperty("revoked_by").GetString(), StringComparison.Ordinal);

        // What it handed in stays its bank's.
        using var payment = await served.Harbour.GetAsync("/v1/payments/k1", Cancellation);
        Assert.Equal(HttpStatusCode.OK, payment.StatusCode);
        using var again = await served.Client.PostAsync("/v1/keys/revoke", Json(words), Cancellation);
        Assert.True((await ReadAsync(again)).GetProperty("repeated").GetBoolean());

        // An auditor sees it beside what is done on the console, each once.
        Assert.Equal(
            [(DeskKind.KeyRevoked, "CENTRE (test): A. Ruiz"), (DeskKind.KeyIssued, "CENTRE (test)")],
            served.Moments.Where(moment => moment.Kind is DeskKind.KeyIssued or DeskKind.KeyRevoked).Take(2).Select(moment => (moment.Kind, moment.Officer)));
    }

    [Fact]
    public async Task The_list_has_no_key_and_no_whole_hash()
    {
        var text = await served.Client.GetStringAsync("/v1/keys", Cancellation);
        Assert.DoesNotContain("cdn_", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{17}", text);
    }

    [Fact]
    public async Task The_centres_last_key_cannot_be_revoked()
    {
        using var list = JsonDocument.Parse(await served.Client.GetStringAsync("/v1/keys", Cancellation));
        var keys = list.RootElement.GetProperty("keys").EnumerateArray().Where(key => key.GetProperty("bank").GetString() == "CENTRE").ToList();
        var (last, second) = (keys[0], keys[1]);
        using var revoked = await served.Client.PostAsync(
            "/v1/keys/revoke", Json($$"""{"key_id":"{{second.GetProperty("key_id").GetString()}}","reason":"r"}"""), Cancellation);
        Assert.True(revoked.IsSuccessStatusCode);
        using var refused = await served.Client.PostAsync(
            "/v1/keys/revoke", Json($$"""{"key_id":"{{last.GetProperty("key_id").GetString()}}","reason":"r"}"""), Cancellation);
        Assert.Contains("last key", (await ProblemAsync(refused, 409)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_bank_neither_lists_nor_revokes_keys()
    {
        using var list = await served.Harbour.GetAsync("/v1/keys", Cancellation);
        await ProblemAsync(list, 403);
        using var revoke = await served.Harbour.PostAsync("/v1/keys/revoke", Json("{}"), Cancellation);
        await ProblemAsync(revoke, 403);
    }

    [Theory]
    [InlineData("""{"reason":"r"}""", 400, "key_id")]
    [InlineData("""{"key_id":"00"}""", 400, "reason")]
    [InlineData("""{"key_id":"0000000000000000","reason":"r"}""", 404, "no key")]
    public async Task A_revocation_that_cannot_be_done_says_why(string body, int status, string words)
    {
        using var response = await served.Client.PostAsync("/v1/keys/revoke", Json(body), Cancellation);
        Assert.Contains(words, (await ProblemAsync(response, status)).GetProperty("detail").GetString());
    }

    private async Task<JsonElement> ListedAsync(string id)
    {
        using var list = JsonDocument.Parse(await served.Client.GetStringAsync("/v1/keys", Cancellation));
        return list.RootElement.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("key_id").GetString() == id).Clone();
    }
}
