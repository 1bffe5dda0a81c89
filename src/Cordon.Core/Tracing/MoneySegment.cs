using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// A sealed part of a partition: entries of transfers from one number to another on both sides, packed, in memory that is given to it and not changed.
/// Its index is copied out, so that finding a block touches none of that memory; a block's checksum is checked whenever it is read.
/// </summary>
/// <remarks>The memory stays its giver's, for as long as this is in use.</remarks>
public sealed unsafe class MoneySegment : IDisposable
{
    private readonly byte* _data;
    private readonly SegmentFooter _footer;
    private readonly void* _index;
    private readonly ulong* _present;

    private MoneySegment(string name, byte* data, in SegmentFooter footer, void* index)
    {
        Name = name;
        _data = data;
        _footer = footer;
        _index = index;
        Outflows = new SegmentList(this, (SegmentBlock*)index, (int)footer.OutBlocks, isOut: true);
        Inflows = new SegmentList(this, Outflows.Blocks + footer.OutBlocks, (int)footer.InBlocks, isOut: false);
        LogBlocks = (SegmentLogBlock*)(Inflows.Blocks + footer.InBlocks);
        _present = (ulong*)(LogBlocks + footer.LogBlocks);
    }

    ~MoneySegment() => NativeMemory.Free(_index);

    /// <summary>What it is called in words about it: its file.</summary>
    public string Name { get; }

    /// <summary>Whose lists it has: those of the purses of this partition.</summary>
    public int Partition => _footer.Partition;

    /// <summary>Into how many partitions the graph's accounts are divided.</summary>
    public int Partitions => _footer.Partitions;

    /// <summary>The first transfer's number.</summary>
    public uint First => _footer.First;

    /// <summary>The last transfer's number.</summary>
    public uint Last => _footer.Last;

    /// <summary>Bytes of the blocks, which stay where they are.</summary>
    public long BlockBytes => _footer.IndexOffset;

    /// <summary>Bytes of the index, which is kept in memory.</summary>
    public long IndexBytes => BytesOfIndex(_footer);

    /// <summary>
    /// Called with the place and the length of bytes that will be read soon: whoever gave the memory may fetch them, so that several are fetched
    /// at once. Null where there is nothing to fetch.
    /// </summary>
    public Action<long, long>? Asked { get; set; }

    /// <summary>Bytes of what following money forward reads: outflows and their part of the index.</summary>
    public long ForwardBytes => EndOf(isOut: true) + (_footer.OutBlocks * (long)sizeof(SegmentBlock)) + (_footer.PurseWords * sizeof(ulong));

    internal SegmentList Outflows { get; }

    internal SegmentList Inflows { get; }

    internal SegmentLogBlock* LogBlocks { get; }

    internal int LogBlockCount => (int)_footer.LogBlocks;

    /// <summary>Opens a segment over its bytes. Its frame and index are checked; blocks are when they are read, or by <see cref="Check"/>.</summary>
    /// <exception cref="SegmentDamagedException">They are not those of a segment of this format, or not as they were written.</exception>
    public static MoneySegment Open(string name, void* data, long bytes)
    {
        if (bytes < sizeof(SegmentFooter))
        {
            throw new SegmentDamagedException($"Segment {name} has {bytes} bytes: it is torn.");
        }

        var footer = *(SegmentFooter*)((byte*)data + bytes - sizeof(SegmentFooter));
        if (footer.Magic != SegmentLayout.Magic)
        {
            throw new SegmentDamagedException($"Segment {name} does not end at {bytes} as a segment does: it is torn or something else.");
        }

        if (footer.Checksum != SegmentLayout.Checksum(new ReadOnlySpan<byte>(&footer, sizeof(SegmentFooter) - sizeof(uint))))
        {
            throw new SegmentDamagedException($"Segment {name}: the checksum of its last {sizeof(SegmentFooter)} bytes does not hold.");
        }

        if (footer.Version != SegmentLayout.Version)
        {
            throw new SegmentDamagedException($"Segment {name} is of version {footer.Version}; {SegmentLayout.Version} is read here.");
        }

        var indexBytes = BytesOfIndex(footer);
        if (footer.IndexOffset != bytes - sizeof(SegmentFooter) - indexBytes)
        {
            throw new SegmentDamagedException(
                $"Segment {name} has an index of {indexBytes} bytes at {footer.IndexOffset} of {bytes}.");
        }

        var index = new ReadOnlySpan<byte>((byte*)data + footer.IndexOffset, checked((int)indexBytes));
        if (SegmentLayout.Checksum(index) != footer.IndexChecksum)
        {
            throw new SegmentDamagedException($"Segment {name}: the checksum of its index at {footer.IndexOffset} does not hold.");
        }

        var copy = NativeMemory.Alloc((nuint)indexBytes);
        index.CopyTo(new Span<byte>(copy, index.Length));
        return new MoneySegment(name, (byte*)data, footer, copy);
    }

    /// <summary>Reads every block.</summary>
    /// <exception cref="SegmentDamagedException">One is not as it was written.</exception>
    public void Check()
    {
        Outflows.Check();
        Inflows.Check();
        for (var block = 0; block < LogBlockCount; block++)
        {
            LogBlock(block, out _);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_index);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether a purse of its partition has any entry in it.</summary>
    internal bool Has(uint purse)
    {
        var place = MoneyGraph.PlaceOf(purse, Partitions);
        var (from, count) = MoneyGraph.IsOther(purse) ? (_footer.PurseWords, _footer.OtherWords) : (0, _footer.PurseWords);
        return place / 64 < count && (_present[from + (place / 64)] & (1UL << (int)(place % 64))) != 0;
    }

    /// <summary>A block of the log, checked.</summary>
    internal byte* LogBlock(int block, out int count)
    {
        count = (int)Math.Min(Last - First - ((uint)block * SegmentLayout.BlockEntries) + 1, SegmentLayout.BlockEntries);
        var end = block + 1 < LogBlockCount ? LogBlocks[block + 1].Place * (long)SegmentLayout.GrainBytes : _footer.IndexOffset;
        return Checked("the log", block, LogBlocks[block].Place, end, LogBlocks[block].Checksum);
    }

    /// <summary>Where the blocks behind those of a list begin.</summary>
    internal long EndOf(bool isOut)
    {
        var hasNext = isOut && Inflows.Count > 0;
        if (!hasNext && LogBlockCount == 0)
        {
            return _footer.IndexOffset;
        }

        var next = hasNext ? Inflows.Blocks[0].Place : LogBlocks[0].Place;
        return next * (long)SegmentLayout.GrainBytes;
    }

    /// <summary>A block of which the checksum holds.</summary>
    internal byte* Checked(string list, int block, uint place, long end, uint checksum)
    {
        var start = place * (long)SegmentLayout.GrainBytes;
        if (end <= start || end > _footer.IndexOffset || end - start > int.MaxValue
            || SegmentLayout.Checksum(new ReadOnlySpan<byte>(_data + start, (int)(end - start))) != checksum)
        {
            throw new SegmentDamagedException(
                $"Segment {Name}: the checksum of block {block} of {list}, bytes {start} to {end}, does not hold.");
        }

        return _data + start;
    }

    private static long BytesOfIndex(in SegmentFooter footer) =>
        ((footer.OutBlocks + (long)footer.InBlocks) * sizeof(SegmentBlock)) + (footer.LogBlocks * (long)sizeof(SegmentLogBlock))
        + ((footer.PurseWords + (long)footer.OtherWords) * sizeof(ulong));
}
