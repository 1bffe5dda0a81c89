using System.Globalization;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>Values that MISP writes otherwise than FollowTheMoney.</summary>
internal static class MispValues
{
    /// <summary>The text of an attribute.</summary>
    public static string Write(MispSlot slot, FtmEntity entity, string value) => slot switch
    {
        { Property: "amount" } when entity.First("currency") is { } currency => $"{value} {currency}",
        { Type: "gender" } => string.Concat(value[..1].ToUpperInvariant(), value.AsSpan(1)),
        _ => value,
    };

    /// <summary>The properties that an attribute's text is. An MSISDN is international by definition, whether it has its plus sign or not.</summary>
    public static IEnumerable<(string Property, string? Value)> Read(MispSlot slot, string text) => slot switch
    {
        { Property: "amount" } when text.Split(' ') is [var amount, var currency] => [("amount", amount), ("currency", currency)],
        { Type: "gender" } => [(slot.Property, text.ToLowerInvariant())],
        { Relation: "msisdn" } when text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 => [(slot.Property, "+" + text)],
        { Type: "datetime" } => [(slot.Property, Date(text))],
        _ => [(slot.Property, text)],
    };

    /// <summary>The attribute for a wallet's address: bitcoin and Monero have one each.</summary>
    public static string AddressRelation(FtmEntity wallet) => wallet.First("currencySymbol") switch
    {
        "BTC" => "address",
        "XMR" => "address-xmr",
        _ => "address-crypto",
    };

    /// <summary>MISP writes offsets without a colon.</summary>
    private static string Date(string text) =>
        text.Length > 5 && text[^5] is ('+' or '-') && DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text.Insert(text.Length - 2, ":") : text;
}
