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

    /// <summary>The purse's number, by which segments know the older part of the list.</summary>
    public uint Purse;
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

    /// <summary>The segment that the block is in, from 1; 0 for one that is not sealed.</summary>
    public int Segment;
}

/// <summary>
/// Append-only lists of entries in blocks that double, so that a list of ten wastes little and one of ten million is searched in a few steps. The
/// older part of the lists may lie in segments instead.
/// </summary>
/// <remarks>Owned by one thread. Entries never move; those of segments are unpacked, and stay until the graph's scratch memory is given back.</remarks>
internal sealed unsafe partial class FlowList<T> : IDisposable
    where T : unmanaged, IFlowEntry<T>
{
    // 6 and 4 MiB: each list of each partition begins with one.
    private const int SegmentLog2 = 18;
    private const int SmallestBlock = 4;

    /// <summary>The largest block has 4 times two to this power slots: 96 KiB.</summary>
    private const int LargestClass = 10;

    private readonly SegmentedArray<T> _entries = new(SegmentLog2);

    // Slot 0 is no block, so that 0 means none.
    private uint _used = SmallestBlock;

    // By size: blocks that are free, each naming the next.
    private readonly uint[] _free = new uint[LargestClass + 1];

    /// <summary>The part in segments, if there are any.</summary>
    public SealedLists<T>? Sealed { get; set; }

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
            return Sealed is { } lists ? lists.AtCoordinate(head->Purse, coordinate) : default;
        }

        return Search(head, block, coordinate);
    }

    /// <summary>The first entry of a transfer's number or a later one.</summary>
    public FlowCursor<T> FromTransfer(FlowHead* head, uint transfer)
    {
        if (Sealed is { } lists && transfer <= lists.Last && lists.FromTransfer(head->Purse, transfer) is { Entry: not null } cursor)
        {
            return cursor;
        }

        return FromUnsealed(head, transfer);
    }

    /// <summary>The first entry of a list that is not in a segment, whatever else is still in memory.</summary>
    public FlowCursor<T> FirstUnsealed(FlowHead* head) =>
        FromUnsealed(head, Sealed is { } lists && lists.Has(head->Purse) ? lists.Last + 1 : 0);

    /// <summary>The last entry of a list that is not empty.</summary>
    public T* Last(FlowHead* head) => head->Tail != 0 ? _entries.At(head->Tail + head->Used) : AtCoordinate(head, long.MaxValue).Entry;

    private FlowCursor<T> FromUnsealed(FlowHead* head, uint transfer)
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
        if (cursor.Entry + 1 != cursor.End || cursor.Segment != 0)
        {
            return cursor.Entry[1].Start;
        }

        var next = NextBlock(head, cursor);
        return next.Entry == null ? axisEnd : next.Entry->Start;
    }

    /// <summary>Entries of a list that are not in a segment.</summary>
    public uint CountUnsealed(FlowHead* head)
    {
        var count = 0L;
        for (var cursor = FirstUnsealed(head); cursor.Entry != null; cursor = NextBlock(head, cursor))
        {
            count += cursor.End - cursor.Entry;
        }

        return checked((uint)count);
    }

    /// <summary>Gives out the entries of a list that are not in a segment, in their order.</summary>
    public void Save(FlowHead* head, BytesOut write)
    {
        for (var cursor = FirstUnsealed(head); cursor.Entry != null; cursor = NextBlock(head, cursor))
        {
            write(new ReadOnlySpan<byte>(cursor.Entry, (int)(cursor.End - cursor.Entry) * sizeof(T)));
        }
    }

    /// <summary>Appends entries to a list that is empty in memory.</summary>
    public void Load(FlowHead* head, uint count, BytesIn read)
    {
        (head->Tail, head->Used, head->Capacity) = (0, 0, 0);
        for (; count > 0; count--)
        {
            read(new Span<byte>(Append(head), sizeof(T)));
        }
    }

    /// <summary>Frees the blocks of a list of which all entries are in segments.</summary>
    public void Trim(FlowHead* head)
    {
        if (head->Tail == 0 || Sealed is not { } lists || !lists.Has(head->Purse))
        {
            return;
        }

        var kept = FirstUnsealed(head).Block;
        for (var block = head->Tail; block != kept && kept != 0; block = Header(block)->Previous)
        {
            if (Header(Header(block)->Jump)->Ordinal < Header(kept)->Ordinal)
            {
                Header(block)->Jump = kept;
            }
        }

        var freed = kept == 0 ? head->Tail : Header(kept)->Previous;
        while (freed != 0)
        {
            var previous = Header(freed)->Previous;
            ref var first = ref _free[ClassOf(Header(freed)->Ordinal)];
            (Header(freed)->Next, first) = (first, freed);
            freed = previous;
        }

        if (kept == 0)
        {
            (head->Tail, head->Used, head->Capacity) = (0, 0, 0);
        }
        else
        {
            (Header(kept)->Previous, Header(kept)->Jump) = (0, 0);
        }
    }

    public void Dispose() => _entries.Dispose();

    private static int CapacityOf(uint ordinal) => (SmallestBlock << ClassOf(ordinal)) - 1;

    private static int ClassOf(uint ordinal) => (int)Math.Min(ordinal, LargestClass);

    private FlowBlock* Header(uint block) => (FlowBlock*)_entries.At(block);

    private T* Entries(FlowHead* head, uint block, out int count)
    {
        count = block == head->Tail ? head->Used : CapacityOf(Header(block)->Ordinal);
        return _entries.At(block + 1);
    }

    private FlowCursor<T> NextBlock(FlowHead* head, in FlowCursor<T> cursor)
    {
        if (cursor.Segment != 0)
        {
            var sealedNext = Sealed!.NextBlock(head->Purse, cursor);
            return sealedNext.Entry != null ? sealedNext : FromUnsealed(head, Sealed.Last + 1);
        }

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
        ref var free = ref _free[ClassOf(ordinal)];
        var block = free;
        if (block != 0)
        {
            free = Header(block)->Next;
        }
        else
        {
            block = NewBlock(slots);
        }

        *Header(block) = new FlowBlock { Previous = previous, Jump = JumpFrom(previous), Ordinal = ordinal };
        if (previous != 0)
        {
            Header(previous)->Next = block;
        }

        head->Tail = block;
        head->Used = 0;
        head->Capacity = (ushort)(slots - 1);
    }

    private uint NewBlock(uint slots)
    {
        var left = (1u << SegmentLog2) - (_used & ((1u << SegmentLog2) - 1));
        if (slots > left)
        {
            // A block lies in one segment of the array. What is left of it is at most one block in sixteen.
            _used += left;
        }

        var block = _used;
        _used = checked(_used + slots);
        _entries.Reserve(_used);
        return block;
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
