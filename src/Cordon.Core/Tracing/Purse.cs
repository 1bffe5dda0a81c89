using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// The money of one account in one currency, as two running coordinates in minor units: all that came in (what it opened with first), all that
/// left. The balance is their difference, never below zero. One cache line.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct Purse
{
    public long In;
    public long Out;
    public FlowHead Outflows;
    public FlowHead Inflows;

    /// <summary>The account, by its dense number, and the currency's number.</summary>
    public uint Account;
    public ushort Currency;
    public EndKind End;

    /// <summary>Whether more left than was known to be there, so that its opening balance is known to be unknown.</summary>
    public byte IsCovered;

    /// <summary>The account's next purse, in another currency; 0 for none.</summary>
    public uint Next;

    /// <summary>The first and the last stolen piece that lies here now; 0 for none.</summary>
    public uint FirstPiece;
    public uint LastPiece;

    /// <summary>Where the graph keeps how much of it lies apart; 0 where no bank ever held anything.</summary>
    public uint Holds;

    public readonly long Balance => In - Out;
}
