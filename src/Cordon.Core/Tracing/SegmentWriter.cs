using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>Writes one segment: outflows, inflows, the log if it has it, the index, the footer. The same entries always give the same bytes.</summary>
internal sealed unsafe class SegmentWriter(BytesOut write, int partition, int partitions, uint first, uint last)
{
    private readonly ArrayBufferWriter<byte> _block = new();
    private readonly List<ulong> _purses = [];
    private readonly List<ulong> _others = [];
    private readonly SealedEntry[] _entries = new SealedEntry[SegmentLayout.BlockEntries];
    private readonly long[] _column = new long[SegmentLayout.BlockEntries];
    private readonly int[] _runs = new int[SegmentLayout.BlockEntries];
    private int _count;
    private long _offset;

    public void Write(SealedSource outflows, SealedSource inflows, TransferLog? log)
    {
        var outBlocks = WriteList(outflows, isOut: true);
        var inBlocks = WriteList(inflows, isOut: false);
        var logBlocks = log is null ? [] : WriteLog(log);
        var footer = new SegmentFooter
        {
            Magic = SegmentLayout.Magic,
            Version = SegmentLayout.Version,
            Partition = (byte)partition,
            Partitions = (byte)partitions,
            First = first,
            Last = last,
            OutBlocks = (uint)outBlocks.Count,
            InBlocks = (uint)inBlocks.Count,
            LogBlocks = (uint)logBlocks.Count,
            PurseWords = (uint)_purses.Count,
            OtherWords = (uint)_others.Count,
            IndexOffset = _offset,
        };
        WriteIndex(ref footer, outBlocks);
        WriteIndex(ref footer, inBlocks);
        WriteIndex(ref footer, logBlocks);
        WriteIndex(ref footer, _purses);
        WriteIndex(ref footer, _others);
        footer.Checksum = SegmentLayout.Checksum(new ReadOnlySpan<byte>(&footer, sizeof(SegmentFooter) - sizeof(uint)));
        write.Value(footer);
    }

    private void WriteIndex<T>(ref SegmentFooter footer, List<T> part)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(part));
        footer.IndexChecksum = SegmentLayout.Checksum(bytes, footer.IndexChecksum);
        write(bytes);
    }

    private List<SegmentBlock> WriteList(SealedSource source, bool isOut)
    {
        var blocks = new List<SegmentBlock>();
        while (source.Next(out var entry))
        {
            _entries[_count++] = entry;
            MarkPresent(entry.Purse);
            if (_count == SegmentLayout.BlockEntries)
            {
                blocks.Add(WriteEntries(isOut));
            }
        }

        if (_count > 0)
        {
            blocks.Add(WriteEntries(isOut));
        }

        return blocks;
    }

    private void MarkPresent(uint purse)
    {
        var words = MoneyGraph.IsOther(purse) ? _others : _purses;
        var place = MoneyGraph.PlaceOf(purse, partitions);
        while (words.Count <= place / 64)
        {
            words.Add(0);
        }

        words[(int)(place / 64)] |= 1UL << (int)(place % 64);
    }

    private SegmentBlock WriteEntries(bool isOut)
    {
        var entries = _entries.AsSpan(0, _count);
        var runs = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            if (i == 0 || entries[i].Purse != entries[i - 1].Purse)
            {
                _runs[runs++] = i;
            }
        }

        var head = _block.GetSpan(SegmentLayout.BlockHeadBytes);
        BinaryPrimitives.WriteInt32LittleEndian(head, runs);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], entries[0].Purse);
        _block.Advance(SegmentLayout.BlockHeadBytes);
        Column(runs, run => run == 0 ? 0 : _entries[_runs[run]].Purse - _entries[_runs[run - 1]].Purse);
        Column(runs, run => (run + 1 == runs ? _count : _runs[run + 1]) - _runs[run]);
        Column(runs, run => _entries[_runs[run]].Start);
        Column(_count, i => _entries[i].Transfer == 0 ? 0 : _entries[i].Transfer - first + 1);
        Column(_count, i => _entries[i].End - _entries[i].Start);
        Column(_count, i => _entries[i].Counterparty);
        if (isOut)
        {
            Column(_count, i => _entries[i].PayeeStart);
        }

        var block = new SegmentBlock { Start = entries[0].Start, Purse = entries[0].Purse, Transfer = entries[0].Transfer };
        (block.Place, block.Checksum) = WriteBlock();
        _count = 0;
        return block;
    }

    private List<SegmentLogBlock> WriteLog(TransferLog log)
    {
        var blocks = new List<SegmentLogBlock>();
        for (var from = first; from <= last; from += SegmentLayout.BlockEntries)
        {
            var number = from;
            var count = (int)Math.Min(last - from + 1, SegmentLayout.BlockEntries);
            var block = new SegmentLogBlock { TimeMilliseconds = log.TimeOf(from), Payment = log.LastPaymentAt(from) };
            Column(count, i => i == 0 ? 0 : log.TimeOf(number + (uint)i) - log.TimeOf(number + (uint)i - 1));
            Column(count, i => i == 0 ? 0 : log.LastPaymentAt(number + (uint)i) - log.LastPaymentAt(number + (uint)i - 1));
            (block.Place, block.Checksum) = WriteBlock();
            blocks.Add(block);
        }

        return blocks;
    }

    private void Column(int count, Func<int, long> valueOf)
    {
        for (var i = 0; i < count; i++)
        {
            _column[i] = valueOf(i);
        }

        SegmentColumn.Write(_block, _column.AsSpan(0, count));
    }

    private (uint Place, uint Checksum) WriteBlock()
    {
        var padding = -_block.WrittenCount & (SegmentLayout.GrainBytes - 1);
        _block.GetSpan(padding)[..padding].Clear();
        _block.Advance(padding);
        var place = checked((uint)(_offset / SegmentLayout.GrainBytes));
        var checksum = SegmentLayout.Checksum(_block.WrittenSpan);
        write(_block.WrittenSpan);
        _offset += _block.WrittenCount;
        _block.ResetWrittenCount();
        return (place, checksum);
    }
}
