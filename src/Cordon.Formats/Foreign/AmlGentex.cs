using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>AMLGentex of AI Sweden. docs/formats.md says where every column comes from.</summary>
internal static class AmlGentex
{
    /// <summary>The account number of cash, which the format writes as the same sink as all other spending.</summary>
    public const string CashAccount = "CASH";

    private const string Xxx = "XXX";

    private static readonly string[] Log =
        ["step", "type", "amount", "nameOrig", "nameDest", "bankOrig", "bankDest", "isSAR", "patternID", "modelType"];

    // alert_models.csv and normal_models.csv number their patterns otherwise than the log does, so they are of no use here.
    private static readonly Dictionary<string, string> ModelNames = new(StringComparer.Ordinal)
    {
        ["1"] = "fan_out",
        ["2"] = "fan_in",
        ["3"] = "cycle",
        ["4"] = "bipartite",
        ["5"] = "stack",
        ["7"] = "scatter_gather",
        ["8"] = "gather_scatter",
    };

    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var logs = inputs.Need("tx_log of AMLGentex", ',', Log);
        Accounts(inputs, run);
        for (var file = 0; file < logs.Count; file++)
        {
            run.Read(logs[file]);
            using var table = TableReader.Open(logs[file]);
            Import(table, run, logs.Count == 1 ? "" : $"{file + 1}-");
        }
    }

    private static void Import(TableReader table, ImportRun run, string idHead)
    {
        int step = table.Require("step"), type = table.Require("type"), amount = table.Require("amount"), sar = table.Require("isSAR");
        int payer = table.Require("nameOrig"), payee = table.Require("nameDest"), payerBank = table.Require("bankOrig"), payeeBank = table.Require("bankDest");
        int pattern = table.Require("patternID"), model = table.Require("modelType");
        var cash = Encoding.ASCII.GetBytes(CashAccount);
        while (table.Read())
        {
            run.CountRow();
            if (table.Fault is { } fault)
            {
                run.RejectPayment(table, fault);
                continue;
            }

            // The simulator spells it so.
            if (table.Field(type).SequenceEqual("INITALBALANCE"u8) || table.Field(type).SequenceEqual("INITIALBALANCE"u8))
            {
                OpeningBalance(table, run, payeeBank, payee, amount);
                continue;
            }

            var isCash = table.Field(type).SequenceEqual("CASH"u8);
            var texts = new PaymentTexts
            {
                PaymentId = Encoding.ASCII.GetBytes($"{idHead}{table.Line}"),
                Time = ForeignTime.OfStep(table.Field(step), TimeSpan.FromDays(1)),
                PayerBank = run.Banks.Utf8(table.Field(payerBank)),
                PayerAccount = isCash && IsOutside(table.Field(payer)) ? cash : table.Field(payer),
                PayeeBank = run.Banks.Utf8(table.Field(payeeBank)),
                PayeeAccount = isCash && IsOutside(table.Field(payee)) ? cash : table.Field(payee),
                Amount = run.Amount(table.Field(amount), Currency.Unknown),
                Currency = "XXX"u8,
                Channel = table.Field(type),
            };
            if (run.Payment(texts, table))
            {
                Note(table, run, texts, isCash, pattern, model, table.Field(sar).SequenceEqual("1"u8));
            }
        }
    }

    /// <summary>Writes what a payment tells beside itself: its label, and cash as a kind of account.</summary>
    private static void Note(TableReader table, ImportRun run, in PaymentTexts texts, bool isCash, int pattern, int model, bool isSar)
    {
        var (number, kind) = (Encoding.UTF8.GetString(table.Field(pattern)), Encoding.UTF8.GetString(table.Field(model)));
        var name = ModelNames.GetValueOrDefault(kind, "model_" + kind);
        run.Label(texts.PaymentId, isSar ? PaymentLabel.Layering : PaymentLabel.Genuine, number is "-1" or "" ? null : $"{name}:{number}");
        if (isCash)
        {
            var isPaidOut = texts.PayeeAccount.SequenceEqual("CASH"u8);
            run.Account(Encoding.ASCII.GetString(isPaidOut ? texts.PayeeBank : texts.PayerBank), CashAccount, AccountKind.Cash);
        }
    }

    private static bool IsOutside(ReadOnlySpan<byte> account) => account.Length > 0 && account[0] == '-';

    private static void OpeningBalance(TableReader table, ImportRun run, int bank, int account, int amount)
    {
        var fault = Add(run, table.Field(bank), table.Field(account), table.Field(amount));
        if (fault is null)
        {
            run.CountOther("opening balance");
        }
        else
        {
            run.RejectPayment(table, fault);
        }
    }

    private static string? Add(ImportRun run, ReadOnlySpan<byte> bank, ReadOnlySpan<byte> account, ReadOnlySpan<byte> balance)
    {
        var unit = Currency.Parse(Xxx);
        return Money.TryParseMajor(run.Amount(balance, unit), unit, out var minor) != AmountFault.None
            ? "the opening balance is not a plain decimal"
            : run.Account(
                run.Banks.Bic(Encoding.UTF8.GetString(bank)), Encoding.UTF8.GetString(account), AccountKind.Unknown, null,
                new Money(minor, unit), unit);
    }

    /// <summary>The list of accounts, where it is given, says the same as the log's first rows.</summary>
    private static void Accounts(ForeignInputs inputs, ImportRun run)
    {
        foreach (var path in inputs.Have(',', ["ACCOUNT_ID", "INIT_BALANCE", "BANK_ID"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path);
            int id = table.Require("ACCOUNT_ID"), balance = table.Require("INIT_BALANCE"), bank = table.Require("BANK_ID");
            while (table.Read())
            {
                var fault = table.Fault ?? Add(run, table.Field(bank), table.Field(id), table.Field(balance));
                if (fault is not null)
                {
                    run.Reject(table, fault);
                }
            }
        }
    }
}
