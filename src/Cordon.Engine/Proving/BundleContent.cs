using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Cordon.Engine.Proving;

/// <summary>What is signed of a case's evidence: one JSON object.</summary>
/// <param name="Format">The format's version.</param>
/// <param name="Case">The case's identifier.</param>
/// <param name="Made">When.</param>
/// <param name="By">Which officer took it out.</param>
/// <param name="Purpose">Why, in the officer's words.</param>
/// <param name="Log">The log that the records are in.</param>
/// <param name="Statement">What the centre says besides, under its signature alone: the trail, the ledger.</param>
/// <param name="Records">What happened, each shown to be in the log.</param>
internal sealed record BundleContent(
    int Format, string Case, string Made, string By, string Purpose, BundleLog Log, JsonNode Statement, IReadOnlyList<BundleRecord> Records)
{
    /// <summary>The version that is written.</summary>
    public const int FormatNow = 1;

    /// <summary>What the envelope says of it.</summary>
    public const string Type = "application/vnd.cordon.case-evidence+json";

    private static readonly BundleJson Json = new(new JsonSerializerOptions(BundleJson.Default.Options)
    {
        // Chinese stands as it is: the file is for people too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // Of two fields of one name each reader could take another.
        AllowDuplicateProperties = false,
    });

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static BundleContent Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Json.BundleContent) is { } read && read.Records.All(record => record is not null && record.IsWhole)
                ? read : throw new JsonException("something in it is empty");
        }
        catch (ArgumentException twice)
        {
            // What is read as a tree meets a second field of a name in this way.
            throw new JsonException(twice.Message, twice);
        }
    }

    /// <summary>As it is signed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.BundleContent);
}

/// <summary>The log of a bundle.</summary>
/// <param name="Key">The key by which it signs, on one line.</param>
/// <param name="Checkpoint">How far it had come, signed.</param>
internal sealed record BundleLog(string Key, string Checkpoint);

/// <summary>A record of a bundle.</summary>
/// <param name="Says">The item's fields, which follow from its bytes.</param>
/// <param name="Item">The item.</param>
/// <param name="Salt">The commitment's salt.</param>
/// <param name="Index">Its place in its batch.</param>
/// <param name="Path">The way to the batch's root.</param>
/// <param name="Entry">The log's entry.</param>
/// <param name="Place">The entry's place.</param>
/// <param name="LogPath">The way to the log's root.</param>
internal sealed record BundleRecord(
    JsonObject Says, byte[] Item, byte[] Salt, int Index, IReadOnlyList<byte[]> Path, string Entry, long Place, IReadOnlyList<byte[]> LogPath)
{
    /// <summary>Whether each step of its ways is there: a file that somebody else wrote may have nothing in its place.</summary>
    [JsonIgnore]
    public bool IsWhole => Path.Concat(LogPath).All(step => step is not null);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BundleContent))]
internal sealed partial class BundleJson : JsonSerializerContext;
