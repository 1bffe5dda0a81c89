using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>An account in a gang's hands.</summary>
internal sealed class Mule(Account account, Gang gang, int level, MuleKind kind)
{
    public Account Account { get; } = account;

    public Gang Gang { get; } = gang;

    /// <summary>0 takes victims' payments; each level hands on to the next; the last one pays out of the banking system.</summary>
    public int Level { get; } = level;

    public MuleKind Kind { get; } = kind;

    public int FeePercent { get; init; }

    /// <summary>Whether a herder of the gang signs in, on the gang's device, instead of the holder.</summary>
    public bool IsHerded { get; init; }

    public required string Device { get; init; }

    public required string Ip { get; init; }

    /// <summary>How many payments the gang still dares to send here.</summary>
    public int UsesLeft { get; set; }

    public bool IsForwardPlanned { get; set; }

    /// <summary>Stolen money that came in and of which the fee was not yet kept.</summary>
    public long UnchargedMinor { get; set; }

    public bool IsUsable => UsesLeft > 0 && !Account.IsFrozen;
}
