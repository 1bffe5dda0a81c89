using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>
/// A request of one centre to another: where it stands, and what was given on it. A pure function of the events that both have: <see cref="Of"/> puts them
/// in order and plays them, <see cref="After"/> takes the next one, <see cref="Decide"/> says what an act comes to. Equal events give equal states on both
/// sides, in whatever order they came.
/// </summary>
/// <remarks>
/// An event that is not allowed where it stands is kept as void, with the reason, and changes nothing else. Deadlines are functions of the state and a
/// moment, and nothing has to happen for one to be over.
/// </remarks>
public sealed partial record CooperationRequest
{
    /// <summary>Events of one request, the void ones with them; what comes behind is void.</summary>
    public const int EventsMax = 1_000;

    /// <summary>Objects of one request.</summary>
    public const int ObjectsMax = 500;

    /// <summary>How often the clock may be stopped by asking for more information.</summary>
    public const int StopsMax = 2;

    /// <summary>Characters of a text in an event: a page.</summary>
    public const int TextCharactersMax = 4_000;

    /// <summary>Characters of a centre's identifier, a reference or a name.</summary>
    public const int NameCharactersMax = 200;

    public required RequestId Id { get; init; }

    /// <summary>What is asked; null while nothing is.</summary>
    public RequestContent? Content { get; init; }

    /// <summary>Where its events have brought it; <see cref="StateAt"/> says where it stands at a moment.</summary>
    public RequestState Stage { get; init; }

    /// <summary>What it rests on; null before it was committed.</summary>
    public LegalBasisReference? Basis { get; init; }

    public Instant? SentAt { get; init; }

    /// <summary>When the holder had it: the clock starts here.</summary>
    public Instant? ReceivedAt { get; init; }

    /// <summary>When it was answered: by the last release, the bank's word, a refusal or a redirection; null for not yet.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When the asker took it back; null for never. A freeze is taken back after its answer too, which then stands.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>Why the holder does not do it.</summary>
    public RefusalCode Refusal { get; init; }

    /// <summary>How often the clock was stopped.</summary>
    public int Stops { get; init; }

    /// <summary>What was given, and what became of it.</summary>
    public ImmutableArray<ThreadObject> Objects { get; init; } = [];

    /// <summary>What the account's bank said last to a freeze request; null for nothing yet.</summary>
    public FreezeStatus? Freeze { get; init; }

    /// <summary>How much it holds or gave back, as it said last.</summary>
    public Money? FreezeAmount { get; init; }

    /// <summary>The most that was said to be held, also before it was given back; null for nothing.</summary>
    public Money? FreezeHeld { get; init; }

    /// <summary>How much of what is held the asker wants let go, in all; null for nothing.</summary>
    public Money? LettingGoAsked { get; init; }

    /// <summary>How much was let go, in all; null for nothing.</summary>
    public Money? LetGo { get; init; }

    /// <summary>Until when data are preserved; null for not.</summary>
    public Instant? PreservedUntil { get; init; }

    /// <summary>When the request for formal assistance was in, until whose decision they stay preserved.</summary>
    public Instant? AssistanceFiledAt { get; init; }

    /// <summary>What the answer was worth; null while nobody said.</summary>
    public FeedbackValue? Feedback { get; init; }

    public Instant? FeedbackAt { get; init; }

    /// <summary>When the overdue answer was taken to those above.</summary>
    public Instant? EscalatedAt { get; init; }

    /// <summary>How often objects were wrong and others given in their place.</summary>
    public int Corrections { get; init; }

    public ImmutableArray<RequestDispute> Disputes { get; init; } = [];

    public ImmutableArray<DisclosedHit> Hits { get; init; } = [];

    public ImmutableArray<CentreFault> AuditFailures { get; init; } = [];

    public ImmutableArray<CentreFault> MarkingBreaches { get; init; } = [];

    /// <summary>The events that were not allowed where they stand, in order.</summary>
    public ImmutableArray<VoidEvent> Voids { get; init; } = [];

    /// <summary>The events that none has seen yet: what the next one names, up to <see cref="RequestEvent.PrevMax"/>.</summary>
    public ImmutableArray<EventHash> Heads { get; init; } = [];

    /// <summary>Events so far.</summary>
    public int Events { get; init; }

    /// <summary>The latest moment of them; null for none.</summary>
    public Instant? LatestAt { get; init; }

    /// <summary>Events that wait for one which they had seen and which is not there yet.</summary>
    public int Waiting { get; init; }

    /// <summary>What third centres agreed to.</summary>
    public ImmutableArray<ThirdPartyConsent> Consents { get; init; } = [];

    /// <summary>The object that its originator is being asked about; the default for none.</summary>
    public EventHash AskedObject { get; init; }

    /// <summary>Whether the answer gave something: an object, preserved data or a bank's word.</summary>
    public bool HasData => !Objects.IsEmpty || PreservedUntil is not null || Freeze is not null;

    /// <summary>The state of a set of events of one request, in whatever order they stand there and however often.</summary>
    /// <exception cref="ArgumentException">An event is of another request.</exception>
    public static CooperationRequest Of(RequestId id, IEnumerable<RequestEvent> events)
    {
        var order = RequestOrder.Of(events);
        var request = new CooperationRequest { Id = id, Waiting = order.Waiting };
        foreach (var happened in order.Placed)
        {
            request = request.After(happened);
        }

        return request;
    }

    /// <summary>The state after the next event in the order.</summary>
    /// <exception cref="ArgumentException">It is of another request.</exception>
    public CooperationRequest After(RequestEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Request != Id)
        {
            throw new ArgumentException($"The event is of {happened.Request}, not of {Id}.", nameof(happened));
        }

        var fault = FaultOf(happened);
        var after = fault == RequestFault.None ? Clocked(happened.At).With(happened) : this with { Voids = Voids.Add(new VoidEvent(happened.Hash, fault)) };
        return after with
        {
            Events = Events + 1,
            LatestAt = LatestAt is { } latest && latest > happened.At ? latest : happened.At,
            Heads = Heads.RemoveAll(head => happened.Prev.Contains(head)).Add(happened.Hash),
        };
    }

    /// <summary>Whether another is the same in all it says: what both sides must come to.</summary>
    public bool IsSameAs(CooperationRequest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Bare() == other.Bare() && (Content is null ? other.Content is null : other.Content is not null && Content.IsSameAs(other.Content))
            && Objects.SequenceEqual(other.Objects) && Disputes.SequenceEqual(other.Disputes) && Hits.SequenceEqual(other.Hits)
            && AuditFailures.SequenceEqual(other.AuditFailures) && MarkingBreaches.SequenceEqual(other.MarkingBreaches)
            && Voids.SequenceEqual(other.Voids) && Heads.SequenceEqual(other.Heads) && Consents.SequenceEqual(other.Consents);
    }

    /// <summary>Without what people wrote and whom it is about.</summary>
    public override string ToString() => $"{Id} {Stage}";

    // What is a list is compared by its elements, which records do not do. One that is forgotten here makes every two different.
    private CooperationRequest Bare() => this with
    {
        Content = null,
        Objects = [],
        Disputes = [],
        Hits = [],
        AuditFailures = [],
        MarkingBreaches = [],
        Voids = [],
        Heads = [],
        Consents = [],
    };

    private CooperationRequest With(RequestEvent happened)
    {
        var at = happened.At;
        return happened.Details switch
        {
            RequestDetails.Drafted drafted => this with { Content = drafted.Content, Stage = RequestState.Draft },
            RequestDetails.Committed committed => this with { Basis = committed.Basis, Stage = RequestState.Committed },
            RequestDetails.Sent => this with { SentAt = at, Stage = RequestState.Sent },
            RequestDetails.Received => (this with { ReceivedAt = at, Stage = RequestState.Received }).Started(at),
            RequestDetails.Accepted => Content!.Kind == RequestKind.SpontaneousInformation
                ? (this with { Objects = [.. Content.Objects.Select(given => Taken(given, Content.Asker))] }).Answered(at)
                : this with { Stage = RequestState.InProgress },
            RequestDetails.InformationNeeded => Stopped(at) with { Stops = Stops + 1, Stage = RequestState.Suspended },
            RequestDetails.InformationGiven => (this with { Stage = RequestState.Received }).Started(at),
            RequestDetails.Redirected => Answered(at) with { Stage = RequestState.Redirected },
            RequestDetails.Refused refused => Answered(at) with { Refusal = refused.Code, Stage = RequestState.Refused },
            RequestDetails.Released released => (this with
            {
                Objects = [.. Objects, .. released.Objects.Select(given => Taken(given, happened.Author))],
            }).Ended(released.IsFinal, at),
            RequestDetails.FreezeReported said => (this with { Freeze = said.Status, FreezeAmount = said.Amount, FreezeHeld = MoreOf(FreezeHeld, said.Amount) })
                .Ended(said.Status != FreezeStatus.Received, at),
            RequestDetails.LettingGoAsked asked => this with { LettingGoAsked = asked.Amount },
            RequestDetails.LetGo gone => this with { LetGo = gone.Amount },
            RequestDetails.Preserved preserved => (this with { PreservedUntil = preserved.Until }).Answered(at),
            RequestDetails.AssistanceFiled => this with { AssistanceFiledAt = at },
            RequestDetails.ConsentAsked asked => Stopped(at).Asking(asked.Object, at),
            RequestDetails.ConsentGiven given => WithConsent(happened.Hash, given, at),
            RequestDetails.ConsentDenied => Answered(at) with { Refusal = RefusalCode.ThirdPartyRefused, Stage = RequestState.Refused },
            RequestDetails.Escalated => this with { EscalatedAt = at },
            RequestDetails.FeedbackGiven feedback => this with { Feedback = feedback.Value, FeedbackAt = at, Stage = RequestState.Closed },
            RequestDetails.Withdrawn when AnsweredAt is not null => this with { WithdrawnAt = at },
            RequestDetails.Withdrawn => Stopped(at) with { WithdrawnAt = at, Stage = RequestState.Withdrawn },
            _ => WithMark(happened),
        };
    }

    // What is said of a request or of its objects without moving it.
    private CooperationRequest WithMark(RequestEvent happened) => happened.Details switch
    {
        RequestDetails.Disputed => this with { Disputes = Disputes.Add(new RequestDispute(happened.Hash, happened.Author, happened.At)) },
        RequestDetails.Corrected corrected => Changed(corrected.Object, there => there with { ReplacedBy = corrected.By.Hash }) with
        {
            Objects = [.. Changed(corrected.Object, there => there with { ReplacedBy = corrected.By.Hash }).Objects, Taken(corrected.By, happened.Author)],
            Corrections = Corrections + 1,
        },
        RequestDetails.Recalled recalled => Changed(recalled.Object, there => there with { IsRecalled = true }),
        RequestDetails.DeletionAttested deleted => Changed(deleted.Object, there => there with { IsDeleted = true }),
        RequestDetails.LaneConverted converted => Changed(
            converted.Object, there => there with { Lane = RequestLane.Evidence, Consent = converted.Consent == default ? happened.Hash : converted.Consent }),
        RequestDetails.UsedAsEvidence => this,
        RequestDetails.HitDisclosed hit => this with { Hits = Hits.Add(new DisclosedHit(hit.Hit, happened.At, null)) },
        RequestDetails.HitAnswered answered => this with
        {
            Hits = [.. Hits.Select(hit => hit.Hit == answered.Hit ? hit with { IsConfirmed = answered.IsConfirmed } : hit)],
        },
        RequestDetails.AuditFailed failed => this with { AuditFailures = AuditFailures.Add(new CentreFault(failed.Centre, happened.At)) },
        RequestDetails.MarkingBreached breached => this with { MarkingBreaches = MarkingBreaches.Add(new CentreFault(breached.Centre, happened.At)) },
        _ => throw new InvalidOperationException($"No way to apply {happened.Details.GetType().Name}."),
    };

    private static Money? MoreOf(Money? one, Money? other) => other is null || one?.Minor > other.Value.Minor ? one : other;

    private static ThreadObject Taken(ReleasedObject given, string giver) => new(given.Hash, giver, given.Originator, given.Lane);

    private CooperationRequest Changed(EventHash hash, Func<ThreadObject, ThreadObject> change) =>
        this with { Objects = [.. Objects.Select(there => there.Hash == hash ? change(there) : there)] };

    private ThreadObject? ObjectOf(EventHash hash) => Objects.FirstOrDefault(there => there.Hash == hash);

    // A later word of a bank does not answer anew.
    private CooperationRequest Ended(bool isFinal, Instant at) =>
        AnsweredAt is not null ? this : isFinal ? Answered(at) : this with { Stage = RequestState.InProgress };

    private CooperationRequest Answered(Instant at) => Stopped(at) with { AnsweredAt = at, Stage = RequestState.Provided };

    private CooperationRequest Asking(EventHash hash, Instant at) =>
        this with { AskedObject = hash, AskedOriginatorAt = at, Stage = RequestState.AwaitOriginator };

    private CooperationRequest WithConsent(EventHash hash, RequestDetails.ConsentGiven given, Instant at)
    {
        var kept = this with { Consents = Consents.Add(new ThirdPartyConsent(hash, given.Object, given.Recipient, given.Lane, given.Expires)) };
        return Stage == RequestState.AwaitOriginator ? (kept.Stopped(at) with { Stage = RequestState.InProgress, AskedObject = default }).Started(at) : kept;
    }
}
