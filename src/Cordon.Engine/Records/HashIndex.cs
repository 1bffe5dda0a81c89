using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Engine.Records;

/// <summary>
/// From a 64-bit hash to numbers other than zero, in 1,024 small tables that each grow alone, so that no payment waits for a large one to be moved.
/// Several numbers may stand under one hash: the caller verifies each candidate, so a collision costs time and never truth.
/// </summary>
/// <remarks>
/// Sixteen bytes an entry at 50 to 75 % fill, hash and number side by side: a look is one cache line, and <see cref="Prefetch"/> asks for it
/// ahead. The memory is native, out of the garbage collector's way. Owned by one thread.
/// </remarks>
public sealed unsafe partial class HashIndex : IDisposable
{
    private const int Tables = 1024;
    private const int SlotsFirst = 16;

    /// <summary>So that four slots lie in one cache line.</summary>
    private const int LineBytes = 64;

    private readonly Table[] _tables = new Table[Tables];

    public HashIndex()
    {
        for (var i = 0; i < Tables; i++)
        {
            _tables[i] = new Table { Slots = Allocate(SlotsFirst), Length = SlotsFirst };
        }
    }

    ~HashIndex() => Release();

    /// <summary>Entries kept.</summary>
    public long Count { get; private set; }

    /// <summary>Asks for the memory that a look for this hash will read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
        {
            ref var table = ref TableOf(hash);
            Sse.Prefetch0(table.Slots + Home(hash, table.Length));
        }
    }

    /// <summary>The first candidate for a hash, or 0. <paramref name="probe"/> goes on from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long First(ulong hash, out int probe)
    {
        probe = Home(hash, TableOf(hash).Length) - 1;
        return Next(hash, ref probe);
    }

    /// <summary>The next candidate for a hash, or 0.</summary>
    public long Next(ulong hash, ref int probe)
    {
        ref var table = ref TableOf(hash);
        while (true)
        {
            probe = probe + 1 == table.Length ? 0 : probe + 1;
            var slot = table.Slots + probe;
            if (slot->Value == 0 || slot->Hash == hash)
            {
                return slot->Value;
            }
        }
    }

    /// <summary>Adds a number other than zero under a hash.</summary>
    public void Add(ulong hash, long value)
    {
        ref var table = ref TableOf(hash);
        if ((table.Used + 1) * 4 > table.Length * 3)
        {
            Grow(ref table);
        }

        Put(table.Slots, table.Length, hash, value);
        table.Used++;
        Count++;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private ref Table TableOf(ulong hash) => ref _tables[(int)(hash & (Tables - 1))];

    private static int Home(ulong hash, int length) => (int)(((hash >> 32) * (ulong)length) >> 32);

    private static void Put(Slot* slots, int length, ulong hash, long value)
    {
        var at = Home(hash, length);
        while (slots[at].Value != 0)
        {
            at = at + 1 == length ? 0 : at + 1;
        }

        slots[at] = new Slot { Hash = hash, Value = value };
    }

    private static void Grow(ref Table table)
    {
        var length = table.Length + (table.Length / 2);
        var grown = Allocate(length);
        for (var i = 0; i < table.Length; i++)
        {
            if (table.Slots[i].Value != 0)
            {
                Put(grown, length, table.Slots[i].Hash, table.Slots[i].Value);
            }
        }

        NativeMemory.AlignedFree(table.Slots);
        table.Slots = grown;
        table.Length = length;
    }

    private static Slot* Allocate(int length)
    {
        var bytes = (nuint)length * (nuint)sizeof(Slot);
        var slots = (Slot*)NativeMemory.AlignedAlloc(bytes, LineBytes);
        NativeMemory.Clear(slots, bytes);
        return slots;
    }

    private void Release()
    {
        foreach (ref var table in _tables.AsSpan())
        {
            NativeMemory.AlignedFree(table.Slots);
            table.Slots = null;
        }
    }

    private struct Slot
    {
        public ulong Hash;
        public long Value;
    }

    private struct Table
    {
        public Slot* Slots;
        public int Length;
        public int Used;
    }
}
