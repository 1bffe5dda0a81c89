using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Engine.Proving;

/// <summary>How far the log has come, in one file that is replaced whole: what was written beyond it is not there.</summary>
/// <param name="Size">Entries.</param>
/// <param name="Next">By partition: the position of the batch to be taken next.</param>
/// <param name="Totals">What the entries have together.</param>
/// <param name="Marks">Rows of the index that count.</param>
/// <param name="Checkpoint">The signed checkpoint.</param>
internal sealed record EvidenceHead(long Size, IReadOnlyList<long> Next, EvidenceTotals Totals, long Marks, string Checkpoint)
{
    /// <summary>The file's name.</summary>
    public const string File = "head.json";

    /// <summary>Reads it; null where the text is none.</summary>
    /// <param name="partitions">Partitions that the log follows.</param>
    public static EvidenceHead? Read(string text, int partitions)
    {
        try
        {
            return JsonSerializer.Deserialize(text, EvidenceHeadJson.Default.EvidenceHead)
                is { Size: >= 0, Marks: >= 0, Next: not null, Checkpoint: not null } read && read.Next.Count == partitions ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As it stands in the file.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, EvidenceHeadJson.Default.EvidenceHead);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EvidenceHead))]
internal sealed partial class EvidenceHeadJson : JsonSerializerContext;
