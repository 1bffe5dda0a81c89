namespace Cordon.Core.Exchange.Requests;

/// <summary>Why a table of legal bases gives none.</summary>
public enum LegalBasisFault : byte
{
    None = 0,

    /// <summary>The table is older than it may be: it computes nothing any more.</summary>
    Stale = 1,

    /// <summary>The table is of a later day.</summary>
    NotYet = 2,

    /// <summary>It has no such instrument.</summary>
    Unknown = 3,

    /// <summary>The text exists and is not in force.</summary>
    NotInForce = 4,

    /// <summary>The table does not say since when it is in force: that is found out first.</summary>
    ForceNotKnown = 5,

    /// <summary>It does not cover requests of this kind.</summary>
    OtherKind = 6,

    /// <summary>The asker's state is not bound by it, or not yet.</summary>
    AskerNotParty = 7,

    /// <summary>The holder's state is not bound by it, or not yet.</summary>
    HolderNotParty = 8,
}
