using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Exchange;

namespace Cordon.Exchange.Json;

/// <summary>Identifiers as they are matched, version and kind in front; what names nothing is an empty text.</summary>
internal sealed class CanonicalIdentifierConverter : JsonConverter<CanonicalIdentifier>
{
    public override CanonicalIdentifier Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text ? throw new JsonException("an identifier is a text")
        : text.Length == 0 ? default
        : Canonicaliser.ReadInput(Encoding.UTF8.GetBytes(text)) is { IsRead: true } read ? read.Identifier
        : throw new JsonException("an identifier is written as the canonicaliser of its version writes it");

    public override void Write(Utf8JsonWriter writer, CanonicalIdentifier value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value is null ? "" : Encoding.UTF8.GetString(value.ToInput()));
}
