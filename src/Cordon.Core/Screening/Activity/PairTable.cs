using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>The newest payment in the payer's and in the payee's event list; stale once it has left their longest window.</summary>
    public uint SentReference;
    public uint ReceivedReference;
}

/// <summary>
/// Pairs of accounts by open addressing, in 4,096 small tables that each grow alone: growing one moves a few thousand pairs, not millions,
/// so that no payment waits for it. Slots are found by multiplication, so a table need not double to grow.
/// </summary>
internal sealed unsafe class PairTable : IDisposable
{
    private const int TablesLog2 = 12;
    private const int Tables = 1 << TablesLog2;
    private const uint CapacityFirst = 16;
    private const int CountBits = 22;
    private const ulong CountMax = (1UL << CountBits) - 1;

    [StructLayout(LayoutKind.Sequential)]
    private struct Table
    {
        public Pair* Slots;
        public uint Capacity;
        public uint Used;
    }

    private readonly Table* _tables = (Table*)NativeMemory.AllocZeroed(Tables, (nuint)sizeof(Table));

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

    /// <summary>Asks the memory for the slot of a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong key)
    {
        var hash = Hash(key);
        var table = _tables + (hash >> (64 - TablesLog2));
        Prefetcher.Read(table->Slots + Slot(hash, table->Capacity));
    }

    /// <summary>The pair, or null when it was never seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair* Find(ulong key)
    {
        var hash = Hash(key);
        var table = _tables + (hash >> (64 - TablesLog2));
        if (table->Capacity == 0)
        {
            return null;
        }

        for (var slot = Slot(hash, table->Capacity); ; slot = slot + 1 == table->Capacity ? 0 : slot + 1)
        {
            var pair = table->Slots + slot;
            if (pair->Key == key)
            {
                return pair;
            }

            if (pair->Key == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The pair, made when it was never seen. Valid until the next call that may grow the table.</summary>
    public Pair* FindOrAdd(ulong key)
    {
        var found = Find(key);
        if (found != null)
        {
            return found;
        }

        var hash = Hash(key);
        var table = _tables + (hash >> (64 - TablesLog2));
        if ((table->Used + 1) * 8UL > table->Capacity * 7UL)
        {
            Grow(table);
        }

        table->Used++;
        Count++;
        var pair = Free(table, hash);
        pair->Key = key;
        pair->LastMilliseconds = long.MinValue;
        return pair;
    }

    /// <summary>Each sub-table's slots, for a snapshot.</summary>
    public (IntPtr Slots, uint Capacity, uint Used) TableAt(int index) =>
        ((IntPtr)_tables[index].Slots, _tables[index].Capacity, _tables[index].Used);

    public static int TableCount => Tables;

    /// <summary>Puts a sub-table back as a snapshot had it, and gives its slots to be filled.</summary>
    public IntPtr Restore(int index, uint capacity, uint used)
    {
        var table = _tables + index;
        NativeMemory.AlignedFree(table->Slots);
        *table = new Table { Slots = Allocate(capacity), Capacity = capacity, Used = used };
        Count += used;
        return (IntPtr)table->Slots;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private static ulong Hash(ulong key)
    {
        key *= 0x9E37_79B9_7F4A_7C15;
        return (key ^ (key >> 32)) * 0xD6E8_FEB8_6659_FD93;
    }

    private static uint Slot(ulong hash, uint capacity) => (uint)(((hash & 0xFFFF_FFFF) * capacity) >> 32);

    private static Pair* Free(Table* table, ulong hash)
    {
        var slot = Slot(hash, table->Capacity);
        while (table->Slots[slot].Key != 0)
        {
            slot = slot + 1 == table->Capacity ? 0 : slot + 1;
        }

        return table->Slots + slot;
    }

    private void Grow(Table* table)
    {
        var old = *table;
        table->Capacity = old.Capacity == 0 ? CapacityFirst : old.Capacity + (old.Capacity / 4) + 8;
        table->Slots = Allocate(table->Capacity);
        for (var i = 0u; i < old.Capacity; i++)
        {
            if (old.Slots[i].Key != 0)
            {
                *Free(table, Hash(old.Slots[i].Key)) = old.Slots[i];
            }
        }

        BytesUsed -= old.Capacity * (long)sizeof(Pair);
        NativeMemory.AlignedFree(old.Slots);
    }

    private Pair* Allocate(uint capacity)
    {
        var bytes = (nuint)capacity * (nuint)sizeof(Pair);
        var slots = (Pair*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(slots, bytes);
        BytesUsed += (long)bytes;
        return slots;
    }

    private void Release()
    {
        for (var i = 0; i < Tables; i++)
        {
            NativeMemory.AlignedFree(_tables[i].Slots);
        }

        NativeMemory.Free(_tables);
    }
}
