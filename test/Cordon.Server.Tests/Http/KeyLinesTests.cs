using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>Where two persons are needed, a key and what was issued with it are one.</summary>
public sealed class KeyLinesTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private const string OneLine = "issued one with the other";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_are_not_approved_with_a_key_that_was_issued_with_their_proposers()
    {
        using var policy = await served.Client.GetAsync("/v1/policy", Cancellation);
        var rules = (await ReadAsync(policy)).GetProperty("rules").GetString() + "\n";
        var proposed = await PostAsync(served.Client, "/v1/policy", new { rules, by = "A. Ruiz", reason = "a line" }, 202);
        var approval = new { proposal = proposed.GetProperty("proposal").GetString(), by = "B. Okoye" };
        var (child, _) = await IssueAsync(served.Client, "child");
        var (grandchild, _) = await IssueAsync(child, "grandchild");
        var (sibling, id) = await IssueAsync(served.Client, "sibling");
        foreach (var one in new[] { child, grandchild, sibling })
        {
            await RefusedAsync(one, "/v1/policy/rules/approve", approval);
        }

        // Whom a key was issued by stays who it was when that key is no more.
        var (middle, middleId) = await IssueAsync(served.Client, "middle");
        var (last, _) = await IssueAsync(middle, "last");
        await PostAsync(served.Second, "/v1/keys/revoke", new { key_id = middleId, reason = "over" }, 200);
        await RefusedAsync(last, "/v1/policy/rules/approve", approval);
        await PostAsync(served.Second, "/v1/policy/rules/approve", approval, 200);

        using var list = await served.Client.GetAsync("/v1/keys", Cancellation);
        var keys = (await ReadAsync(list)).GetProperty("keys").EnumerateArray().ToList();
        var (first, listed) = (keys[0], keys.Single(key => key.GetProperty("key_id").GetString() == id));
        Assert.Equal("command line", first.GetProperty("origin").GetString());
        Assert.Equal(first.GetProperty("key_id").GetString(), first.GetProperty("line").GetString());
        Assert.Equal(("key", first.GetProperty("key_id").GetString()), (listed.GetProperty("origin").GetString(), listed.GetProperty("issued_by").GetString()));
        Assert.Equal(first.GetProperty("key_id").GetString(), listed.GetProperty("line").GetString());
        foreach (var client in new[] { child, grandchild, sibling, middle, last })
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task An_order_and_a_restitution_take_keys_of_two_lines()
    {
        var (child, _) = await IssueAsync(served.Client, "orders");
        var large = Payment("line-1", ("payee_account", "\"mule-line\""), ("amount", "\"150000.00\""));
        await PostAsync(served.Harbour, "/v1/payments", JsonDocument.Parse(large).RootElement, 200);
        await PostAsync(served.Harbour, "/v1/payments/line-1/release", new { by = "H. Ito", reason = "called" }, 200);
        var report = await PostAsync(served.Harbour, "/v1/reports", new { report_id = "line-1", payment_id = "line-1" }, 201);
        var order = $"/v1/freeze-orders/{report.GetProperty("freeze_orders")[0].GetProperty("order_id").GetString()}";
        await PostAsync(served.Client, order + "/approve", new { by = "A. Ruiz" }, 200);
        await RefusedAsync(child, order + "/approve", new { by = "B. Okoye" });
        var approved = await PostAsync(served.Second, order + "/approve", new { by = "B. Okoye" }, 200);
        Assert.Equal("approved", approved.GetProperty("order").GetProperty("state").GetString());
        Assert.True((await PostAsync(child, order + "/approve", new { by = "C. Vu" }, 200)).GetProperty("repeated").GetBoolean());

        await PostAsync(served.Lantern, order + "/answer", new { result = "frozen", amount = "48.00", currency = "EUR" }, 200);
        await PostAsync(served.Lantern, order + "/answer", new { result = "returned", amount = "48.00", currency = "EUR" }, 200);
        var restitution = $"/v1/cases/{report.GetProperty("case").GetString()}/restitution";
        await PostAsync(served.Client, restitution, new { by = "A. Ruiz" }, 200);
        await RefusedAsync(child, restitution + "/approve", new { by = "B. Okoye" });
        var paid = await PostAsync(served.Second, restitution + "/approve", new { by = "B. Okoye" }, 200);
        Assert.Equal("paid", paid.GetProperty("state").GetString());
        child.Dispose();
    }

    [Fact]
    public async Task A_key_of_a_name_that_its_bank_has_already_is_refused_and_says_which()
    {
        var issued = await PostAsync(served.Client, "/v1/keys", new { bank = "OCTAXD2X", name = "gateway" }, 201);
        var again = await PostAsync(served.Client, "/v1/keys", new { bank = "OCTAXD2X", name = "gateway" }, 409);
        Assert.Contains(issued.GetProperty("key_id").GetString()!, again.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await PostAsync(served.Client, "/v1/keys", new { bank = "PALMXE2X", name = "gateway" }, 201);
        await PostAsync(served.Client, "/v1/keys/revoke", new { key_id = issued.GetProperty("key_id").GetString(), reason = "over" }, 200);
        await PostAsync(served.Client, "/v1/keys", new { bank = "OCTAXD2X", name = "gateway" }, 201);
    }

    private async Task<(HttpClient Client, string Id)> IssueAsync(HttpClient issuer, string name)
    {
        var issued = await PostAsync(issuer, "/v1/keys", new { bank = "CENTRE", name }, 201);
        return (served.With(issued.GetProperty("key").GetString()!), issued.GetProperty("key_id").GetString()!);
    }

    private static async Task RefusedAsync(HttpClient who, string path, object body)
    {
        var refused = await PostAsync(who, path, body, 409);
        Assert.Contains(OneLine, refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("on the console or the command line", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PostAsync(HttpClient who, string path, object body, int status)
    {
        using var response = await who.PostAsync(path, Json(JsonSerializer.Serialize(body)), Cancellation);
        var answer = await ReadAsync(response);
        Assert.True((int)response.StatusCode == status, $"{path}: {answer}");
        return answer;
    }
}
