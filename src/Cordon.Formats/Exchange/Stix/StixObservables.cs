using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Stix;

/// <summary>What of an entity can be looked for. Names, documents, addresses of people and payments are no indicators and never become one.</summary>
internal static class StixObservables
{
    /// <summary>The properties that become observables, of which schemata.</summary>
    public static bool Carries(FtmSchema schema, string property) =>
        schema.Is("LegalEntity") ? property is "phone" or "email" or "website"
        : schema.Name switch
        {
            "UserAccount" => property is "number" or "email" or "username" or "service",
            "BankAccount" => property is "iban" or "bic" or "accountNumber" or "bankName" or "currency",
            "CryptoWallet" => property is "publicKey" or "currencySymbol",
            _ => false,
        };

    /// <summary>Whether the first of several values alone is told: it stands beside what is looked for.</summary>
    public static bool CarriesFirst(FtmEntity entity, string property) =>
        property is "service" or "bankName" or "currency" or "bic" or "currencySymbol" || (property == "accountNumber" && !entity["iban"].IsEmpty);

    public static IEnumerable<StixObservable> Of(FtmEntity entity) =>
        entity.Schema.Is("LegalEntity") ? Contacts(entity, "phone")
        : entity.Schema.Name switch
        {
            "UserAccount" => Contacts(entity, "number").Concat(Logins(entity)),
            "BankAccount" => Accounts(entity),
            "CryptoWallet" => entity["publicKey"].Select(address => Made(StixExtension.Wallet, ["address"], ("address", address),
                ("symbol", entity.First("currencySymbol")))),
            _ => [],
        };

    private static IEnumerable<StixObservable> Contacts(FtmEntity entity, string phone) =>
    [
        .. entity[phone].Select(number => Made(StixExtension.Phone, ["value"], ("value", number))),
        .. entity["email"].Select(mailbox => Made("email-addr", ["value"], ("value", mailbox))),
        .. entity["website"].SelectMany(Sites),
    ];

    private static IEnumerable<StixObservable> Sites(string address)
    {
        yield return Made("url", ["value"], ("value", address));
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.HostNameType == UriHostNameType.Dns)
        {
            yield return Made("domain-name", ["value"], ("value", url.IdnHost));
        }
    }

    private static IEnumerable<StixObservable> Logins(FtmEntity entity) => entity["username"].Select(name =>
        Made("user-account", ["account_login", "account_type"], ("account_login", name), ("account_type", entity.First("service"))));

    /// <summary>An account by each IBAN; one that has none by each number, where its bank is known.</summary>
    private static IEnumerable<StixObservable> Accounts(FtmEntity entity)
    {
        var bic = entity.First("bic");
        return entity["iban"].Select(iban => Account(entity, iban, entity.First("accountNumber"), bic))
            .Concat(entity["iban"].IsEmpty && bic is not null ? entity["accountNumber"].Select(number => Account(entity, null, number, bic)) : []);
    }

    private static StixObservable Account(FtmEntity entity, string? iban, string? number, string? bic) => Made(
        StixExtension.BankAccount, iban is not null ? ["iban"] : ["account_number", "bic"], ("account_number", number), ("bank_name", entity.First("bankName")),
        ("bic", bic), ("currency", entity.First("currency")), ("iban", iban));

    // Properties stand in the order of their names, by which the identifier is computed.
    private static StixObservable Made(string type, IReadOnlyList<string> contributing, params IEnumerable<(string Name, string? Value)> properties) =>
        new(type, [.. properties.Where(property => property.Value is not null).Select(property => (property.Name, property.Value!))], contributing);
}
