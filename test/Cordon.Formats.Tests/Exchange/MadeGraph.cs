using System.Globalization;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Tests.Exchange;

/// <summary>
/// Entities of all schemata, tied to each other, each property with none, one or two values of its type; the same for the same seed. What a format names
/// things by is there once and differs.
/// </summary>
internal sealed class MadeGraph
{
    private static readonly string[] Ibans = ["DE89370400440532013000", "GB82WEST12345698765432", "FR1420041010050500013M02606", "NL91ABNA0417164300"];
    private static readonly string[] Words = ["é", "中文", "<b>&amp;", "\"'", "a, b; c", "=1+1", "\u202Ex", "😀", "line\nline", "]]>"];

    private readonly Random _dice;
    private readonly bool _isForGoAml;
    private int _number;

    private MadeGraph(int seed, bool isForGoAml) => (_dice, _isForGoAml) = (new Random(seed), isForGoAml);

    public List<FtmEntity> Entities { get; } = [];

    public static List<FtmEntity> Of(int seed, bool isForGoAml = false)
    {
        var graph = new MadeGraph(seed, isForGoAml);
        graph.Build();
        return graph.Entities;
    }

    private void Build()
    {
        var people = Many(3, "Person", [], "name");
        var companies = new[] { "LegalEntity", "Organization", "Company" }.Select(schema => Add(schema, [], "name")).ToArray();
        Add("LegalEntity", ["name"], "website");
        var accounts = Many(4, "BankAccount", [], "accountNumber");
        var wallet = Add("CryptoWallet", [], "publicKey", ("holder", people[0]));
        var contacts = new[]
        {
            Add("UserAccount", [], "username", ("owner", people[1])), Add("UserAccount", ["username"], "number"),
            Add("UserAccount", ["username", "number"], "email"),
        };
        Add("Payment", ["payer", "beneficiary"], "amount", ("payerAccount", accounts[0]), ("beneficiaryAccount", accounts[1]));
        Add("Payment", [], "amount", ("payerAccount", accounts[1]), ("beneficiaryAccount", accounts[2]), ("payer", people[0]), ("beneficiary", companies[0]));
        Add("Payment", ["payerAccount", "beneficiaryAccount"], "amount", ("payer", people[1]), ("beneficiary", companies[1]));
        Add("Ownership", [], "owner", ("owner", people[2]), ("asset", accounts[0]));
        Add("Ownership", [], "owner", ("owner", companies[2]), ("asset", accounts[0]));
        Add("UnknownLink", [], "subject", ("subject", wallet), ("object", contacts[0]));
        Add("Call", [], "date", ("caller", people[0]), ("receiver", people[1]));
        Add("Message", [], "date", ("sender", people[0]), ("recipients", people[1]), ("senderAccount", contacts[0]), ("recipientAccount", contacts[1]));
        Add("Event", [], "date", ("organizer", people[0]), ("involved", people[1]));
        Add("Project", [], "projectId");
    }

    private string[] Many(int count, string schema, string[] without, string always) =>
        [.. Enumerable.Range(0, count).Select(_ => Add(schema, without, always))];

    private string Add(string schema, string[] without, string always, params (string Property, string Id)[] links)
    {
        var id = $"{schema}.{_number++}";
        var found = FtmSchemata.Find(schema)!;
        var values = links.Select(link => (link.Property, (string?)link.Id)).ToList();
        var (first, last) = ($"Ann{_number}", $"Li{_number}");
        var isParted = schema == "Person" && _dice.Next(2) == 0;
        foreach (var property in found.Properties.Where(property => property.Type != FtmType.Entity && !without.Contains(property.Name)))
        {
            var isWanted = property.Name == always || (_isForGoAml && IsWantedByGoAml(schema, property.Name));
            var count = Math.Max(isWanted ? 1 : 0, _dice.Next(3));
            count = Math.Min(count, MostOf(schema, property.Name));
            values.AddRange((schema, property.Name) switch
            {
                ("Person", "firstName") => isParted ? [("firstName", first)] : [],
                ("Person", "lastName") => isParted ? [("lastName", last)] : [],
                _ => Enumerable.Range(0, count).Select(i => (property.Name, (string?)Value(property, i))),
            });
        }

        if (isParted)
        {
            values.Add(("name", $"{first} {last}"));
        }

        Entities.Add(FtmEntity.Of(id, found, values));
        return id;
    }

    /// <summary>A payment of which nobody knows how much it was cannot be reported, and of two amounts nobody knows which; a case has one number.</summary>
    private int MostOf(string schema, string property) => _isForGoAml && (schema, property) is ("Payment", "amount" or "currency" or "date") ? 1 : 2;

    private static bool IsWantedByGoAml(string schema, string property) =>
        (schema, property) is ("Payment", "currency" or "date" or "transactionNumber") or ("BankAccount" or "CryptoWallet", "balance");

    private string Value(FtmProperty property, int i)
    {
        var n = (_number * 2) + i;
        var two = n.ToString("00", CultureInfo.InvariantCulture)[^2..];
        return property.Type switch
        {
            FtmType.Date => _dice.Next(2) == 0 ? $"20{10 + i}-03-{1 + (n % 28):00}" : $"20{10 + i}-03-{1 + (n % 28):00}T09:30:{n % 60:00}Z",
            FtmType.Number => $"{1 + n}.{two}",
            FtmType.Country => i == 0 ? "de" : "sg",
            FtmType.Currency => property.Name == "currencySymbol" ? (_dice.Next(2) == 0 ? "BTC" : "ETH") : i == 0 ? "EUR" : "USD",
            FtmType.Iban => Ibans[n % Ibans.Length],
            FtmType.Phone => $"+65912345{two}",
            FtmType.Email => $"a{n}@example.org",
            FtmType.Url => $"https://a{n}.example.org/x?y=<z>",
            FtmType.Gender => i == 0 ? "female" : "male",
            FtmType.Topic => i == 0 ? "crime.fraud" : "fin",
            FtmType.Identifier => property.Name == "bic" ? (i == 0 ? "HARBXA2X" : "LANTXB2X") : $"N-{n}",
            _ => Word(property, n, i),
        };
    }

    private string Word(FtmProperty property, int n, int i) => property.Name switch
    {
        "programme" => i == 0 ? "mobile" : "branch",
        "accountType" => i == 0 ? "savings" : "current",
        _ => $"{property.Name} {n} {Words[n % Words.Length]}",
    };
}
