using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>An interval on one of a purse's two axes. It ends where the next one begins.</summary>
internal interface IFlowEntry<TSelf>
{
    /// <summary>Where the interval begins, in minor units that had flowed that way before it.</summary>
    long Start { get; }

    /// <summary>The transfer, by number; entries stand in its order.</summary>
    uint Transfer { get; }

    /// <summary>The entry as it goes into a segment.</summary>
    SealedEntry Sealed(uint purse, long end);

    /// <summary>The entry as it comes out of a segment.</summary>
    static abstract TSelf Unsealed(in SealedEntry entry);
}

/// <summary>A transfer on its payer's axis of outflow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OutEntry : IFlowEntry<OutEntry>
{
    /// <summary>Set in <see cref="PayeeAndFlag"/> where another amount arrived than was sent: a conversion or a fee.</summary>
    public const uint OtherAmountBit = 1u << 31;

    /// <summary>Where it begins on the payer's axis of outflow.</summary>
    public long Start;

    /// <summary>Where it begins on the payee's axis of inflow.</summary>
    public long PayeeStart;
    public uint PayeeAndFlag;
    public uint Transfer;

    public readonly uint Payee => PayeeAndFlag & ~OtherAmountBit;

    readonly long IFlowEntry<OutEntry>.Start => Start;

    readonly uint IFlowEntry<OutEntry>.Transfer => Transfer;

    public readonly SealedEntry Sealed(uint purse, long end) => new(purse, Transfer, Start, end, PayeeAndFlag, PayeeStart);

    public static OutEntry Unsealed(in SealedEntry entry) =>
        new() { Start = entry.Start, PayeeStart = entry.PayeeStart, PayeeAndFlag = entry.Counterparty, Transfer = entry.Transfer };
}

/// <summary>An arrival on its purse's axis of inflow: a transfer, the opening balance, or a cover.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InEntry : IFlowEntry<InEntry>
{
    /// <summary>Where it begins on the axis of inflow.</summary>
    public long Start;

    /// <summary>Whence: a purse, or 0 for money of unknown origin (an opening balance, or a cover just before the transfer).</summary>
    public uint Payer;
    public uint Transfer;

    readonly long IFlowEntry<InEntry>.Start => Start;

    readonly uint IFlowEntry<InEntry>.Transfer => Transfer;

    public readonly SealedEntry Sealed(uint purse, long end) => new(purse, Transfer, Start, end, Payer, 0);

    public static InEntry Unsealed(in SealedEntry entry) => new() { Start = entry.Start, Payer = entry.Counterparty, Transfer = entry.Transfer };
}
