using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Iso20022;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>Writes accounts, persons and companies, each with what is inside it, in the order of goAML's schema.</summary>
internal sealed class GoAmlParties(GoAmlXml xml, GoAmlGraph graph, GoAmlSettings settings, LossTally losses)
{
    private const int NationalitiesMax = 3;
    private const int MailboxesMax = 5;

    private readonly HashSet<FtmEntity> _written = [];
    private readonly HashSet<(string Owner, string Asset)> _owned = [];

    /// <summary>Whether an entity has been written.</summary>
    public bool Has(FtmEntity entity) => _written.Contains(entity);

    /// <summary>Whether all that an ownership says has been written.</summary>
    public bool HasOwnership(FtmEntity ownership) =>
        ownership["owner"].All(owner => ownership["asset"].All(asset => _owned.Contains((owner, asset)))) && ownership.First("asset") is not null;

    /// <summary>Whether an entity has what goAML wants of one.</summary>
    public static bool IsWritable(FtmEntity entity) => entity.Schema.Is("BankAccount") ? NumberOf(entity) is not null
        : entity.Schema.Is("CryptoWallet") ? entity.First("publicKey") is not null
        : (entity.First("name") ?? entity.First("firstName") ?? entity.First("lastName")) is not null;

    /// <summary>Writes an entity as an element of a name.</summary>
    /// <exception cref="InterchangeException">It lacks what goAML wants of it.</exception>
    public void Write(string element, FtmEntity entity)
    {
        if (!IsWritable(entity))
        {
            throw new InterchangeException($"{entity} has neither number nor name, and goAML wants one");
        }

        xml.Group(element, () =>
        {
            if (entity.Schema.Is("BankAccount"))
            {
                Account(entity);
            }
            else if (entity.Schema.Is("CryptoWallet"))
            {
                Wallet(entity);
            }
            else if (entity.Schema.Is("Person"))
            {
                Person(entity);
            }
            else
            {
                Company(entity);
            }
        });
    }

    /// <summary>Where an account or a party is: the country it says, else that of its BIC or IBAN.</summary>
    public string CountryOf(FtmEntity entity)
    {
        var bic = MessageWriting.Canonical(entity.First("bic") ?? "");
        return (entity.First("country") ?? (bic.Length > 0 ? bic[4..6] : entity.First("iban")?[..2]))?.ToUpperInvariant()
            ?? settings.Lookups.Code(GoAmlLookups.Unknown, "country");
    }

    private void Account(FtmEntity account)
    {
        xml.Text("institution_name", account.First("bankName"), account);
        var bic = account.First("bic");
        xml.Text("institution_code", bic is null ? settings.Lookups.Code(GoAmlLookups.Unknown, "institution") : null, account);
        xml.Text("swift", bic, account);
        xml.Text("account", NumberOf(account), account);
        xml.Text("currency_code", account.First("currency"), account);
        xml.Text("account_name", account.First("name"), account);
        xml.Text("iban", account.First("iban"), account);
        xml.Text("personal_account_type", account.First("accountType") is { } kind ? settings.Lookups.Code(GoAmlLookups.AccountType, kind) : null, account);
        foreach (var owner in Holders(graph.OwnersOf(account)))
        {
            _owned.Add((owner.Id, account.Id));
        }

        var opened = Date("opened", account, "openingDate");
        var closed = Date("closed", account, "closingDate");
        var balance = account.First("balance");
        xml.Text("balance", balance, account);
        var told = balance is null ? 0 : Date("date_balance", account, "balanceDate");
        xml.Text("comments", account.First("description"), account);
        Tell(account, ("bankName", 1), ("bic", 1), ("accountNumber", 1), ("currency", 1), ("name", 1), ("iban", 1), ("accountType", 1),
            ("openingDate", opened), ("closingDate", closed), ("balance", 1), ("balanceDate", told), ("description", 1));
    }

    private void Wallet(FtmEntity wallet)
    {
        xml.Text("institution_name", wallet.First("managingExchange"), wallet);
        xml.Text("institution_code", settings.Lookups.Code(GoAmlLookups.Unknown, "institution"), wallet);
        xml.Text("non_bank_institution", "true", wallet);
        xml.Text("account", wallet.First("publicKey"), wallet);
        xml.Text("account_name", wallet.First("name"), wallet);
        xml.Text("personal_account_type", settings.Lookups.Code(GoAmlLookups.AccountType, GoAmlLookups.Wallet), wallet);
        var holder = graph.Named(wallet, "holder");
        var held = Holders(holder is null ? [] : [holder]).Count;
        var opened = Date("opened", wallet, "creationDate");
        var balance = wallet.First("balance");
        xml.Text("balance", balance, wallet);
        var told = balance is null ? 0 : Date("date_balance", wallet, "balanceDate");
        xml.Text("comments", wallet.First("description"), wallet);
        Tell(wallet, ("managingExchange", 1), ("publicKey", 1), ("name", 1), ("holder", held), ("creationDate", opened), ("balance", 1), ("balanceDate", told),
            ("description", 1));
    }

    /// <summary>Writes whose an account is, as far as it can be written: one company, and any number of persons.</summary>
    private List<FtmEntity> Holders(IEnumerable<FtmEntity> owners)
    {
        var all = owners.Where(IsWritable).ToList();
        var written = all.Where(owner => !owner.Schema.Is("Person")).Take(1).Concat(all.Where(owner => owner.Schema.Is("Person"))).ToList();
        foreach (var owner in written)
        {
            if (owner.Schema.Is("Person"))
            {
                xml.Group("signatory", () => Write("t_person", owner));
            }
            else
            {
                Write("t_entity", owner);
            }
        }

        return written;
    }

    private void Person(FtmEntity person)
    {
        var (first, last) = (person.First("firstName"), person.First("lastName"));
        var isParted = first is not null && last is not null;
        xml.Text("gender", person.First("gender") switch { "male" => "M", "female" => "F", null => null, _ => "-" }, person);
        xml.Text("title", person.First("title"), person);
        xml.Text("first_name", isParted ? first : settings.Lookups.Code(GoAmlLookups.Unknown, "name"), person);
        xml.Text("middle_name", person.First("middleName"), person);
        xml.Text("last_name", isParted ? last : person.First("name") ?? first ?? last, person);
        var born = Date("birthdate", person, "birthDate");
        xml.Text("birth_place", person.First("birthPlace"), person);
        xml.Text("mothers_name", person.First("motherName"), person);
        xml.Text("alias", person.First("alias"), person);
        var nationalities = person["nationality"].Take(NationalitiesMax).ToList();
        if (person.First("passportNumber") is { } passport)
        {
            xml.Text("passport_number", passport, person);
            xml.Text("passport_country", nationalities.FirstOrDefault()?.ToUpperInvariant() ?? settings.Lookups.Code(GoAmlLookups.Unknown, "country"), person);
        }

        xml.Text("id_number", person.First("idNumber"), person);
        foreach (var (i, country) in nationalities.Index())
        {
            xml.Text($"nationality{i + 1}", country.ToUpperInvariant(), person);
        }

        xml.Text("residence", person.First("country")?.ToUpperInvariant(), person);
        Contacts(person);
        xml.Text("tax_number", person.First("taxNumber"), person);
        xml.Text("comments", person.First("description"), person);
        var isJoined = isParted && person["name"].Contains($"{first} {last}");
        Tell(person, ("gender", 1), ("title", 1), ("firstName", isParted ? 1 : 0), ("lastName", isParted ? 1 : 0), ("name", !isParted || isJoined ? 1 : 0),
            ("middleName", 1), ("birthDate", born), ("birthPlace", 1), ("motherName", 1), ("alias", 1), ("nationality", NationalitiesMax),
            ("passportNumber", 1), ("idNumber", 1), ("country", 1), ("phone", int.MaxValue), ("address", int.MaxValue), ("email", MailboxesMax),
            ("taxNumber", 1), ("description", 1));
    }

    private void Company(FtmEntity company)
    {
        xml.Text("name", company.First("name"), company);
        xml.Text("commercial_name", company.First("alias"), company);
        xml.Text("incorporation_number", company.First("registrationNumber"), company);
        Contacts(company);
        xml.Text("url", company.First("website"), company);
        xml.Text("incorporation_country_code", company.First("country")?.ToUpperInvariant(), company);
        xml.Text("tax_number", company.First("taxNumber"), company);
        xml.Text("comments", company.First("description"), company);
        Tell(company, ("name", 1), ("alias", 1), ("registrationNumber", 1), ("phone", int.MaxValue), ("address", int.MaxValue), ("email", MailboxesMax),
            ("website", 1), ("country", 1), ("taxNumber", 1), ("description", 1));
    }

    private void Contacts(FtmEntity entity)
    {
        var contact = settings.Lookups.Code(GoAmlLookups.Contact, "unknown");
        List("phones", entity["phone"], phone => xml.Group("phone", () =>
        {
            xml.Text("tph_contact_type", contact, entity);
            xml.Text("tph_communication_type", settings.Lookups.Code(GoAmlLookups.Communication, "unknown"), entity);
            xml.Text("tph_number", phone, entity);
        }));
        List("addresses", entity["address"], address => xml.Group("address", () =>
        {
            xml.Text("address_type", contact, entity);
            xml.Text("address", address, entity);
            xml.Text("city", settings.Lookups.Code(GoAmlLookups.Unknown, "city"), entity);
            xml.Text("country_code", CountryOf(entity), entity);
        }));
        foreach (var mailbox in entity["email"].Take(MailboxesMax))
        {
            xml.Text("email", mailbox, entity);
        }
    }

    private void List(string name, IReadOnlyCollection<string> values, Action<string> one)
    {
        if (values.Count > 0)
        {
            xml.Group(name, () =>
            {
                foreach (var value in values)
                {
                    one(value);
                }
            });
        }
    }

    /// <summary>Writes a date that says the day; how many were.</summary>
    private int Date(string element, FtmEntity entity, string property)
    {
        var date = entity.First(property) is { } value ? GoAmlTime.Write(value) : null;
        xml.Text(element, date, entity);
        return date is null ? 0 : 1;
    }

    // What stands in several places is told once.
    private void Tell(FtmEntity entity, params (string Property, int Count)[] kept)
    {
        if (_written.Add(entity))
        {
            GoAmlLosses.Tell(entity, kept, losses);
        }
    }

    private static string? NumberOf(FtmEntity account) => account.First("accountNumber") ?? account.First("iban");
}
