namespace Cordon.Core.Cases;

/// <summary>The accounts of a case's ledger. The numbers stand in snapshots and never change.</summary>
public enum LedgerAccountKind : byte
{
    None = 0,

    /// <summary>What was stolen from the victim; in credit.</summary>
    Stolen = 1,

    /// <summary>What of it nobody holds.</summary>
    Outstanding = 2,

    /// <summary>Held by a bank on the case's orders.</summary>
    Frozen = 3,

    /// <summary>Paid back by banks and in the centre's hands.</summary>
    Returned = 4,

    /// <summary>Paid to the victim.</summary>
    Restituted = 5,

    /// <summary>Held, and let go to the account's holder.</summary>
    Released = 6,

    /// <summary>Given up.</summary>
    WrittenOff = 7,

    /// <summary>Between two currencies: what was stolen in one is held in another, at booked amounts.</summary>
    Converted = 8,

    /// <summary>Paid out of this case's money to a victim of another that shares an account with it, or the other way round.</summary>
    Shared = 9,

    /// <summary>Held beyond what was stolen, where the rule by which orders were made follows more than that; in credit.</summary>
    Beyond = 10,
}
