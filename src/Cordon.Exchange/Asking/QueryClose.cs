using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>How many hits a batch had, as the asker says and logs; an audit can hold it to that.</summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="HitCount">Hits, canaries not counted.</param>
public sealed record QueryClose(EpochName Epoch, byte[] Root, int HitCount)
{
    private const int BytesMax = 1_024;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && HitCount >= 0 && HitCount <= QueryManifest.Sizes[^1];

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static QueryClose? Read(ReadOnlySpan<byte> body) => MessageText.Read<QueryClose>(body, BytesMax) is { IsWhole: true } read ? read : null;
}
