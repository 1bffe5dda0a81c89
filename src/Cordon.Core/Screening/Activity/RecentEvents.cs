using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// The payments of the last 30 days of an account that has few, sent and received in one list in order of time. Its windows are counted anew at
/// each look: for a few dozen events that costs less than letting each leave four windows one by one, which no processor can foresee.
/// </summary>
/// <remarks>
/// <para>Events lie in groups of 16, three cache lines: times, counterparties, sizes. An event is 12 bytes. A time is the lower half of the
/// milliseconds, which is enough: a list never holds an event that had left the longest window at the account's clock, so an event's age
/// against that clock is below 30 days, and 32 bits reach 49.</para>
/// <para>An account with more events than five groups hold, or with a size beyond 32 bits, becomes busy and goes on in an <see cref="EventLog"/>.
/// </para>
/// </remarks>
internal sealed unsafe partial class RecentEvents : IDisposable
{
    public const int EventsPerGroup = 16;

    /// <summary>The most groups of an account: 80 events, 16 of them perhaps gone.</summary>
    public const int GroupsMax = 5;

    public const int EventsMax = GroupsMax * EventsPerGroup;

    /// <summary>The top bits of a counterparty: that the same pair has a newer event, so that this one counts for no distinct counterparty; and
    /// that the account received. Account numbers stay below them.</summary>
    public const uint SupersededBit = 0x8000_0000;
    public const uint ReceivedBit = 0x4000_0000;
    public const uint AccountsMax = ReceivedBit - 1;

    private const int Counterparties = EventsPerGroup, Sizes = 2 * EventsPerGroup;
    private const uint LongestMilliseconds = 2_592_000_000;

    /// <summary>After a pause of this length an age might not fit 32 bits.</summary>
    private const long PauseMax = uint.MaxValue - (long)LongestMilliseconds;

    [StructLayout(LayoutKind.Sequential, Size = 192)]
    private struct Group
    {
        public uint Next;
    }

    private readonly SegmentedArray<Group> _groups = new(17);
    private uint _groupsUsed = 1;
    private uint _freeGroup;

    public RecentEvents() => _groups.Reserve(_groupsUsed);

    public long BytesUsed => _groupsUsed * (long)sizeof(Group);

    /// <summary>Asks for the groups of an account; most have up to four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(AccountState* account)
    {
        for (var i = 0; i < account->Tail; i += EventsPerGroup)
        {
            var group = (byte*)_groups.At(account->Groups[i / EventsPerGroup]);
            Prefetcher.Read(group);
            Prefetcher.Read(group + 64);
            Prefetcher.Read(group + 128);
        }
    }

    /// <summary>When an event was.</summary>
    public long TimeOf(AccountState* account, int at) =>
        account->LastSeenMilliseconds - ((uint)account->LastSeenMilliseconds - *At(account, at));

    public uint CounterpartyOf(AccountState* account, int at) => At(account, at)[Counterparties];

    public uint SizeOf(AccountState* account, int at) => At(account, at)[Sizes];

    /// <summary>Lets the events go that have left the longest window at a moment, not before the account's clock.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(AccountState* account, long nowMilliseconds)
    {
        if (nowMilliseconds - account->LastSeenMilliseconds >= PauseMax)
        {
            AdvanceFar(account, nowMilliseconds);
            return;
        }

        var now = (uint)nowMilliseconds;
        while (account->Head < account->Tail && now - *At(account, account->Head) >= LongestMilliseconds)
        {
            account->Head++;
            if (account->Head == EventsPerGroup)
            {
                DropGroup(account);
            }
        }

        if (account->Head == account->Tail)
        {
            Clear(account);
        }
    }

    /// <summary>Appends an event not older than the newest. False when the account has to become busy first.</summary>
    /// <param name="counterparty">With <see cref="ReceivedBit"/> where the account received.</param>
    /// <param name="predecessor">The event that <see cref="FindNewest"/> gives for the counterparty.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Append(AccountState* account, long timeMilliseconds, long size, uint counterparty, int predecessor)
    {
        if (account->Tail == EventsMax || size > uint.MaxValue)
        {
            return false;
        }

        if (account->Tail % EventsPerGroup == 0)
        {
            account->Groups[account->Tail / EventsPerGroup] = NewGroup();
        }

        var to = At(account, account->Tail);

        // Where there is no predecessor the new event's own place is marked, which is then written: cheaper than a branch nobody can predict.
        At(account, predecessor < 0 ? account->Tail : predecessor)[Counterparties] |= SupersededBit;
        to[0] = (uint)timeMilliseconds;
        to[Counterparties] = counterparty;
        to[Sizes] = (uint)size;
        account->Tail++;
        return true;
    }

    /// <summary>
    /// Inserts an event that came late where its time belongs; nowhere when it has left the longest window. False when the account has to become
    /// busy first.
    /// </summary>
    public bool InsertLate(AccountState* account, long timeMilliseconds, long nowMilliseconds, long size, uint counterparty)
    {
        if (timeMilliseconds <= nowMilliseconds - LongestMilliseconds)
        {
            return true;
        }

        var newest = FindNewest(account, counterparty);
        if (newest >= 0 && TimeOf(account, newest) > timeMilliseconds)
        {
            (counterparty, newest) = (counterparty | SupersededBit, -1);
        }

        if (!Append(account, timeMilliseconds, size, counterparty, newest))
        {
            return false;
        }

        for (var at = account->Tail - 1; at > account->Head && TimeOf(account, at - 1) > timeMilliseconds; at--)
        {
            Exchange(At(account, at - 1), At(account, at));
        }

        return true;
    }

    /// <summary>The newest event with a counterparty, or -1.</summary>
    public int FindNewest(AccountState* account, uint counterparty)
    {
        for (var first = account->Tail - 1 & -EventsPerGroup; first >= 0; first -= EventsPerGroup)
        {
            var others = (uint*)_groups.At(account->Groups[first / EventsPerGroup]) + Counterparties;
            var wanted = Vector256.Create(counterparty);
            var same = Vector256.Equals(Vector256.Load(others), wanted).ExtractMostSignificantBits()
                | (Vector256.Equals(Vector256.Load(others + 8), wanted).ExtractMostSignificantBits() << 8);

            // Beside the list's own events its groups hold others that are gone, and what stood there before.
            same &= uint.MaxValue << Math.Max(0, account->Head - first);
            same &= (uint)((1UL << Math.Min(EventsPerGroup, account->Tail - first)) - 1);
            if (same != 0)
            {
                return first + BitOperations.TrailingZeroCount(same);
            }
        }

        return -1;
    }

    /// <summary>Gives all groups back.</summary>
    public void Clear(AccountState* account)
    {
        for (var i = 0; i < account->Tail; i += EventsPerGroup)
        {
            Free(account->Groups[i / EventsPerGroup]);
        }

        account->Head = account->Tail = 0;
    }

    public void Save(BytesOut write)
    {
        write.Value(_groupsUsed);
        write.Value(_freeGroup);
        _groups.Save(write, _groupsUsed);
    }

    /// <summary>Fills a list of lists that is new. Null, or why it cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        var (used, free) = (read.Value<uint>(), read.Value<uint>());
        if (used == 0 || used > bytes / sizeof(Group) || free >= used)
        {
            return $"names {used} groups of events, the free ones from {free} on, in {bytes} bytes";
        }

        (_groupsUsed, _freeGroup) = (used, free);
        _groups.Load(read, used);
        return null;
    }

    public void Dispose() => _groups.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint* At(AccountState* account, int at) =>
        (uint*)_groups.At(account->Groups[at / EventsPerGroup]) + (at % EventsPerGroup);

    private static void Exchange(uint* left, uint* right)
    {
        for (var part = 0; part < 3 * EventsPerGroup; part += EventsPerGroup)
        {
            (left[part], right[part]) = (right[part], left[part]);
        }
    }

    private void AdvanceFar(AccountState* account, long nowMilliseconds)
    {
        var left = 0;
        while (account->Head + left < account->Tail
            && TimeOf(account, account->Head + left) <= nowMilliseconds - LongestMilliseconds)
        {
            left++;
        }

        Drop(account, left);
    }

    /// <summary>Drops the oldest events.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Drop(AccountState* account, int count)
    {
        if (account->Head + count == account->Tail)
        {
            Clear(account);
            return;
        }

        for (account->Head += (byte)count; account->Head >= EventsPerGroup;)
        {
            DropGroup(account);
        }
    }

    private void DropGroup(AccountState* account)
    {
        Free(account->Groups[0]);
        for (var i = 1; i < GroupsMax; i++)
        {
            account->Groups[i - 1] = account->Groups[i];
        }

        account->Head -= EventsPerGroup;
        account->Tail -= EventsPerGroup;
    }

    private uint NewGroup()
    {
        if (_freeGroup != 0)
        {
            var index = _freeGroup;
            _freeGroup = _groups.At(index)->Next;
            return index;
        }

        _groups.Reserve(_groupsUsed + 1L);
        return _groupsUsed++;
    }

    private void Free(uint index)
    {
        _groups.At(index)->Next = _freeGroup;
        _freeGroup = index;
    }
}
