using System.Runtime.InteropServices;
using Cordon.Core.Values;

namespace Cordon.Core.Networks.Patterns;

/// <summary>One payment in one account's list: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ListedPayment
{
    private const int DepthShift = 48, FirstShift = 56;
    private const ulong AmountMask = (1UL << DepthShift) - 1;

    /// <summary>Milliseconds since just before <see cref="Instant.Min"/>, so that none is zero.</summary>
    public readonly long Time;

    private readonly ulong _amountDepthFirst;

    /// <summary>The lower half of its number in the journal.</summary>
    public readonly uint Order;

    /// <summary>The other account.</summary>
    public readonly uint Counterparty;

    public ListedPayment(in PatternPayment payment, uint counterparty, int depth)
    {
        Time = TimeOf(payment.TimeMilliseconds);
        _amountDepthFirst = (ulong)payment.AmountMinor | ((ulong)depth << DepthShift) | (payment.IsFirstOfPair ? 1UL << FirstShift : 0);
        Order = (uint)payment.Number;
        Counterparty = counterparty;
    }

    public long AmountMinor => (long)(_amountDepthFirst & AmountMask);

    /// <summary>Payments in the longest chain that ends with this one.</summary>
    public int Depth => (byte)(_amountDepthFirst >> DepthShift);

    /// <summary>1 where it was the first payment of its pair.</summary>
    public int First => (int)(_amountDepthFirst >> FirstShift);

    public static long TimeOf(long milliseconds) => milliseconds - Instant.Min.Milliseconds + 1;

    public static long MillisecondsOf(long time) => time + Instant.Min.Milliseconds - 1;
}

/// <summary>One direction of an account: a ring of its latest payments, in the order of the journal.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PaymentList
{
    /// <summary>The newest time ever seen: the list's clock, which never runs back; 0 when none was.</summary>
    public long Newest;

    /// <summary>The newest time among payments that are in the ring no more; 0 when there are none.</summary>
    public long DroppedNewest;

    /// <summary>The ring's block in the pool of its size; 0 when it has none.</summary>
    public uint Block;

    /// <summary>The ring has room for four times two to this power payments.</summary>
    public byte Size;

    /// <summary>Where the oldest stands, and how many there are.</summary>
    public byte Head;
    public byte Count;
    private readonly byte _reserved;
}

/// <summary>All that patterns keep of an account besides the rings: one cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct AccountLists
{
    public PaymentList Sent;
    public PaymentList Received;

    /// <summary>When it last took part in a payment, and when it was first seen or last woke; 0 when never seen.</summary>
    public long LastSeen;
    public long Woke;
}
