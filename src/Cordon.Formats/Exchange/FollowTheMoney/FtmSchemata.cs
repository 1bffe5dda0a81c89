using System.Collections.Frozen;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>The schemata that are read and written, as a table: name, what it extends, its own properties with their types.</summary>
public static class FtmSchemata
{
    // A star in front is an abstract schema; a property without a type is text; a capital type is an entity of that schema.
    private static readonly (string Name, string Extends, string Own)[] Table =
    [
        ("*Thing", "", "name:name alias:name summary description country:country address topics:topic keywords notes sourceUrl:url"),
        ("*Interval", "", "date:date startDate:date endDate:date summary recordId sourceUrl:url"),
        ("*Value", "", "amount:number currency:currency"),
        ("*Asset", "Thing Value", ""),
        ("*Interest", "Interval", "role status"),
        ("LegalEntity", "Thing", "email:email phone:phone website:url legalForm registrationNumber:identifier idNumber:identifier taxNumber:identifier"),
        ("Person", "LegalEntity", "title firstName middleName lastName motherName birthDate:date birthPlace nationality:country passportNumber:identifier"
            + " gender:gender"),
        ("Organization", "LegalEntity", ""),
        ("Company", "Organization Asset", ""),
        ("BankAccount", "Asset", "bankName accountNumber:identifier iban:iban bic:identifier accountType openingDate:date closingDate:date balance:number"
            + " balanceDate:date"),
        ("CryptoWallet", "Thing Value", "publicKey:identifier currencySymbol:currency managingExchange creationDate:date balance:number balanceDate:date"
            + " holder:LegalEntity"),
        ("UserAccount", "Thing", "service username email:email number:phone owner:LegalEntity"),
        ("Payment", "Interval Value", "sequenceNumber transactionNumber purpose programme payer:LegalEntity payerAccount:BankAccount beneficiary:LegalEntity"
            + " beneficiaryAccount:BankAccount"),
        ("Call", "Interval", "caller:LegalEntity callerNumber:phone receiver:LegalEntity receiverNumber:phone duration:number"),
        ("Message", "Interval Thing", "subject bodyText threadTopic sender:LegalEntity senderAccount:UserAccount recipients:LegalEntity"
            + " recipientAccount:UserAccount"),
        ("Event", "Interval Thing", "location organizer:LegalEntity involved:LegalEntity"),
        ("Ownership", "Interest", "owner:LegalEntity asset:Asset"),
        ("UnknownLink", "Interest", "subject:Thing object:Thing"),
        ("Project", "Interval Thing", "projectId:identifier"),
    ];

    private static readonly FrozenDictionary<string, FtmSchema> ByName = Build();

    /// <summary>Those that an entity can be of, by name.</summary>
    public static IReadOnlyList<FtmSchema> All { get; } =
        [.. ByName.Values.Where(schema => !schema.IsAbstract).OrderBy(schema => schema.Name, StringComparer.Ordinal)];

    /// <summary>The schema of a name that an entity can be of; null where there is none here.</summary>
    public static FtmSchema? Find(string name) => ByName.GetValueOrDefault(name) is { IsAbstract: false } schema ? schema : null;

    /// <summary>The schema of a name known to be good.</summary>
    internal static FtmSchema Of(string name) => Find(name) ?? throw new ArgumentException($"There is no schema {name}.", nameof(name));

    private static FrozenDictionary<string, FtmSchema> Build()
    {
        var all = new Dictionary<string, FtmSchema>(StringComparer.Ordinal);
        foreach (var (name, extends, own) in Table)
        {
            var bare = name.TrimStart('*');
            all.Add(bare, new FtmSchema(bare, name != bare, [.. Words(extends).Select(parent => all[parent])], Words(own).Select(Property)));
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static FtmProperty Property(string written)
    {
        var parts = written.Split(':');
        return parts.Length == 1 ? new FtmProperty(parts[0], FtmType.Text)
            : char.IsAsciiLetterUpper(parts[1][0]) ? new FtmProperty(parts[0], FtmType.Entity, parts[1])
            : new FtmProperty(parts[0], Enum.Parse<FtmType>(parts[1], ignoreCase: true));
    }
}
