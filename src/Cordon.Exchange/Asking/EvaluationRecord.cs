using System.Text.Json.Serialization;

namespace Cordon.Exchange.Asking;

/// <summary>What the holder logs of a batch that it answered, and hands to the asker: what was asked, by its roots, and what an audit is drawn by.</summary>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Root">The batch.</param>
/// <param name="PointsRoot">The root over the blinded elements that were evaluated.</param>
/// <param name="Count">Elements.</param>
/// <param name="AnswerHash">SHA-256 of the evaluated elements and the proof.</param>
/// <param name="NonceCommit">SHA-256 of the nonce that an audit of this batch will be drawn by.</param>
/// <param name="Left">Elements that are left of the epoch's quota.</param>
/// <param name="At">When it was first answered, in seconds since 1970.</param>
public sealed record EvaluationRecord(
    EpochName Epoch, byte[] Root, byte[] PointsRoot, int Count, byte[] AnswerHash, byte[] NonceCommit, long Left, long At)
{
    private const int BytesMax = 4_096;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Epoch.IsWhole && MessageText.IsHash(Root) && MessageText.IsHash(PointsRoot) && QueryManifest.Sizes.Contains(Count)
        && MessageText.IsHash(AnswerHash) && MessageText.IsHash(NonceCommit) && Left >= 0 && At > 0;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static EvaluationRecord? Read(ReadOnlySpan<byte> body) =>
        MessageText.Read<EvaluationRecord>(body, BytesMax) is { IsWhole: true } read ? read : null;
}
