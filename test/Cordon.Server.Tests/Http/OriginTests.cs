using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Server.Tests.CommandLine;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>Whose money it is, asked over HTTP.</summary>
public sealed class OriginTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    // A mule with 15.00 gets a victim's 90.00 and a friend's 20.00, passes 110.00 on, of which the next passes 60.00 on.
    private static readonly (string Id, string From, string To, string Amount, string Time)[] Steps =
    [
        ("scam", "victim", "mule", "90.00", "2026-03-01T09:00:00Z"), ("gift", "friend", "mule", "20.00", "2026-03-01T09:10:00Z"),
        ("out", "mule", "next", "110.00", "2026-03-01T09:20:00Z"), ("on", "next", "last", "60.00", "2026-03-01T09:30:00Z"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fifo")]
    [InlineData("lifo")]
    [InlineData("prorata")]
    [InlineData("libr")]
    [InlineData("poison")]
    public async Task A_payments_origins_are_those_that_the_command_tells(string policy)
    {
        await PlayAsync(policy);
        var folder = Directory.CreateTempSubdirectory("cordon-origins-");
        try
        {
            await WriteDataSetAsync(folder.FullName, policy);
            foreach (var id in (string[])["scam", "out", "on"])
            {
                var (exit, output, error) = await CordonProcess.RunAsync(
                    $"trace {folder.FullName} --payment {policy}-{id} --backward --policy {policy} --format json");
                Assert.True(exit == 0, error);
                var told = await GetAsync($"/v1/origins/payments/{policy}-{id}?policy={policy}");
                Assert.Equal(Timeless(output), Timeless(told));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("next", "50.00", "a-victim reported 45.00 09:00, a-friend unknown 5.00 09:10")]
    [InlineData("mule", "15.00", "a-friend unknown 15.00 09:10")]
    [InlineData("last", "60.00", "a-victim reported 45.00 09:00, a-mule opening 15.00 09:20")]
    [InlineData("saver", "7.00", "a-saver opening 7.00 -")]
    [InlineData("friend", "0.00", "")]
    public async Task What_lies_in_an_account_is_led_back_to_whose_it_was(string account, string asked, string ends)
    {
        await PlayAsync("a");
        using var json = JsonDocument.Parse(await GetAsync($"/v1/origins/accounts/LANTXB2X/a-{account}"));
        var trail = json.RootElement;
        Assert.Equal((asked, "EUR"), (Text(trail, "asked"), Text(trail, "currency")));
        Assert.Equal(("LANTXB2X", $"a-{account}"), (Text(trail.GetProperty("asked_account"), "bank"), Text(trail.GetProperty("asked_account"), "account")));
        Assert.Equal((0, JsonValueKind.Null), (trail.GetProperty("payments").GetArrayLength(), trail.GetProperty("since").ValueKind));
        Assert.Equal(ends, string.Join(", ", trail.GetProperty("ends").EnumerateArray().Select(end =>
            $"{Text(end, "account")} {Text(end, "fate")} {Text(end, "share")} {Text(end, "since")?[11..16] ?? "-"}")));
        Assert.Contains(trail.GetProperty("accounts").EnumerateArray(), a => Text(a, "account") == $"a-{account}" && a.GetProperty("hop").GetInt32() == 0);
    }

    [Fact]
    public async Task Origins_are_drawn_for_who_accepts_a_drawing()
    {
        await PlayAsync("d");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/origins/accounts/LANTXB2X/d-last?width=900");
        request.Headers.Accept.ParseAdd("image/svg+xml");
        using var response = await served.Client.SendAsync(request, Cancellation);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        var drawing = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("60.00 EUR asked about", drawing);
        Assert.Contains("45.00 EUR reported as stolen", drawing);
        Assert.Contains("Whose is what lies in account d-last at LANTXB2X?", drawing);
    }

    [Fact]
    public async Task A_name_that_would_turn_text_round_is_escaped()
    {
        await PayAsync("u-\u202e1");
        var told = await GetAsync("/v1/origins/payments/u-%E2%80%AE1");
        Assert.Contains(@"u-\u202E1", told);
        Assert.DoesNotContain('\u202e', told);
    }

    [Fact]
    public async Task What_was_reported_or_booked_after_a_moment_is_not_known_at_it()
    {
        await PlayAsync("m");
        foreach (var (at, asked, ends) in new[]
        {
            ("2026-03-01T08:59:59Z", "0.00", ""), ("2026-03-01T11:59:59Z", "60.00", "m-victim unknown, m-mule opening"),

            // The report was keyed in at noon, by the centre's clock.
            ("2026-03-01T12:00:00Z", "60.00", "m-victim reported, m-mule opening"),
        })
        {
            using var json = JsonDocument.Parse(await GetAsync($"/v1/origins/payments/m-on?at={at}"));
            var told = json.RootElement.GetProperty("ends").EnumerateArray().Select(end => $"{Text(end, "account")} {Text(end, "fate")}");
            Assert.Equal((asked, "EUR", ends), (Text(json.RootElement, "asked"), Text(json.RootElement, "currency"), string.Join(", ", told)));
        }
    }

    [Fact]
    public async Task An_account_with_money_in_two_currencies_is_asked_about_one()
    {
        await PayAsync("c-1", ("payee_account", "\"c-two\""));
        await PayAsync("c-2", ("payee_account", "\"c-two\""), ("currency", "\"USD\""));
        using var both = await served.Client.GetAsync("/v1/origins/accounts/LANTXB2X/c-two", Cancellation);
        Assert.Contains("EUR, USD", Text(await ProblemAsync(both, 409), "detail"));
        using var one = JsonDocument.Parse(await GetAsync("/v1/origins/accounts/LANTXB2X/c-two?currency=USD"));
        Assert.Equal(("48.00", "USD"), (Text(one.RootElement, "asked"), Text(one.RootElement, "currency")));
    }

    [Fact]
    public async Task Only_the_centre_asks_and_what_cannot_be_told_is_said()
    {
        foreach (var payment in (string[])[Payment("r-1", ("payee_account", "\"r-payee\"")), Large("r-held")])
        {
            using var taken = await served.Harbour.PostAsync("/v1/payments", Json(payment), Cancellation);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        foreach (var (client, path, status) in new[]
        {
            (served.Harbour, "payments/r-1", 403), (served.Harbour, "accounts/HARBXA2X/10020030", 403), (served.Stranger, "payments/r-1", 401),
            (served.Client, "payments/r-0", 404), (served.Client, "payments/r-held", 409), (served.Client, "payments/r-1?policy=fair", 400),
            (served.Client, "payments/r-1?at=noon", 400), (served.Client, "payments/r-1?width=9", 400), (served.Client, "payments/r-1?bank=x", 422),
            (served.Client, "accounts/LANTXB2X/r-nobody", 404), (served.Client, "accounts/nowhere/r-payee", 422),
            (served.Client, "accounts/LANTXB2X/r-payee?currency=EUX", 400), (served.Client, "accounts/LANTXB2X/r-payee?currency=USD", 404),
            (served.Client, "accounts/LANTXB2X", 404), (served.Client, "accounts/LANTXB2X/", 422), (served.Client, "payments/r-1?bank=HARBXA2X", 200),
        })
        {
            using var response = await client.GetAsync($"/v1/origins/{path}", Cancellation);
            Assert.True((int)response.StatusCode == status, $"{path}: {response.StatusCode}");
        }
    }

    /// <summary>Plays the steps with names of their own, and reports the scam.</summary>
    private async Task PlayAsync(string prefix)
    {
        await served.DescribeAsync(
            new AccountDescription($"LANTXB2X/{prefix}-mule", "LANTXB2X", AccountKind.Person, null, new Money(15_00, Currency.Parse("EUR"))),
            new AccountDescription($"LANTXB2X/{prefix}-saver", "LANTXB2X", AccountKind.Person, null, new Money(7_00, Currency.Parse("EUR"))));
        foreach (var (id, from, to, amount, time) in Steps)
        {
            await PayAsync(
                $"{prefix}-{id}", ("payer_account", $"\"{prefix}-{from}\""), ("payee_account", $"\"{prefix}-{to}\""), ("payer_bank", "\"LANTXB2X\""),
                ("amount", $"\"{amount}\""), ("time", $"\"{time}\""));
        }

        var body = $$"""{"report_id":"{{prefix}}-r","payment_id":"{{prefix}}-scam","time":"2026-03-01T11:00:00Z"}""";
        using var filed = await served.Client.PostAsync("/v1/reports", Json(body), Cancellation);
        Assert.True(filed.IsSuccessStatusCode);
    }

    private static async Task WriteDataSetAsync(string folder, string prefix)
    {
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "payments.csv"),
            [
                "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
                .. Steps.Select(s => $"{prefix}-{s.Id},{s.Time},LANTXB2X,{prefix}-{s.From},LANTXB2X,{prefix}-{s.To},{s.Amount},EUR"),
            ],
            Cancellation);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "accounts.csv"), ["bank,account,kind,opening_balance,currency", $"LANTXB2X,{prefix}-mule,person,15.00,EUR"], Cancellation);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "reports.csv"), ["report_id,time,payment_id", $"{prefix}-r,2026-03-01T11:00:00Z,{prefix}-scam"], Cancellation);
    }

    private async Task PayAsync(string id, params (string Field, string? Json)[] changes)
    {
        using var paid = await served.Client.PostAsync("/v1/payments", Json(Payment(id, changes)), Cancellation);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> GetAsync(string path)
    {
        using var response = await served.Client.GetAsync(path, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {body}");
        return body;
    }

    /// <summary>A trail without what the centre's clock is in: a data set's payments are booked at their own times.</summary>
    private static string Timeless(string trail)
    {
        var json = JsonNode.Parse(trail)!.AsObject();
        json.Remove("at");
        foreach (var transfer in json["transfers"]!.AsArray())
        {
            transfer!.AsObject().Remove("booked");
        }

        return json.ToJsonString();
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
