using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// The fields of an object as they leave, in one writing: what an object's hash is over. The salt keeps whoever has the hash alone from finding by trial what
/// it is of.
/// </summary>
public sealed class ReleaseContent
{
    /// <summary>Fields of one object: a record has a dozen.</summary>
    public const int FieldsMax = 64;

    /// <summary>Characters of a field's name.</summary>
    public const int NameCharactersMax = 40;

    /// <summary>Characters of a value: a page, as of a text in a request.</summary>
    public const int ValueCharactersMax = 4_000;

    /// <summary>Bytes of an object: what is larger belongs into formal assistance.</summary>
    public const int BytesMax = 256 * 1024;

    /// <summary>Digits of a salt; one that has none has the empty text, where the fields stand beside the hash anyway.</summary>
    public const int SaltDigits = 64;

    private const int Format = 1;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ReleaseContent(ImmutableArray<ReleaseField> fields, string salt, byte[] bytes) => (Fields, Salt, Bytes) = (fields, salt, bytes);

    /// <summary>The fields, each name once.</summary>
    public ImmutableArray<ReleaseField> Fields { get; }

    /// <summary>The salt, in hexadecimal digits.</summary>
    public string Salt { get; }

    /// <summary>The one writing.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its SHA-256, in hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>The content of fields; null where they cannot be one.</summary>
    public static ReleaseContent? Of(IReadOnlyList<ReleaseField> fields, string salt)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(salt);
        if (fields.Count > FieldsMax || !fields.All(IsOne) || fields.DistinctBy(field => field.Name).Count() != fields.Count || !IsSalt(salt))
        {
            return null;
        }

        var bytes = Write(fields, salt);
        return bytes.Length <= BytesMax ? new ReleaseContent([.. fields], salt, bytes) : null;
    }

    /// <summary>Reads a content; null where the bytes are none, or not as they would be written.</summary>
    public static ReleaseContent? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > BytesMax)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 3 });
            var root = document.RootElement;
            var fields = root.GetProperty("fields").EnumerateArray().Take(FieldsMax + 1).Select(Field).ToArray();

            // What is there twice, besides, in another order or otherwise written makes other bytes.
            return Of(fields, root.GetProperty("salt").GetString() ?? "") is { } read && read.Bytes.Span.SequenceEqual(bytes.Span) ? read : null;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>How many fields, never which.</summary>
    public override string ToString() => $"{Fields.Length} fields, {Hash[..8]}";

    private static ReleaseField Field(JsonElement field) => new(
        field.GetProperty("name").GetString() ?? "", field.GetProperty("value").GetString() ?? "",
        Enum.GetValues<FieldClass>().FirstOrDefault(one => MarkWords.Of(one) == field.GetProperty("class").GetString()));

    private static bool IsOne(ReleaseField field) => field is { Name.Length: > 0 and <= NameCharactersMax, Value: { Length: <= ValueCharactersMax } value }
        && field.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && Enum.IsDefined(field.Class) && VisibleText.HalfAt(value) < 0;

    private static bool IsSalt(string salt) => salt.Length is 0 or SaltDigits && salt.All(char.IsAsciiHexDigitLower);

    private static byte[] Write(IReadOnlyList<ReleaseField> fields, string salt)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("salt", salt);
            json.WriteStartArray("fields");
            foreach (var field in fields)
            {
                json.WriteStartObject();
                json.WriteString("name", field.Name);
                json.WriteString("class", MarkWords.Of(field.Class));
                json.WriteString("value", field.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }
}
