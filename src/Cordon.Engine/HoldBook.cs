using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>The holds of a partition: those that last, by when they end, and the latest that ended.</summary>
/// <remarks>Written by the lane under its own lock; read by any thread.</remarks>
internal sealed partial class HoldBook
{
    /// <summary>Ended holds kept at hand; older ones stand in the journal.</summary>
    private const int EndedMax = 20_000;

    /// <summary>How long a proposal that has lapsed is waited for if nobody says that it stands no more: the desk says so at once, where it runs.</summary>
    public static readonly TimeSpan OnItsWay = TimeSpan.FromHours(1);

    /// <summary>What a hold needs to be ended.</summary>
    public sealed record Entry(
        string PaymentId, uint Submitter, long Sequence, uint Payer, uint Payee, long Size, long TimeMilliseconds, Money Amount, Money Arrived, Score Score,
        IReadOnlyList<Reason> Reasons, Instant Until, Outcome AtExpiry, HoldState State)
    {
        /// <summary>When it ended, who ended it, and why; null while it lasts.</summary>
        public Instant? EndedAt { get; init; }

        public string? By { get; init; }

        public string? Why { get; init; }

        /// <summary>The payer's bank, as it was given when the account was first seen.</summary>
        public string PayerBank { get; init; } = "";

        /// <summary>What the model alone took it for; null where none decided.</summary>
        public Score? ModelScore { get; init; }

        /// <summary>What became known while it lasted.</summary>
        public HoldNews News { get; init; } = HoldNews.None;

        /// <summary>
        /// When it ends by itself as far as anybody is told: while somebody proposes to block it not before the proposal lapses, so that neither one person
        /// nor the clock decides.
        /// </summary>
        public Instant ToldUntil => News.Block is { } block && block.Lapses > Until ? block.Lapses : Until;

        /// <summary>When it ends by itself. What two persons decided at the last moment may still be on its way when the proposal lapses.</summary>
        public Instant EndsAt => News.Block is { } block && block.Lapses + OnItsWay > Until ? block.Lapses + OnItsWay : Until;

        /// <summary>What comes about at its end: a payment that was reported itself is blocked.</summary>
        public Outcome AtItsEnd => News.Reported is null ? AtExpiry : Outcome.Block;

        public HoldFate Fate => new(State, Until, EndedAt, By) { Why = Why };
    }

    private readonly Lock _gate = new();
    private readonly Dictionary<(uint Submitter, string PaymentId), Entry> _holds = [];
    private readonly PriorityQueue<(uint Submitter, string PaymentId), long> _byExpiry = new();
    private readonly LinkedList<(uint Submitter, string PaymentId)> _latest = [];

    // The holds that ended, the latest end first: screens ask for the last day's whenever a hold changes, and the lane waits meanwhile.
    private readonly LinkedList<Entry> _ended = [];
    private long _version;

    /// <summary>Raised when a hold begins or ends, or something becomes known of one; read by any thread.</summary>
    public long Version => Volatile.Read(ref _version);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _holds.Count;
            }
        }
    }

    public void Begin(PaymentBlock block, int lane, long size, string payerBank, Policy policy)
    {
        var until = new Instant(block.DecidedMilliseconds + block.Verdicts.HoldMilliseconds[lane]);
        var entry = new Entry(
            Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId)), (uint)block.Submitter[lane], block.FirstSequence + lane,
            (uint)block.Payer[lane], (uint)block.Payee[lane], size, block.TimeMilliseconds[lane],
            block.Amount(lane), block.Arrived(lane), new Score(block.Verdicts.Scores[lane]),
            DecisionWords.Of(block, lane, policy, forOfficers: true).Reasons, until, block.Verdicts.AtExpiry[lane], HoldState.Held)
        {
            PayerBank = payerBank,
            ModelScore = block.FactBlock[Facts.ModelScore, lane] is var model and not Facts.Unknown
                ? new Score((int)(model * (Score.One / Facts.RatioOne)))
                : null,
        };
        lock (_gate)
        {
            Keep(entry);
        }
    }

    /// <summary>Ends a hold that lasts and returns what it was.</summary>
    public Entry End(string paymentId, uint submitter, HoldState state, Instant endedAt, string? by, string? why)
    {
        lock (_gate)
        {
            var entry = _holds[(submitter, paymentId)] with { State = state, EndedAt = endedAt, By = by, Why = why };
            _holds[(submitter, paymentId)] = entry;
            _ended.AddFirst(entry);
            _version++;
            ForgetPayee(entry);
            Forget();
            return entry;
        }
    }

    public Entry? Find(string paymentId, uint submitter)
    {
        lock (_gate)
        {
            return _holds.GetValueOrDefault((submitter, paymentId));
        }
    }

    /// <summary>The hold of a payment by its number. The later ones are looked through: it is asked for when somebody opens one by its address.</summary>
    public Entry? Find(long sequence)
    {
        lock (_gate)
        {
            return _latest.Select(key => _holds[key]).TakeWhile(entry => entry.Sequence >= sequence).FirstOrDefault(entry => entry.Sequence == sequence);
        }
    }

    /// <summary>The latest holds of payments from and to an account, newest first.</summary>
    public IReadOnlyList<Entry> OfAccount(uint account, int countMax)
    {
        lock (_gate)
        {
            return [.. _latest.Select(key => _holds[key]).Where(entry => entry.Payer == account || entry.Payee == account).Take(countMax)];
        }
    }

    /// <summary>The latest holds that somebody ended, the latest end first.</summary>
    /// <param name="isBy">Whether who ended it, in the record's words, is who is meant.</param>
    public IReadOnlyList<Entry> EndedBy(Func<string, bool> isBy, int countMax)
    {
        lock (_gate)
        {
            return [.. _ended.Where(entry => entry is { By: { } by, State: HoldState.Released or HoldState.Cancelled } && isBy(by)).Take(countMax)];
        }
    }

    /// <summary>The holds that ended since a moment, by any hand or by their time, the latest first.</summary>
    public IReadOnlyList<Entry> EndedSince(Instant since)
    {
        lock (_gate)
        {
            return [.. _ended.TakeWhile(entry => entry.EndedAt >= since)];
        }
    }

    public IReadOnlyList<Entry> Latest(int countMax)
    {
        lock (_gate)
        {
            return [.. _latest.Take(countMax).Select(key => _holds[key])];
        }
    }

    /// <summary>The holds that last.</summary>
    public IReadOnlyList<Entry> Lasting()
    {
        lock (_gate)
        {
            return [.. _holds.Values.Where(entry => entry.State == HoldState.Held)];
        }
    }

    /// <summary>
    /// The sizes of holds of payments after one that were not let go: those that last, and those cancelled or blocked. Amounts without a named
    /// currency are not in it, nor what <see cref="EndedMax"/> later holds have pushed out.
    /// </summary>
    public long SizeStoppedSince(long sequence)
    {
        lock (_gate)
        {
            var sum = 0L;
            for (var node = _latest.First; node is not null && _holds[node.Value] is var entry && entry.Sequence > sequence; node = node.Next)
            {
                sum += entry.State is HoldState.Released or HoldState.ExpiredReleased || entry.Amount.Currency == Currency.Unknown ? 0 : entry.Size;
            }

            return sum;
        }
    }

    /// <summary>When the next hold ends by itself, if any lasts.</summary>
    public Instant? NextExpiry()
    {
        lock (_gate)
        {
            while (_byExpiry.TryPeek(out var key, out var until))
            {
                var entry = _holds.GetValueOrDefault(key) is { State: HoldState.Held } held ? held : null;
                if (entry?.EndsAt.Milliseconds <= until)
                {
                    return new Instant(until);
                }

                _byExpiry.Dequeue();
                if (entry is not null)
                {
                    _byExpiry.Enqueue(key, entry.EndsAt.Milliseconds);
                }
            }

            return null;
        }
    }

    /// <summary>A hold whose time is over, or null.</summary>
    public Entry? TakeExpired(Instant now)
    {
        if (NextExpiry() is not { } until || until > now)
        {
            return null;
        }

        lock (_gate)
        {
            return _holds[_byExpiry.Dequeue()];
        }
    }

    private void Keep(Entry entry)
    {
        var key = (entry.Submitter, entry.PaymentId);
        _version++;
        _holds[key] = entry;
        if (entry.State == HoldState.Held)
        {
            _byExpiry.Enqueue(key, entry.Until.Milliseconds);
            NotePayee(entry);
        }

        _latest.AddFirst(key);
        Forget();
    }

    /// <summary>Lets the oldest holds that ended go; one that lasts keeps those after it.</summary>
    private void Forget()
    {
        while (_latest.Count > EndedMax && _holds[_latest.Last!.Value].State != HoldState.Held)
        {
            _holds.Remove(_latest.Last!.Value);
            _latest.RemoveLast();
        }

        if (_ended.Count > EndedMax)
        {
            _ended.RemoveLast();
        }
    }
}
