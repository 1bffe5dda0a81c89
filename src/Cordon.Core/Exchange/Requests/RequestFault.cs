namespace Cordon.Core.Exchange.Requests;

/// <summary>Why something may not be said in a request, or why what was said is void. The names stand in records and never change.</summary>
public enum RequestFault : byte
{
    None = 0,

    /// <summary>The author is neither of the two, or not the one of the two who says such things.</summary>
    NotTheirs = 1,

    /// <summary>Two different people have to sign it.</summary>
    TwoSigners = 2,

    /// <summary>The request is not where this can happen.</summary>
    NotNow = 3,

    /// <summary>A request of this kind has nothing of the sort.</summary>
    NotForThisKind = 4,

    /// <summary>Its moment lies before that of what it says it had seen.</summary>
    BeforeWhatItSaw = 5,

    /// <summary>It names no event as seen, or too many; the first names none.</summary>
    SeenWrong = 6,

    /// <summary>The request has as many events as there can be.</summary>
    TooMany = 7,

    /// <summary>Something that it has to say is missing, too long or no text.</summary>
    TextWrong = 8,

    /// <summary>The two centres are not two, or a state is none.</summary>
    PartiesWrong = 9,

    /// <summary>A request to preserve data does not state all six things.</summary>
    StatementsMissing = 10,

    /// <summary>What it is about is not named, or is nothing of which that can be asked.</summary>
    SubjectWrong = 11,

    /// <summary>It does not follow a hit that was disclosed.</summary>
    MatchMissing = 12,

    /// <summary>Evidence is asked for without a request for formal assistance.</summary>
    FormalReferenceMissing = 13,

    /// <summary>The amount is missing, nothing, of another currency or more than was asked for.</summary>
    AmountWrong = 14,

    /// <summary>Objects are missing, too many, named twice, or there already.</summary>
    ObjectsWrong = 15,

    /// <summary>There is no such object in the request.</summary>
    NoSuchObject = 16,

    /// <summary>An object's lane is not the request's.</summary>
    OtherLane = 17,

    /// <summary>The object is intelligence: its originator has not agreed that it be evidence.</summary>
    IntelligenceOnly = 18,

    /// <summary>It comes from a third centre, which has not agreed to this, or not any more.</summary>
    ConsentMissing = 19,

    /// <summary>It was taken back.</summary>
    Recalled = 20,

    /// <summary>It is not recalled, or its deletion is attested already.</summary>
    NothingToDelete = 21,

    /// <summary>The clock was stopped as often as it may be.</summary>
    StopsUsed = 22,

    /// <summary>A request of this kind on this basis is not refused with this code.</summary>
    CodeNotAllowed = 23,

    /// <summary>Data are preserved for 60 days at the least.</summary>
    PreservedTooShort = 24,

    /// <summary>It is not overdue, or was escalated already.</summary>
    NotOverdue = 25,

    /// <summary>The time for it is over.</summary>
    TimeOver = 26,

    /// <summary>The hit was not disclosed, or has been already.</summary>
    HitWrong = 27,

    /// <summary>No log and no witness has it yet.</summary>
    NotWitnessed = 28,

    /// <summary>The release is permitted by no decision.</summary>
    NotPermitted = 29,

    /// <summary>Their role does not exchange anything with centres abroad.</summary>
    NoAuthority = 30,

    /// <summary>Somebody else with the authority to approve has to sign it too.</summary>
    SecondMissing = 31,

    /// <summary>The table of legal bases gives none for it.</summary>
    NoLegalBasis = 32,

    /// <summary>The table of legal bases gives one: it is not refused for want of it.</summary>
    BasisStands = 33,

    /// <summary>The holder's state has made no such reservation.</summary>
    NoReservation = 34,
}
