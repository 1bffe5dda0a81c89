using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>Finding a coordinate in steps, so that who looks for many asks the memory for all before he reads any.</summary>
internal sealed unsafe partial class FlowList<T>
{
    /// <summary>Asks for what <see cref="Nearer"/> reads of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask(uint block)
    {
        Prefetcher.Read(_entries.At(block));
        Prefetcher.Read(_entries.At(block + 1));
    }

    /// <summary>One step from a block toward the one that holds a coordinate; the block itself when it begins at or below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Nearer(uint block, long coordinate)
    {
        if (_entries.At(block + 1)->Start <= coordinate)
        {
            return block;
        }

        var header = Header(block);
        return header->Jump != header->Previous && _entries.At(header->Jump + 1)->Start > coordinate ? header->Jump : header->Previous;
    }

    /// <summary>Asks for the entries that a search in a block looks at first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AskMiddle(FlowHead* head, uint block)
    {
        var first = Entries(head, block, out var count);
        Prefetcher.Read(first + (count >>> 1));
        Prefetcher.Read(first + (count >>> 2));
        Prefetcher.Read(first + count - (count >>> 2));
    }

    /// <summary>Asks for the block of a segment that holds a coordinate.</summary>
    public void AskSealed(FlowHead* head, long coordinate) => Sealed?.Ask(head->Purse, coordinate);

    /// <summary>The entry whose interval holds a coordinate, looked for from a block on that begins at or below it or lies behind.</summary>
    public FlowCursor<T> AtCoordinate(FlowHead* head, uint block, long coordinate)
    {
        while (block != 0 && _entries.At(block + 1)->Start > coordinate)
        {
            block = Nearer(block, coordinate);
        }

        return block == 0 ? AtCoordinate(head, coordinate) : Search(head, block, coordinate);
    }

    private FlowCursor<T> Search(FlowHead* head, uint block, long coordinate)
    {
        var first = Entries(head, block, out var count);
        var (low, high) = (0, count);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (first[middle].Start <= coordinate)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return new FlowCursor<T> { Entry = first + low, End = first + count, Block = block };
    }
}
