using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Cordon.Bench.Kills;

/// <summary>
/// One client that sends until the server dies: single payments, batches, reports, releases, repeats and contradictions. What was not
/// answered it sends again, word by word, once there is a server again.
/// </summary>
internal sealed class KillLane(int lane, int seed, AnswerBook book)
{
    private const int BatchMax = 300;

    private readonly Random _random = new(HashCode.Combine(seed, lane));
    private readonly Queue<SentPayment> _waiting = new();
    private readonly Queue<(string Id, SentPayment Payment)> _reportsWaiting = new();
    private readonly PaymentMaker _maker = new(lane, new Random(HashCode.Combine(lane, seed)));
    private int _reports;

    /// <summary>Payments to be sent again since no answer came.</summary>
    public long SentAgain { get; private set; }

    /// <summary>Sends one thing after the other until the server is gone or the time is over; then what is left unanswered is kept.</summary>
    public async Task SendAsync(HttpClient client, IReadOnlyDictionary<string, string> keys, CancellationToken over)
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                await SendOneAsync(client, keys).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The kill; each thing that was under way has already gone back to the unanswered.
        }
    }

    /// <summary>Sends only what has no answer yet, until all has one.</summary>
    public async Task SettleAsync(HttpClient client, IReadOnlyDictionary<string, string> keys)
    {
        while (_waiting.TryDequeue(out var left))
        {
            await SendSingleAsync(client, keys, left).ConfigureAwait(false);
        }

        while (_reportsWaiting.TryPeek(out _))
        {
            await SendReportAsync(client, keys).ConfigureAwait(false);
        }
    }

    private async Task SendOneAsync(HttpClient client, IReadOnlyDictionary<string, string> keys)
    {
        switch (_random.Next(100))
        {
            case < 45:
                await SendSingleAsync(client, keys, Take()).ConfigureAwait(false);
                break;
            case < 85:
                await SendBatchAsync(client, keys).ConfigureAwait(false);
                break;
            case < 90:
                await SendReportAsync(client, keys).ConfigureAwait(false);
                break;
            case < 95:
                await ReleaseAsync(client, keys).ConfigureAwait(false);
                break;
            default:
                await ContradictAsync(client, keys).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>The next to send: what is unanswered first; now and then one that was answered long ago, or one with a namesake.</summary>
    private SentPayment Take()
    {
        if (_waiting.TryDequeue(out var left))
        {
            return left;
        }

        var dice = _random.Next(100);
        if (dice < 4 && book.PickAnswered(_random) is { } answered)
        {
            return answered;
        }

        var next = _maker.Next();
        if (dice > 95)
        {
            _waiting.Enqueue(_maker.Namesake(next));
        }

        return next;
    }

    private async Task SendSingleAsync(HttpClient client, IReadOnlyDictionary<string, string> keys, SentPayment sent)
    {
        var isAnswered = false;
        try
        {
            using var response = await PostAsync(client, keys[sent.Sender], "/v1/payments", "application/json", sent.Json).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
            isAnswered = Took(sent, json.RootElement);
        }
        finally
        {
            if (!isAnswered)
            {
                SendAgain(sent);
            }
        }
    }

    /// <summary>Payments of one sender, what waits first. One now and then stands in it twice.</summary>
    private List<SentPayment> Gather(int count)
    {
        var batch = new List<SentPayment> { Take() };
        for (var waiting = _waiting.Count; waiting > 0; waiting--)
        {
            var next = _waiting.Dequeue();
            if (next.Sender == batch[0].Sender && batch.Count < count)
            {
                batch.Add(next);
            }
            else
            {
                _waiting.Enqueue(next);
            }
        }

        while (batch.Count < count)
        {
            batch.Add(_random.Next(100) == 0 ? batch[_random.Next(batch.Count)] : _maker.Next(batch[0].Sender));
        }

        return batch;
    }

    private async Task SendBatchAsync(HttpClient client, IReadOnlyDictionary<string, string> keys)
    {
        var batch = Gather(1 + _random.Next(BatchMax));
        var answered = 0;
        try
        {
            var body = string.Concat(batch.Select(p => p.Json + "\n"));
            using var response = await PostAsync(
                client, keys[batch[0].Sender], "/v1/payments/batch", "application/x-ndjson", body).ConfigureAwait(false);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync().ConfigureAwait(false));
            while (answered < batch.Count && await lines.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                using var json = JsonDocument.Parse(line);
                var sent = batch[answered++];
                if (!Took(sent, json.RootElement))
                {
                    SendAgain(sent);
                }
            }
        }
        catch (JsonException)
        {
            // A line that the kill cut off, as the connection's last: not an answer. Its payment is sent again.
            answered--;
        }
        finally
        {
            batch.Skip(answered).ToList().ForEach(SendAgain);
        }
    }

    private void SendAgain(SentPayment unanswered)
    {
        SentAgain++;
        _waiting.Enqueue(unanswered);
    }

    /// <summary>Whether this is the payment's answer; a fault is noted where it is neither that nor "not now".</summary>
    private bool Took(SentPayment sent, JsonElement json)
    {
        if (!json.TryGetProperty("status", out var status))
        {
            book.Add(sent, Answer.Of(json));
            return true;
        }

        if (status.GetInt32() is 503 or 429)
        {
            book.AddRefused();
            return false;
        }

        book.AddFault($"{sent.PaymentId} of {sent.Sender} was answered with {json}");
        return true;
    }

    private async Task SendReportAsync(HttpClient client, IReadOnlyDictionary<string, string> keys)
    {
        if (!_reportsWaiting.TryPeek(out var report))
        {
            if (book.PickAnswered(_random) is not { } payment)
            {
                return;
            }

            report = (string.Create(CultureInfo.InvariantCulture, $"R{lane}-{++_reports}"), payment);
            _reportsWaiting.Enqueue(report);
        }

        var body = $"{{\"report_id\":\"{report.Id}\",\"payment_id\":\"{report.Payment.PaymentId}\",\"scam_type\":\"shopping\"}}";
        using var response = await PostAsync(client, keys[report.Payment.Sender], "/v1/reports", "application/json", body).ConfigureAwait(false);
        var words = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return;
        }

        _reportsWaiting.Dequeue();
        if (response.IsSuccessStatusCode)
        {
            book.AddReport(report.Id, report.Payment);
        }
        else
        {
            book.AddFault($"the report {report.Id} of {report.Payment.PaymentId} was answered with {words}");
        }
    }

    private async Task ReleaseAsync(HttpClient client, IReadOnlyDictionary<string, string> keys)
    {
        if (book.PickHeld(_random) is not { } held)
        {
            return;
        }

        using var response = await PostAsync(
            client, keys[held.Sender], $"/v1/payments/{held.PaymentId}/release", "application/json", "{}").ConfigureAwait(false);
        var words = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            book.AddRelease(held);
        }
        else if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            book.AddFault($"the release of {held.PaymentId} was answered with {words}");
        }
    }

    private async Task ContradictAsync(HttpClient client, IReadOnlyDictionary<string, string> keys)
    {
        if (book.PickAnswered(_random) is not { } answered)
        {
            return;
        }

        var other = _maker.Contradicting(answered);
        using var response = await PostAsync(client, keys[other.Sender], "/v1/payments", "application/json", other.Json).ConfigureAwait(false);
        var words = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            book.AddContradiction();
        }
        else if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            book.AddFault($"{other.PaymentId} of {other.Sender}, sent with other content, was answered with {words}");
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string key, string path, string type, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
    }
}
