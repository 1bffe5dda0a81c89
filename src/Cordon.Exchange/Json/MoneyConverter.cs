using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Values;

namespace Cordon.Exchange.Json;

/// <summary>Amounts as a text, <c>1950.00 EUR</c>: with all decimals of the currency, so that each has one writing.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && text.Split(' ') is [var amount, var code]
        && Currency.TryParse(Encoding.UTF8.GetBytes(code), out var currency)
        && Money.TryParseMajor(Encoding.UTF8.GetBytes(amount), currency, out var minor) == AmountFault.None
        && new Money(minor, currency) is var read && read.ToString() == text
            ? read
            : throw new JsonException("an amount is written as 1950.00 EUR");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
