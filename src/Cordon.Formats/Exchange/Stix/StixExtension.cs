using System.Text.Json;

namespace Cordon.Formats.Exchange.Stix;

/// <summary>
/// Accounts, telephone numbers and wallets, for which STIX has no objects: observables of an extension (STIX 2.1, 7.3), which says of each what it has. A
/// reader that does not know it passes over the objects and keeps the rest; properties that begin with x_ are deprecated since 2.1.
/// </summary>
internal static class StixExtension
{
    public const string Prefix = "cordon-";
    public const string BankAccount = "cordon-bank-account";
    public const string Phone = "cordon-phone";
    public const string Wallet = "cordon-wallet";

    /// <summary>The extension's identifier, the same for ever.</summary>
    public const string Id = "extension-definition--ebe942cf-a169-5b8d-86ec-058530c34b55";

    private const string Definition =
        "New observables, each property a string. cordon-bank-account: iban, or account_number with bic; bank_name, currency (ISO 4217). "
        + "cordon-phone: value (E.164 with its plus sign). cordon-wallet: address; symbol. "
        + "Contributing to the identifier: iban; else bic and account_number; value; address.";

    /// <summary>Writes the definition itself.</summary>
    public static void Write(Utf8JsonWriter json, string author)
    {
        json.WriteStartObject();
        json.WriteString("type", "extension-definition");
        json.WriteString("spec_version", "2.1");
        json.WriteString("id", Id);
        json.WriteString("created_by_ref", author);
        json.WriteString("created", StixIds.Time(StixIds.Fixed));
        json.WriteString("modified", StixIds.Time(StixIds.Fixed));
        json.WriteString("name", "Financial observables");
        json.WriteString("description", "Bank accounts, telephone numbers and wallets used in scams.");
        json.WriteString("schema", Definition);
        json.WriteString("version", "1.0");
        json.WriteStartArray("extension_types");
        json.WriteStringValue("new-sco");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
