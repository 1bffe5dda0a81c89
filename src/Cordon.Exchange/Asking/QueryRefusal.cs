namespace Cordon.Exchange.Asking;

/// <summary>Why a batch is not evaluated.</summary>
public enum QueryRefusal
{
    /// <summary>It is.</summary>
    None,

    /// <summary>A field is not what it can be.</summary>
    Malformed,

    /// <summary>It is for other centres, another kind, or another epoch.</summary>
    OtherEpoch,

    /// <summary>Its identifiers are written by other rules.</summary>
    OtherCanonicaliser,

    /// <summary>The epoch has not begun or has ended, or the manifest is not yet or no longer good.</summary>
    Expired,

    /// <summary>No operator and officer of the asking centre signed it, or they are one.</summary>
    NotAuthorised,

    /// <summary>Nothing shows that it was in the asking centre's log before.</summary>
    NotLogged,

    /// <summary>The elements are not those that were committed to, or the batch was asked before with others.</summary>
    OtherPoints,

    /// <summary>What was sent are no elements.</summary>
    NoPoints,

    /// <summary>It is more than the quota allows.</summary>
    OverQuota,

    /// <summary>An audit of earlier questions is overdue.</summary>
    AuditOverdue,

    /// <summary>An inspector found questions of this epoch that are not good.</summary>
    AuditFailed,

    /// <summary>The holder's people have not opened it to this centre, or have closed it again.</summary>
    NotOpen,
}
