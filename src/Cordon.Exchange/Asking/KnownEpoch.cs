using System.Security.Cryptography;
using Cordon.Core.Evidence;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>The asker's side of an epoch: what the holder announced, and its filters, the days' applied in their order.</summary>
public sealed class KnownEpoch
{
    // Whoever reads goes by the parts that there are: a day that is applied meanwhile makes another list.
    private volatile (TagFilter Filter, byte[] SetRoot, int SetSize)[] _parts;
    private byte[] _last;

    private KnownEpoch(EpochAnnouncement announcement, TagFilter filter)
    {
        (Announcement, _last) = (announcement, MessageText.HashOf(announcement));
        _parts = [(filter, announcement.SetRoot, announcement.Count)];
    }

    /// <summary>What was announced.</summary>
    public EpochAnnouncement Announcement { get; }

    /// <summary>The filter and days that are known.</summary>
    public int Parts => _parts.Length;

    /// <summary>Takes an epoch up.</summary>
    /// <param name="filter">The filter's file.</param>
    /// <param name="last">As for <see cref="EpochAnnouncement.FaultAfter"/>.</param>
    /// <param name="now">In seconds since 1970.</param>
    /// <returns>The epoch, or why it is not taken up.</returns>
    public static (KnownEpoch? Epoch, EpochFault Fault) Take(EpochAnnouncement announcement, byte[] filter, EpochName last, long now)
    {
        ArgumentNullException.ThrowIfNull(announcement);
        ArgumentNullException.ThrowIfNull(filter);
        if (announcement.FaultAfter(last, now) is not EpochFault.None and var fault)
        {
            return (null, fault);
        }

        return FilterOf(filter, announcement.FilterHash, announcement.Count) is { } read && read.LowBits == announcement.RiceBits
            ? (new KnownEpoch(announcement, read), EpochFault.None) : (null, EpochFault.OtherFilter);
    }

    /// <summary>Applies the next day; says why where it does not.</summary>
    /// <param name="filter">The day's filter's file.</param>
    /// <param name="now">In seconds since 1970.</param>
    public EpochFault Apply(DeltaAnnouncement delta, byte[] filter, long now)
    {
        ArgumentNullException.ThrowIfNull(delta);
        ArgumentNullException.ThrowIfNull(filter);
        switch (delta)
        {
            case { IsWhole: false }:
                return EpochFault.Malformed;
            case var _ when now >= Announcement.Expires:
                return EpochFault.Expired;
            case var _ when delta.Epoch != Announcement.Epoch || delta.Number != _parts.Length || !delta.Previous.AsSpan().SequenceEqual(_last)
                || delta.Count % Announcement.DeltaCount != 0:
                return EpochFault.OtherDelta;
            case var _ when delta.Number > Announcement.DeltasDue(now):
                return EpochFault.Early;
        }

        if (FilterOf(filter, delta.FilterHash, delta.Count) is not { } read)
        {
            return EpochFault.OtherFilter;
        }

        _parts = [.. _parts, (read, delta.SetRoot, delta.Count)];
        _last = MessageText.HashOf(delta);
        return EpochFault.None;
    }

    /// <summary>Whether a leaf of the holder's set is in what it committed itself to in a part.</summary>
    internal bool IsCommitted(int part, SetLeaf leaf, int index, IReadOnlyList<byte[]> path) =>
        _parts is var parts && part >= 0 && part < parts.Length
        && MerkleProof.IsIncluded(leaf.Hash(), index, parts[part].SetSize, path, parts[part].SetRoot);

    /// <summary>Looks for outputs in all parts from one on.</summary>
    /// <param name="standing">In which part each stands, or -1; is changed to what it is then.</param>
    /// <returns>How many parts there were: the next look is from there on.</returns>
    internal int Look(int from, IReadOnlyList<byte[]> outputs, int[] standing)
    {
        var parts = _parts;
        for (var part = from; part < parts.Length; part++)
        {
            Look(parts[part].Filter, part, outputs, standing);
        }

        return parts.Length;
    }

    /// <summary>Looks for outputs in the filter of a part: what came stands in it from then on, what went in none.</summary>
    internal static void Look(TagFilter filter, int part, IReadOnlyList<byte[]> outputs, int[] standing)
    {
        var came = filter.Find([.. outputs.Select(output => OutputParts.Tag(output))]);
        var went = part == 0 ? new bool[came.Length] : filter.Find([.. outputs.Select(output => OutputParts.Tombstone(output))]);
        for (var i = 0; i < standing.Length; i++)
        {
            standing[i] = came[i] ? part : went[i] ? -1 : standing[i];
        }
    }

    private static TagFilter? FilterOf(byte[] bytes, byte[] hash, int count) =>
        SHA256.HashData(bytes).AsSpan().SequenceEqual(hash) && TagFilter.Read(bytes) is { } filter && filter.Count == count ? filter : null;
}
