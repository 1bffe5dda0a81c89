using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Activity;

/// <summary>What kind of account one is; cash and exchange are ways out of the banking system.</summary>
public enum AccountKind : byte
{
    Unknown = 0,
    Person = 1,
    Business = 2,
    Merchant = 3,
    Exchange = 4,
    Cash = 5,
}

/// <summary>In what amounts are counted: in currencies that can be compared, in an unnamed one, or both, so that their sums mean nothing.</summary>
[Flags]
internal enum Units : byte
{
    None = 0,
    Named = 1,
    Unnamed = 2,
    Mixed = Named | Unnamed,
}

/// <summary>Four values, one for each sliding window, shortest first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PerWindow<T>
    where T : unmanaged
{
    private T _shortest;
    private readonly T _second;
    private readonly T _third;
    private readonly T _longest;

    /// <summary>The value of a window, 0 to 3; not checked.</summary>
    [UnscopedRef]
    public ref T this[int window]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref _shortest, window);
    }
}

/// <summary>
/// One direction of a busy account: the four sliding windows over its payments. Two cache lines.
/// </summary>
/// <remarks>
/// A window's events are those from <see cref="Cursor"/> to the last one appended; <see cref="Cursor"/> means something only while
/// <see cref="Count"/> is above zero. <see cref="ExpirySeconds"/> is when the oldest event leaves, floored to the second, so that one
/// comparison of four numbers tells that nothing has to be done.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct Flow
{
    public PerWindow<long> Sum;
    public PerWindow<uint> Count;
    public PerWindow<uint> Distinct;

    // Second cache line.
    public PerWindow<uint> ExpirySeconds;
    public PerWindow<uint> Cursor;

    /// <summary>The chunk that events are appended to; 0 when the list is empty.</summary>
    public uint TailChunk;

    /// <summary>All bits set for each window whose oldest event leaves at a moment (or within the second after it).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<uint> Expiring(uint nowSeconds) =>
        Vector128.LessThanOrEqual(Vector128.LoadUnsafe(ref ExpirySeconds[0]), Vector128.Create(nowSeconds));
}

/// <summary>The windows of an account with more payments than <see cref="RecentEvents"/> counts anew at each look: four cache lines.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BusyState
{
    public Flow Sent;
    public Flow Received;
}

/// <summary>All that screening keeps of an account, besides its events: two cache lines.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal unsafe struct AccountState
{
    /// <summary>When the account first and last took part in a payment. The latter is the account's clock: it never runs back.</summary>
    public long FirstSeenMilliseconds;
    public long LastSeenMilliseconds;

    /// <summary>When it was opened, and its balance in minor units of the reference currency; <see cref="Facts.Unknown"/> where not told.</summary>
    public long OpenedMilliseconds;
    public long Balance;

    /// <summary>Nearness to reported money when last set, in ten-thousandths, and when that was.</summary>
    public long RiskMilliseconds;
    public int Risk;
    public uint Reports;
    public AccountKind Kind;
    public byte RiskHops;
    public byte Watched;
    public byte Allowed;

    /// <summary>The two letters of the bank's country, and the bank's number among the banks seen.</summary>
    public ushort Country;
    public ushort Bank;

    /// <summary>In what the account's payments so far were counted.</summary>
    public Units Units;

    /// <summary>Its events are those from <see cref="Head"/> to before <see cref="Tail"/> in its groups; none when it is busy.</summary>
    public byte Head;
    public byte Tail;
    private readonly byte _reserved;

    /// <summary>The number of its <see cref="BusyState"/>; 0 while its events lie in <see cref="Groups"/>.</summary>
    public uint Busy;

    // Second cache line.
    public long SentLastMilliseconds;
    public long ReceivedLastMilliseconds;

    /// <summary>The largest it ever sent.</summary>
    public long Largest;

    /// <summary>How long money usually stayed before it was sent on, in seconds: a moving average with weight 1/8; 0 when never seen.</summary>
    public uint DwellSeconds;

    /// <summary>The groups of its events, oldest first; see <see cref="RecentEvents"/>.</summary>
    public fixed uint Groups[RecentEvents.GroupsMax];

    /// <summary>Payments sent, those at night and the round ones among them; and received, and the round ones.</summary>
    public Shares Sent;
    public Shares Received;
}

/// <summary>How many payments of one direction were such and such; halved together when full, so that old habits fade.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Shares
{
    public ushort Total;
    public ushort Night;
    public ushort Round;

    public void Count(bool isNight, bool isRound)
    {
        if (Total == ushort.MaxValue)
        {
            Total /= 2;
            Night /= 2;
            Round /= 2;
        }

        Total++;
        Night += isNight ? (ushort)1 : (ushort)0;
        Round += isRound ? (ushort)1 : (ushort)0;
    }
}
