using System.Collections.Immutable;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;

namespace Cordon.Bench.Requests;

/// <summary>What two made-up centres say to each other in a request: by chance, sensible and not.</summary>
public static class RequestActs
{
    /// <summary>The centre that asks.</summary>
    public const string Asker = "centre.xa";

    /// <summary>The centre that is asked.</summary>
    public const string Holder = "centre.xb";

    /// <summary>A third one, from which some of what the holder has comes.</summary>
    public const string Third = "centre.xc";

    /// <summary>Two fictional states that are bound by everything.</summary>
    public static LegalBasisTable Law { get; } = LegalBasisTable.Read(
        "table\t2026-01-01\t2036-01-01\n"
        + "instrument\tbudapest\t2004-07-01\tConvention on Cybercrime\tfiction\nground\tbudapest\tpreserve-data\tart. 29\tfiction\n"
        + "party\tbudapest\tXA\t2020-01-01\t-\tfiction\nparty\tbudapest\tXB\t2020-01-01\t29.4\tfiction\n"
        + "instrument\tmou-xa-xb\t2020-01-01\tMemorandum between XA and XB\tfiction\n"
        + string.Concat(((string[])["preserve-data", "freeze-money", "locate-person", "identify-holder", "spontaneous-information", "evidence"])
            .Select(kind => $"ground\tmou-xa-xb\t{kind}\tart. 1\tfiction\n"))
        + "party\tmou-xa-xb\tXA\t2020-01-01\t-\tfiction\nparty\tmou-xa-xb\tXB\t2020-01-01\t-\tfiction\n").Table!;

    private static readonly Currency Dollar = Currency.TryParse("USD"u8, out var dollar) ? dollar : default;

    private static readonly CanonicalIdentifier Account = Canonicaliser.Read(CanonicalKind.Account, "HARBXA2X/10020030").Identifier;

    private static readonly ActingOfficer Liaison = new("lia", OfficerRole.Liaison);

    private static readonly ActingOfficer Supervisor = new("sue", OfficerRole.Supervisor);

    /// <summary>Who says something for a centre, with a second signature where one is needed.</summary>
    public static RequestActor By(string centre, RequestDetails act) =>
        new(centre, Liaison, CooperationRequest.NeedsTwo(act) ? Supervisor : null);

    /// <summary>A hash by chance.</summary>
    public static EventHash Hash(Random chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        Span<byte> bytes = stackalloc byte[EventHash.Bytes];
        chance.NextBytes(bytes);
        return new EventHash(bytes);
    }

    /// <summary>A request of a kind, with all that it has to say.</summary>
    public static RequestContent Content(RequestKind kind, RequestUrgency urgency, Random chance) => new()
    {
        Asker = Asker,
        AskerCountry = "XA",
        Holder = Holder,
        HolderCountry = "XB",
        Kind = kind,
        Urgency = urgency,
        Purpose = "to find the money of a victim",
        CaseReference = "C-17",
        Subject = Account,
        Match = kind is RequestKind.LocatePerson or RequestKind.IdentifyHolder ? Hash(chance) : default,
        Amount = kind == RequestKind.FreezeMoney ? new Money(480_000, Dollar) : null,
        Preservation = kind == RequestKind.PreserveData
            ? new PreservationStatements("police of XA", "fraud, art. 8", "logs of an address", "host.example", "they are deleted in a week", true) : null,
        FormalReference = kind == RequestKind.Evidence ? "MLA-2026-4" : null,
        Objects = kind == RequestKind.SpontaneousInformation ? [Given(Asker, RequestLane.Intelligence, chance)] : [],
    };

    /// <summary>An object that a centre gives.</summary>
    public static ReleasedObject Given(string originator, RequestLane lane, Random chance) =>
        new(Hash(chance), lane, originator, new PolicyReference("P-1", Hash(chance)));

    /// <summary>What a centre might say next, by where it sees the request, or anything at all; null for nothing.</summary>
    public static RequestDetails? Next(CooperationRequest seen, bool isAsker, Instant now, Random chance)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(chance);
        return chance.Next(6) == 0 ? Any(seen, now, chance) : isAsker ? OfAsker(seen, now, chance) : OfHolder(seen, now, chance);
    }

    private static RequestDetails? OfAsker(CooperationRequest seen, Instant now, Random chance) => seen.Stage switch
    {
        RequestState.None => new RequestDetails.Drafted(
            Content((RequestKind)chance.Next(1, 7), (RequestUrgency)chance.Next(1, 4), chance)),
        RequestState.Draft => new RequestDetails.Committed(Basis(seen, now, chance)),
        RequestState.Committed => new RequestDetails.Sent(Hash(chance), "witness.xw"),
        RequestState.Suspended => new RequestDetails.InformationGiven("so it was"),
        RequestState.Provided or RequestState.Closed when seen.Freeze is not null && chance.Next(3) == 0 =>
            new RequestDetails.LettingGoAsked(new Money(chance.Next(-1, 490_000), Dollar), "it was another's"),
        RequestState.Provided when chance.Next(2) == 0 => new RequestDetails.FeedbackGiven((FeedbackValue)chance.Next(1, 4)),
        _ when seen.LateAt(now) is not null && seen.EscalatedAt is null => new RequestDetails.Escalated("it is over"),
        _ => chance.Next(3) == 0 ? Any(seen, now, chance) : null,
    };

    private static RequestDetails? OfHolder(CooperationRequest seen, Instant now, Random chance) => seen.Stage switch
    {
        RequestState.Sent => new RequestDetails.Received(Hash(chance)),
        RequestState.Received => (seen.Content!.Kind, chance.Next(6)) switch
        {
            (RequestKind.FreezeMoney, < 4) => Frozen(chance),
            (RequestKind.PreserveData, < 3) => new RequestDetails.Preserved(now + CooperationRequest.PreservedMin),
            (_, 0) => new RequestDetails.InformationNeeded("which branch?"),
            (_, 1) => new RequestDetails.Refused((RefusalCode)chance.Next(1, 15)),
            _ => new RequestDetails.Accepted(),
        },
        RequestState.InProgress => chance.Next(4) == 0
            ? new RequestDetails.ConsentAsked(Hash(chance), Third) : new RequestDetails.Released(Some(seen, chance), chance.Next(2) == 0),
        RequestState.Provided or RequestState.Closed when seen.LettingGoAsked is { } asked && chance.Next(3) == 0 => new RequestDetails.LetGo(asked),
        RequestState.AwaitOriginator => chance.Next(4) == 0 ? new RequestDetails.ConsentDenied(seen.AskedObject) : Consent(seen, now, chance),
        _ => chance.Next(3) == 0 ? Any(seen, now, chance) : null,
    };

    private static RequestDetails Any(CooperationRequest seen, Instant now, Random chance)
    {
        var one = seen.Objects.IsEmpty ? Hash(chance) : seen.Objects[chance.Next(seen.Objects.Length)].Hash;
        return chance.Next(27) switch
        {
            0 => new RequestDetails.Received(Hash(chance)),
            1 => new RequestDetails.Accepted(),
            2 => new RequestDetails.InformationNeeded("which branch?"),
            3 => new RequestDetails.InformationGiven("the second one"),
            4 => new RequestDetails.Redirected("authority.xb"),
            5 => new RequestDetails.Refused((RefusalCode)chance.Next(1, 15)),
            6 => new RequestDetails.Released(Some(seen, chance), chance.Next(2) == 0),
            7 => Frozen(chance),
            8 => new RequestDetails.Preserved(now + TimeSpan.FromDays(59 + chance.Next(4))),
            9 => new RequestDetails.AssistanceFiled("MLA-2026-5"),
            10 => new RequestDetails.ConsentAsked(Hash(chance), Third),
            11 => new RequestDetails.ConsentGiven(one, Asker, (RequestLane)chance.Next(1, 3), now + TimeSpan.FromDays(chance.Next(3))),
            12 => new RequestDetails.ConsentDenied(seen.AskedObject),
            13 => new RequestDetails.Escalated("it is over"),
            14 => new RequestDetails.FeedbackGiven((FeedbackValue)chance.Next(1, 4)),
            15 => chance.Next(5) == 0 ? new RequestDetails.Withdrawn("it is found") : new RequestDetails.Recalled(one, "it was another"),
            16 => chance.Next(3) == 0 ? new RequestDetails.Disputed("it was in time", [Hash(chance)]) : new RequestDetails.UsedAsEvidence(one, "court of XA"),
            17 => new RequestDetails.Corrected(one, Given(Holder, seen.Content?.Lane ?? RequestLane.Intelligence, chance)),
            18 => new RequestDetails.Recalled(one, "it was wrong"),
            19 => new RequestDetails.DeletionAttested(one),
            20 => new RequestDetails.LaneConverted(one, "MLA-2026-6", chance.Next(3) > 0 || seen.Consents.IsEmpty ? default : seen.Consents[^1].Event),
            21 => new RequestDetails.UsedAsEvidence(one, "court of XA"),
            22 => seen.Hits.Length < 2 ? new RequestDetails.HitDisclosed(Hash(chance)) : new RequestDetails.DeletionAttested(one),
            23 => new RequestDetails.HitAnswered(seen.Hits.IsEmpty ? Hash(chance) : seen.Hits[^1].Hit, chance.Next(4) > 0),
            24 => new RequestDetails.AuditFailed(chance.Next(2) == 0 ? Asker : Holder, Hash(chance)),
            25 => new RequestDetails.MarkingBreached(chance.Next(2) == 0 ? Asker : Holder, one),
            _ => new RequestDetails.Sent(Hash(chance), "witness.xw"),
        };
    }

    private static LegalBasisReference Basis(CooperationRequest seen, Instant now, Random chance)
    {
        var all = Law.FindAll(seen.Content!, now);
        return all[chance.Next(all.Count)];
    }

    private static RequestDetails.ConsentGiven Consent(CooperationRequest seen, Instant now, Random chance) =>
        new(seen.AskedObject, Asker, seen.Content!.Lane, now + TimeSpan.FromDays(chance.Next(1, 9)));

    private static RequestDetails.FreezeReported Frozen(Random chance)
    {
        var status = (FreezeStatus)chance.Next(1, 7);
        return new RequestDetails.FreezeReported(status, status is FreezeStatus.Held ? new Money(480_000, Dollar)
            : status is FreezeStatus.Partly or FreezeStatus.Returned ? new Money(120_000, Dollar) : null);
    }

    // Now and then an object of a third centre, which that one agreed to or not; at the end there may be none.
    private static ImmutableArray<ReleasedObject> Some(CooperationRequest seen, Random chance)
    {
        var lane = seen.Content?.Lane ?? RequestLane.Intelligence;
        return chance.Next(6) switch
        {
            0 => [],
            1 => [Given(Third, lane, chance)],
            2 when !seen.Consents.IsEmpty => [Given(Third, lane, chance) with { Hash = seen.Consents[^1].Object }],
            3 => [Given(Holder, chance.Next(2) == 0 ? lane : RequestLane.Evidence, chance)],
            _ => [Given(Holder, lane, chance), Given(Holder, lane, chance)],
        };
    }
}
