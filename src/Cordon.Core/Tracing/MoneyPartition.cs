namespace Cordon.Core.Tracing;

/// <summary>A part of the accounts: the lists of their purses in memory, and the segments that the older part of these lists lies in.</summary>
/// <remarks>Nothing in it names a place in another partition: purses and transfers are told by number.</remarks>
internal sealed class MoneyPartition : IDisposable
{
    private readonly FlowScratch _scratch;

    /// <param name="scratch">The graph's memory for what is unpacked.</param>
    public MoneyPartition(int number, FlowScratch scratch)
    {
        Number = number;
        _scratch = scratch;
    }

    /// <summary>From 0.</summary>
    public int Number { get; }

    public FlowList<OutEntry> Outflows { get; } = new();

    public FlowList<InEntry> Inflows { get; } = new();

    /// <summary>The sealed part, the oldest first.</summary>
    public IReadOnlyList<MoneySegment> Segments { get; private set; } = [];

    /// <summary>The last transfer that is in a segment; entries of those after it are in memory.</summary>
    public uint SealedThrough => Segments.Count == 0 ? 0 : Segments[^1].Last;

    /// <summary>Takes segments, each of this partition, as the older part of its lists.</summary>
    /// <param name="transferCount">Transfers booked.</param>
    /// <exception cref="ArgumentException">They leave a gap, go beyond what is booked, or not as far as those before them.</exception>
    public void Attach(IReadOnlyList<MoneySegment> segments, uint transferCount)
    {
        var sealedThrough = 0u;
        foreach (var segment in segments)
        {
            if (segment.First != sealedThrough + 1 || segment.Last > transferCount)
            {
                throw new ArgumentException($"Segment {segment.Name} follows transfer {sealedThrough} of {transferCount}.", nameof(segments));
            }

            sealedThrough = segment.Last;
        }

        if (sealedThrough < SealedThrough)
        {
            throw new ArgumentException($"Partition {Number} is sealed through {SealedThrough}, not only {sealedThrough}.", nameof(segments));
        }

        Segments = segments;
        Outflows.Sealed = new SealedLists<OutEntry>(segments, isOut: true, _scratch);
        Inflows.Sealed = new SealedLists<InEntry>(segments, isOut: false, _scratch);
    }

    public void Dispose()
    {
        Outflows.Dispose();
        Inflows.Dispose();
    }
}
