using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What may happen when: one ladder of named faults an event. Acts of one's own are held against it before they are signed, others' after.</summary>
public sealed partial record CooperationRequest
{
    private const int SignersMax = 8;
    private const int SignersOfGrave = 2;

    private static readonly Phrase AText = new("a text", "文字说明");

    private static readonly RequestState[] AnyState = Enum.GetValues<RequestState>();

    private static readonly RequestState[] Delivered =
        [.. AnyState.Where(state => state is not (RequestState.None or RequestState.Draft or RequestState.Committed or RequestState.Sent))];

    private enum Side
    {
        Asker,
        Holder,
        Either,
    }

    /// <summary>Whether a thing said is signed by two different people: what binds the centre, and whatever leaves it.</summary>
    public static bool NeedsTwo(RequestDetails details) => details is RequestDetails.Committed or RequestDetails.Released or RequestDetails.Corrected
        or RequestDetails.LaneConverted;

    private RequestFault FaultOf(RequestEvent said) =>
        Events >= EventsMax ? RequestFault.TooMany
        : said.Prev.Length > RequestEvent.PrevMax || said.Prev.IsEmpty != (said.Details is RequestDetails.Drafted) ? RequestFault.SeenWrong
        : FaultOf(said.Details, said.Author, said.At, said.Signers);

    private RequestFault FaultOf(RequestDetails said, string author, Instant at, IReadOnlyCollection<string> signers)
    {
        if (said is RequestDetails.Drafted draft)
        {
            return Stage != RequestState.None ? RequestFault.NotNow : !AreEnough(signers, 1) ? RequestFault.TwoSigners : FaultOf(draft.Content, author);
        }

        if (Content is null)
        {
            return RequestFault.NotNow;
        }

        var (side, stages) = WhoAndWhen(said);
        return at < LatestAt ? RequestFault.BeforeWhatItSaw
            : !IsOf(side, author) ? RequestFault.NotTheirs
            : !AreEnough(signers, NeedsTwo(said) ? SignersOfGrave : 1) ? RequestFault.TwoSigners
            : !IsOfKind(said) ? RequestFault.NotForThisKind
            : Array.IndexOf(stages, Stage) < 0 ? RequestFault.NotNow
            : FaultOfWords(said) is not RequestFault.None and var words ? words
            : FaultOfSense(said, author, at);
    }

    private bool IsOf(Side side, string author) => side switch
    {
        Side.Asker => author == Content!.Asker,
        Side.Holder => author == Content!.Holder,
        _ => author == Content!.Asker || author == Content.Holder,
    };

    private static bool AreEnough(IReadOnlyCollection<string> signers, int least) => signers.Count <= SignersMax
        && signers.All(signer => !string.IsNullOrWhiteSpace(signer)) && signers.Distinct(StringComparer.Ordinal).Count() >= least;

    /// <summary>Who of the two says it, and where the request must be.</summary>
    private (Side Side, RequestState[] Stages) WhoAndWhen(RequestDetails said) => said switch
    {
        RequestDetails.Committed => (Side.Asker, [RequestState.Draft]),
        RequestDetails.Sent => (Side.Asker, [RequestState.Committed]),
        RequestDetails.Received => (Side.Holder, [RequestState.Sent]),
        RequestDetails.Accepted or RequestDetails.InformationNeeded or RequestDetails.Redirected or RequestDetails.Refused =>
            (Side.Holder, [RequestState.Received]),
        RequestDetails.InformationGiven => (Side.Asker, [RequestState.Suspended]),
        RequestDetails.Released or RequestDetails.ConsentAsked => (Side.Holder, [RequestState.InProgress]),

        // Money is frozen and data are preserved at once: nobody has to take the request on first.
        RequestDetails.FreezeReported =>
            (Side.Holder, [RequestState.Received, RequestState.InProgress, RequestState.Provided, RequestState.Closed]),
        RequestDetails.LettingGoAsked => (Side.Asker, [RequestState.Provided, RequestState.Closed]),
        RequestDetails.LetGo => (Side.Holder, [RequestState.Provided, RequestState.Closed]),
        RequestDetails.Preserved => (Side.Holder, [RequestState.Received, RequestState.InProgress]),
        RequestDetails.AssistanceFiled => (Side.Asker, [RequestState.Provided, RequestState.Closed]),
        RequestDetails.ConsentGiven =>
            (Side.Holder, [RequestState.InProgress, RequestState.AwaitOriginator, RequestState.Provided, RequestState.Closed]),
        RequestDetails.ConsentDenied => (Side.Holder, [RequestState.AwaitOriginator]),
        RequestDetails.Escalated => (Side.Asker, [RequestState.Received, RequestState.InProgress, RequestState.AwaitOriginator]),
        RequestDetails.FeedbackGiven =>
            (Content!.Kind == RequestKind.SpontaneousInformation ? Side.Holder : Side.Asker, [RequestState.Provided]),
        // What a bank holds is let go by a word, however it crossed with the bank's.
        RequestDetails.Withdrawn when Content!.Kind == RequestKind.FreezeMoney && AnsweredAt is not null =>
            (Side.Asker, [RequestState.Provided, RequestState.Closed]),
        RequestDetails.Withdrawn => (Side.Asker,
        [
            RequestState.Draft, RequestState.Committed, RequestState.Sent, RequestState.Received, RequestState.Suspended, RequestState.InProgress,
            RequestState.AwaitOriginator,
        ]),
        RequestDetails.HitDisclosed => (Side.Asker, AnyState),
        RequestDetails.HitAnswered => (Side.Holder, Delivered),
        RequestDetails.Disputed => (Side.Either, [RequestState.Sent, .. Delivered]),
        _ => (Side.Either, Delivered),
    };

    private bool IsOfKind(RequestDetails said) => said switch
    {
        RequestDetails.Released or RequestDetails.ConsentAsked =>
            Content!.Kind is RequestKind.LocatePerson or RequestKind.IdentifyHolder or RequestKind.Evidence,
        RequestDetails.FreezeReported or RequestDetails.LettingGoAsked or RequestDetails.LetGo => Content!.Kind == RequestKind.FreezeMoney,
        RequestDetails.Preserved or RequestDetails.AssistanceFiled => Content!.Kind == RequestKind.PreserveData,
        _ => true,
    };

    private static RequestFault FaultOfWords(RequestDetails said)
    {
        var isGood = said switch
        {
            RequestDetails.Committed committed => committed.Basis is not null && IsName(committed.Basis.Instrument) && IsName(committed.Basis.Article),
            RequestDetails.InformationNeeded needed => IsText(needed.Text),
            RequestDetails.InformationGiven given => IsText(given.Text),
            RequestDetails.Redirected redirected => IsName(redirected.Authority),
            RequestDetails.AssistanceFiled filed => IsName(filed.Reference),
            RequestDetails.ConsentAsked asked => IsName(asked.Originator),
            RequestDetails.Escalated escalated => IsText(escalated.Text),
            RequestDetails.Withdrawn withdrawn => IsText(withdrawn.Reason),
            RequestDetails.LettingGoAsked asked => IsText(asked.Reason),
            RequestDetails.Disputed disputed => IsText(disputed.Text) && disputed.Proofs.Length <= ObjectsMax,
            RequestDetails.Recalled recalled => IsText(recalled.Reason),
            RequestDetails.LaneConverted converted => IsName(converted.FormalReference),
            RequestDetails.UsedAsEvidence used => IsName(used.Court),
            _ => true,
        };
        return isGood ? RequestFault.None : RequestFault.TextWrong;
    }

    private static bool IsText(string? text) => CaseText.Refusal(text, AText, TextCharactersMax) is null;

    private static bool IsName(string? text) => CaseText.Refusal(text, AText, NameCharactersMax) is null;

    private RequestFault FaultOfSense(RequestDetails said, string author, Instant at) => said switch
    {
        RequestDetails.Sent sent => sent.LogProof == default || !IsName(sent.Witness) ? RequestFault.NotWitnessed : RequestFault.None,
        RequestDetails.Received received => received.LogProof == default ? RequestFault.NotWitnessed : RequestFault.None,
        RequestDetails.InformationNeeded => Stops >= StopsMax ? RequestFault.StopsUsed : RequestFault.None,
        RequestDetails.Refused refused =>
            RefusalCodes.MayRefuse(refused.Code, Content!.Kind, Basis?.Instrument) ? RequestFault.None : RequestFault.CodeNotAllowed,
        RequestDetails.Released released => FaultOf(released, at),
        RequestDetails.FreezeReported reported => FaultOf(reported),
        RequestDetails.LettingGoAsked asked => FaultOfHeld(asked.Amount),
        RequestDetails.Withdrawn => WithdrawnAt is null ? RequestFault.None : RequestFault.NotNow,

        // What was let go is not held again.
        RequestDetails.LetGo gone => FaultOfHeld(gone.Amount) is not RequestFault.None and var fault ? fault
            : gone.Amount.Minor > (LetGo?.Minor ?? 0) ? RequestFault.None : RequestFault.AmountWrong,
        RequestDetails.Preserved preserved => preserved.Until - at < PreservedMin ? RequestFault.PreservedTooShort : RequestFault.None,
        RequestDetails.AssistanceFiled => AssistanceFiledAt is null && at <= PreservedUntil ? RequestFault.None : RequestFault.TimeOver,
        RequestDetails.ConsentGiven given => FaultOf(given, at),
        RequestDetails.ConsentAsked asked => asked.Object == default ? RequestFault.NoSuchObject : RequestFault.None,
        RequestDetails.ConsentDenied denied => denied.Object != AskedObject ? RequestFault.NoSuchObject : RequestFault.None,
        RequestDetails.Escalated => EscalatedAt is null && LateAt(at) is not null ? RequestFault.None : RequestFault.NotOverdue,
        RequestDetails.FeedbackGiven feedback => !Enum.IsDefined(feedback.Value) ? RequestFault.TextWrong
            : at > AnsweredAt!.Value + FeedbackMax ? RequestFault.TimeOver : RequestFault.None,
        RequestDetails.HitDisclosed hit => hit.Hit == default || Hits.Length >= ObjectsMax || Hits.Any(there => there.Hit == hit.Hit)
            ? RequestFault.HitWrong : RequestFault.None,
        RequestDetails.HitAnswered answered => Hits.Any(there => there.Hit == answered.Hit && there.IsConfirmed is null)
            ? RequestFault.None : RequestFault.HitWrong,
        RequestDetails.AuditFailed failed => failed.Centre == Other(author) ? RequestFault.None : RequestFault.PartiesWrong,
        RequestDetails.MarkingBreached breached => breached.Centre != Other(author) ? RequestFault.PartiesWrong
            : ObjectOf(breached.Object) is null ? RequestFault.NoSuchObject : RequestFault.None,
        _ => FaultOfObject(said, author, at),
    };

    private string Other(string centre) => centre == Content!.Asker ? Content.Holder : Content.Asker;

    private RequestFault FaultOf(RequestDetails.FreezeReported reported)
    {
        var isHeld = reported.Status is FreezeStatus.Held or FreezeStatus.Partly or FreezeStatus.Returned;
        return !Enum.IsDefined(reported.Status) || (AnsweredAt is not null && !isHeld) ? RequestFault.NotNow
            : !isHeld ? reported.Amount is null ? RequestFault.None : RequestFault.AmountWrong
            : reported.Amount is { Minor: > 0 } held && held.Currency == Content!.Amount!.Value.Currency && held.Minor <= Content.Amount.Value.Minor
                ? RequestFault.None : RequestFault.AmountWrong;
    }

    /// <summary>What is wrong with an amount of what is held; of what was never held none is right.</summary>
    private RequestFault FaultOfHeld(Money amount) => Freeze is not (FreezeStatus.Held or FreezeStatus.Partly or FreezeStatus.Returned) ? RequestFault.NotNow
        : amount.Minor > 0 && amount.Currency == Content!.Amount!.Value.Currency && amount.Minor <= Content.Amount.Value.Minor
            ? RequestFault.None : RequestFault.AmountWrong;

    private RequestFault FaultOf(RequestDetails.Released released, Instant at) =>
        (released.Objects.IsEmpty && !released.IsFinal) || Objects.Length + released.Objects.Length > ObjectsMax
            || released.Objects.DistinctBy(given => given.Hash).Count() != released.Objects.Length ? RequestFault.ObjectsWrong
        : released.Objects.Select(given => FaultOf(given, Content!.Lane, Content.Holder, at)).FirstOrDefault(fault => fault != RequestFault.None);

    /// <summary>What is given is new, goes in its lane, was permitted, and where it is a third centre's, that one has agreed.</summary>
    private RequestFault FaultOf(ReleasedObject given, RequestLane lane, string giver, Instant at) =>
        given.Hash == default || ObjectOf(given.Hash) is not null ? RequestFault.ObjectsWrong
        : given.Lane != lane ? RequestFault.OtherLane
        : given.Policy is null || !IsName(given.Policy.Decision) || given.Policy.Marks == default ? RequestFault.NotPermitted
        : !IsName(given.Originator) ? RequestFault.TextWrong
        : given.Originator == giver || HasConsent(given.Hash, default, Other(giver), lane, at) ? RequestFault.None
        : RequestFault.ConsentMissing;

    private bool HasConsent(EventHash hash, EventHash named, string recipient, RequestLane lane, Instant at) => Consents.Any(consent =>
        consent.Object == hash && (named == default || consent.Event == named) && consent.Recipient == recipient && consent.Lane == lane
        && at <= consent.Expires);

    private RequestFault FaultOf(RequestDetails.ConsentGiven given, Instant at) =>
        given.Object == default || (Stage == RequestState.AwaitOriginator && given.Object != AskedObject) ? RequestFault.NoSuchObject
        : !Enum.IsDefined(given.Lane) ? RequestFault.OtherLane
        : given.Recipient != Content!.Asker ? RequestFault.PartiesWrong
        : given.Expires <= at ? RequestFault.TimeOver
        : Consents.Length >= ObjectsMax ? RequestFault.ObjectsWrong : RequestFault.None;

    private RequestFault FaultOfObject(RequestDetails said, string author, Instant at) => said switch
    {
        RequestDetails.Corrected corrected => Given(corrected.Object, author, isGiver: true) is not RequestFault.None and var fault ? fault
            : Objects.Length >= ObjectsMax || ObjectOf(corrected.Object)!.ReplacedBy != default ? RequestFault.ObjectsWrong
            : FaultOf(corrected.By, ObjectOf(corrected.Object)!.Lane, author, at),
        RequestDetails.Recalled recalled => Given(recalled.Object, author, isGiver: true),
        RequestDetails.DeletionAttested deleted => ObjectOf(deleted.Object) is not { } gone ? RequestFault.NoSuchObject
            : gone.Giver == author ? RequestFault.NotTheirs
            : gone is { IsRecalled: true, IsDeleted: false } ? RequestFault.None : RequestFault.NothingToDelete,
        RequestDetails.LaneConverted converted => Given(converted.Object, author, isGiver: true) is not RequestFault.None and var fault ? fault
            : ObjectOf(converted.Object) is { Lane: RequestLane.Evidence } ? RequestFault.OtherLane
            : ObjectOf(converted.Object)!.Originator == author
                ? converted.Consent == default ? RequestFault.None : RequestFault.ConsentMissing
            : converted.Consent != default && HasConsent(converted.Object, converted.Consent, Other(author), RequestLane.Evidence, at)
                ? RequestFault.None : RequestFault.ConsentMissing,
        RequestDetails.UsedAsEvidence used => Given(used.Object, author, isGiver: false) is not RequestFault.None and var fault ? fault
            : ObjectOf(used.Object)!.Lane == RequestLane.Evidence ? RequestFault.None : RequestFault.IntelligenceOnly,
        _ => RequestFault.None,
    };

    /// <summary>An object is there, not taken back, and its author is the one who gave it, or the one who got it.</summary>
    private RequestFault Given(EventHash hash, string author, bool isGiver) =>
        ObjectOf(hash) is not { } given ? RequestFault.NoSuchObject
        : given.Giver == author != isGiver ? RequestFault.NotTheirs
        : given.IsRecalled ? RequestFault.Recalled : RequestFault.None;

    private static RequestFault FaultOf(RequestContent content, string author)
    {
        if (content is null || !IsName(content.Asker) || !IsName(content.Holder) || content.Asker == content.Holder
            || !IsCountry(content.AskerCountry) || !IsCountry(content.HolderCountry))
        {
            return RequestFault.PartiesWrong;
        }

        return author != content.Asker ? RequestFault.NotTheirs
            : CaseText.PurposeRefusal(content.Purpose) is not null || !IsName(content.CaseReference) || !Enum.IsDefined(content.Urgency)
                ? RequestFault.TextWrong
            : content.Kind != RequestKind.SpontaneousInformation && !content.Objects.IsEmpty ? RequestFault.ObjectsWrong
            : content.Kind != RequestKind.FreezeMoney && content.Amount is not null ? RequestFault.AmountWrong
            : FaultOfKind(content);
    }

    private static RequestFault FaultOfKind(RequestContent content) => content.Kind switch
    {
        RequestKind.PreserveData => content.Preservation is { WillAskFormally: true } stated && IsName(stated.Authority) && IsText(stated.Offence)
            && IsText(stated.Data) && IsText(stated.Custodian) && IsText(stated.Necessity) ? RequestFault.None : RequestFault.StatementsMissing,
        RequestKind.FreezeMoney => content.Subject.Kind is not (CanonicalKind.Account or CanonicalKind.Iban) ? RequestFault.SubjectWrong
            : content.Amount is { Minor: > 0 } ? RequestFault.None : RequestFault.AmountWrong,
        RequestKind.LocatePerson or RequestKind.IdentifyHolder => content.Subject.Kind == CanonicalKind.None ? RequestFault.SubjectWrong
            : content.Match == default ? RequestFault.MatchMissing : RequestFault.None,
        RequestKind.SpontaneousInformation => FaultOfOffer(content),
        RequestKind.Evidence => IsName(content.FormalReference) ? RequestFault.None : RequestFault.FormalReferenceMissing,
        _ => RequestFault.NotForThisKind,
    };

    private static RequestFault FaultOfOffer(RequestContent content) =>
        content.Objects.Length is 0 or > ObjectsMax || content.Objects.Any(given => given is null || given.Hash == default)
            || content.Objects.DistinctBy(given => given.Hash).Count() != content.Objects.Length ? RequestFault.ObjectsWrong
        : content.Objects.Any(given => given.Lane != content.Lane) ? RequestFault.OtherLane
        : content.Objects.Any(given => given.Policy is null || !IsName(given.Policy.Decision) || given.Policy.Marks == default) ? RequestFault.NotPermitted

        // What is somebody else's is offered by them.
        : content.Objects.Any(given => given.Originator != content.Asker) ? RequestFault.ConsentMissing : RequestFault.None;

    private static bool IsCountry(string? code) =>
        code is { Length: 2 } && char.IsAscii(code[0]) && char.IsAscii(code[1]) && Country.IsKnown((byte)code[0], (byte)code[1]);
}
