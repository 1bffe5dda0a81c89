using Cordon.Bench.Requests;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Tests.Exchange.Requests;

/// <summary>A request that two centres talk about, both seeing all.</summary>
public sealed class RequestTalk
{
    public static readonly Instant Start = new(1_772_323_200_000);

    private readonly Random _chance;

    public RequestTalk(RequestKind kind = RequestKind.IdentifyHolder, RequestUrgency urgency = RequestUrgency.UrgentDirect, int seed = 1)
    {
        _chance = new Random(seed);
        Span<byte> bytes = stackalloc byte[16];
        _chance.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        State = new CooperationRequest { Id = RequestId.Of(new Guid(bytes, bigEndian: true)) };
        Content = RequestActs.Content(kind, urgency, _chance);
    }

    public RequestContent Content { get; set; }

    public Instant Now { get; private set; } = Start;

    public CooperationRequest State { get; private set; }

    public List<RequestEvent> Events { get; } = [];

    public EventHash Hash() => RequestActs.Hash(_chance);

    public ReleasedObject Given(string originator = RequestActs.Holder, RequestLane lane = RequestLane.Intelligence) =>
        RequestActs.Given(originator, lane, _chance);

    public RequestTalk Wait(double hours)
    {
        Now += TimeSpan.FromHours(hours);
        return this;
    }

    /// <summary>Drafted, committed and sent.</summary>
    public RequestTalk Sent(string instrument = "mou-xa-xb") => Ask(new RequestDetails.Drafted(Content))
        .Ask(new RequestDetails.Committed(RequestActs.Law.Find(instrument, Content, Now).Basis!))
        .Ask(new RequestDetails.Sent(Hash(), "witness.xw"));

    /// <summary>Received too.</summary>
    public RequestTalk Received(string instrument = "mou-xa-xb") => Sent(instrument).Hold(new RequestDetails.Received(Hash()));

    /// <summary>The asker says something, which must be allowed.</summary>
    public RequestTalk Ask(RequestDetails act) => Allowed(RequestActs.Asker, act);

    /// <summary>The holder says something, which must be allowed.</summary>
    public RequestTalk Hold(RequestDetails act) => Allowed(RequestActs.Holder, act);

    /// <summary>What an act comes to, of whom it may be.</summary>
    public RequestDecision Try(string centre, RequestDetails act) => State.Decide(act, RequestActs.By(centre, act), Now, RequestActs.Law);

    /// <summary>Says something without asking whether it may be; gives why it is void.</summary>
    public RequestFault Force(string centre, RequestDetails act, params string[] signers)
    {
        Put(centre, act, signers.Length == 0 ? [.. RequestActs.By(centre, act).Signers] : signers);
        return State.Voids.IsEmpty || State.Voids[^1].Hash != Events[^1].Hash ? RequestFault.None : State.Voids[^1].Fault;
    }

    private RequestTalk Allowed(string centre, RequestDetails act)
    {
        var decision = Try(centre, act);
        if (decision.Act is null)
        {
            throw new InvalidOperationException($"{act} of {centre} in {State.Stage}: {decision.Refusal?.In(Tongue.English)}");
        }

        Put(centre, act, [.. RequestActs.By(centre, act).Signers]);
        return this;
    }

    private void Put(string centre, RequestDetails act, string[] signers)
    {
        var happened = new RequestEvent
        {
            Request = State.Id,
            Author = centre,
            At = Now,
            Hash = Hash(),
            Prev = State.Heads,
            Signers = [.. signers],
            Details = act,
        };
        Events.Add(happened);
        State = State.After(happened);
    }
}
