using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>
/// The holder's answer to a claim: the leaf of its set, opened. It shows that the record was known, since when and as what, in a root that was announced
/// before the filter was there to be asked: a record that is only in the filter, to make questions hit, has none.
/// </summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="Index">The question's place in it.</param>
/// <param name="Part">Which set: 0 the epoch's, otherwise that of a day.</param>
/// <param name="Leaf">The record.</param>
/// <param name="Place">Its place in the set.</param>
/// <param name="Path">From the leaf to the set's root.</param>
public sealed record HolderProof(EpochName Epoch, byte[] Root, int Index, int Part, SetLeaf Leaf, int Place, IReadOnlyList<byte[]> Path)
{
    private const int BytesMax = 1 << 15;
    private const long DaySeconds = 86_400;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && Index >= 0 && Part >= 0 && Leaf.IsWhole && Place >= 0 && MessageText.IsPath(Path);

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static HolderProof? Read(ReadOnlySpan<byte> body) => MessageText.Read<HolderProof>(body, BytesMax) is { IsWhole: true } read ? read : null;

    /// <summary>Whether it shows that the holder knew what a claim names before it could be asked, on a day that had been.</summary>
    public bool Shows(HitClaim claim, KnownEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(epoch);
        return IsWhole && Epoch == claim.Epoch && Epoch == epoch.Announcement.Epoch && Root.AsSpan().SequenceEqual(claim.Root) && Index == claim.Index
            && Part == claim.Part && Leaf.Item == claim.Leaf.Input && epoch.IsCommitted(Part, Leaf, Place, Path)
            && Leaf.FirstDay <= DayOf(epoch.Announcement.From + (Part * EpochAnnouncement.DeltaSeconds));
    }

    /// <summary>Without what is shown.</summary>
    public override string ToString() => $"proof {Index} of {Epoch}";

    /// <summary>The day of a moment, and half a one more for the lands where it is later.</summary>
    private static DateOnly DayOf(long seconds) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds + (DaySeconds / 2)).UtcDateTime);
}
