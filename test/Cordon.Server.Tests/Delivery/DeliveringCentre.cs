using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Http;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Delivery;

/// <summary>A centre that is served and sends its notices, on a journal that may outlive it.</summary>
internal sealed class DeliveringCentre : IAsyncDisposable
{
    public const string Lantern = "LANTXB2X";
    public const string Meridian = "MERIXC2X";

    private static readonly byte[] Root = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly HttpServer _server;
    private readonly Dictionary<string, HttpClient> _clients = [];

    private DeliveringCentre(Centre centre, HttpServer server) => (Centre, _server) = (centre, server);

    public Centre Centre { get; }

    public HttpClient Client => _clients[ApiKeys.Centre];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DeliveringCentre> StartAsync(IJournal journal, TimeProvider time)
    {
        var centre = await Centre.OpenAsync(new CentreOptions(), journal, time, Cancellation);
        var settings = new ServerSettings { Urls = ["http://127.0.0.1:0"], Time = time, WebhookRoot = Root };
        var started = new DeliveringCentre(centre, await HttpServer.StartAsync(centre, settings, Cancellation));
        foreach (var bank in new[] { ApiKeys.Centre, Lantern, Meridian })
        {
            await started.SignInAsync(bank);
        }

        return started;
    }

    /// <summary>A client that signs in as a bank.</summary>
    public HttpClient As(string bank) => _clients[bank];

    /// <summary>A payment of 48.00 EUR to an account of a bank, and a report of it: its order.</summary>
    public async Task<string> ReportAsync(string id, string bank, string? paymentId = null)
    {
        using var paid = await Client.PostAsync(
            "/v1/payments", Json(Payment(paymentId ?? id, ("payee_bank", $"\"{bank}\""), ("payee_account", $"\"mule-{id}\""))), Cancellation);
        Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        var report = await PostAsync(ApiKeys.Centre, "/v1/reports", $$"""{"report_id":"report-{{id}}","payment_id":"{{paymentId ?? id}}"}""", 201);
        return Assert.Single(report.GetProperty("freeze_orders").EnumerateArray()).GetProperty("order_id").GetString()!;
    }

    /// <summary>Says where a bank takes its notices, and returns its secret.</summary>
    public async Task<string> SetEndpointAsync(string bank, string url, string format = "json")
    {
        var body = $$"""{"bank":"{{bank}}","url":"{{url}}","format":"{{format}}","assigner":"CORDXA22"}""";
        return (await PostAsync(ApiKeys.Centre, "/v1/endpoints", body, 200)).GetProperty("secret").GetString()!;
    }

    public async Task<JsonElement> PostAsync(string caller, string path, string body, int status, string type = "application/json")
    {
        using var content = Body(System.Text.Encoding.UTF8.GetBytes(body), type);
        using var response = await As(caller).PostAsync(path, content, Cancellation);
        var answer = await ReadAsync(response);
        Assert.True((int)response.StatusCode == status, $"{path} {body}: {(int)response.StatusCode} {answer}");
        return answer;
    }

    public async Task<JsonElement> GetAsync(string caller, string path)
    {
        using var response = await As(caller).GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    /// <summary>Ends when a bank has taken all there is for it, and the centre has booked all that follows from it.</summary>
    public async Task TakenAsync(string bank)
    {
        while (Centre.CountNoticesFor(bank) > 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await Centre.WhenDurableAsync(Cancellation);
    }

    /// <summary>
    /// Moves the clock, no further at a time than the centre waits, and only when it waits: a timer that it sets while the clock moves would be
    /// late by the move, and go off never.
    /// </summary>
    public async Task PassAsync(SteppedTime time, TimeSpan by)
    {
        var wait = TimeSpan.FromDays(1);
        for (var left = by; left > TimeSpan.Zero; left -= wait)
        {
            await Centre.WhenDurableAsync(Cancellation);
            time.Advance(left < wait ? left : wait);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _server.DisposeAsync();
        await Centre.DisposeAsync();
    }

    private async Task SignInAsync(string bank)
    {
        using var random = RandomNumberGenerator.Create();

        // Of a name of its own: a centre that starts again has the keys of before.
        var (key, _) = await ApiKeys.IssueAsync(Centre, bank, $"test {Centre.KeyCount}", KeyOrigin.CommandLine, random, Cancellation);
        var client = new HttpClient { BaseAddress = new Uri(_server.Addresses[0]) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _clients.Add(bank, client);
    }
}
