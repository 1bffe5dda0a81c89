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

    /// <summary>Whether a small sum has come through to it.</summary>
    public bool IsTested { get; set; }

    /// <summary>The mule that was just tried from here and gets the rest.</summary>
    public Mule? Tried { get; set; }

    /// <summary>Whether it is paying out a payroll: a shell that pretends to employ.</summary>
    public bool IsPayingWages { get; set; }

    /// <summary>What it gets as a pretended wage, each time the same; 0 before the first.</summary>
    public long WageMinor { get; set; }

    /// <summary>The channel to which it will pay at night.</summary>
    public Channels.Channel? Awaited { get; set; }

    public bool IsUsable => UsesLeft > 0 && !Account.IsFrozen;
}
