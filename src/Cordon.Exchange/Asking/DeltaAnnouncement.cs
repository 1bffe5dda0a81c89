using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>
/// What came to a holder's records, and went from them, in a day of an epoch: a small filter that is always of the same size, on a fixed clock.
/// </summary>
/// <remarks>
/// A record that came is in it by its tag, one that went by its tombstone, which only whoever has the record's output can tell from a tag; the rest is filled
/// up. So it tells who asked about a record that it went, and everybody else nothing, not even how many came and went.
/// </remarks>
/// <param name="Epoch">Of which epoch.</param>
/// <param name="Number">Which, from 1: one for each day.</param>
/// <param name="Previous">SHA-256 of the body of the delta before, or of the epoch's announcement: none can be left out.</param>
/// <param name="Count">Tags in it: the announced number, or a multiple of it.</param>
/// <param name="FilterHash">SHA-256 of the filter's file.</param>
/// <param name="SetRoot">The root over the records that came.</param>
public sealed record DeltaAnnouncement(EpochName Epoch, long Number, byte[] Previous, int Count, byte[] FilterHash, byte[] SetRoot)
{
    private const int BytesMax = 4_096;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && Number > 0 && MessageText.IsHash(Previous) && Count > 0 && MessageText.IsHash(FilterHash)
        && MessageText.IsHash(SetRoot);

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static DeltaAnnouncement? Read(ReadOnlySpan<byte> body) =>
        MessageText.Read<DeltaAnnouncement>(body, BytesMax) is { IsWhole: true } read ? read : null;
}
