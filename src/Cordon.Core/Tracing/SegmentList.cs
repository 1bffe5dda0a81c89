using System.Buffers.Binary;

namespace Cordon.Core.Tracing;

/// <summary>The entries of one purse in one block.</summary>
internal unsafe struct SegmentRun
{
    /// <summary>The first one's place in the block, and how many there are.</summary>
    public int From;
    public int Count;

    /// <summary>Where the first one's interval begins.</summary>
    public long Start;

    /// <summary>The block's columns of entries, and how many values each has.</summary>
    public byte* Columns;
    public int Entries;
}

/// <summary>One side of a segment: blocks of entries by purse and, of a purse, in the order of booking.</summary>
internal sealed unsafe class SegmentList(MoneySegment segment, SegmentBlock* blocks, int count, bool isOut)
{
    /// <summary>Transfers, amounts, counterparties and, of outflows, where they begin at the payee's.</summary>
    private const int EntryColumns = 4;

    public SegmentBlock* Blocks => blocks;

    public int Count => count;

    /// <summary>The last block that begins at or before a purse's coordinate; −1 when none does.</summary>
    public int BlockOfCoordinate(uint purse, long coordinate)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var block = ref blocks[middle];
            var isBefore = block.Purse < purse || (block.Purse == purse && block.Start <= coordinate);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>The last block that begins before a purse's transfer; −1 when none does. A cover and an arrival may have the same transfer.</summary>
    public int BlockOfTransfer(uint purse, uint transfer)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var block = ref blocks[middle];
            var isBefore = block.Purse < purse || (block.Purse == purse && block.Transfer < transfer);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>Asks for a block that will be read.</summary>
    public void Ask(int block)
    {
        var start = blocks[block].Place * (long)SegmentLayout.GrainBytes;
        segment.Asked?.Invoke(start, EndOf(block) - start);
    }

    /// <summary>A purse's entries in a block; none of them when it has none there.</summary>
    public SegmentRun RunOf(uint purse, int block)
    {
        if ((uint)block >= (uint)count || blocks[block].Purse > purse)
        {
            return default;
        }

        Span<long> steps = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> lengths = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> starts = stackalloc long[SegmentLayout.BlockEntries];
        var found = default(SegmentRun);
        found.Columns = Runs(block, ref steps, ref lengths, ref starts);
        var number = (long)blocks[block].Purse;
        for (var run = 0; run < steps.Length; run++)
        {
            number += steps[run];
            if (number == purse)
            {
                (found.From, found.Count, found.Start) = (found.Entries, (int)lengths[run], starts[run]);
            }

            found.Entries += (int)lengths[run];
        }

        return found;
    }

    /// <summary>Unpacks a run's entries.</summary>
    public void Read(uint purse, in SegmentRun run, Span<SealedEntry> into)
    {
        Span<long> columns = stackalloc long[EntryColumns * SegmentLayout.BlockEntries];
        Unpack(run, columns);
        Fill(purse, columns, 0, run.Start, into[..run.Count]);
    }

    /// <summary>Unpacks all entries of a block and returns how many there are.</summary>
    public int Read(int block, Span<SealedEntry> into)
    {
        Span<long> steps = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> lengths = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> starts = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> columns = stackalloc long[EntryColumns * SegmentLayout.BlockEntries];
        var all = default(SegmentRun);
        all.Columns = Runs(block, ref steps, ref lengths, ref starts);
        foreach (var length in lengths)
        {
            all.Entries += (int)length;
        }

        all.Count = all.Entries;
        Unpack(all, columns);
        var (purse, from) = ((long)blocks[block].Purse, 0);
        for (var run = 0; run < steps.Length; run++)
        {
            purse += steps[run];
            Fill((uint)purse, columns, from, starts[run], into.Slice(from, (int)lengths[run]));
            from += (int)lengths[run];
        }

        return from;
    }

    public void Check()
    {
        Span<long> steps = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> lengths = stackalloc long[SegmentLayout.BlockEntries];
        Span<long> starts = stackalloc long[SegmentLayout.BlockEntries];
        for (var block = 0; block < count; block++)
        {
            Span<long> step = steps, length = lengths, start = starts;
            Runs(block, ref step, ref length, ref start);
        }
    }

    private long EndOf(int block) => block + 1 < count ? blocks[block + 1].Place * (long)SegmentLayout.GrainBytes : segment.EndOf(isOut);

    /// <summary>Unpacks the runs of a block whose checksum holds; the spans are cut to their number. Returns where its entries' columns begin.</summary>
    private byte* Runs(int block, ref Span<long> steps, ref Span<long> lengths, ref Span<long> starts)
    {
        var at = segment.Checked(isOut ? "outflows" : "inflows", block, blocks[block].Place, EndOf(block), blocks[block].Checksum);
        var runs = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(at, sizeof(int)));
        at += SegmentLayout.BlockHeadBytes;
        steps = steps[..runs];
        lengths = lengths[..runs];
        starts = starts[..runs];
        new SegmentColumn(ref at, runs).Unpack(0, steps);
        new SegmentColumn(ref at, runs).Unpack(0, lengths);
        new SegmentColumn(ref at, runs).Unpack(0, starts);
        return at;
    }

    private void Unpack(in SegmentRun run, Span<long> columns)
    {
        var at = run.Columns;
        for (var column = 0; column < (isOut ? EntryColumns : EntryColumns - 1); column++)
        {
            new SegmentColumn(ref at, run.Entries).Unpack(run.From, columns.Slice(column * SegmentLayout.BlockEntries, run.Count));
        }
    }

    private void Fill(uint purse, ReadOnlySpan<long> columns, int from, long start, Span<SealedEntry> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var value = columns[(from + i)..];
            var transfer = value[0] == 0 ? 0 : (uint)(segment.First + value[0] - 1);
            var end = start + value[SegmentLayout.BlockEntries];
            var payeeStart = isOut ? value[3 * SegmentLayout.BlockEntries] : 0;
            into[i] = new SealedEntry(purse, transfer, start, end, (uint)value[2 * SegmentLayout.BlockEntries], payeeStart);
            start = end;
        }
    }
}
