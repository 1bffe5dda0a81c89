using System.Text.Json.Serialization;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>The holder's answer to a batch.</summary>
/// <param name="Record">What it logs of it.</param>
/// <param name="Evaluated">32 bytes for each element that was sent.</param>
/// <param name="Proof">That the announced key made all of them: 64 bytes.</param>
public sealed record QueryAnswer(EvaluationRecord Record, byte[] Evaluated, byte[] Proof)
{
    private const int BytesMax = 1 << 19;

    /// <summary>Whether each field is what it can be.</summary>
    [JsonIgnore]
    public bool IsWhole => Record.IsWhole && Evaluated.Length == Record.Count * OprfHolder.ElementBytes && Proof.Length == DleqProof.Bytes;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static QueryAnswer? Read(ReadOnlySpan<byte> body) => MessageText.Read<QueryAnswer>(body, BytesMax) is { IsWhole: true } read ? read : null;
}
