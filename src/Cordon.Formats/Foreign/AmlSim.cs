using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>IBM AMLSim. docs/formats.md says where every column comes from.</summary>
internal static class AmlSim
{
    private static readonly string[] Transactions = ["tran_id", "orig_acct", "bene_acct", "base_amt", "tran_timestamp", "is_sar", "alert_id"];

    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var transactions = inputs.Need("transactions of AMLSim", ',', Transactions, "alert_type");
        var countries = Countries(inputs, run);
        var accounts = Accounts(inputs, run, countries);
        var patterns = Patterns(inputs, run);
        foreach (var path in transactions)
        {
            run.Read(path);
            using var table = TableReader.Open(path);
            Import(table, run, accounts, patterns);
        }
    }

    private static void Import(TableReader table, ImportRun run, Dictionary<string, Account> accounts, Dictionary<string, string> patterns)
    {
        int id = table.Require("tran_id"), payer = table.Require("orig_acct"), payee = table.Require("bene_acct"), type = table.Find("tx_type");
        int amount = table.Require("base_amt"), time = table.Require("tran_timestamp"), sar = table.Require("is_sar"), alert = table.Require("alert_id");
        while (table.Read())
        {
            run.CountRow();
            if (table.Fault is { } fault)
            {
                run.RejectPayment(table, fault);
                continue;
            }

            var from = Find(run, accounts, table.Field(payer));
            var to = Find(run, accounts, table.Field(payee));
            var currency = from.Currency == to.Currency ? from.Currency : Currency.Unknown;
            var texts = new PaymentTexts
            {
                PaymentId = table.Field(id),
                Time = table.Field(time),
                PayerBank = from.Bank,
                PayerAccount = table.Field(payer),
                PayeeBank = to.Bank,
                PayeeAccount = table.Field(payee),
                Amount = run.Amount(table.Field(amount), currency),
                Currency = Encoding.ASCII.GetBytes(currency.Code),
                Channel = table.Field(type),
            };
            if (run.Payment(texts, table))
            {
                var isSar = Ascii.EqualsIgnoreCase(table.Field(sar), "true"u8);
                var number = Utf8Text(table.Field(alert));
                var pattern = number is "-1" or "" ? null : $"{patterns.GetValueOrDefault(number, "alert")}:{number}";
                run.Label(texts.PaymentId, isSar ? PaymentLabel.Layering : PaymentLabel.Genuine, pattern);
            }
        }
    }

    private static Account Find(ImportRun run, Dictionary<string, Account> accounts, ReadOnlySpan<byte> number) =>
        accounts.TryGetValue(Utf8Text(number), out var account) ? account : new Account(run.Banks.Utf8(default), Currency.Unknown);

    /// <summary>The country of each account, from the accounts' country list.</summary>
    private static Dictionary<string, string> Countries(ForeignInputs inputs, ImportRun run)
    {
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in inputs.Have(',', ["ACCOUNT_ID", "COUNTRY", "BANK_ID"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path);
            int account = table.Require("ACCOUNT_ID"), country = table.Require("COUNTRY");
            while (table.Read())
            {
                var code = table.Fault is null ? table.Field(country) : default;
                if (code.Length == 2 && Country.IsKnown(code[0], code[1]))
                {
                    countries[Utf8Text(table.Field(account))] = Utf8Text(code);
                }
                else
                {
                    run.Reject(table, table.Fault ?? $"COUNTRY '{Utf8Text(code)}' is not a country of ISO 3166");
                }
            }
        }

        return countries;
    }

    private static Dictionary<string, Account> Accounts(ForeignInputs inputs, ImportRun run, Dictionary<string, string> countries)
    {
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var path in inputs.Have(',', ["acct_id", "acct_rptng_crncy", "initial_deposit", "bank_id"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path);
            int id = table.Require("acct_id"), name = table.Find("dsply_nm"), type = table.Find("type"), currency = table.Require("acct_rptng_crncy");
            int balance = table.Require("initial_deposit"), bank = table.Require("bank_id");
            while (table.Read())
            {
                if (table.Fault is { } fault)
                {
                    run.Reject(table, fault);
                    continue;
                }

                var number = Utf8Text(table.Field(id));
                var unit = Currency.TryParse(table.Field(currency), out var named) ? named : Currency.Unknown;
                var bic = run.Banks.Bic(Utf8Text(table.Field(bank)), countries.GetValueOrDefault(number, BankMap.UnknownCountry));
                var kind = Utf8Text(table.Field(type)) switch { "I" => AccountKind.Person, "C" or "O" => AccountKind.Business, _ => AccountKind.Unknown };
                var hasBalance = Money.TryParseMajor(run.Amount(table.Field(balance), unit), unit, out var minor) == AmountFault.None;
                fault = run.Account(
                    bic, number, kind, null, hasBalance ? new Money(minor, unit) : null, unit == Currency.Unknown ? default : unit,
                    Utf8Text(table.Field(name)));
                if (fault is not null)
                {
                    run.Reject(table, fault);
                    continue;
                }

                accounts[number] = new Account(Encoding.ASCII.GetBytes(bic), unit);
            }
        }

        return accounts;
    }

    /// <summary>The name of each alert's pattern, from whichever list of alerts is there.</summary>
    private static Dictionary<string, string> Patterns(ForeignInputs inputs, ImportRun run)
    {
        var patterns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in inputs.Have(',', ["alert_id", "alert_type"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path);
            int id = table.Require("alert_id"), type = table.Require("alert_type");
            while (table.Read())
            {
                if (table.Fault is { } fault)
                {
                    run.Reject(table, fault);
                    continue;
                }

                patterns.TryAdd(Utf8Text(table.Field(id)), Utf8Text(table.Field(type)));
            }
        }

        return patterns;
    }

    private static string Utf8Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private sealed record Account(byte[] Bank, Currency Currency);
}
