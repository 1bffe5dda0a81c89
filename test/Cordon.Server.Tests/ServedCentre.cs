using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Server.Http;
using Xunit;

namespace Cordon.Server.Tests;

/// <summary>A centre with a journal in memory, served by Kestrel on a free loopback port; shared by the tests of a class.</summary>
public sealed class ServedCentre : IAsyncLifetime
{
    /// <summary>The centre's clock, which stands until it is advanced.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Rules = """
        rules "for tests" version 1

        rule large
          when amount >= 10000.00 EUR
          if unknown skip
          then hold 4 h, then release
          score 0.9
          payer "We are holding your {amount}."
          file "The amount is {amount}."
        """;

    private readonly GatedJournal _journal = new(new MemoryJournal());
    private readonly StandingClock _clock = new(Now);
    private Centre? _centre;
    private CaseDesk? _desk;
    private HttpServer? _server;

    public Uri Address { get; private set; } = null!;

    /// <summary>The model that it is founded with; none but where a test founds one of its own.</summary>
    internal string? FirstModel { get; init; }

    /// <summary>Signed in with a key of the centre.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Signed in with another key of the centre: another person's.</summary>
    public HttpClient Second { get; private set; } = null!;

    /// <summary>Signed in as the bank HARBXA2X, which is the payer's bank in <see cref="Payment"/>.</summary>
    public HttpClient Harbour { get; private set; } = null!;

    /// <summary>Signed in as the bank LANTXB2X, which is the payee's bank.</summary>
    public HttpClient Lantern { get; private set; } = null!;

    /// <summary>Not signed in.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var clock = _clock;
        _centre = await Centre.OpenAsync(new CentreOptions { FirstModel = FirstModel }, _journal, clock, CancellationToken.None);
        var published = await _centre.SubmitAsync(new Command.PublishPolicy(Rules, null, RemoveModel: false, "test"), CancellationToken.None);
        Assert.True(published.Status == CommandStatus.Done, published.Detail?.English);
        _desk = await CaseDesk.OpenAsync(_journal, path: null, clock, _centre);
        _server = await HttpServer.StartAsync(
            _centre, new ServerSettings { Urls = ["http://127.0.0.1:0"], Time = clock, Desk = _desk }, CancellationToken.None);
        Address = new Uri(_server.Addresses[0]);
        Client = await SignedInAsync(ApiKeys.Centre);
        Second = await SignedInAsync(ApiKeys.Centre, "second");
        Harbour = await SignedInAsync("HARBXA2X");
        Lantern = await SignedInAsync("LANTXB2X");
        Stranger = new HttpClient { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Client, Second, Harbour, Lantern, Stranger })
        {
            client.Dispose();
        }

        await _server!.DisposeAsync();
        await _desk!.DisposeAsync();
        await _centre!.DisposeAsync();
        await _journal.DisposeAsync();
    }

    /// <summary>What the audit knows.</summary>
    internal IReadOnlyList<DeskMoment> Moments => _desk!.Moments(new MomentChoice(Instant.Min, Instant.Max));

    /// <summary>What the centre's journal is read through.</summary>
    public GatedJournal Journal => _journal;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time) => _clock.Advance(time);

    /// <summary>Tells the centre of accounts, by their canonical keys.</summary>
    public async Task DescribeAsync(params AccountDescription[] accounts)
    {
        var described = await _centre!.SubmitAsync(new Command.DescribeAccounts(accounts), TestContext.Current.CancellationToken);
        Assert.True(described.Status is CommandStatus.Done or CommandStatus.AlreadyDone, described.Detail?.English);
    }

    /// <summary>A good payment, with some of its fields replaced, or taken out by null; values are raw JSON.</summary>
    public static string Payment(string id, params (string Field, string? Json)[] changes)
    {
        var fields = new Dictionary<string, string?>
        {
            ["payment_id"] = $"\"{id}\"",
            ["time"] = "\"2026-03-01T09:30:00+00:00\"",
            ["payer_bank"] = "\"HARBXA2X\"",
            ["payer_account"] = "\"10020030\"",
            ["payee_bank"] = "\"LANTXB2X\"",
            ["payee_account"] = "\"77120045\"",
            ["amount"] = "\"48.00\"",
            ["currency"] = "\"EUR\"",
        };
        foreach (var (field, json) in changes)
        {
            fields[field] = json;
        }

        return "{" + string.Join(",", fields.Where(f => f.Value is not null).Select(f => $"\"{f.Key}\":{f.Value}")) + "}";
    }

    /// <summary>A payment that the test's rule set holds.</summary>
    public static string Large(string id) => Payment(id, ("amount", "\"12000.00\""));

    public static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public static ByteArrayContent Body(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>Checks that an answer is a problem document of this status, and returns it.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(text);
        var problem = document.RootElement.Clone();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("urn:cordon:problem:", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    /// <summary>Signed in with a key.</summary>
    public HttpClient With(string key)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private async Task<HttpClient> SignedInAsync(string bank, string name = "test")
    {
        using var random = RandomNumberGenerator.Create();
        var (key, _) = await ApiKeys.IssueAsync(_centre!, bank, name, KeyOrigin.CommandLine, random, CancellationToken.None);
        return With(key);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
