using System.Runtime.InteropServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>
/// The graph as bytes and back, but for what is in segments: readable by the very program that wrote it, for any other the journal is there.
/// Lists are given out entry by entry, so that the bytes do not depend on how they came to lie in memory.
/// </summary>
public sealed unsafe partial class MoneyGraph
{
    private const int PursesAtATime = 1024;

    /// <summary>Gives out all that is not in a segment. The same graph with the same part sealed always gives the same bytes.</summary>
    public void Save(BytesOut write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write.Value(_purseEnd);
        write.Value(_otherEnd);
        write.Value(PartitionCount);
        SavePurses(write, _purses, _purseEnd);
        SavePurses(write, _otherPurses, _otherEnd);
        Array.ForEach(_partitions, partition => SaveLists(partition, write));
        Log.Save(write);
        write.Value(_arrived.Count);
        foreach (var (transfer, arrived) in _arrived.OrderBy(other => other.Key))
        {
            write.Value(transfer);
            write.Value(arrived);
        }

        SaveHolds(write);
    }

    /// <summary>Fills a graph that is new. Null, or why the bytes cannot be what <see cref="Save"/> gave out; the graph is then of no use.</summary>
    /// <param name="read">Gives the bytes; throws where they end.</param>
    /// <param name="bytes">How many there are: no count among them is believed beyond that.</param>
    /// <param name="segments">The part that was sealed.</param>
    public string? Load(BytesIn read, long bytes, IReadOnlyList<MoneySegment> segments)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(segments);
        var (purses, others, partitions) = (read.Value<uint>(), read.Value<uint>(), read.Value<int>());
        if (purses == 0 || others == 0 || purses + (long)others > bytes / sizeof(Purse))
        {
            return $"names {purses} purses and {others} in other currencies in {bytes} bytes";
        }

        if (partitions != PartitionCount)
        {
            return $"is of a graph in {partitions} partitions, not {PartitionCount}";
        }

        Attach(segments, uint.MaxValue);
        (_purseEnd, _otherEnd) = (purses, others);
        _purses.Load(read, purses);
        _otherPurses.Load(read, others);
        foreach (var partition in _partitions)
        {
            if (LoadLists(partition, read, bytes) is { } fault)
            {
                return fault;
            }
        }

        if (Log.Load(read, bytes, _partitions[0].SealedThrough) is { } logFault)
        {
            return logFault;
        }

        for (var left = read.Value<int>(); left > 0; left--)
        {
            _arrived[read.Value<uint>()] = read.Value<long>();
        }

        LoadHolds(read);
        return null;
    }

    private void SaveLists(MoneyPartition partition, BytesOut write)
    {
        write.Value(partition.SealedThrough);
        foreach (var number in PursesIn(partition.Number))
        {
            var purse = At(number);
            var (outflows, inflows) = (partition.Outflows.CountUnsealed(&purse->Outflows), partition.Inflows.CountUnsealed(&purse->Inflows));
            if (outflows + inflows > 0)
            {
                write.Value(number);
                write.Value(outflows);
                write.Value(inflows);
                partition.Outflows.Save(&purse->Outflows, write);
                partition.Inflows.Save(&purse->Inflows, write);
            }
        }

        write.Value(0u);
    }

    private string? LoadLists(MoneyPartition partition, BytesIn read, long bytes)
    {
        if (read.Value<uint>() is var sealedThrough && sealedThrough != partition.SealedThrough)
        {
            return $"is of a graph whose partition {partition.Number} is sealed through transfer {sealedThrough}, not {partition.SealedThrough}";
        }

        for (var number = read.Value<uint>(); number != 0; number = read.Value<uint>())
        {
            var (outflows, inflows) = (read.Value<uint>(), read.Value<uint>());
            var isThere = IsOther(number) ? WithoutBit(number) < _otherEnd : IsOpen(number);
            if (!isThere || !IsIn(number, partition.Number) || outflows > bytes / sizeof(OutEntry) || inflows > bytes / sizeof(InEntry))
            {
                return $"names {outflows} outflows and {inflows} inflows of purse {number} of partition {partition.Number} in {bytes} bytes";
            }

            var purse = IsOther(number) ? OtherAt(number) : _purses.At(number);
            partition.Outflows.Load(&purse->Outflows, outflows, read);
            partition.Inflows.Load(&purse->Inflows, inflows, read);
        }

        return null;
    }

    /// <summary>Purses as they lie, but for where in memory their lists end.</summary>
    private static void SavePurses(BytesOut write, SegmentedArray<Purse> purses, uint count)
    {
        var copy = new Purse[PursesAtATime];
        for (var done = 0u; done < count;)
        {
            var taken = (int)Math.Min(count - done, PursesAtATime);
            for (var i = 0; i < taken; i++)
            {
                copy[i] = *purses.At(done + (uint)i);
                copy[i].Outflows = new FlowHead { Purse = copy[i].Outflows.Purse };
                copy[i].Inflows = new FlowHead { Purse = copy[i].Inflows.Purse };
            }

            write(MemoryMarshal.AsBytes(copy.AsSpan(0, taken)));
            done += (uint)taken;
        }
    }
}
