using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Values;

namespace Cordon.Exchange.Json;

/// <summary>Moments as RFC 3339 writes them, to the millisecond, in UTC; read only as they are written.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && Instant.TryParse(Encoding.UTF8.GetBytes(text), out var read)
        && read.ToString() == text ? read : throw new JsonException("a moment is written as 2026-03-01T09:30:00.250Z");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
