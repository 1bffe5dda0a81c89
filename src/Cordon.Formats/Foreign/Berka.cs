using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>The financial data of PKDD'99, a Czech bank's ("Berka"). docs/formats.md says where every column comes from.</summary>
internal static class Berka
{
    /// <summary>The bank whose accounts these are; the data do not name it.</summary>
    public const string OwnBank = "berka";

    /// <summary>The account numbers of what stands across the counter: cash, and the bank itself for interest and fees.</summary>
    public const string CashAccount = "CASH";

    public const string BankAccount = "BANK";

    private const char Separator = ';';
    private const string CzechRepublic = "CZ";
    private static readonly string[] Transactions = ["trans_id", "account_id", "date", "type", "operation", "amount"];

    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var transactions = inputs.Need("trans.asc of Berka", Separator, Transactions);
        var owners = Owners(inputs, run);
        Accounts(inputs, run, owners);
        var own = run.Banks.Bic(OwnBank, CzechRepublic);
        run.Account(own, CashAccount, AccountKind.Cash);
        run.Account(own, BankAccount, AccountKind.Business);
        foreach (var path in transactions)
        {
            run.Read(path);
            using var table = TableReader.Open(path, Separator);
            Import(table, run, Encoding.ASCII.GetBytes(own));
        }
    }

    private static void Import(TableReader table, ImportRun run, byte[] own)
    {
        int id = table.Require("trans_id"), account = table.Require("account_id"), date = table.Require("date"), type = table.Require("type");
        int operation = table.Require("operation"), amount = table.Require("amount"), symbol = table.Find("k_symbol");
        int bank = table.Find("bank"), partner = table.Find("account");
        var crown = Currency.Parse("CZK");
        while (table.Read())
        {
            run.CountRow();
            var isIn = table.Fault is null && table.Field(type).SequenceEqual("PRIJEM"u8);
            var isOut = table.Fault is null && (table.Field(type).SequenceEqual("VYDAJ"u8) || table.Field(type).SequenceEqual("VYBER"u8));
            if (!isIn && !isOut)
            {
                run.RejectPayment(table, table.Fault ?? RowText.Bad("type", table.Field(type), "is none of PRIJEM, VYDAJ, VYBER"));
                continue;
            }

            var purpose = table.Field(symbol).Trim((byte)' ');
            var (otherBank, other) = Other(run, own, table.Field(operation), purpose, table.Field(bank), table.Field(partner), table.Field(id));
            var mine = table.Field(account);
            var texts = new PaymentTexts
            {
                PaymentId = table.Field(id),
                Time = ForeignTime.OfText([.. "19"u8, .. table.Field(date)], "yyyyMMdd"),
                PayerBank = isIn ? otherBank : own,
                PayerAccount = isIn ? other : mine,
                PayeeBank = isIn ? own : otherBank,
                PayeeAccount = isIn ? mine : other,
                Amount = run.Amount(table.Field(amount), crown),
                Currency = "CZK"u8,
                Channel = table.Field(operation),
                Purpose = purpose,
            };
            run.Payment(texts, table);
        }
    }

    /// <summary>
    /// Who stands on the other side: a partner's account where the row names one; cash; the bank for interest and fees; else a stranger
    /// of this one transaction, so that strangers never look like one account.
    /// </summary>
    private static (byte[] Bank, byte[] Account) Other(
        ImportRun run, byte[] own, ReadOnlySpan<byte> operation, ReadOnlySpan<byte> symbol, ReadOnlySpan<byte> bank, ReadOnlySpan<byte> partner,
        ReadOnlySpan<byte> id)
    {
        var isTransfer = operation.SequenceEqual("PREVOD Z UCTU"u8) || operation.SequenceEqual("PREVOD NA UCET"u8);
        if (isTransfer && !partner.IsEmpty && !partner.SequenceEqual("0"u8))
        {
            return (run.Banks.Utf8(bank, CzechRepublic), partner.ToArray());
        }

        if (symbol.SequenceEqual("UROK"u8) || symbol.SequenceEqual("SLUZBY"u8) || symbol.SequenceEqual("SANKC. UROK"u8))
        {
            return (own, Encoding.ASCII.GetBytes(BankAccount));
        }

        return operation.SequenceEqual("VKLAD"u8) || operation.SequenceEqual("VYBER"u8) || operation.SequenceEqual("VYBER KARTOU"u8)
            ? (own, Encoding.ASCII.GetBytes(CashAccount))
            : (run.Banks.Utf8(bank, CzechRepublic), [.. "UNKNOWN."u8, .. id]);
    }

    /// <summary>Accounts that a client owns; clients are people, with birth numbers.</summary>
    private static HashSet<string> Owners(ForeignInputs inputs, ImportRun run)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in inputs.Have(Separator, ["disp_id", "client_id", "account_id", "type"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path, Separator);
            int account = table.Require("account_id"), type = table.Require("type");
            while (table.Read())
            {
                if (table.Fault is { } fault)
                {
                    run.Reject(table, fault);
                }
                else if (table.Field(type).SequenceEqual("OWNER"u8))
                {
                    owned.Add(Encoding.UTF8.GetString(table.Field(account)));
                }
            }
        }

        return owned;
    }

    private static void Accounts(ForeignInputs inputs, ImportRun run, HashSet<string> owners)
    {
        foreach (var path in inputs.Have(Separator, ["account_id", "district_id", "frequency", "date"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path, Separator);
            int id = table.Require("account_id"), date = table.Require("date");
            while (table.Read())
            {
                var fault = table.Fault;
                if (fault is null)
                {
                    var number = Encoding.UTF8.GetString(table.Field(id));
                    var isDay = DateTime.TryParseExact(
                        "19" + Encoding.UTF8.GetString(table.Field(date)), "yyyyMMdd", CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var opened);
                    fault = isDay
                        ? run.Account(
                            run.Banks.Bic(OwnBank, CzechRepublic), number, owners.Contains(number) ? AccountKind.Person : AccountKind.Unknown,
                            Instant.From(opened), null, Currency.Parse("CZK"))
                        : RowText.Bad("date", table.Field(date), "is not a day (YYMMDD)");
                }

                if (fault is not null)
                {
                    run.Reject(table, fault);
                }
            }
        }
    }
}
