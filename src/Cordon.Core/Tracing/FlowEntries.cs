using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>An interval on one of a purse's two axes. It ends where the next one begins.</summary>
internal interface IFlowEntry
{
    /// <summary>Where the interval begins, in minor units that had flowed that way before it.</summary>
    long Start { get; }

    /// <summary>The transfer, by number; entries stand in its order.</summary>
    uint Transfer { get; }
}

/// <summary>A transfer on its payer's axis of outflow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OutEntry : IFlowEntry
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

    readonly long IFlowEntry.Start => Start;

    readonly uint IFlowEntry.Transfer => Transfer;
}

/// <summary>An arrival on its purse's axis of inflow: a transfer, the opening balance, or a cover.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InEntry : IFlowEntry
{
    /// <summary>Where it begins on the axis of inflow.</summary>
    public long Start;

    /// <summary>Whence: a purse, or 0 for money of unknown origin (an opening balance, or a cover just before the transfer).</summary>
    public uint Payer;
    public uint Transfer;

    readonly long IFlowEntry.Start => Start;

    readonly uint IFlowEntry.Transfer => Transfer;
}
