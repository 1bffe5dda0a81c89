using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What an event says. The names stand in records and never change.</summary>
public abstract record RequestDetails
{
    private RequestDetails()
    {
    }

    /// <summary>Without what people wrote.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The asker writes the request.</summary>
    public sealed record Drafted(RequestContent Content) : RequestDetails;

    /// <summary>Two persons of the asker stand for it, and say what it rests on.</summary>
    public sealed record Committed(LegalBasisReference Basis) : RequestDetails;

    /// <summary>The asker sends it: it is in the asker's log, which a witness co-signed.</summary>
    public sealed record Sent(EventHash LogProof, string Witness) : RequestDetails;

    /// <summary>The holder has it, which its own log shows. Here the clock starts.</summary>
    public sealed record Received(EventHash LogProof) : RequestDetails;

    /// <summary>The holder takes it on; of information that was offered it takes the conditions, and is bound.</summary>
    public sealed record Accepted : RequestDetails;

    /// <summary>
    /// The holder needs to know more; also that preserving would not secure the data or would warn somebody, which the asker is to decide on (Convention on
    /// Cybercrime, art. 29.6).
    /// </summary>
    public sealed record InformationNeeded(string Text) : RequestDetails;

    /// <summary>The asker answers that.</summary>
    public sealed record InformationGiven(string Text) : RequestDetails;

    /// <summary>The holder says who is to be asked instead.</summary>
    public sealed record Redirected(string Authority) : RequestDetails;

    /// <summary>The holder does not do it.</summary>
    /// <param name="Sealed">The hash of the reason that only the holder's own inspector reads; the default for none.</param>
    public sealed record Refused(RefusalCode Code, EventHash Sealed = default) : RequestDetails;

    /// <summary>The holder gives objects; the last time it may have found none.</summary>
    public sealed record Released(ImmutableArray<ReleasedObject> Objects, bool IsFinal) : RequestDetails;

    /// <summary>What the account's bank says to a freeze request.</summary>
    public sealed record FreezeReported(FreezeStatus Status, Money? Amount) : RequestDetails;

    /// <summary>The asker wants money that is held for it let go to the account's holder.</summary>
    /// <param name="Amount">How much in all, what was let go before among it; the last word counts.</param>
    /// <param name="Reason">Why, in words.</param>
    public sealed record LettingGoAsked(Money Amount, string Reason) : RequestDetails;

    /// <summary>Money that was held was let go to the account's holder: as the asker wanted, on a complaint there, or since its time was over.</summary>
    /// <param name="Amount">How much in all.</param>
    public sealed record LetGo(Money Amount) : RequestDetails;

    /// <summary>The data are preserved.</summary>
    /// <param name="Until">At least 60 days from then (Convention on Cybercrime, art. 29.7).</param>
    public sealed record Preserved(Instant Until) : RequestDetails;

    /// <summary>The asker's request for formal assistance is in: what is preserved stays so until that is decided (art. 29.7).</summary>
    public sealed record AssistanceFiled(string Reference) : RequestDetails;

    /// <summary>The holder asks the centre it has an object from whether it may give it.</summary>
    public sealed record ConsentAsked(EventHash Object, string Originator) : RequestDetails;

    /// <summary>That centre agrees: to this object, this receiver and this purpose, until then. The holder has its word and shows it.</summary>
    public sealed record ConsentGiven(EventHash Object, string Recipient, RequestLane Lane, Instant Expires) : RequestDetails;

    /// <summary>That centre does not agree: so the holder refuses.</summary>
    public sealed record ConsentDenied(EventHash Object) : RequestDetails;

    /// <summary>The asker takes an overdue answer to those above.</summary>
    public sealed record Escalated(string Text) : RequestDetails;

    /// <summary>What the answer was worth, and what came of it.</summary>
    public sealed record FeedbackGiven(FeedbackValue Value, Money? Frozen = null, Money? Recovered = null) : RequestDetails;

    /// <summary>The asker takes the request back.</summary>
    public sealed record Withdrawn(string Reason) : RequestDetails;

    /// <summary>One side does not agree with something in the request's past. It shows why and changes nothing of it.</summary>
    public sealed record Disputed(string Text, ImmutableArray<EventHash> Proofs) : RequestDetails;

    /// <summary>An object was wrong, and this one is right.</summary>
    public sealed record Corrected(EventHash Object, ReleasedObject By) : RequestDetails;

    /// <summary>Whoever gave an object takes it back: the other side deletes it.</summary>
    public sealed record Recalled(EventHash Object, string Reason) : RequestDetails;

    /// <summary>The other side attests that it deleted a recalled object.</summary>
    public sealed record DeletionAttested(EventHash Object) : RequestDetails;

    /// <summary>Whoever gave an object as intelligence lets it be used as evidence, on a request for formal assistance.</summary>
    /// <param name="Consent">The event by which the originator agreed; the default where the giver is the originator.</param>
    public sealed record LaneConverted(EventHash Object, string FormalReference, EventHash Consent = default) : RequestDetails;

    /// <summary>An object is put before a court.</summary>
    public sealed record UsedAsEvidence(EventHash Object, string Court) : RequestDetails;

    /// <summary>The asker shows a hit of a matching, and that it knew of it.</summary>
    public sealed record HitDisclosed(EventHash Hit) : RequestDetails;

    /// <summary>The holder says whether it could open that hit.</summary>
    public sealed record HitAnswered(EventHash Hit, bool IsConfirmed) : RequestDetails;

    /// <summary>The other side did not pass an audit of its questions.</summary>
    public sealed record AuditFailed(string Centre, EventHash Proof) : RequestDetails;

    /// <summary>The other side did with an object what its marks forbid.</summary>
    public sealed record MarkingBreached(string Centre, EventHash Object) : RequestDetails;
}
