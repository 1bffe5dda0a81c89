using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cordon.Core.Values;

namespace Cordon.Core.Screening.Activity;

/// <summary>The windows of an account counted from its list.</summary>
internal sealed unsafe partial class RecentEvents
{
    private static readonly uint[] WindowLengths = [3_600_000, (uint)Instant.DayMilliseconds, 604_800_000, LongestMilliseconds];

    /// <summary>Groups whose events fill a mask of 64 bits.</summary>
    private const int GroupsPerMask = 4;

    /// <summary>
    /// Writes the account's windows to a <see cref="SideRows">row</see>, lets the events go that have left the longest one, and finds the newest
    /// event with a counterparty, or -1.
    /// </summary>
    /// <param name="nowMilliseconds">Not before the account's clock.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Look(AccountState* account, long nowMilliseconds, uint counterparty, long* row)
    {
        if (nowMilliseconds - account->LastSeenMilliseconds >= PauseMax)
        {
            AdvanceFar(account, nowMilliseconds);
        }

        var newest = Vector512.IsHardwareAccelerated
            ? Look512(account, (uint)nowMilliseconds, counterparty, row)
            : LookOneByOne(account, (uint)nowMilliseconds, counterparty, row);
        var left = (int)(row[SideRows.Counts + 3] + row[SideRows.Counts + 7]);
        var gone = account->Tail - account->Head - left;
        if (gone > 0)
        {
            var before = account->Tail;
            Drop(account, gone);
            newest -= newest < 0 ? 0 : before - account->Tail;
        }

        return newest;
    }

    /// <summary>From the newest event back: a window's measures are what has been added up when its edge is reached.</summary>
    internal int LookOneByOne(AccountState* account, uint now, uint counterparty, long* row)
    {
        var newest = -1;
        long sentSum = 0, receivedSum = 0, sentCount = 0, receivedCount = 0, sentDistinct = 0, receivedDistinct = 0;
        var window = 0;
        for (var at = account->Tail - 1; at >= account->Head; at--)
        {
            var e = At(account, at);
            while (window < 4 && now - e[0] >= WindowLengths[window])
            {
                Put(window++);
            }

            if (window == 4)
            {
                return newest;
            }

            var other = e[Counterparties];
            newest = other == counterparty ? at : newest;
            var received = (long)(other / ReceivedBit) & 1;
            var (size, isNewest) = ((long)e[Sizes], 1 - (other >> 31));
            (sentCount, receivedCount) = (sentCount + 1 - received, receivedCount + received);
            (sentSum, receivedSum) = (sentSum + (size & (received - 1)), receivedSum + (size & -received));
            (sentDistinct, receivedDistinct) = (sentDistinct + (isNewest & (received - 1)), receivedDistinct + (isNewest & -received));
        }

        while (window < 4)
        {
            Put(window++);
        }

        return newest;

        void Put(int w)
        {
            (row[SideRows.Sums + w], row[SideRows.Sums + 4 + w]) = (sentSum, receivedSum);
            (row[SideRows.Counts + w], row[SideRows.Counts + 4 + w]) = (sentCount, receivedCount);
            (row[SideRows.Distinct + w], row[SideRows.Distinct + 4 + w]) = (sentDistinct, receivedDistinct);
        }
    }

    /// <summary>Sixteen events at a time; a window's events become bits, which are counted.</summary>
    private int Look512(AccountState* account, uint now, uint counterparty, long* row)
    {
        Vector512<ulong> sent0 = default, sent1 = default, sent2 = default, sent3 = default;
        Vector512<ulong> all0 = default, all1 = default, all2 = default, all3 = default;
        var newest = -1;
        var places = Vector512<uint>.Indices - Vector512.Create((uint)account->Head);
        var length = Vector512.Create((uint)account->Tail - account->Head);
        for (var first = 0; first == 0 || first < account->Tail; first += GroupsPerMask * EventsPerGroup)
        {
            ulong in0 = 0, in1 = 0, in2 = 0, in3 = 0, received = 0, superseded = 0, same = 0;
            var end = Math.Min(account->Tail, first + (GroupsPerMask * EventsPerGroup));
            for (var at = first; at < end; at += EventsPerGroup)
            {
                var group = (uint*)_groups.At(account->Groups[at / EventsPerGroup]);
                var others = Vector512.Load(group + Counterparties);

                // What does not belong to the list is as old as can be.
                var age = Vector512.ConditionalSelect(
                    Vector512.LessThan(places, length), Vector512.Create(now) - Vector512.Load(group), Vector512<uint>.AllBitsSet);
                places += Vector512.Create((uint)EventsPerGroup);
                var shift = at - first;
                in0 |= Bits(age, 0) << shift;
                in1 |= Bits(age, 1) << shift;
                in2 |= Bits(age, 2) << shift;
                in3 |= Bits(age, 3) << shift;
                superseded |= others.ExtractMostSignificantBits() << shift;
                received |= (others << 1).ExtractMostSignificantBits() << shift;
                same |= Vector512.Equals(others, Vector512.Create(counterparty)).ExtractMostSignificantBits() << shift;
                var sizes = Vector512.Load(group + Sizes);
                var isReceived = Vector512.ShiftRightArithmetic((others << 1).AsInt32(), 31).AsUInt32();
                var (low, high) = Vector512.Widen(sizes);
                var (lowSent, highSent) = Vector512.Widen(Vector512.AndNot(sizes, isReceived));
                var (lowAge, highAge) = Vector512.Widen(age);
                all0 += In(lowAge, 0, low) + In(highAge, 0, high);
                all1 += In(lowAge, 1, low) + In(highAge, 1, high);
                all2 += In(lowAge, 2, low) + In(highAge, 2, high);
                all3 += In(lowAge, 3, low) + In(highAge, 3, high);
                sent0 += In(lowAge, 0, lowSent) + In(highAge, 0, highSent);
                sent1 += In(lowAge, 1, lowSent) + In(highAge, 1, highSent);
                sent2 += In(lowAge, 2, lowSent) + In(highAge, 2, highSent);
                sent3 += In(lowAge, 3, lowSent) + In(highAge, 3, highSent);
            }

            same &= in3;
            newest = same == 0 ? newest : first + BitOperations.TrailingZeroCount(same);
            CountBits(row, in0, in1, in2, in3, ~received, superseded, first > 0);
            CountBits(row + 4, in0, in1, in2, in3, received, superseded, first > 0);
        }

        var sent = SumEach(sent0, sent1, sent2, sent3);
        var all = SumEach(all0, all1, all2, all3);
        Vector512.Create(sent, all - sent).AsInt64().Store(row + SideRows.Sums);
        return newest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector512<uint> age, int window) =>
        Vector512.LessThan(age, Vector512.Create(Length(window))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> In(Vector512<ulong> age, int window, Vector512<ulong> sizes) =>
        Vector512.ConditionalSelect(Vector512.LessThan(age, Vector512.Create((ulong)Length(window))), sizes, Vector512<ulong>.Zero);

    /// <summary>A window's length as a constant of the code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Length(int window) => window switch { 0 => 3_600_000, 1 => (uint)Instant.DayMilliseconds, 2 => 604_800_000, _ => LongestMilliseconds };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CountBits(long* row, ulong in0, ulong in1, ulong in2, ulong in3, ulong direction, ulong superseded, bool isMore)
    {
        var counts = Vector256.Create(
            BitOperations.PopCount(in0 & direction), BitOperations.PopCount(in1 & direction),
            BitOperations.PopCount(in2 & direction), BitOperations.PopCount(in3 & direction));
        direction &= ~superseded;
        var distinct = Vector256.Create(
            BitOperations.PopCount(in0 & direction), BitOperations.PopCount(in1 & direction),
            BitOperations.PopCount(in2 & direction), BitOperations.PopCount(in3 & direction));
        if (isMore)
        {
            counts += Vector256.Load(row + SideRows.Counts);
            distinct += Vector256.Load(row + SideRows.Distinct);
        }

        counts.Store(row + SideRows.Counts);
        distinct.Store(row + SideRows.Distinct);
    }

    /// <summary>The sum of each of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> SumEach(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c, Vector512<ulong> d)
    {
        var (a4, b4, c4, d4) = (a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());
        var ab = System.Runtime.Intrinsics.X86.Avx2.UnpackLow(a4, b4) + System.Runtime.Intrinsics.X86.Avx2.UnpackHigh(a4, b4);
        var cd = System.Runtime.Intrinsics.X86.Avx2.UnpackLow(c4, d4) + System.Runtime.Intrinsics.X86.Avx2.UnpackHigh(c4, d4);
        return System.Runtime.Intrinsics.X86.Avx2.Permute2x128(ab, cd, 0x20) + System.Runtime.Intrinsics.X86.Avx2.Permute2x128(ab, cd, 0x31);
    }
}
