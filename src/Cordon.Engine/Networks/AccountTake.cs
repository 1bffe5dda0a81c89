using Cordon.Core.Networks.Gangs;

namespace Cordon.Engine.Networks;

/// <summary>What the traces of all cases say of one account.</summary>
internal sealed class AccountTake(uint account, uint purse)
{
    public uint Account => account;

    public uint Purse => purse;

    /// <summary>Stolen money that came, in minor units of its purse.</summary>
    public long CameMinor { get; set; }

    /// <summary>What of that left within two days, but to merchants.</summary>
    public long PassedMinor { get; set; }

    /// <summary>When the first came, from the Unix epoch.</summary>
    public long FirstMilliseconds { get; set; } = long.MaxValue;

    public InvolvementSigns Signs { get; set; }

    /// <summary>Whether it is a merchant, an exchange or cash, or has more payers or payments than a gang shows an account to.</summary>
    public bool IsPublic { get; set; }
}
