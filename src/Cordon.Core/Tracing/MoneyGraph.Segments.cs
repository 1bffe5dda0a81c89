using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>The older part of the graph, sealed.</summary>
public sealed unsafe partial class MoneyGraph
{
    private readonly FlowScratch _scratch = new();

    // Purses that have been trimmed since segments were adopted; those in other currencies come after the others.
    private long _trimmed = long.MaxValue;

    /// <summary>
    /// The sealed part: a partition's behind one another, the oldest first. Whoever had the graph adopt them keeps them, and their memory, while they
    /// are here.
    /// </summary>
    public IEnumerable<MoneySegment> Segments => _partitions.SelectMany(partition => partition.Segments);

    /// <summary>
    /// Writes what transfers did in a partition as one segment; that of the first one has their times and payments too. The same transfers give the
    /// same bytes, from wherever they come: from memory, from segments that lie wholly in the range, or from both. Several may be written at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range has no transfer, one not booked, or a part of a segment.</exception>
    public void WriteSegment(int partition, uint first, uint last, BytesOut write)
    {
        var its = _partitions[partition];
        var isPartOfOne = its.Segments.Any(s => (s.First < first && s.Last >= first) || (s.First <= last && s.Last > last));
        if (first == 0 || last < first || last > TransferCount || isPartOfOne)
        {
            throw new ArgumentOutOfRangeException(nameof(first), $"Transfers {first} to {last} of {TransferCount} cannot be sealed together.");
        }

        var parts = its.Segments.Where(segment => segment.First >= first && segment.Last <= last).ToList();
        var unsealed = Math.Max(first, its.SealedThrough + 1);
        var outflows = parts.Select(SealedSource (part) => new SegmentSource(part.Outflows))
            .Append(new GraphSource<OutEntry>(this, partition, its.Outflows, isOut: true, unsealed, last));
        var inflows = parts.Select(SealedSource (part) => new SegmentSource(part.Inflows))
            .Append(new GraphSource<InEntry>(this, partition, its.Inflows, isOut: false, unsealed, last));
        var writer = new SegmentWriter(write, partition, PartitionCount, first, last);
        writer.Write(new MergedSource(outflows), new MergedSource(inflows), partition == 0 ? Log : null);
    }

    /// <summary>Takes segments as the older part of those partitions that they are of; <see cref="Trim"/> then frees what of it is in memory.</summary>
    /// <param name="segments">
    /// Of each partition from the first transfer on without a gap, and at least as far as those before them; made of this very history.
    /// </param>
    /// <exception cref="ArgumentException">They leave a gap, go beyond what is booked, not as far as those before, or are of another graph.</exception>
    public void Adopt(IReadOnlyList<MoneySegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var (sealedLog, before) = (_partitions[0].SealedThrough, _partitions.Sum(partition => (long)partition.SealedThrough));
        Attach(segments, TransferCount);
        if (_partitions.Sum(partition => (long)partition.SealedThrough) > before)
        {
            _trimmed = 0;
        }

        if (_partitions[0].SealedThrough > sealedLog)
        {
            Log.KeepFrom(_partitions[0].SealedThrough + 1);
        }
    }

    /// <summary>
    /// Frees memory of entries that have come into segments, of some purses at a time, so that nobody waits for all. False when there is no more to do.
    /// </summary>
    public bool Trim(int pursesMax)
    {
        for (var left = pursesMax; left > 0 && _trimmed < _purseEnd + (long)_otherEnd; left--, _trimmed++)
        {
            var purse = _trimmed < _purseEnd ? _purses.At((uint)_trimmed) : _otherPurses.At((uint)(_trimmed - _purseEnd));
            OutflowsOf(purse).Trim(&purse->Outflows);
            InflowsOf(purse).Trim(&purse->Inflows);
        }

        return _trimmed < _purseEnd + (long)_otherEnd;
    }

    /// <summary>How much memory is taken by entries that were unpacked from segments.</summary>
    internal long Unpacked => _scratch.Mark;

    /// <summary>Gives back the memory of entries unpacked since a mark: no cursor of then is in use any more.</summary>
    internal void ForgetUnpacked(long mark = 0) => _scratch.GiveBack(mark);

    /// <summary>The first transfer of a purse's that is not in a segment, its opening balance not looked at; above all others when there is none.</summary>
    internal uint FirstUnsealed(Purse* purse)
    {
        var (outflow, inflow) = (OutflowsOf(purse).FirstUnsealed(&purse->Outflows), InflowsOf(purse).FirstUnsealed(&purse->Inflows));
        if (inflow.Entry != null && inflow.Entry->Transfer == 0)
        {
            InflowsOf(purse).Step(&purse->Inflows, ref inflow);
        }

        return Math.Min(
            outflow.Entry == null ? uint.MaxValue : outflow.Entry->Transfer, inflow.Entry == null ? uint.MaxValue : inflow.Entry->Transfer);
    }

    internal static bool IsOther(uint purse) => (purse & OtherBit) != 0;

    internal static uint WithoutBit(uint purse) => purse & ~OtherBit;

    private void Attach(IReadOnlyList<MoneySegment> segments, uint transferCount)
    {
        if (segments.FirstOrDefault(segment => segment.Partitions != PartitionCount) is { } other)
        {
            throw new ArgumentException($"Segment {other.Name} is of a graph in {other.Partitions} partitions, not {PartitionCount}.", nameof(segments));
        }

        foreach (var its in segments.GroupBy(segment => segment.Partition))
        {
            _partitions[its.Key].Attach([.. its], transferCount);
        }

        if (segments.Any(segment => segment.Partition == 0))
        {
            Log.Sealed = new SealedLog(_partitions[0].Segments);
        }
    }
}
