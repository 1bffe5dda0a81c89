using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Bench.Requests;

/// <summary>
/// Two centres and one request between them over a line that loses, repeats, delays and reorders what is sent, and is cut for a while. Each decides by what
/// it has; now and then somebody says what is not allowed. At the end everything that was lost is sent again, and the two are held against each other.
/// </summary>
public sealed class TwoCentres
{
    private const int StepsMin = 16;
    private const int StepsMax = 56;
    private const int TriesMax = 8;

    private static readonly Instant Start = new(1_772_323_200_000);

    private readonly Random _chance;
    private readonly RequestId _id;
    private readonly Side _asker;
    private readonly Side _holder;
    private readonly List<(RequestEvent Event, Side To, int Due)> _line = [];
    private Instant _now = Start;
    private int _cutUntil;

    private TwoCentres(int seed)
    {
        _chance = new Random(seed);
        Span<byte> bytes = stackalloc byte[16];
        _chance.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        _id = RequestId.Of(new Guid(bytes, bigEndian: true));
        (_asker, _holder) = (new Side(RequestActs.Asker), new Side(RequestActs.Holder));
    }

    /// <summary>How a set of events in the order in which they came in is made a state; what is tested is <see cref="CooperationRequest.Of"/>.</summary>
    public delegate CooperationRequest Fold(RequestId id, IEnumerable<RequestEvent> events);

    /// <summary>Plays one by its seed and says what does not hold; the counts are added to.</summary>
    public static IReadOnlyList<string> Check(int seed, Fold fold, InterleavingCounts counts)
    {
        ArgumentNullException.ThrowIfNull(fold);
        ArgumentNullException.ThrowIfNull(counts);
        var centres = new TwoCentres(seed);
        centres.Play();
        centres.SendAgain();
        return [.. centres.Faults(fold, counts).Select(fault => $"seed {seed}: {fault}")];
    }

    /// <summary>The events of one by its seed, as each of the two has them in the end: in the order in which they came in there.</summary>
    public static (IReadOnlyList<RequestEvent> Asker, IReadOnlyList<RequestEvent> Holder) Play(int seed)
    {
        var centres = new TwoCentres(seed);
        centres.Play();
        centres.SendAgain();
        return (centres._asker.Known, centres._holder.Known);
    }

    private void Play()
    {
        var steps = _chance.Next(StepsMin, StepsMax);
        for (var step = 0; step < steps; step++)
        {
            // Often nothing goes by: moments that are equal are what ties are about.
            _now += TimeSpan.FromHours(_chance.Next(10) switch { < 5 => 0, < 9 => _chance.Next(12), _ => _chance.Next(800) });
            if (step > _cutUntil && _chance.Next(12) == 0)
            {
                _cutUntil = step + _chance.Next(1, 12);
            }

            Deliver(step);
            if (_chance.Next(5) == 0)
            {
                Repeat(step);
            }

            Say(_chance.Next(2) == 0 ? _asker : _holder, step);
        }
    }

    private void Deliver(int step)
    {
        for (var at = _line.Count - 1; at >= 0 && step > _cutUntil; at--)
        {
            if (_line[at].Due <= step)
            {
                _line[at].To.Take(_line[at].Event);
                _line.RemoveAt(at);
            }
        }
    }

    /// <summary>What one of the two has is sent once more, and may be lost once more.</summary>
    private void Repeat(int step)
    {
        var (from, to) = _chance.Next(2) == 0 ? (_asker, _holder) : (_holder, _asker);
        foreach (var said in from.Known)
        {
            Send(said, to, step);
        }
    }

    private void Say(Side side, int step)
    {
        var isAsker = side == _asker;
        var seen = CooperationRequest.Of(_id, side.Known);

        // One in twelve is said without asking whether it may be, with the wrong signatures or at a wrong moment.
        var isForged = _chance.Next(12) == 0;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if (RequestActs.Next(seen, isAsker, _now, _chance) is not { } act)
            {
                return;
            }

            var by = RequestActs.By(side.Name, act);
            if (!isForged && seen.Decide(act, by, _now, RequestActs.Law).Act is null)
            {
                continue;
            }

            var said = new RequestEvent
            {
                Request = _id,
                Author = isForged && _chance.Next(6) == 0 ? RequestActs.Third : side.Name,
                At = isForged && _chance.Next(4) == 0 ? _now + TimeSpan.FromHours(-_chance.Next(40)) : _now,
                Hash = RequestActs.Hash(_chance),
                Prev = [.. seen.Heads.Take(RequestEvent.PrevMax)],
                Signers = isForged && _chance.Next(4) == 0 ? ["lia", "lia"] : [.. by.Signers],
                Details = act,
            };
            side.Take(said);
            Send(said, isAsker ? _holder : _asker, step);
            return;
        }
    }

    private void Send(RequestEvent said, Side to, int step)
    {
        for (var copies = _chance.Next(8) switch { 0 or 1 => 0, 7 => 2, _ => 1 }; copies > 0; copies--)
        {
            _line.Add((said, to, step + _chance.Next(1, 6)));
        }
    }

    /// <summary>What the other has not, in any order and some of it twice, until both have all.</summary>
    private void SendAgain()
    {
        foreach (var (from, to) in new[] { (_asker, _holder), (_holder, _asker) })
        {
            var all = from.Known.ToArray();
            _chance.Shuffle(all);
            foreach (var said in all)
            {
                to.Take(said);
                if (_chance.Next(4) == 0)
                {
                    to.Take(said);
                }
            }
        }
    }

    private IEnumerable<string> Faults(Fold fold, InterleavingCounts counts)
    {
        var (asker, holder) = (fold(_id, _asker.Known), fold(_id, _holder.Known));
        counts.Interleavings++;
        counts.Events += asker.Events;
        counts.Void += asker.Voids.Length;
        if (!asker.IsSameAs(holder))
        {
            yield return $"the two differ: {asker.Stage} and {holder.Stage}";
        }

        var (state, lateFirst, effective) = (new CooperationRequest { Id = _id }, (Instant?)null, new List<RequestEvent>());
        var order = RequestOrder.Of(_holder.Known);
        foreach (var happened in order.Placed)
        {
            var after = state.After(happened);
            var isVoid = after.Voids.Length > state.Voids.Length;
            if (isVoid ? !Still(state, after) : !RequestOracle.MayLead(state.Stage, happened.Details, after.Stage))
            {
                yield return $"{happened.Details} led from {state.Stage} to {after.Stage}{(isVoid ? ", though it is void" : "")}";
            }

            if (!isVoid)
            {
                effective.Add(happened);
                counts.Count(happened.Details.GetType().Name, after.Stage);
            }

            state = after;
            var late = state.LateAt(state.LatestAt!.Value);
            if (lateFirst is not null && late != lateFirst)
            {
                yield return $"it was late since {lateFirst} and is not after {happened}";
            }

            lateFirst ??= late;
        }

        if (order.Waiting > 0 || !state.IsSameAs(asker))
        {
            yield return "played one by one it is another";
        }

        foreach (var fault in LostDeadlines(state, effective, counts))
        {
            yield return fault;
        }
    }

    /// <summary>A void event is kept, and is all that is new.</summary>
    private static bool Still(CooperationRequest before, CooperationRequest after) => (after with
    {
        Voids = before.Voids,
        Heads = before.Heads,
        Events = before.Events,
        LatestAt = before.LatestAt,
    }).IsSameAs(before);

    /// <summary>Whenever something may be over, it is or is not, as the oracle counts; and in the end everything that ran out shows.</summary>
    private IEnumerable<string> LostDeadlines(CooperationRequest state, List<RequestEvent> effective, InterleavingCounts counts)
    {
        var moments = state.Timers.SelectMany(timer => (Instant[])[timer.Due, timer.Due + TimeSpan.FromMilliseconds(1)])
            .Concat([_now, _now + TimeSpan.FromHours(_chance.Next(2_000)), _now + TimeSpan.FromDays(400)])
            .Where(moment => state.LatestAt is null || moment >= state.LatestAt);
        foreach (var moment in moments)
        {
            var (late, counted) = (state.LateAt(moment), RequestOracle.LateAt(effective, moment));
            if (late != counted)
            {
                yield return $"at {moment} it is late since {late}, and since {counted} as the oracle counts";
            }
        }

        var end = _now + TimeSpan.FromDays(400);
        counts.Late += state.LateAt(end) is null ? 0 : 1;
        var shown = state.StateAt(end);
        var isLost = state.Stage switch
        {
            RequestState.Sent => shown is not (RequestState.Undelivered or RequestState.Disputed),
            RequestState.Received or RequestState.InProgress or RequestState.AwaitOriginator => shown is not (RequestState.Overdue or RequestState.Escalated),
            RequestState.Provided => !state.IsClosedWithoutFeedback(end) || shown is not (RequestState.Closed or RequestState.Disputed),
            _ => false,
        };
        if (isLost)
        {
            yield return $"a deadline is lost: {state.Stage} shows as {shown} after 400 days";
        }
    }

    private sealed class Side(string name)
    {
        private readonly HashSet<EventHash> _hashes = [];

        public string Name { get; } = name;

        /// <summary>In the order in which they came.</summary>
        public List<RequestEvent> Known { get; } = [];

        public void Take(RequestEvent happened)
        {
            if (_hashes.Add(happened.Hash))
            {
                Known.Add(happened);
            }
        }
    }
}
