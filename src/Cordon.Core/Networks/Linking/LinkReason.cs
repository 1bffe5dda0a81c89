namespace Cordon.Core.Networks.Linking;

/// <summary>Why two nodes are linked. What each weighs stands in <see cref="LinkStrength"/>.</summary>
public enum LinkReason : byte
{
    None = 0,

    /// <summary>A report names the contact: case and telephone, host, handle, mailbox or wallet.</summary>
    ReportNames = 1,

    /// <summary>The reported payment went to the account.</summary>
    PaidTo = 2,

    /// <summary>Stolen money of a case moved from one account to the other, by a trace.</summary>
    StolenMoneyMoved = 3,

    /// <summary>A payment that moved stolen money was made on the device.</summary>
    StolenMoneyOnDevice = 4,

    /// <summary>Another payment of the account was made on the device.</summary>
    PaidOnDevice = 5,

    /// <summary>A payment that moved stolen money came from the internet address.</summary>
    StolenMoneyFromIp = 6,

    /// <summary>Another payment of the account came from the internet address.</summary>
    PaidFromIp = 7,

    /// <summary>The account's holder gave the telephone.</summary>
    HoldersPhone = 9,

    /// <summary>One victim reported both cases at one moment.</summary>
    ReportedTogether = 10,

    /// <summary>One victim was taken in both cases, and reported them apart.</summary>
    SameVictim = 11,

    /// <summary>Money moved from one account to the other that is not known to be stolen.</summary>
    MoneyMoved = 12,
}
