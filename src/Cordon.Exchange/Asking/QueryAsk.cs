using System.Text.Json.Serialization;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>A batch as it is sent: what was signed and logged, and the blinded elements.</summary>
/// <param name="Commit">The signed manifest.</param>
/// <param name="Logged">The proof that the commit is in the asking centre's log, and that a witness saw it: C2SP tlog-proof.</param>
/// <param name="Points">32 bytes for each question, which say nothing of it.</param>
public sealed record QueryAsk(QueryCommit Commit, string Logged, byte[] Points)
{
    // Ten thousand elements in base64, and the texts.
    private const int BytesMax = 1 << 19;

    /// <summary>Whether each field is what it can be; what stands in it is looked at by the <see cref="QueryDesk"/>.</summary>
    [JsonIgnore]
    public bool IsWhole => Commit.IsWhole && Points.Length == Commit.Manifest.Count * OprfHolder.ElementBytes;

    /// <summary>The body.</summary>
    public byte[] ToBytes() => MessageText.Of(this);

    /// <summary>Reads a body; null where it is none.</summary>
    public static QueryAsk? Read(ReadOnlySpan<byte> body) => MessageText.Read<QueryAsk>(body, BytesMax) is { IsWhole: true } read ? read : null;
}
