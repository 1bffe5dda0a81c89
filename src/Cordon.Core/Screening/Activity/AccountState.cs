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
/// One direction of one account: the four sliding windows over its payments and what else is kept of them. Two cache lines.
/// </summary>
/// <remarks>
/// A window's events are those from <see cref="Cursor"/> to the last one appended; <see cref="Cursor"/> means something only while
/// <see cref="Count"/> is above zero. <see cref="ExpirySeconds"/> is when the oldest event leaves, floored to the second, so that one
/// comparison of four numbers tells that nothing has to be done.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct Flow
{
    public PerWindow<long> Sum;
    public PerWindow<uint> Count;
    public PerWindow<uint> Distinct;

    // Second cache line.
    public PerWindow<uint> ExpirySeconds;
    public PerWindow<uint> Cursor;
    public long LastMilliseconds;
    public long Largest;

    /// <summary>The chunk that events are appended to; 0 when the list is empty.</summary>
    public uint TailChunk;

    /// <summary>How long money usually stayed before it was sent on, in seconds: a moving average with weight 1/8; 0 when never seen.</summary>
    public uint DwellSeconds;

    /// <summary>Payments counted for the shares below; halved together with them when full, so that old habits fade.</summary>
    public ushort ShareTotal;
    public ushort ShareNight;
    public ushort ShareRound;
    public ushort Reserved;

    /// <summary>All bits set for each window whose oldest event leaves at a moment (or within the second after it).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<uint> Expiring(uint nowSeconds) =>
        Vector128.LessThanOrEqual(Vector128.LoadUnsafe(ref ExpirySeconds[0]), Vector128.Create(nowSeconds));
}

/// <summary>All that screening keeps of an account, besides its events: five cache lines.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AccountState
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

    /// <summary>Whether the account has been set up (a zeroed record is none).</summary>
    public byte IsRegistered;

    /// <summary>In what the account's payments so far were counted.</summary>
    public Units Units;
    private readonly ushort _reserved2;
    private readonly uint _reserved3;

    public Flow Sent;
    public Flow Received;
}
