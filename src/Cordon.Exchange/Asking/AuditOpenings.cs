using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>
/// What an asker opens to its inspector. It is for the inspector alone, who is never the holder: it goes sealed to the inspector's key (see
/// <see cref="InspectorKey"/>), by whatever way.
/// </summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="Openings">The questions.</param>
public sealed record AuditOpenings(EpochName Epoch, byte[] Root, IReadOnlyList<AuditOpening> Openings)
{
    // Ten thousand openings at most; sixty are 150 kB.
    internal const int BytesMax = 1 << 25;

    /// <summary>Whether it can be of a batch; each opening is looked at apart.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root)
        && Openings.Count <= QueryManifest.Sizes[^1] && Openings.All(opening => opening is not null);

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static AuditOpenings? Read(ReadOnlySpan<byte> body) =>
        MessageText.Read<AuditOpenings>(body, BytesMax) is { IsWhole: true } read ? read : null;

    /// <summary>Without what is opened.</summary>
    public override string ToString() => $"{Openings.Count} openings of {Epoch}";
}
