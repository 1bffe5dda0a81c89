using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>The older part of the graph, sealed.</summary>
public sealed unsafe partial class MoneyGraph
{
    private readonly FlowScratch _scratch = new();

    // Purses that have been trimmed since segments were adopted; those in other currencies come after the others.
    private long _trimmed = long.MaxValue;

    /// <summary>The sealed part, the oldest first. Whoever had the graph adopt them keeps them, and their memory, while they are here.</summary>
    public IReadOnlyList<MoneySegment> Segments { get; private set; } = [];

    /// <summary>The last transfer that is in a segment; those after it are in memory.</summary>
    public uint SealedThrough => Segments.Count == 0 ? 0 : Segments[^1].Last;

    /// <summary>
    /// Writes transfers as one segment. The same transfers give the same bytes, from wherever they come: from memory, from segments that lie
    /// wholly in the range, or from both.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range has no transfer, one not booked, or a part of a segment.</exception>
    public void WriteSegment(uint first, uint last, BytesOut write)
    {
        var isPartOfOne = Segments.Any(s => s.First < first && s.Last >= first) || Segments.Any(s => s.First <= last && s.Last > last);
        if (first == 0 || last < first || last > TransferCount || isPartOfOne)
        {
            throw new ArgumentOutOfRangeException(nameof(first), $"Transfers {first} to {last} of {TransferCount} cannot be sealed together.");
        }

        var parts = Segments.Where(segment => segment.First >= first && segment.Last <= last).ToList();
        var outflows = parts.Select(SealedSource (part) => new SegmentSource(part.Outflows))
            .Append(new GraphSource<OutEntry>(this, Outflows, isOut: true, Math.Max(first, SealedThrough + 1), last));
        var inflows = parts.Select(SealedSource (part) => new SegmentSource(part.Inflows))
            .Append(new GraphSource<InEntry>(this, Inflows, isOut: false, Math.Max(first, SealedThrough + 1), last));
        new SegmentWriter(write, first, last).Write(new MergedSource(outflows), new MergedSource(inflows), Log);
    }

    /// <summary>Takes segments as the older part of the graph; <see cref="Trim"/> then frees what of it is in memory.</summary>
    /// <param name="segments">From the first transfer on without a gap, and at least as far as those before them; made of this very history.</param>
    public void Adopt(IReadOnlyList<MoneySegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var sealedThrough = 0u;
        foreach (var segment in segments)
        {
            if (segment.First != sealedThrough + 1 || segment.Last > TransferCount)
            {
                throw new ArgumentException($"Segment {segment.Name} follows transfer {sealedThrough} of {TransferCount}.", nameof(segments));
            }

            sealedThrough = segment.Last;
        }

        if (sealedThrough < SealedThrough)
        {
            throw new ArgumentException($"Transfers are sealed through {SealedThrough}, not only {sealedThrough}.", nameof(segments));
        }

        if (sealedThrough > SealedThrough)
        {
            Log.KeepFrom(sealedThrough + 1);
            _trimmed = 0;
        }

        Attach(segments);
    }

    /// <summary>
    /// Frees memory of entries that have come into segments, of some purses at a time, so that nobody waits for all. False when there is no more to do.
    /// </summary>
    public bool Trim(int pursesMax)
    {
        for (var left = pursesMax; left > 0 && _trimmed < _purseEnd + (long)_otherEnd; left--, _trimmed++)
        {
            var purse = _trimmed < _purseEnd ? _purses.At((uint)_trimmed) : _otherPurses.At((uint)(_trimmed - _purseEnd));
            Outflows.Trim(&purse->Outflows);
            Inflows.Trim(&purse->Inflows);
        }

        return _trimmed < _purseEnd + (long)_otherEnd;
    }

    /// <summary>How much memory is taken by entries that were unpacked from segments.</summary>
    internal long Unpacked => _scratch.Mark;

    /// <summary>Gives back the memory of entries unpacked since a mark: no cursor of then is in use any more.</summary>
    internal void ForgetUnpacked(long mark = 0) => _scratch.GiveBack(mark);

    /// <summary>The purses that are open, by number.</summary>
    internal IEnumerable<uint> Purses()
    {
        for (var number = 1u; number < _purseEnd; number++)
        {
            if (IsOpen(number))
            {
                yield return number;
            }
        }

        for (var number = 1u; number < _otherEnd; number++)
        {
            yield return OtherBit | number;
        }
    }

    /// <summary>The first transfer of a purse's that is not in a segment, its opening balance not looked at; above all others when there is none.</summary>
    internal uint FirstUnsealed(Purse* purse)
    {
        var (outflow, inflow) = (Outflows.FirstUnsealed(&purse->Outflows), Inflows.FirstUnsealed(&purse->Inflows));
        if (inflow.Entry != null && inflow.Entry->Transfer == 0)
        {
            Inflows.Step(&purse->Inflows, ref inflow);
        }

        return Math.Min(
            outflow.Entry == null ? uint.MaxValue : outflow.Entry->Transfer, inflow.Entry == null ? uint.MaxValue : inflow.Entry->Transfer);
    }

    internal static bool IsOther(uint purse) => (purse & OtherBit) != 0;

    internal static uint WithoutBit(uint purse) => purse & ~OtherBit;

    private void Attach(IReadOnlyList<MoneySegment> segments)
    {
        Segments = segments;
        if (segments.Count > 0)
        {
            Outflows.Sealed = new SealedLists<OutEntry>(segments, isOut: true, _scratch);
            Inflows.Sealed = new SealedLists<InEntry>(segments, isOut: false, _scratch);
            Log.Sealed = new SealedLog(segments);
        }
    }
}
