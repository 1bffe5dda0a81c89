namespace Cordon.Engine.Records;

/// <summary>What a journal record is. The numbers stand in journals and never change.</summary>
internal enum RecordKind : byte
{
    None = 0,
    AccountRegistered = 1,
    PaymentsDecided = 2,
    AccountDescribed = 3,
    PolicyPublished = 4,
    ReportFiled = 5,
    HoldEnded = 6,
    ListChanged = 7,
    KeyIssued = 8,
    OrderProposed = 9,
    OrderMoved = 10,
    EndpointSet = 11,
    NoticesTaken = 12,
    FreezeRulesPublished = 13,
    KeyRevoked = 14,
    BlockProposed = 15,
    ReportTakenBack = 16,
    HolderRighted = 17,
    RestitutionProposed = 20,
    RestitutionApproved = 21,
    CaseWrittenOff = 22,
    CentreFounded = 30,
    ChallengerProposed = 40,
    ChallengerApproved = 41,
    PolicyRolledBack = 42,
    ChallengerWithdrawn = 43,
}
