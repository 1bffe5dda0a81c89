using System.Globalization;
using System.Net.Http.Headers;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Cases;

namespace Cordon.Server.Delivery;

/// <summary>
/// Sends one bank its notices, one after the other: the next when the one before is taken and that is journalled. What fails is sent again, the
/// same bytes under the same identifier, after a wait; a bank that is down holds up nobody else.
/// </summary>
internal sealed class BankSender(Centre centre, HttpClient client, WebhookSecrets secrets, TimeProvider time, string bank, int seed)
{
    private readonly Backoff _backoff = new(seed);
    private volatile DeliveryStatus _status = DeliveryStatus.None;

    public DeliveryStatus Status => _status;

    /// <summary>Sends until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Taken before looking, so that what comes meanwhile is not slept through.
            var grew = centre.OutboxGrew;
            if (centre.FindEndpoint(bank) is not { Url: { } url } endpoint || centre.NoticesFor(bank, 1) is not [var notice])
            {
                await grew.WaitAsync(stop).ConfigureAwait(false);
                continue;
            }

            // A centre that may not write may not say that it sent: another process may have taken over.
            var fault = centre.State == CentreState.Ready ? await SendAsync(notice, endpoint, url, stop).ConfigureAwait(false) : "the centre is not ready";
            if (fault is null && await TookAsync(notice, stop).ConfigureAwait(false))
            {
                _backoff.Reset();
                _status = new DeliveryStatus(_status.Sent + 1, 0, null, null);
                continue;
            }

            var now = Instant.From(time.GetUtcNow());
            _status = _status with
            {
                Failures = _status.Failures + 1,
                FailingSince = _status.FailingSince ?? now,
                Fault = fault ?? "the sending could not be journalled",
            };
            await Task.Delay(_backoff.Next(), time, stop).ConfigureAwait(false);
        }
    }

    private async Task<string?> SendAsync(FreezeNotice notice, BankEndpoint endpoint, string url, CancellationToken stop)
    {
        try
        {
            return await TryAsync(notice, endpoint, url, stop).ConfigureAwait(false);
        }
        catch (Exception defect) when (!stop.IsCancellationRequested)
        {
            // The edge of the process: whatever went wrong, the notice waits and the bank's line goes on.
            return $"it could not be sent: {defect.GetType().Name}";
        }
    }

    /// <summary>One attempt. Null when the bank took the notice, else why it did not.</summary>
    private async Task<string?> TryAsync(FreezeNotice notice, BankEndpoint endpoint, string url, CancellationToken stop)
    {
        var payment = notice.Order.Payment == 0 ? null : await centre.ReadDecisionAsync(notice.Order.Payment, stop).ConfigureAwait(false);
        var body = NoticeBody.Of(notice, endpoint, payment);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body.Bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(body.ContentType);
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        request.Headers.Add("webhook-id", notice.Id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", secrets.Sign(endpoint, notice.Id, seconds, body.Bytes));
        request.Headers.Add("Idempotency-Key", $"\"{notice.Id}\"");
        using var patience = new CancellationTokenSource(DeliveryLimits.AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"the bank answered {(int)response.StatusCode}");
        }
        catch (HttpRequestException failure)
        {
            return $"no answer: {failure.HttpRequestError}";
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"no answer within {DeliveryLimits.AnswerWithin.TotalSeconds} s");
        }
    }

    private async Task<bool> TookAsync(FreezeNotice notice, CancellationToken stop)
    {
        var taken = new Command.TakeNotices(bank, notice.Number, $"{bank} (endpoint)");
        var result = await centre.SubmitAsync(taken, stop).ConfigureAwait(false);
        return result.Status is CommandStatus.Done or CommandStatus.AlreadyDone;
    }
}
