namespace Cordon.Core.Networks.Roles;

/// <summary>A sign of a role.</summary>
public enum RoleSign : byte
{
    /// <summary>Victims who paid it; their number.</summary>
    TookFromVictims,

    /// <summary>Of the stolen money it took, in percent: straight from victims.</summary>
    ShareFromVictims,

    /// <summary>Accounts of the gang that paid it stolen money; their number.</summary>
    TookFromGang,

    /// <summary>Of the stolen money it took, in percent: handed on, inside or out.</summary>
    PassedOn,

    /// <summary>Of the stolen money it took, in percent: handed on inside the banks.</summary>
    PassedInside,

    /// <summary>Of what it handed on, in percent: left the banks.</summary>
    LetLeave,

    /// <summary>Payments by which it left; their number.</summary>
    WaysOutUsed,

    /// <summary>Of what it handed on, in percent: within a day of coming.</summary>
    Quick,

    /// <summary>Payments of a life of its own; their number.</summary>
    OwnLife,

    /// <summary>Payments besides the stolen money, where hardly any are; their number.</summary>
    NoOwnLife,

    /// <summary>Its age in days when the first stolen money came, where old.</summary>
    WasOpenedBefore,

    /// <summary>Its age in days when the first stolen money came, where young.</summary>
    WasYoung,

    /// <summary>Of the stolen money it took, in percent: kept, as much as a fee is.</summary>
    FeeKept,

    /// <summary>Of all that came in, in percent: stolen, where much.</summary>
    StolenShare,

    /// <summary>Of all that came in, in percent: stolen, where little.</summary>
    LittleStolen,

    /// <summary>Of all that came in, in percent: stolen, where it came in one payment.</summary>
    PaidOnce,

    /// <summary>Of the stolen money it took, in percent: handed on, where little.</summary>
    HardlyPassedOn,

    /// <summary>A firm's account; 1.</summary>
    IsFirm,

    /// <summary>A person's account; 1.</summary>
    IsPerson,

    /// <summary>Of what it handed on, in percent: to exchanges.</summary>
    ToExchanges,

    /// <summary>Gangs it serves; their number.</summary>
    ServesGangs,

    /// <summary>Payments it made as a victim, reported; their number.</summary>
    PaidAsVictim,

    /// <summary>Payments it made that are likely a victim's and that nobody has reported; their number.</summary>
    LikelyPaidAsVictim,

    /// <summary>Payments from the account were reported as stolen, which are not among the gang's transfers.</summary>
    ReportedBesides,

    /// <summary>It has paid as a victim too, and may not know what its account is used for; the number of those payments.</summary>
    IsVictimToo,

    /// <summary>It is a way out; the payments of stolen money that ended there.</summary>
    EndsHere,
}

/// <summary>A sign found, with the numbers compared and the transfers that show it.</summary>
/// <param name="Points">What it adds to the confidence, in percent; below zero where it speaks against the role.</param>
/// <param name="Found">What was found, in the sign's unit.</param>
/// <param name="Limit">From where on, or for what is young, little or missing up to where, it counts.</param>
/// <param name="Transfers">Of the transfers that show it the largest, by their index, largest first: at most <see cref="TransfersMax"/>.</param>
/// <param name="TransferCount">How many show it.</param>
public sealed record RoleReason(RoleSign Sign, int Points, long Found, long Limit, IReadOnlyList<int> Transfers, int TransferCount)
{
    /// <summary>As many as a person looks up; the count tells how many more there are.</summary>
    public const int TransfersMax = 5;
}
