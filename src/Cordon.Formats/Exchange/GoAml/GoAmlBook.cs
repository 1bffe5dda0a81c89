using Cordon.Core.Values;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>What a report says, as entities, while it is read.</summary>
internal sealed class GoAmlBook(ConversionSettings settings, LossTally losses)
{
    private readonly OrderedDictionary<string, FtmEntity> _entities = new(StringComparer.Ordinal);
    private readonly GoAmlLookups _lookups = settings.GoAml?.Lookups ?? GoAmlLookups.Standard;
    private long _transactions;

    /// <summary>All of them, what is named before what names it.</summary>
    public IEnumerable<FtmEntity> Entities => _entities.Values;

    /// <summary>The report itself, as the matter that it is of.</summary>
    public void Report(string? reference, string? reason)
    {
        if (!string.IsNullOrEmpty(reference) || !string.IsNullOrEmpty(reason))
        {
            Keep("Project", [("projectId", reference), ("description", reason)]);
        }
    }

    /// <summary>Takes a payment in.</summary>
    /// <exception cref="FormatException">It has no amount, or the report does not say of which currency.</exception>
    public void Transaction(GoAmlNode node, Currency local)
    {
        var values = new List<(string, string?)>
        {
            ("transactionNumber", node.Value("transactionnumber")), ("recordId", node.Value("internal_ref_number")),
            ("purpose", node.Value("transaction_description")), ("date", Date(node, "date_transaction")), ("summary", node.Value("comments")),
            ("programme", node.Value("transmode_code") is { } code ? Known(GoAmlLookups.Transmode, code) : null),
        };
        var amount = node.Value("amount_local");
        var paid = Side(node.Take("t_from") ?? node.Take("t_from_my_client"), "from", "payer", "payerAccount", values);
        var foreign = Side(node.Take("t_to") ?? node.Take("t_to_my_client"), "to", "beneficiary", "beneficiaryAccount", values) ?? paid;
        values.Add(("amount", foreign?.Amount ?? Plain(amount, local)));
        values.Add(("currency", foreign?.Currency
            ?? (local == default ? throw new FormatException("currency_code_local stands before transactions") : local.Code)));
        node.TellRest(losses);

        // Two transactions may say the same and be two.
        Keep("Payment", values, _transactions++);
    }

    /// <summary>Takes in who and what is in no transaction.</summary>
    public void Activity(GoAmlNode node)
    {
        foreach (var party in node.Take("report_parties")?.TakeAll("report_party") ?? [])
        {
            Party(party, "");
            party.Take("reason");
            party.TellRest(losses);
        }

        node.TellRest(losses);
    }

    private (string? Amount, string? Currency)? Side(GoAmlNode? node, string side, string party, string account, List<(string, string?)> values)
    {
        if (node is null)
        {
            return null;
        }

        if (Party(node, side + "_") is { } id)
        {
            values.Add((_entities[id].Schema.Is("BankAccount") ? account : party, id));
        }

        // Whence the country is known stands with the account itself.
        node.Take($"{side}_country");
        if (node.Value($"{side}_funds_code") is { } funds && Known(GoAmlLookups.Funds, funds) is not null)
        {
            losses.Add($"{node.Name}/{side}_funds_code");
        }

        var foreign = node.Take($"{side}_foreign_currency");
        var told = foreign is null ? default : (Amount: foreign.Value("foreign_amount"), Currency: foreign.Value("foreign_currency_code"));
        foreign?.Take("foreign_exchange_rate");
        foreign?.TellRest(losses);
        node.TellRest(losses);
        return told.Amount is not null && Currency.TryParse(told.Currency ?? "", out var currency) ? (Plain(told.Amount, currency), currency.Code) : null;
    }

    private string? Party(GoAmlNode node, string prefix)
    {
        foreach (var suffix in new[] { "", "_my_client" })
        {
            if (node.Take($"{prefix}account{suffix}") is { } account)
            {
                return Account(account);
            }

            if (node.Take($"{prefix}person{suffix}") is { } person)
            {
                return Person(person);
            }

            if (node.Take($"{prefix}entity{suffix}") is { } company)
            {
                return Company(company);
            }
        }

        return null;
    }

    private string Account(GoAmlNode node)
    {
        var kind = (node.Value("personal_account_type") ?? node.Value("account_type")) is { } code ? _lookups.Word(GoAmlLookups.AccountType, code) : null;
        if (node.Value("institution_code") is { } institution && institution != _lookups.Code(GoAmlLookups.Unknown, "institution"))
        {
            losses.Add($"{node.Name}/institution_code");
        }

        List<string> owners = [.. node.TakeAll("t_entity").Select(Company)];
        foreach (var signatory in node.TakeAll("signatory"))
        {
            owners.AddRange(signatory.TakeAll("t_person").Select(Person));
            signatory.TellRest(losses);
        }

        var id = kind == GoAmlLookups.Wallet ? Wallet(node, owners) : Account(node, kind);
        foreach (var owner in kind == GoAmlLookups.Wallet ? [] : owners)
        {
            Keep("Ownership", [("owner", owner), ("asset", id)]);
        }

        node.TellRest(losses);
        return id;
    }

    private string Account(GoAmlNode node, string? kind)
    {
        var (iban, number, currency) = (node.Value("iban"), node.Value("account"), node.Value("currency_code"));
        return Keep("BankAccount",
        [
            ("bankName", node.Value("institution_name")), ("bic", node.Value("swift")), ("accountNumber", number == iban ? null : number), ("iban", iban),
            ("currency", currency), ("name", node.Value("account_name")), ("accountType", kind), ("openingDate", Date(node, "opened")),
            ("closingDate", Date(node, "closed")), ("balance", Balance(node.Value("balance"), currency)), ("balanceDate", Date(node, "date_balance")),
            ("description", node.Value("comments")),
        ]);
    }

    private string Wallet(GoAmlNode node, List<string> owners)
    {
        node.Take("non_bank_institution");
        return Keep("CryptoWallet",
        [
            ("managingExchange", node.Value("institution_name")), ("publicKey", node.Value("account")), ("name", node.Value("account_name")),
            ("creationDate", Date(node, "opened")), ("balance", node.Value("balance")), ("balanceDate", Date(node, "date_balance")),
            ("description", node.Value("comments")), .. owners.Select(owner => ("holder", (string?)owner)),
        ]);
    }

    private string Person(GoAmlNode node)
    {
        var (first, last) = (node.Value("first_name"), node.Value("last_name"));
        var isParted = first is not null && first != _lookups.Code(GoAmlLookups.Unknown, "name");
        node.Take("passport_country");
        List<(string, string?)> values =
        [
            ("gender", node.Value("gender") switch { "M" => "male", "F" => "female", null => null, _ => "other" }), ("title", node.Value("title")),
            ("firstName", isParted ? first : null), ("lastName", isParted ? last : null), ("name", isParted ? $"{first} {last}" : last),
            ("middleName", node.Value("middle_name")), ("birthDate", Date(node, "birthdate")), ("birthPlace", node.Value("birth_place")),
            ("motherName", node.Value("mothers_name")), ("alias", node.Value("alias")), ("passportNumber", node.Value("passport_number")),
            ("idNumber", node.Value("id_number")), ("country", Country(node, "residence")), ("taxNumber", node.Value("tax_number")),
            ("description", node.Value("comments")),
        ];
        values.AddRange(Enumerable.Range(1, 3).Select(i => ("nationality", Country(node, $"nationality{i}"))));
        Contacts(node, values);
        node.TellRest(losses);
        return Keep("Person", values);
    }

    private string Company(GoAmlNode node)
    {
        List<(string, string?)> values =
        [
            ("name", node.Value("name")), ("alias", node.Value("commercial_name")), ("registrationNumber", node.Value("incorporation_number")),
            ("website", node.Value("url")), ("country", Country(node, "incorporation_country_code")), ("taxNumber", node.Value("tax_number")),
            ("description", node.Value("comments")),
        ];
        Contacts(node, values);
        node.TellRest(losses);
        return Keep("LegalEntity", values);
    }

    private void Contacts(GoAmlNode node, List<(string, string?)> values)
    {
        foreach (var phone in node.Take("phones")?.TakeAll("phone") ?? [])
        {
            values.Add(("phone", phone.Value("tph_country_prefix") + phone.Value("tph_number")));
        }

        foreach (var address in node.Take("addresses")?.TakeAll("address") ?? [])
        {
            values.Add(("address", Joined(address)));
        }

        values.AddRange(node.TakeAll("email").Concat(node.Take("emails")?.TakeAll("email") ?? []).Select(mailbox => ("email", (string?)mailbox.Text)));
    }

    /// <summary>An address in one line; its country, where that is all there is besides, is the person's own.</summary>
    private string? Joined(GoAmlNode address)
    {
        var unknown = _lookups.Code(GoAmlLookups.Unknown, "city");
        string?[] parts =
        [
            address.Value("address"), address.Value("town"), address.Value("city") is { } city && city != unknown ? city : null, address.Value("zip"),
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    /// <summary>An entity by what it says: the same words are the same thing.</summary>
    private string Keep(string schema, IReadOnlyList<(string Property, string? Value)> values, long number = 0)
    {
        var said = string.Join('\n', values.Where(value => !string.IsNullOrEmpty(value.Value)).Select(value => $"{value.Property}={value.Value}"));
        var id = NameUuid.Of(NameUuid.Own, $"goaml|{schema}|{number}|{said}").ToString();
        if (!_entities.ContainsKey(id))
        {
            _entities.Add(id, _entities.Count < InterchangeLimits.EntitiesMax ? FtmDraft.Of(id, FtmSchemata.Of(schema), values, losses)
                : throw new FormatException($"it has more than {InterchangeLimits.EntitiesMax} entities"));
        }

        return id;
    }

    private string? Known(string table, string code) => _lookups.Word(table, code) is var word && word == GoAmlTransactions.Transfer ? null : word;

    private string? Date(GoAmlNode node, string name)
    {
        if (node.Value(name) is not { } text)
        {
            return null;
        }

        var date = GoAmlTime.Read(text, settings.ZoneMinutes);
        if (date is null)
        {
            losses.Add($"{node.Name}/{name} (it is no time)");
        }

        return date;
    }

    private string? Country(GoAmlNode node, string name) =>
        node.Value(name) is { } code && code != _lookups.Code(GoAmlLookups.Unknown, "country") ? code.ToLowerInvariant() : null;

    private static string? Balance(string? balance, string? currency) =>
        Currency.TryParse(currency ?? "", out var known) ? Plain(balance, known) : balance;

    /// <summary>An amount with the decimals of its currency: goAML writes as many as it likes.</summary>
    private static string? Plain(string? amount, Currency currency) =>
        amount is not null && currency != default
        && Money.TryParseMajor(System.Text.Encoding.UTF8.GetBytes(amount), currency, out var minor) == AmountFault.None
            ? new Money(minor, currency).ToMajorString() : amount;
}
