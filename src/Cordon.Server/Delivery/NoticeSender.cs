using System.Collections.Concurrent;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Server.Http;

namespace Cordon.Server.Delivery;

/// <summary>
/// The shell around the outbox: a sender for each bank that has an address. It keeps nothing of its own: what waits is what the journal says waits,
/// so a process that is killed goes on where the journal stands.
/// </summary>
internal sealed class NoticeSender : IAsyncDisposable
{
    private readonly Centre _centre;
    private readonly WebhookSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly int _seed;
    private readonly ILogger _log;

    // Those that are behind and were told of.
    private readonly HashSet<string> _behind = new(StringComparer.Ordinal);
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, BankSender> _senders = new(StringComparer.Ordinal);
    private readonly List<Task> _sending = [];
    private Task _watching = Task.CompletedTask;

    /// <param name="seed">Of the random part of waits.</param>
    public NoticeSender(Centre centre, WebhookSecrets secrets, TimeProvider time, int seed, ILogger log)
    {
        (_centre, _secrets, _time, _seed, _log) = (centre, secrets, time, seed, log);
        _client = new HttpClient(Connections()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>How the delivery to a bank stands.</summary>
    public DeliveryStatus StatusOf(string bank) => _senders.TryGetValue(bank, out var sender) ? sender.Status : DeliveryStatus.None;

    /// <summary>Begins to send.</summary>
    public void Start() => _watching = Task.Run(WatchAsync);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _client.Dispose();
        _stop.Dispose();
    }

    /// <summary>Logs each bank that has fallen behind, once until it has taken half of what that means.</summary>
    private void TellBehind()
    {
        foreach (var bank in _centre.BanksBehind.Where(bank => _behind.Add(bank.Bank)))
        {
            ServerLog.BankBehind(_log, bank.Bank, bank.Waiting, bank.Since.ToString());
        }

        _behind.RemoveWhere(bank => _centre.CountNoticesFor(bank) <= BankBehind.NoticesMax / 2);
    }

    /// <summary>Certificates are checked as the system checks them; nothing follows another address than the one that was set.</summary>
    private static SocketsHttpHandler Connections() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = DeliveryLimits.ConnectWithin,
        PooledConnectionLifetime = DeliveryLimits.ConnectionLifetime,
        MaxResponseHeadersLength = DeliveryLimits.AnswerHeaderKibibytesMax,
        MaxResponseDrainSize = DeliveryLimits.AnswerDrainBytesMax,
    };

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                var grew = _centre.OutboxGrew;
                foreach (var endpoint in _centre.Endpoints.Where(endpoint => endpoint.Url is not null && !_senders.ContainsKey(endpoint.Bank)))
                {
                    var sender = new BankSender(_centre, _client, _secrets, _time, endpoint.Bank, _seed + _senders.Count);
                    _senders[endpoint.Bank] = sender;
                    _sending.Add(Task.Run(() => sender.RunAsync(_stop.Token)));
                }

                TellBehind();
                await grew.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            await Task.WhenAll(_sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
