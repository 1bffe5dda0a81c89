using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime.Channels;

/// <summary>An account that several gangs use to get money away and that has an honest trade too. It belongs to none of them.</summary>
internal sealed class Channel(ChannelTrade trade, Account account, MuleKind kind, int feePercent, bool[] serves)
{
    public ChannelTrade Trade => trade;

    public Account Account => account;

    public MuleKind Kind => kind;

    public int FeePercent => feePercent;

    /// <summary>Its side abroad: whence a banker pays out, and whom a front pays.</summary>
    public Account? Abroad { get; init; }

    /// <summary>Gangs' money that came in and of which the fee was not yet kept.</summary>
    public long UnchargedMinor { get; set; }

    public bool IsPassingOn { get; set; }

    public bool Serves(Gang gang) => serves[gang.Index];
}
