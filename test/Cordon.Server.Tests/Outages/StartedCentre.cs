using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Cordon.Bench.Kills;
using Cordon.Server.Tests.Kills;
using Xunit;

namespace Cordon.Server.Tests.Outages;

/// <summary>A real <c>cordon up</c> in a process of its own, signed in as the centre; every answer goes into a book.</summary>
internal sealed class StartedCentre : IDisposable
{
    /// <summary>How long a server may take to notice that it can write again, on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan RecoveryMax = TimeSpan.FromSeconds(30);

    private readonly CentreProcess _process;
    private readonly HttpClient _client;
    private readonly AnswerBook _book;

    private StartedCentre(CentreProcess process, string key, AnswerBook book)
    {
        (_process, Key, _book) = (process, key, book);
        _client = new HttpClient { BaseAddress = process.Address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public string Key { get; }

    /// <summary>Starts a server that must become ready.</summary>
    public static async Task<StartedCentre> StartAsync(string folder, AnswerBook book, string? key = null, params string[] more)
    {
        var process = new CentreProcess(ShortKillRun.Program, folder, more);
        Assert.True(await process.ReadyAsync(), "The server ended while it started.");
        return new StartedCentre(process, key ?? process.Key!, book);
    }

    /// <summary>Starts a server that must end by itself, and returns what it said.</summary>
    public static async Task<string> FailToStartAsync(string folder, params string[] more)
    {
        using var process = new CentreProcess(ShortKillRun.Program, folder, more);
        Assert.False(await process.ReadyAsync(), "The server became ready.");
        return await process.Errors;
    }

    /// <summary>Hands a payment in. Null: it was decided; else the problem told with 503.</summary>
    public async Task<string?> PayAsync(SentPayment payment)
    {
        using var content = ServedCentre.Json(payment.Json);
        using var response = await _client.PostAsync("/v1/payments", content, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            _book.Add(payment, Answer.Of(await ServedCentre.ReadAsync(response)));
            return null;
        }

        Assert.NotNull(response.Headers.RetryAfter);
        return (await ServedCentre.ProblemAsync(response, 503)).GetProperty("detail").GetString();
    }

    /// <summary>Hands all in at once as lines; returns those that were refused for the moment.</summary>
    public async Task<List<SentPayment>> PayAllAsync(IReadOnlyList<SentPayment> payments)
    {
        using var content = ServedCentre.Body(System.Text.Encoding.UTF8.GetBytes(string.Concat(payments.Select(p => p.Json + "\n"))), "application/x-ndjson");
        using var response = await _client.PostAsync("/v1/payments/batch", content, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return [.. payments];
        }

        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(payments.Count, lines.Length);
        var refused = new List<SentPayment>();
        foreach (var (payment, line) in payments.Zip(lines))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("status", out var status))
            {
                Assert.Equal(503, status.GetInt32());
                refused.Add(payment);
            }
            else
            {
                _book.Add(payment, Answer.Of(json.RootElement));
            }
        }

        return refused;
    }

    /// <summary>Hands a payment in until it is decided; the server is to come back by itself.</summary>
    public async Task PayUntilDecidedAsync(SentPayment payment)
    {
        using var late = new CancellationTokenSource(RecoveryMax);
        while (await PayAsync(payment) is { } problem)
        {
            Assert.False(late.IsCancellationRequested, $"It never recovered: {problem}");
        }
    }

    /// <summary>The status of the probe that tells whether to send requests here.</summary>
    public async Task<HttpStatusCode> ReadinessAsync()
    {
        using var response = await _client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Waits until it has ended by itself, and returns what it said.</summary>
    public Task<string> EndedAsync() => _process.Errors.WaitAsync(RecoveryMax);

    public Task KillAsync() => _process.KillAsync();

    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
    }
}
