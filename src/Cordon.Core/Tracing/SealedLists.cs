namespace Cordon.Core.Tracing;

/// <summary>One side of all segments of a graph, as the older part of its lists: entries are unpacked where a cursor asks for them.</summary>
internal sealed unsafe class SealedLists<T>(IReadOnlyList<MoneySegment> segments, bool isOut, FlowScratch scratch)
    where T : unmanaged, IFlowEntry<T>
{
    private readonly MoneySegment[] _segments = [.. segments];

    /// <summary>The last transfer that is sealed.</summary>
    public uint Last => _segments[^1].Last;

    /// <summary>Whether a purse has entries in any segment, on either side.</summary>
    public bool Has(uint purse)
    {
        foreach (var segment in _segments)
        {
            if (segment.Has(purse))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The entry whose interval holds a coordinate, or the last one below it.</summary>
    public FlowCursor<T> AtCoordinate(uint purse, long coordinate)
    {
        for (var number = _segments.Length; number > 0; number--)
        {
            if (!_segments[number - 1].Has(purse))
            {
                continue;
            }

            var block = ListOf(number).BlockOfCoordinate(purse, coordinate);
            var cursor = RunAt(purse, number, block);
            if (cursor.Entry != null && cursor.Entry->Start <= coordinate)
            {
                while (cursor.Entry + 1 != cursor.End && cursor.Entry[1].Start <= coordinate)
                {
                    cursor.Entry++;
                }

                return cursor;
            }
        }

        return default;
    }

    /// <summary>Asks for the block that <see cref="AtCoordinate"/> will most likely read.</summary>
    public void Ask(uint purse, long coordinate)
    {
        for (var number = _segments.Length; number > 0; number--)
        {
            if (_segments[number - 1].Has(purse) && ListOf(number).BlockOfCoordinate(purse, coordinate) is >= 0 and var block)
            {
                ListOf(number).Ask(block);
                return;
            }
        }
    }

    /// <summary>The first entry of a transfer's number or a later one.</summary>
    public FlowCursor<T> FromTransfer(uint purse, uint transfer) => FromTransfer(purse, transfer, 1);

    /// <summary>The entry behind the last one of a cursor's block.</summary>
    public FlowCursor<T> NextBlock(uint purse, in FlowCursor<T> cursor)
    {
        var next = NextRun(purse, cursor.Segment, (int)cursor.Block);
        return next.Entry != null ? next : FromTransfer(purse, 0, cursor.Segment + 1);
    }

    private FlowCursor<T> FromTransfer(uint purse, uint transfer, int segment)
    {
        for (var number = segment; number <= _segments.Length; number++)
        {
            if (_segments[number - 1].Last < transfer || !_segments[number - 1].Has(purse))
            {
                continue;
            }

            var block = ListOf(number).BlockOfTransfer(purse, transfer);
            var cursor = RunAt(purse, number, block);
            while (cursor.Entry != null && cursor.Entry != cursor.End)
            {
                if (cursor.Entry->Transfer >= transfer)
                {
                    return cursor;
                }

                cursor.Entry++;
            }

            var next = NextRun(purse, number, block);
            if (next.Entry != null)
            {
                return next;
            }
        }

        return default;
    }

    private SegmentList ListOf(int number) => isOut ? _segments[number - 1].Outflows : _segments[number - 1].Inflows;

    private FlowCursor<T> NextRun(uint purse, int number, int block)
    {
        var list = ListOf(number);
        return block + 1 < list.Count && list.Blocks[block + 1].Purse == purse ? RunAt(purse, number, block + 1) : default;
    }

    /// <summary>A purse's entries in a block, with one behind them that begins where the last one ends.</summary>
    private FlowCursor<T> RunAt(uint purse, int number, int block)
    {
        var list = ListOf(number);
        var run = list.RunOf(purse, block);
        if (run.Count == 0)
        {
            return default;
        }

        Span<SealedEntry> entries = stackalloc SealedEntry[run.Count];
        list.Read(purse, run, entries);
        var first = (T*)scratch.Take((run.Count + 1) * sizeof(T));
        for (var i = 0; i < entries.Length; i++)
        {
            first[i] = T.Unsealed(entries[i]);
        }

        first[run.Count] = T.Unsealed(new SealedEntry(purse, 0, entries[^1].End, 0, 0, 0));
        return new FlowCursor<T> { Entry = first, End = first + run.Count, Block = (uint)block, Segment = number };
    }
}
