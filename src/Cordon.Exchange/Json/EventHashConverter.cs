using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Exchange.Requests;

namespace Cordon.Exchange.Json;

/// <summary>Hashes as 64 hexadecimal digits in small letters; what names none is an empty text.</summary>
internal sealed class EventHashConverter : JsonConverter<EventHash>
{
    public override EventHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text)
        {
            throw new JsonException("a hash is a text");
        }

        if (text.Length == 0)
        {
            return default;
        }

        var bytes = new byte[EventHash.Bytes];
        return Convert.FromHexString(text, bytes, out _, out var count) == System.Buffers.OperationStatus.Done && count == bytes.Length
            && new EventHash(bytes) is var read && read.ToString() == text && read != default
                ? read
                : throw new JsonException("a hash has 64 hexadecimal digits in small letters");
    }

    public override void Write(Utf8JsonWriter writer, EventHash value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == default ? "" : value.ToString());
}
