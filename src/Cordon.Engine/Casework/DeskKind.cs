namespace Cordon.Engine.Casework;

/// <summary>The kinds of records of the desk: a closed set, whose names stand in journals and never change.</summary>
public static class DeskKind
{
    public const string Assigned = "case.assigned";
    public const string Joined = "case.joined";
    public const string Left = "case.left";
    public const string HandedOver = "case.handed-over";
    public const string Moved = "case.moved";
    public const string Noted = "case.noted";
    public const string TaskSet = "case.task-set";
    public const string TaskDone = "case.task-done";
    public const string Merged = "case.merged";
    public const string SplitOff = "case.split-off";
    public const string Contested = "case.contested";
    public const string ContestDecided = "case.contest-decided";
    public const string FileAdded = "case.file-added";
    public const string Erased = "case.erased";
    public const string StatementGiven = "order.statement-given";
    public const string GraveProposed = "grave.proposed";
    public const string GraveApproved = "grave.approved";
    public const string GraveDeclined = "grave.declined";
    public const string GraveWithdrawn = "grave.withdrawn";
    public const string GraveExecuted = "grave.executed";
    public const string GraveFailed = "grave.failed";
    public const string GangMergeUndone = "gang.merge-undone";
    public const string Looked = "look";
    public const string PersonInvited = "person.invited";
    public const string PersonChanged = "person.changed";
    public const string PersonRenamed = "person.renamed";
    public const string PersonSignedIn = "person.signed-in";
    public const string PersonLockedOut = "person.locked-out";
    public const string PersonRefused = "person.refused";
    public const string HoldReleased = "hold.released";
    public const string HoldCancelled = "hold.cancelled";
    public const string ReportTaken = "report.taken";
    public const string ReportTakenBack = "report.taken-back";
    public const string OrderMoved = "order.moved";
    public const string KeyIssued = "key.issued";
    public const string KeyRevoked = "key.revoked";
    public const string LookedUp = "asked";
    public const string FileRefused = "file.refused";
    public const string ModelProposed = "model.proposed";
    public const string ModelApproved = "model.approved";
    public const string ModelWithdrawn = "model.withdrawn";
    public const string PolicyRolledBack = "policy.rolled-back";
    public const string ExportAsked = "export.asked";
    public const string ExportAllowed = "export.allowed";
    public const string ExportMade = "export.made";

    /// <summary>Whether something was done in the centre and not in a case: the centre's journal has it whole.</summary>
    public static bool IsDeed(string kind) => kind is HoldReleased or HoldCancelled or ReportTaken or ReportTakenBack or OrderMoved or KeyIssued
        or KeyRevoked or FileRefused or LookedUp or ModelProposed or ModelApproved or ModelWithdrawn or PolicyRolledBack
        or ExportAsked or ExportAllowed or ExportMade;
}
