using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Cordon.Bench.Outbox;

/// <summary>
/// What a bank does with notices: writes each down once, in the order of their coming, and answers; twice now and then. Its books outlive its
/// outages.
/// </summary>
internal sealed class BankDesk
{
    private static readonly string[] Results = ["frozen", "frozen", "frozen", "frozen", "part", "part", "too_late", "refused", "acknowledged"];

    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly CentreClient _centre;
    private readonly Dictionary<string, byte[]> _seen = [];
    private readonly Dictionary<string, DeskOrder> _orders = [];
    private readonly Dictionary<string, int> _types = [];
    private readonly ConcurrentQueue<(string OrderId, string Body, string? Key)> _answers = new();
    private string _last = "";
    private long _open;

    public BankDesk(string bank, int seed, CentreClient centre)
    {
        (Bank, _random, _centre) = (bank, new Random(seed), centre);
        Door = new ScriptedBank(Take);
    }

    public string Bank { get; }

    /// <summary>The bank's key at the centre.</summary>
    public string Key { get; set; } = "";

    public ScriptedBank Door { get; }

    /// <summary>Whether it takes all from now on.</summary>
    public bool IsCalm { get; set; }

    /// <summary>What may not be: notices out of order, other words under a known identifier, an answer refused for no reason.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public IReadOnlyCollection<DeskOrder> Orders => _orders.Values;

    public int Notices => _seen.Count;

    /// <summary>Notices of a type.</summary>
    public int ByType(string type) => _types.GetValueOrDefault(type);

    public long Answers { get; private set; }

    public long LateAnswers { get; private set; }

    /// <summary>Answers that the centre has not had yet.</summary>
    public long OpenAnswers => Interlocked.Read(ref _open);

    /// <summary>Sends answers until it is cancelled.</summary>
    public async Task AnswerAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                if (!_answers.TryPeek(out var answer))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, over).ConfigureAwait(false);
                    continue;
                }

                var path = $"/v1/freeze-orders/{answer.OrderId}/answer";
                var (status, said) = await _centre.TellAsync(Key, path, answer.Body, over, answer.Key).ConfigureAwait(false);
                Note(answer.OrderId, answer.Body, status, said);
                _answers.TryDequeue(out _);
                Interlocked.Decrement(ref _open);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Note(string orderId, string body, HttpStatusCode status, JsonElement said)
    {
        lock (_gate)
        {
            var order = _orders[orderId];
            Answers++;
            if (status == HttpStatusCode.OK)
            {
                var answer = JsonDocument.Parse(body).RootElement;
                var result = answer.GetProperty("result").GetString()!;
                order.Answered = result is "acknowledged" or "released" ? order.Answered : result;
                order.FrozenMinor = result == "frozen" ? MinorOf(answer) : order.FrozenMinor;
                return;
            }

            if (status == HttpStatusCode.Conflict)
            {
                LateAnswers++;
                order.IsLate = true;
                return;
            }

            Faults.Enqueue($"{orderId} answered with {body} was answered with {status} {said}");
        }
    }

    // Writes a notice down before it is answered: that is what "taken" means.
    private BankReply Take(ReceivedNotice notice)
    {
        lock (_gate)
        {
            if (!_seen.TryGetValue(notice.Id, out var before))
            {
                _seen.Add(notice.Id, notice.Body);
                if (string.CompareOrdinal(notice.Id, _last) <= 0)
                {
                    Faults.Enqueue($"{Bank} got {notice.Id} after {_last}");
                }

                _last = notice.Id;
                Apply(JsonDocument.Parse(notice.Body).RootElement, notice.Id);
            }
            else if (!before.AsSpan().SequenceEqual(notice.Body))
            {
                Faults.Enqueue($"{Bank} got {notice.Id} in other words: {Encoding.UTF8.GetString(notice.Body)}");
            }

            return IsCalm ? BankReply.Take : _random.Next(100) switch
            {
                < 4 => BankReply.Fail,
                < 8 => BankReply.Close,
                < 10 => BankReply.CloseInAnswer,
                < 11 => BankReply.Hang,
                _ => BankReply.Take,
            };
        }
    }

    private void Apply(JsonElement notice, string noticeId)
    {
        var (type, data) = (notice.GetProperty("type").GetString()!, notice.GetProperty("data"));
        var id = data.GetProperty("order_id").GetString()!;
        var minor = MinorOf(data);
        _types[type] = _types.GetValueOrDefault(type) + 1;
        if (type == "freeze_order.freeze")
        {
            if (!_orders.TryAdd(id, new DeskOrder(id, data.GetProperty("account").GetString()!, minor)))
            {
                Faults.Enqueue($"{Bank} got {id} under two notices");
            }

            Decide(_orders[id]);
            return;
        }

        if (!_orders.TryGetValue(id, out var order))
        {
            Faults.Enqueue($"{Bank} got {type} of {id}, which it does not know");
            return;
        }

        switch (type)
        {
            case "freeze_order.reduce":
                order.AskedMinor = minor;
                if (order.IsToFreeze)
                {
                    // The centre has refused what was answered for more, or will.
                    Say(id, Answer("frozen", minor, ""), null);
                }

                break;
            case "freeze_order.withdraw":
                order.IsWithdrawn = true;
                break;
            case "freeze_order.release":
                order.ReleasedMinor += minor;
                Say(id, Answer("released", minor, ",\"reason\":\"as asked\""), noticeId);
                break;
        }
    }

    private void Decide(DeskOrder order)
    {
        var result = Results[_random.Next(Results.Length)];
        if (result is "frozen" or "part")
        {
            order.IsToFreeze = result == "frozen";
            var minor = order.IsToFreeze ? order.AskedMinor : Math.Max(1, order.AskedMinor / 2);
            for (var times = 1 + (_random.Next(4) / 3); times > 0; times--)
            {
                Say(order.Id, Answer("frozen", minor, ""), null);
            }

            return;
        }

        Say(order.Id, $"{{\"result\":\"{result}\"{(result == "refused" ? ",\"reason\":\"no such account\"" : "")}}}", null);
    }

    private void Say(string orderId, string body, string? key)
    {
        Interlocked.Increment(ref _open);
        _answers.Enqueue((orderId, body, key));
    }

    private static long MinorOf(JsonElement json) =>
        (long)(decimal.Parse(json.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture) * 100);

    private static string Answer(string result, long minor, string more) => string.Create(
        CultureInfo.InvariantCulture, $"{{\"result\":\"{result}\",\"amount\":\"{minor / 100}.{minor % 100:D2}\",\"currency\":\"EUR\"{more}}}");
}
