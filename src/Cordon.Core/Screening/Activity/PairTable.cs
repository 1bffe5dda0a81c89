using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Activity;

/// <summary>What is kept of one payer paying one payee: half a cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Pair
{
    /// <summary>Payer in the upper half, payee in the lower; 0 means an empty slot.</summary>
    public ulong Key;

    /// <summary>The first payment's time (42 bits of milliseconds since 1970) and the number of payments (22 bits, saturating).</summary>
    public ulong FirstAndCount;

    public long LastMilliseconds;

    /// <summary>Of a busy account's pair: the newest payment in its event list; stale once it has left the longest window.</summary>
    public uint NewestReference;
    private readonly uint _reserved;
}

/// <summary>
/// Pairs of accounts by open addressing, in 8,192 small tables that each grow alone: growing one moves some hundred pairs, not millions,
/// so that no payment waits for it. Slots are found by multiplication, so a table need not double to grow.
/// </summary>
/// <remarks>
/// A byte for each slot says whether it is taken and holds seven bits of the hash, so that sixteen slots are tried with one comparison, and a
/// pair that was never seen, the common case for the way back, costs one cache line.
/// </remarks>
internal sealed unsafe partial class PairTable : IDisposable
{
    private const int TablesLog2 = 13;
    private const int Tables = 1 << TablesLog2;
    private const uint CapacityFirst = 64;

    /// <summary>Different sizes that tables begin with, none a quarter larger than the smallest.</summary>
    private const uint Stagger = 16;
    private const int CountBits = 22;
    private const ulong CountMax = (1UL << CountBits) - 1;

    /// <summary>Below the bits that choose a table, above those of the tag.</summary>
    private const int HalfBit = 50;

    /// <summary>Slots tried at a time.</summary>
    private const int Group = 16;

    [StructLayout(LayoutKind.Sequential)]
    private struct Table
    {
        public Pair* Slots;

        /// <summary>A byte for each slot, 0 when free; the first sixteen stand again behind the last, so that a group may run over the end.</summary>
        public byte* Tags;

        public uint Capacity;
        public uint Used;
        private readonly ulong _reserved;
    }

    /// <summary>The tags of a table without slots: looked at like any others, so that no look-up asks whether there are any.</summary>
    private static readonly byte* NoTags = (byte*)NativeMemory.AllocZeroed(Group);

    private readonly Table* _tables = (Table*)NativeMemory.AllocZeroed(Tables, (nuint)sizeof(Table));

    public PairTable()
    {
        for (var i = 0; i < Tables; i++)
        {
            _tables[i].Tags = NoTags;
        }
    }

    ~PairTable() => Release();

    /// <summary>Pairs kept.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of all slots.</summary>
    public long BytesUsed { get; private set; }

    public static ulong KeyOf(uint payer, uint payee) => ((ulong)payer << 32) | payee;

    public static long FirstMilliseconds(Pair* pair) => (long)(pair->FirstAndCount >> CountBits);

    public static long CountOf(Pair* pair) => (long)(pair->FirstAndCount & CountMax);

    /// <summary>Counts one more payment of a pair; the first one tells when the pair was first seen.</summary>
    public static void Add(Pair* pair, long timeMilliseconds)
    {
        var since = (ulong)Math.Clamp(timeMilliseconds, 0, (1L << 42) - 1);
        var count = pair->FirstAndCount & CountMax;
        var first = count == 0 ? since : Math.Min(since, pair->FirstAndCount >> CountBits);
        pair->FirstAndCount = (first << CountBits) | Math.Min(count + 1, CountMax);
    }

    /// <summary>Asks the memory for the tags among which a pair's would be; a group of them may lie on two cache lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchTags(ulong key)
    {
        var hash = Hash(key);
        var table = _tables + (hash >> (64 - TablesLog2));
        var tags = table->Tags + Home(hash, table->Capacity);
        Prefetcher.Read(tags);
        Prefetcher.Read(tags + Group - 1);
    }

    /// <summary>
    /// Asks for the slots that the tags point at, without looking into any; when there are none, for the free one that a new pair takes.
    /// A pair often stands some slots behind its home, on another cache line.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchSlots(ulong key)
    {
        var hash = Hash(key);
        var table = _tables + (hash >> (64 - TablesLog2));
        var home = Home(hash, table->Capacity);
        var tags = Vector128.Load(table->Tags + home);
        var free = Vector128.Equals(tags, Vector128<byte>.Zero).ExtractMostSignificantBits();
        var wanted = Vector128.Equals(tags, Vector128.Create(Tag(hash))).ExtractMostSignificantBits();
        wanted = wanted != 0 ? wanted : free;
        PrefetchSlot(table, home + (uint)BitOperations.TrailingZeroCount(wanted));

        // Besides the free one, which needs no company, there are seldom two: a pair and its way back.
        for (wanted &= ~free & (wanted - 1); wanted != 0; wanted &= wanted - 1)
        {
            PrefetchSlot(table, home + (uint)BitOperations.TrailingZeroCount(wanted));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void PrefetchSlot(Table* table, uint slot) => Prefetcher.Read(table->Slots + (slot >= table->Capacity ? slot - table->Capacity : slot));
    }

    /// <summary>The pair, or null when it was never seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair* Find(ulong key) => Find(key, out _);

    /// <summary>The pair and the pair of the way back, each null when it was never seen. Both lie in the same group of slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair* Find(ulong key, out Pair* reverse)
    {
        var hash = Hash(key);
        return Find(_tables + (hash >> (64 - TablesLog2)), key, hash, out reverse);
    }

    /// <summary>The pair, made when it was never seen, and the way back or null. Valid until the next call that may grow the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair* FindOrAdd(ulong key, out Pair* reverse)
    {
        var hash = Hash(key);
        var table = _tables + (hash >> (64 - TablesLog2));
        var found = Find(table, key, hash, out reverse);
        return found != null ? found : Add(table, key, hash, ref reverse);
    }

    private Pair* Add(Table* table, ulong key, ulong hash, ref Pair* reverse)
    {
        if ((table->Used + 1) * 8UL > table->Capacity * 7UL)
        {
            Grow(table, hash);
            _ = Find(table, key, hash, out reverse);
        }

        table->Used++;
        Count++;
        var pair = TakeFree(table, hash);
        pair->Key = key;
        pair->LastMilliseconds = long.MinValue;
        return pair;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>The half that a pair and its way back belong to; of a bit of the hash that nothing else is taken from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int HalfOf(ulong key) => (int)(Hash(key) >> HalfBit) & 1;

    /// <summary>The same for a pair and its way back, so that one look finds both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong key)
    {
        var back = BitOperations.RotateLeft(key, 32);
        var hash = Math.Min(key, back) * 0x9E37_79B9_7F4A_7C15;
        return (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93;
    }

    private static uint Home(ulong hash, uint capacity) => (uint)(((hash & 0xFFFF_FFFF) * capacity) >> 32);

    private static byte Tag(ulong hash) => (byte)(0x80 | (hash >> 40));

    private static void SetTag(Table* table, uint slot, byte tag)
    {
        table->Tags[slot] = tag;
        for (var mirror = slot + table->Capacity; mirror < table->Capacity + Group; mirror += table->Capacity)
        {
            table->Tags[mirror] = tag;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair* Find(Table* table, ulong key, ulong hash, out Pair* reverse)
    {
        Pair* found = null;
        reverse = null;
        var tag = Vector128.Create(Tag(hash));
        for (var at = Home(hash, table->Capacity); ; at = at + Group >= table->Capacity ? at + Group - table->Capacity : at + Group)
        {
            var tags = Vector128.Load(table->Tags + at);
            for (var matches = Vector128.Equals(tags, tag).ExtractMostSignificantBits(); matches != 0; matches &= matches - 1)
            {
                var slot = at + (uint)BitOperations.TrailingZeroCount(matches);
                var pair = table->Slots + (slot >= table->Capacity ? slot - table->Capacity : slot);
                found = pair->Key == key ? pair : found;
                reverse = pair->Key == BitOperations.RotateLeft(key, 32) ? pair : reverse;
            }

            if (Vector128.EqualsAny(tags, Vector128<byte>.Zero))
            {
                return found;
            }
        }
    }

    private static Pair* TakeFree(Table* table, ulong hash)
    {
        var slot = Home(hash, table->Capacity);
        while (table->Tags[slot] != 0)
        {
            slot = slot + 1 == table->Capacity ? 0 : slot + 1;
        }

        SetTag(table, slot, Tag(hash));
        return table->Slots + slot;
    }

    private void Grow(Table* table, ulong hash)
    {
        var old = *table;

        // Tables fill alike. Beginning with different sizes they do not all grow within the same minute.
        var first = CapacityFirst + (CapacityFirst / 4 * ((uint)(hash >> (64 - TablesLog2)) % Stagger) / Stagger);
        Allocate(table, old.Capacity == 0 ? first : old.Capacity + (old.Capacity / 4));
        table->Used = old.Used;
        for (var i = 0u; i < old.Capacity; i++)
        {
            if (old.Slots[i].Key != 0)
            {
                *TakeFree(table, Hash(old.Slots[i].Key)) = old.Slots[i];
            }
        }

        Free(&old);
    }

    private void Allocate(Table* table, uint capacity)
    {
        var bytes = (nuint)capacity * (nuint)sizeof(Pair);
        table->Slots = (Pair*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(table->Slots, bytes);
        table->Tags = (byte*)NativeMemory.AllocZeroed(capacity + Group);
        table->Capacity = capacity;
        BytesUsed += (long)bytes + capacity + Group;
    }

    private void Free(Table* table)
    {
        if (table->Capacity > 0)
        {
            BytesUsed -= (table->Capacity * ((long)sizeof(Pair) + 1)) + Group;
            NativeMemory.AlignedFree(table->Slots);
            NativeMemory.Free(table->Tags);
        }
    }

    private void Release()
    {
        for (var i = 0; i < Tables; i++)
        {
            Free(_tables + i);
        }

        NativeMemory.Free(_tables);
    }
}
