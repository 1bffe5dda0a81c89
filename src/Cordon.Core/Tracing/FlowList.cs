using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>The end of a purse's list, in the purse itself, so that appending reads nothing else.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FlowHead
{
    /// <summary>The block that is appended to; 0 for an empty list.</summary>
    public uint Tail;

    /// <summary>Entries in it, and room for them.</summary>
    public ushort Used;
    public ushort Capacity;
}

/// <summary>What stands before a block's entries, in the place of its first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FlowBlock
{
    public uint Previous;

    /// <summary>An earlier block, twice as far each time: finding takes steps in the logarithm of the number of blocks.</summary>
    public uint Jump;
    public uint Next;
    public uint Ordinal;
}

/// <summary>A place in a list.</summary>
internal unsafe struct FlowCursor<T>
    where T : unmanaged
{
    /// <summary>The entry, or null behind the last.</summary>
    public T* Entry;

    /// <summary>Behind the last entry of its block.</summary>
    public T* End;
    public uint Block;
}

/// <summary>
/// Append-only lists of entries in blocks that double, so that a list of ten wastes little and one of ten million is searched in a few steps.
/// </summary>
/// <remarks>Owned by one thread. Entries never move.</remarks>
internal sealed unsafe partial class FlowList<T> : IDisposable
    where T : unmanaged, IFlowEntry
{
    private const int SegmentLog2 = 20;
    private const int SmallestBlock = 4;

    /// <summary>A block of this many slots is the largest: 96 KiB, a copy no payment would notice if one were needed.</summary>
    private const int LargestBlock = 4096;

    private readonly SegmentedArray<T> _entries = new(SegmentLog2);

    // Slot 0 is no block, so that 0 means none.
    private uint _used = SmallestBlock;

    /// <summary>Bytes of native memory that hold blocks.</summary>
    public long BytesUsed => _used * (long)sizeof(T);

    /// <summary>Appends an entry and returns where it lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Append(FlowHead* head)
    {
        if (head->Used == head->Capacity)
        {
            AddBlock(head);
        }

        head->Used++;
        return _entries.At(head->Tail + head->Used);
    }

    /// <summary>Asks for the memory that the next entry will be written to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchTail(FlowHead* head)
    {
        if (head->Tail != 0)
        {
            Prefetcher.Read(_entries.At(head->Tail + head->Used));
        }
    }

    /// <summary>The entry whose interval holds a coordinate, given that the list begins at or below it; the last one when it lies behind all.</summary>
    public FlowCursor<T> AtCoordinate(FlowHead* head, long coordinate)
    {
        var block = head->Tail;
        while (block != 0 && _entries.At(block + 1)->Start > coordinate)
        {
            var header = Header(block);
            block = header->Jump != 0 && _entries.At(header->Jump + 1)->Start > coordinate ? header->Jump : header->Previous;
        }

        if (block == 0)
        {
            return default;
        }

        return Search(head, block, coordinate);
    }

    /// <summary>The first entry of a transfer's number or a later one.</summary>
    public FlowCursor<T> FromTransfer(FlowHead* head, uint transfer)
    {
        var block = head->Tail;
        while (block != 0 && Header(block)->Previous != 0 && _entries.At(block + 1)->Transfer >= transfer)
        {
            var header = Header(block);
            block = header->Jump != 0 && _entries.At(header->Jump + 1)->Transfer >= transfer ? header->Jump : header->Previous;
        }

        if (block == 0)
        {
            return default;
        }

        var first = Entries(head, block, out var count);
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (first[middle].Transfer < transfer)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var cursor = new FlowCursor<T> { Entry = first + low, End = first + count, Block = block };
        return low < count ? cursor : NextBlock(head, cursor);
    }

    /// <summary>The last entry of a list that is not empty.</summary>
    public T* Last(FlowHead* head) => _entries.At(head->Tail + head->Used);

    /// <summary>The entry before a cursor's, or the last one when the cursor lies behind all; null before the first.</summary>
    public T* Before(FlowHead* head, in FlowCursor<T> cursor)
    {
        if (head->Tail == 0)
        {
            return null;
        }

        if (cursor.Entry == null)
        {
            return _entries.At(head->Tail + head->Used);
        }

        if (cursor.Entry != _entries.At(cursor.Block + 1))
        {
            return cursor.Entry - 1;
        }

        var previous = Header(cursor.Block)->Previous;
        return previous == 0 ? null : _entries.At(previous) + CapacityOf(Header(previous)->Ordinal);
    }

    /// <summary>Moves to the next entry; behind the last one, the entry is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(FlowHead* head, ref FlowCursor<T> cursor)
    {
        if (++cursor.Entry == cursor.End)
        {
            cursor = NextBlock(head, cursor);
        }
    }

    /// <summary>Where an entry's interval ends: where the next begins, or at the axis's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long EndOf(FlowHead* head, in FlowCursor<T> cursor, long axisEnd)
    {
        if (cursor.Entry + 1 != cursor.End)
        {
            return cursor.Entry[1].Start;
        }

        var next = NextBlock(head, cursor);
        return next.Entry == null ? axisEnd : next.Entry->Start;
    }

    public void Dispose() => _entries.Dispose();

    /// <summary>Gives all blocks out as they lie.</summary>
    public void Save(BytesOut write)
    {
        write.Value(_used);
        _entries.Reserve(_used);
        _entries.Save(write, _used);
    }

    /// <summary>Fills lists that are new. Null, or why they cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        var used = read.Value<uint>();
        if (used < SmallestBlock || used > bytes / sizeof(T))
        {
            return $"names {used} slots in {bytes} bytes";
        }

        _used = used;
        _entries.Load(read, used);
        return null;
    }

    private static int CapacityOf(uint ordinal) => (ordinal >= 10 ? LargestBlock : Math.Min(LargestBlock, SmallestBlock << (int)ordinal)) - 1;

    private FlowBlock* Header(uint block) => (FlowBlock*)_entries.At(block);

    private T* Entries(FlowHead* head, uint block, out int count)
    {
        count = block == head->Tail ? head->Used : CapacityOf(Header(block)->Ordinal);
        return _entries.At(block + 1);
    }

    private FlowCursor<T> NextBlock(FlowHead* head, in FlowCursor<T> cursor)
    {
        var next = Header(cursor.Block)->Next;
        if (next == 0)
        {
            return default;
        }

        var first = Entries(head, next, out var count);
        return new FlowCursor<T> { Entry = first, End = first + count, Block = next };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddBlock(FlowHead* head)
    {
        var previous = head->Tail;
        var ordinal = previous == 0 ? 0 : Header(previous)->Ordinal + 1;
        var slots = (uint)CapacityOf(ordinal) + 1;
        var left = (1u << SegmentLog2) - (_used & ((1u << SegmentLog2) - 1));
        if (slots > left)
        {
            // A block lies in one segment. What is left of it is at most one block in sixteen.
            _used += left;
        }

        var block = _used;
        _used = checked(_used + slots);
        _entries.Reserve(_used);
        *Header(block) = new FlowBlock { Previous = previous, Jump = JumpFrom(previous), Ordinal = ordinal };
        if (previous != 0)
        {
            Header(previous)->Next = block;
        }

        head->Tail = block;
        head->Used = 0;
        head->Capacity = (ushort)(slots - 1);
    }

    /// <summary>Skew-binary jumps (Myers, 1983): as far as the last two jumps together when those are equally long, else one block.</summary>
    private uint JumpFrom(uint previous)
    {
        if (previous == 0 || Header(previous)->Jump is not (> 0 and var jump))
        {
            return previous;
        }

        var farther = Header(jump)->Jump;
        return farther != 0 && Header(previous)->Ordinal - Header(jump)->Ordinal == Header(jump)->Ordinal - Header(farther)->Ordinal
            ? farther
            : previous;
    }
}
