using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Core.Values;
using Cordon.Server.Demo;
using Cordon.Server.Http;
using Cordon.Simulation.Economy;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class AccountsTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_once_is_known_and_a_repeat_changes_nothing()
    {
        const string lines = """
            {"bank":"HARBXA2X","account":"told-1","kind":"person","opened":"2019-04-01T00:00:00Z","opening_balance":"2150.00","currency":"EUR"}

            {"bank":"HARBXA2X","account":"told-2","kind":"Merchant","opened":"2020-02-29","note":{"ignored":true}}
            {"bank":"HARBXA2XXXX","account":"told-3","opening_balance":-12.50,"currency":"EUR"}
            """;
        Assert.Equal((3, 3, 2), await ToldAsync(served.Harbour, lines));
        Assert.Equal((3, 0, 0), await ToldAsync(served.Harbour, lines));
        Assert.Equal((1, 0, 0), await ToldAsync(served.Client, """{"bank":"HARBXA2X","account":"told-2"}"""));
        Assert.Equal((1, 1, 0), await ToldAsync(served.Client, """{"bank":"HARBXA2X","account":"told-2","kind":"business"}"""));
        Assert.Equal((1, 1, 1), await ToldAsync(served.Client, """{"bank":"LANTXB2X","account":"told-4","opening_balance":"1.00","currency":"EUR"}"""));
    }

    [Fact]
    public async Task One_account_may_be_written_over_several_lines_as_json()
    {
        const string text = "{\n\"bank\": \"LANTXB2X\",\n\"account\": \"spread-1\",\n\"kind\": \"cash\"\n}\n";
        Assert.Equal((1, 1, 0), await ToldAsync(served.Lantern, text, "application/json"));
        using var wrong = await served.Lantern.PostAsync("/v1/accounts", Body(Encoding.UTF8.GetBytes(text), "text/csv"), Cancellation);
        await ProblemAsync(wrong, 415);
    }

    [Fact]
    public async Task A_bank_tells_only_of_accounts_at_itself()
    {
        const string lines = """
            {"bank":"HARBXA2X","account":"own-1","kind":"person"}
            {"bank":"LANTXB2X","account":"other-1","kind":"merchant"}
            """;
        var problem = await RefusedAsync(served.Harbour, lines, 403);
        Assert.Equal(2, problem.GetProperty("line").GetInt32());
        Assert.Contains("line 2: this account is at another bank", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        // Nothing of the call was recorded, not even the line that was right.
        Assert.Equal((2, 2, 0), await ToldAsync(served.Client, lines));
        using var stranger = await served.Stranger.PostAsync("/v1/accounts", Lines(lines), Cancellation);
        await ProblemAsync(stranger, 401);
    }

    [Theory]
    [InlineData("""{"account":"1"}""", 400, "line 2: bank is missing")]
    [InlineData("""{"bank":"no bic","account":"1"}""", 422, "line 2: bank 'no bic' is not a BIC")]
    [InlineData("""{"bank":"HARBXA2X"}""", 400, "line 2: account is missing")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","kind":"charity"}""", 400, "line 2: kind 'charity' is none of person, business, merchant, exchange, cash")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","kind":["cash"]}""", 400, "line 2: kind must be a string")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","opened":"long ago"}""", 400, "line 2: opened 'long ago' is neither")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","opening_balance":"1e3","currency":"EUR"}""", 400, "line 2: opening_balance '1e3' is not a plain decimal")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","opening_balance":1.234,"currency":"EUR"}""", 422, "more decimals than EUR")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","opening_balance":1,"opening_balance":2}""", 400, "line 2: opening_balance stands there twice")]
    [InlineData("""{"bank":"HARBXA2X","account":"1","currency":"EURO"}""", 422, "line 2: currency 'EURO'")]
    [InlineData("no json", 400, "line 2: Not JSON")]
    public async Task A_bad_line_is_named_with_its_reason_and_nothing_is_recorded(string line, int status, string words)
    {
        var good = $$"""{"bank":"HARBXA2X","account":"{{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(line)))[..16]}}"}""";
        var problem = await RefusedAsync(served.Client, good + "\n" + line + "\n" + line, status);
        Assert.Equal(2, problem.GetProperty("line").GetInt32());
        var detail = problem.GetProperty("detail").GetString();
        Assert.Contains(words, detail, StringComparison.Ordinal);
        Assert.Contains("line 3: ", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("line 1: ", detail, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), await ToldAsync(served.Client, good));
    }

    [Fact]
    public async Task No_more_than_so_many_come_at_a_time_and_no_more_faults_than_can_be_read()
    {
        var most = string.Concat(Enumerable.Range(0, HttpLimits.AccountsMax).Select(i => $"{{\"bank\":\"HARBXA2X\",\"account\":\"many-{i}\"}}\n"));
        await RefusedAsync(served.Client, most + """{"bank":"HARBXA2X","account":"one too many"}""", 413);
        Assert.Equal((HttpLimits.AccountsMax, HttpLimits.AccountsMax, 0), await ToldAsync(served.Client, most));
        var problem = await RefusedAsync(served.Client, most.Replace("account", "number"), 400);
        var told = problem.GetProperty("detail").GetString()!.Split('\n');
        Assert.Equal(HttpLimits.AccountFaultsMax + 2, told.Length);
        Assert.Equal($"and {HttpLimits.AccountsMax - HttpLimits.AccountFaultsMax} more lines", told[^1]);
        await RefusedAsync(served.Client, new string(' ', HttpLimits.AccountsBytesMax + 1), 413);
        await RefusedAsync(served.Client, "\n\n", 400);
    }

    [Fact]
    public async Task The_demo_tells_of_its_accounts_before_their_payments()
    {
        var start = Instant.From(Now - TimeSpan.FromDays(1));
        var (payer, payee) = (Demo("HARBXA2X", "demo-1"), Demo("LANTXB2X", "demo-2"));
        var payment = new SimulatedPayment(
            start + TimeSpan.FromHours(1), 7, payer, payee, new Money(5_00, Currency.Parse("EUR")), "mobile", "", "A", "B", "", "");
        using var bank = new DemoBank(served.Address.ToString(), served.Client.DefaultRequestHeaders.Authorization!.Parameter!);
        var banks = new DemoBanks("LANTXB2X", bank, bank);
        await banks.DescribeAsync(payer, Cancellation);
        await banks.DescribeAsync(payee, Cancellation);
        await banks.AddAsync(payment, Cancellation);
        await banks.SendAsync(Cancellation);
        Assert.Equal((1, 0, 0), await ToldAsync(served.Client, """{"bank":"HARBXA2X","account":"demo-1","kind":"person","opened":"2026-02-01T00:00:00Z"}"""));
        using var paid = await served.Client.GetAsync("/v1/payments/p000000007", Cancellation);
        Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
    }

    private static SimulatedAccount Demo(string bank, string number) => new(
        Instant.From(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)), bank, number, SimulatedAccountKind.Person, "A", "", Currency.Parse("EUR"));

    private static ByteArrayContent Lines(string lines) => Body(Encoding.UTF8.GetBytes(lines), "application/x-ndjson");

    private static async Task<JsonElement> RefusedAsync(HttpClient client, string lines, int status)
    {
        using var response = await client.PostAsync("/v1/accounts", Lines(lines), Cancellation);
        return await ProblemAsync(response, status);
    }

    private static async Task<(int Accounts, int Changed, int Balances)> ToldAsync(
        HttpClient client, string lines, string type = "application/x-ndjson")
    {
        using var response = await client.PostAsync("/v1/accounts", Body(Encoding.UTF8.GetBytes(lines), type), Cancellation);
        var told = await ReadAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, told.GetRawText());
        return (told.GetProperty("accounts").GetInt32(), told.GetProperty("changed").GetInt32(), told.GetProperty("opening_balances_taken").GetInt32());
    }
}
