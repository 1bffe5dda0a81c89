using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Tracing;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Iso20022;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>
/// A case as entities of FollowTheMoney: the case a Project, each report an Event, accounts, payments, contacts and wallets what they are there, and links
/// between them. Identifiers follow from what they name.
/// </summary>
public static class CaseEntities
{
    /// <summary>The entities of a case, each once, what is named before what names it.</summary>
    /// <exception cref="FormatException">A number or time in it cannot be a value of its type.</exception>
    public static IReadOnlyList<FtmEntity> Of(CaseExtract extract)
    {
        ArgumentNullException.ThrowIfNull(extract);
        var entities = new OrderedDictionary<string, FtmEntity>(StringComparer.Ordinal);
        var caseId = Add(entities, Id("case", extract.CaseId), "Project", extract.Marks, SubjectRole.Unknown, ("name", $"Case {extract.CaseId}"),
            ("projectId", extract.CaseId));
        foreach (var report in extract.Reports)
        {
            var id = Add(entities, Id("report", report.Id), "Event", extract.Marks, SubjectRole.Unknown, ("name", $"Report {report.Id}"),
                ("date", FtmValues.Of(report.Time)), ("recordId", report.Id), ("keywords", report.ScamType), ("topics", "crime.fraud"));
            Link(entities, caseId, id, "report", extract.Marks);
        }

        foreach (var trail in extract.Trails)
        {
            Trail(entities, trail, extract.Marks);
        }

        foreach (var contact in extract.Contacts.Select(contact => Contact(entities, contact, extract.Marks)).OfType<string>())
        {
            Link(entities, caseId, contact, "contact", extract.Marks);
        }

        return [.. entities.Values];
    }

    /// <summary>The accounts and payments of a trail.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<FtmEntity> OfTrail(TrailReport trail, Marks marks)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(marks);
        var entities = new OrderedDictionary<string, FtmEntity>(StringComparer.Ordinal);
        Trail(entities, trail, marks);
        return [.. entities.Values];
    }

    private static void Trail(OrderedDictionary<string, FtmEntity> entities, TrailReport trail, Marks marks)
    {
        var ids = trail.Accounts.Select(account => Account(entities, account.Bank, account.Account, marks, RoleOf(account), account.Kind)).ToList();
        foreach (var transfer in trail.Transfers)
        {
            // A payment is as protected as the better protected of its two ends.
            var role = trail.Accounts[transfer.From].IsVictims || trail.Accounts[transfer.To].IsVictims ? SubjectRole.Victim : SubjectRole.Unknown;
            Add(entities, Id("payment", transfer.Payment), "Payment", marks, role, ("transactionNumber", transfer.Payment),
                ("date", FtmValues.Of(transfer.Time)), ("amount", transfer.Whole.ToMajorString()), ("currency", transfer.Whole.Currency.Code),
                ("payerAccount", ids[transfer.From]), ("beneficiaryAccount", ids[transfer.To]),
                ("summary", $"{transfer.Sent} of it is the traced money, at hop {transfer.Hop}"));
        }
    }

    private static SubjectRole RoleOf(TrailAccount account) => account.IsVictims ? SubjectRole.Victim : SubjectRole.Unknown;

    private static string Account(
        OrderedDictionary<string, FtmEntity> entities, string bank, string number, Marks marks, SubjectRole role, EndKind kind = EndKind.None)
    {
        var iban = Canonicaliser.Read(CanonicalKind.Iban, number) is { IsRead: true } read ? read.Identifier.Value : null;
        var bic = MessageWriting.Canonical(bank);
        return Add(entities, Id("account", iban ?? $"{bank}/{number}"), "BankAccount", marks, role, ("iban", iban),
            ("accountNumber", iban is null ? number : null), ("bic", bic), ("bankName", bic.Length == 0 ? bank : null),
            ("country", bic.Length == 0 ? null : bic[4..6].ToLowerInvariant()),
            ("accountType", kind == EndKind.None ? null : kind.ToString().ToLowerInvariant()));
    }

    private static string? Contact(OrderedDictionary<string, FtmEntity> entities, CaseContact contact, Marks marks)
    {
        var (kind, value) = contact.Identifier;
        var id = Id("contact", $"{kind}|{value}");
        return kind switch
        {
            IdentifierKind.Phone => Add(entities, id, "UserAccount", marks, contact.Role, ("service", "phone"), ("number", value)),
            IdentifierKind.Email => Add(entities, id, "UserAccount", marks, contact.Role, ("service", "email"), ("email", value)),
            IdentifierKind.Handle => Add(entities, id, "UserAccount", marks, contact.Role, ("username", value)),

            // The scheme is not told, and today's is this one.
            IdentifierKind.Host => Add(entities, id, "LegalEntity", marks, contact.Role, ("website", $"https://{contact.Address ?? value + "/"}")),
            IdentifierKind.Wallet when value.Split(':', 2) is [var chain, var address] => Add(entities, id, "CryptoWallet", marks, contact.Role,
                ("publicKey", address), ("currencySymbol", chain.ToUpperInvariant())),
            _ => null,
        };
    }

    private static void Link(OrderedDictionary<string, FtmEntity> entities, string subject, string target, string role, Marks marks) => Add(
        entities, Id("link", $"{subject}|{target}"), "UnknownLink", marks, SubjectRole.Unknown, ("subject", subject), ("object", target), ("role", role));

    // What is there under a better protected role keeps it, and the other way round.
    private static string Add(
        OrderedDictionary<string, FtmEntity> entities, string id, string schema, Marks marks, SubjectRole role, params IEnumerable<(string, string?)> values)
    {
        var own = Marked(marks, role);
        entities[id] = entities.TryGetValue(id, out var before) ? before.Under(Leaving.Join(before.Marks!, own))
            : FtmEntity.Of(id, FtmSchemata.Of(schema), values).Under(own);
        return id;
    }

    private static Marks Marked(Marks marks, SubjectRole role)
    {
        var (marked, fault) = Marks.Of(marks.ToDraft() with { Role = role });
        return marked ?? throw new FormatException(fault);
    }

    private static string Id(string kind, string name) => NameUuid.Of(NameUuid.Own, $"{kind}|{name}").ToString();
}
