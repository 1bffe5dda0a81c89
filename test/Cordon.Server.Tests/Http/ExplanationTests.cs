using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>Innocent explanations, asked over HTTP.</summary>
public sealed class ExplanationTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_of_a_trail_an_order_and_a_held_payment_are_explained_to_the_centre()
    {
        using var described = await served.Client.PostAsync(
            "/v1/accounts", Json("""{"bank":"HARBXA2X","account":"e-victim","kind":"person"}"""), Cancellation);
        Assert.True(described.IsSuccessStatusCode);
        await PayAsync("e-1", "e-victim", "e-mule", "480.00");
        using var filed = await served.Client.PostAsync(
            "/v1/reports", Json("""{"report_id":"e-r","payment_id":"e-1","time":"2026-03-01T11:00:00Z"}"""), Cancellation);
        Assert.True(filed.IsSuccessStatusCode);
        var order = (await ReadAsync(filed)).GetProperty("freeze_orders")[0].GetProperty("order_id").GetString();

        var trail = await GetAsync("/v1/traces/e-r");
        var accounts = trail.GetProperty("accounts").EnumerateArray()
            .ToDictionary(a => a.GetProperty("account").GetString()!, a => a.GetProperty("explanations"));
        Assert.Equal((0, 11), (accounts["e-victim"].GetArrayLength(), accounts["e-mule"].GetArrayLength()));

        var explained = await GetAsync($"/v1/explanations/freeze-orders/{order}");
        Assert.Equal((order, "e-mule", "EUR"), (Text(explained.GetProperty("order"), "order_id"), Text(explained, "account"), Text(explained, "currency")));
        Assert.False(explained.GetProperty("review").GetBoolean());
        var trader = explained.GetProperty("explanations")[0];
        Assert.Equal(("market_trader", "does_not_fit"), (Text(trader, "explanation"), Text(trader, "verdict")));
        Assert.Equal(
            "Market trader: does not fit. A person's largest payment, of what persons paid in 30 days: 100 % (at most 25 % expected).", Text(trader, "words"));
        var payers = trader.GetProperty("signs")[0];
        Assert.Equal(
            ("payers", 1, 20, "at_least", "nothing"),
            (Text(payers, "sign"), payers.GetProperty("found").GetInt32(), payers.GetProperty("limit").GetInt32(),
                Text(payers, "limit_is"), Text(payers, "speaks")));

        using var held = await served.Harbour.PostAsync(
            "/v1/payments", Json(Payment("e-held", ("amount", "\"12000.00\""), ("payee_account", "\"e-new\""))), Cancellation);
        Assert.True(held.IsSuccessStatusCode);
        var both = await GetAsync("/v1/explanations/payments/e-held");
        Assert.Equal(("HARBXA2X", "e-new"), (Text(both.GetProperty("payer"), "bank"), Text(both.GetProperty("payee"), "account")));
        Assert.All(both.GetProperty("payee").GetProperty("explanations").EnumerateArray(), tested => Assert.NotEqual("fits", Text(tested, "verdict")));
    }

    [Fact]
    public async Task A_bank_is_told_explanations_of_its_own_customers_on_its_own_trails_only()
    {
        await PayAsync("b-1", "b-victim", "b-mule", "300.00");
        using var filed = await served.Harbour.PostAsync(
            "/v1/reports", Json("""{"report_id":"b-r","payment_id":"b-1","time":"2026-03-01T11:00:00Z"}"""), Cancellation);
        Assert.True(filed.IsSuccessStatusCode);
        using var response = await served.Harbour.GetAsync("/v1/traces/b-r", Cancellation);
        var accounts = (await ReadAsync(response)).GetProperty("accounts").EnumerateArray().Where(a => Text(a, "bank") == "LANTXB2X");
        Assert.All(accounts, account => Assert.Equal(0, account.GetProperty("explanations").GetArrayLength()));
        Assert.NotEmpty(accounts);
    }

    [Theory]
    [InlineData("accounts/LANTXB2X/q-nobody", 404)]
    [InlineData("accounts/nowhere/q", 422)]
    [InlineData("accounts/LANTXB2X/q-payee?currency=EUX", 400)]
    [InlineData("accounts/LANTXB2X/q-payee?currency=XXX", 400)]
    [InlineData("accounts/LANTXB2X/q-payee?at=noon", 400)]
    [InlineData("accounts/LANTXB2X/q-payee?at=2099-01-01T00:00:00Z", 422)]
    [InlineData("accounts/LANTXB2X/q-payee", 200)]
    [InlineData("accounts/LANTXB2X/q-payee?at=2026-03-01T00:00:00Z", 200)]
    [InlineData("freeze-orders/FO-999999", 404)]
    [InlineData("freeze-orders/x", 404)]
    [InlineData("payments/q-0", 404)]
    [InlineData("cases/C-1", 404)]
    public async Task What_cannot_be_explained_is_said(string path, int status)
    {
        await PayAsync("q-1", "q-payer", "q-payee", "20.00");
        using var response = await served.Client.GetAsync($"/v1/explanations/{path}", Cancellation);
        Assert.True((int)response.StatusCode == status, $"{path}: {response.StatusCode}");
    }

    [Fact]
    public async Task Only_the_centre_asks()
    {
        foreach (var path in (string[])["accounts/HARBXA2X/10020030", "freeze-orders/FO-000001", "payments/e-1"])
        {
            using var bank = await served.Harbour.GetAsync($"/v1/explanations/{path}", Cancellation);
            await ProblemAsync(bank, 403);
            using var stranger = await served.Stranger.GetAsync($"/v1/explanations/{path}", Cancellation);
            await ProblemAsync(stranger, 401);
        }
    }

    private async Task PayAsync(string id, string payer, string payee, string amount)
    {
        var payment = Payment(id, ("payer_account", $"\"{payer}\""), ("payee_account", $"\"{payee}\""), ("amount", $"\"{amount}\""));
        using var paid = await served.Harbour.PostAsync("/v1/payments", Json(payment), Cancellation);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await served.Client.GetAsync(path, Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(Cancellation)}");
        return await ReadAsync(response);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
