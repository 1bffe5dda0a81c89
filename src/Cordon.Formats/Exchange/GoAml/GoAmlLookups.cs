using System.Collections.Immutable;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// The codes of one country's goAML, by table and word: "transmode" and "mobile" is MB in one and something else in the next. What is missing is asked for and
/// never made up.
/// </summary>
public sealed class GoAmlLookups
{
    /// <summary>How a payment was made (transmode_code); the word is the payment's programme, or "transfer".</summary>
    public const string Transmode = "transmode";

    /// <summary>What was paid in and out (from_funds_code, to_funds_code).</summary>
    public const string Funds = "funds";

    /// <summary>Whose a telephone or an address is (tph_contact_type, address_type): "unknown".</summary>
    public const string Contact = "contact";

    /// <summary>What a telephone is (tph_communication_type): "unknown".</summary>
    public const string Communication = "communication";

    /// <summary>What stands where a value is wanted and not known: "country", "name", "institution", "city".</summary>
    public const string Unknown = "unknown";

    /// <summary>What kind of account it is (personal_account_type); the word is the account's type, or "wallet".</summary>
    public const string AccountType = "account_type";

    /// <summary>The word of a wallet among the kinds of accounts; there is no code for it that would be right everywhere.</summary>
    internal const string Wallet = "wallet";

    // A hyphen is "unknown" in the schemata that the United Nations hand out.
    private static readonly ImmutableDictionary<(string Table, string Word), string> Defaults = ImmutableDictionary.CreateRange(
    [
        Row(Transmode, "transfer", "-"), Row(Funds, "transfer", "-"), Row(Contact, "unknown", "-"), Row(Communication, "unknown", "-"),
        Row(Unknown, "country", "-"), Row(Unknown, "name", "-"), Row(Unknown, "institution", "-"), Row(Unknown, "city", "-"),
        Row(AccountType, "cash", "-"), Row(AccountType, "exchange", "-"), Row(AccountType, "merchant", "-"), Row(AccountType, "abroad", "-"),
    ]);

    private readonly ImmutableDictionary<(string Table, string Word), string> _codes;

    private GoAmlLookups(ImmutableDictionary<(string Table, string Word), string> codes) => _codes = codes;

    /// <summary>The codes for "not known", and none for anything else.</summary>
    public static GoAmlLookups Standard { get; } = new(Defaults);

    /// <summary>The tables there are.</summary>
    internal static IReadOnlyList<string> Tables { get; } = [Transmode, Funds, Contact, Communication, Unknown, AccountType];

    /// <summary>The same with a code more, or another.</summary>
    public GoAmlLookups With(string table, string word, string code) => new(_codes.SetItem((table, word), code));

    /// <summary>The code for a word.</summary>
    /// <exception cref="InterchangeException">The table has none: whoever reports has to say it.</exception>
    public string Code(string table, string word) => _codes.TryGetValue((table, word), out var code) ? code
        : throw new InterchangeException($"The settings have no code for {table}.{word}: this country's goAML schema lists what there is");

    /// <summary>The word for a code; the code itself where the table has none.</summary>
    public string Word(string table, string code) =>
        _codes.Where(row => row.Key.Table == table && row.Value == code).Select(row => row.Key.Word).Order(StringComparer.Ordinal).FirstOrDefault(code);

    private static KeyValuePair<(string Table, string Word), string> Row(string table, string word, string code) => new((table, word), code);
}
