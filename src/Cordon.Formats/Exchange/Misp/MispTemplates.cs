using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>The object templates that are written and read (github.com/MISP/misp-objects), each with its attributes as the definitions name them.</summary>
internal static class MispTemplates
{
    private const string Other = "Other";
    private const string Fraud = "Financial fraud";
    private const string Person = "Person";

    private static readonly MispTemplate[] Templates =
    [
        new("person", "misc", "a15b0477-e9d1-4b9c-9546-abe78a4f4248", 8, "Person", "",
        [
            new("full-name", "full-name", Person, "name"), new("first-name", "first-name", Person, "firstName"),
            new("middle-name", "middle-name", Person, "middleName"), new("last-name", "last-name", Person, "lastName"),
            new("mothers-name", "text", Other, "motherName"), new("title", "text", Other, "title"), new("alias", "text", Other, "alias", true),
            new("date-of-birth", "date-of-birth", Person, "birthDate"), new("place-of-birth", "place-of-birth", Person, "birthPlace"),
            new("gender", "gender", Person, "gender"), new("nationality", "nationality", Person, "nationality", true),
            new("identity-card-number", "identity-card-number", Person, "idNumber"), new("passport-number", "passport-number", Person, "passportNumber"),
            new("phone-number", "phone-number", Person, "phone", true), new("e-mail", "email-src", "Payload delivery", "email", true),
            new("address", "text", Other, "address", true), new("text", "text", Other, "description"),
        ]),
        new("legal-entity", "misc", "14f5688f-d89c-469f-9878-c48bf6c41c65", 2, "LegalEntity", "name",
        [
            new("name", "text", Other, "name"), new("commercial-name", "text", Other, "alias"), new("legal-form", "text", Other, "legalForm"),
            new("registration-number", "text", Other, "registrationNumber"), new("phone-number", "phone-number", Other, "phone"),
            new("website", "link", "External analysis", "website"), new("text", "text", Other, "description"),
        ]),
        new("url", "network", "60efb77b-40b5-4c46-871b-ed1ed999fce5", 3, "LegalEntity", "website",
        [
            new("url", "url", "Network activity", "website"), new("text", "text", Other, "description"),
        ]),
        new("bank-account", "financial", "b4712203-95a8-4883-80e9-b566f5df11c9", 1, "BankAccount", "",
        [
            new("account", "bank-account-nr", Fraud, "accountNumber"), new("iban", "iban", Fraud, "iban"), new("swift", "bic", Fraud, "bic"),
            new("institution-name", "text", Other, "bankName"), new("account-name", "text", Other, "name"), new("currency-code", "text", Other, "currency"),
            new("personal-account-type", "text", Other, "accountType"), new("opened", "datetime", Other, "openingDate"),
            new("closed", "datetime", Other, "closingDate"), new("balance", "text", Other, "balance"), new("date-balance", "datetime", Other, "balanceDate"),
            new("text", "text", Other, "description"), new("comments", "text", Other, "notes"),
        ]),
        new("coin-address", "financial", "d0e6997e-78da-4815-a6a1-cfc1c1cb8a46", 7, "CryptoWallet", "publicKey",
        [
            new("address", "btc", Fraud, "publicKey"), new("address-xmr", "xmr", Fraud, "publicKey"), new("address-crypto", "text", Other, "publicKey"),
            new("symbol", "text", Other, "currencySymbol"), new("current-balance", "float", Other, "balance"),
            new("last-updated", "datetime", Other, "balanceDate"), new("text", "text", Other, "description"),
        ]),
        new("user-account", "misc", "49606b06-22f0-4ac8-8eee-2f12ad46f3d3", 6, "UserAccount", "username",
        [
            new("username", "text", Other, "username"), new("account-type", "text", Other, "service"), new("display-name", "text", Other, "name"),
            new("description", "text", Other, "description"),
        ]),
        new("phone", "misc", "d7e4fbdd-b551-4862-bddb-a0b470a38509", 5, "UserAccount", "number",
        [
            new("msisdn", "text", Other, "number"), new("text", "text", Other, "description"),
        ]),
        new("email", "network", "a0c666e0-fc65-4be8-b48f-3423d788b552", 3, "UserAccount", "email",
        [
            new("from", "email-src", "Payload delivery", "email"), new("from-display-name", "email-src-display-name", "Payload delivery", "name"),
        ]),
        new("transaction", "misc", "a47fa26a-01b6-4747-a394-5144e34456dc", 1, "Payment", "",
        [
            new("transaction-number", "text", Other, "transactionNumber"), new("date", "datetime", Other, "date"), new("amount", "text", Other, "amount"),
            new("transmode-code", "text", Other, "programme"), new("text", "text", Other, "purpose"),
        ]),
    ];

    /// <summary>The template of an object; null where it is none of these.</summary>
    public static MispTemplate? Find(string name) => Array.Find(Templates, template => template.Name == name);

    /// <summary>As what an entity is written: the first template of its schema whose required property it has. Null where there is none.</summary>
    public static MispTemplate? For(FtmEntity entity) => Array.Find(
        Templates, template => template.Schema == SchemaOf(entity) && (template.Requires.Length == 0 || entity.First(template.Requires) is not null));

    private static string SchemaOf(FtmEntity entity) =>
        entity.Schema.Is("LegalEntity") && !entity.Schema.Is("Person") ? "LegalEntity" : entity.Schema.Name;
}
