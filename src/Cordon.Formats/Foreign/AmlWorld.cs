using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>IBM AMLworld ("IBM Transactions for Anti Money Laundering"). docs/formats.md says where every column comes from.</summary>
internal static class AmlWorld
{
    private static readonly string[] Transactions =
        ["Timestamp", "From Bank", "Account", "To Bank", "Amount Received", "Receiving Currency", "Amount Paid", "Payment Currency", "Is Laundering"];

    private static readonly Dictionary<string, string> CurrencyCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["US Dollar"] = "USD",
        ["Euro"] = "EUR",
        ["Swiss Franc"] = "CHF",
        ["Yuan"] = "CNY",
        ["Shekel"] = "ILS",
        ["Rupee"] = "INR",
        ["UK Pound"] = "GBP",
        ["Yen"] = "JPY",
        ["Ruble"] = "RUB",
        ["Australian Dollar"] = "AUD",
        ["Canadian Dollar"] = "CAD",
        ["Mexican Peso"] = "MXN",
        ["Saudi Riyal"] = "SAR",
        ["Brazil Real"] = "BRL",
        ["Bitcoin"] = "XXX",
    };

    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var transactions = inputs.Need("transactions of AMLworld", ',', Transactions);
        Accounts(inputs, run);
        var patterns = AmlWorldPatterns.Read(inputs, run);
        for (var file = 0; file < transactions.Count; file++)
        {
            run.Read(transactions[file]);
            using var table = TableReader.Open(transactions[file]);
            Import(table, run, patterns, transactions.Count == 1 ? "" : $"{file + 1}-");
        }
    }

    /// <summary>The bank's number without the zeros before it, which some copies of the files have and others lost.</summary>
    public static ReadOnlySpan<byte> BankNumber(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        var bare = text.TrimStart((byte)'0');
        return bare.IsEmpty && !text.IsEmpty ? "0"u8 : bare;
    }

    private static void Import(TableReader table, ImportRun run, AmlWorldPatterns patterns, string idHead)
    {
        int time = table.Require("Timestamp"), payerBank = table.Require("From Bank"), payeeBank = table.Require("To Bank");
        int payer = table.Require("Account"), payee = table.Find("Account", 1) >= 0 ? table.Find("Account", 1) : table.Require("Account.1");
        int received = table.Require("Amount Received"), receivedIn = table.Require("Receiving Currency");
        int paid = table.Require("Amount Paid"), paidIn = table.Require("Payment Currency"), format = table.Find("Payment Format");
        var laundering = table.Require("Is Laundering");
        while (table.Read())
        {
            run.CountRow();
            var fault = table.Fault ?? Unit(table.Field(paidIn), out _) ?? Unit(table.Field(receivedIn), out _);
            if (fault is not null)
            {
                run.RejectPayment(table, fault);
                continue;
            }

            _ = Unit(table.Field(paidIn), out var currency);
            _ = Unit(table.Field(receivedIn), out var payeeCurrency);
            var amount = run.Amount(table.Field(paid), currency);
            var isSame = currency == payeeCurrency && table.Field(paid).SequenceEqual(table.Field(received));
            var texts = new PaymentTexts
            {
                PaymentId = Encoding.ASCII.GetBytes($"{idHead}{table.Line}"),
                Time = ForeignTime.OfText(table.Field(time), "yyyy/MM/dd HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss"),
                PayerBank = run.Banks.Utf8(BankNumber(table.Field(payerBank))),
                PayerAccount = table.Field(payer),
                PayeeBank = run.Banks.Utf8(BankNumber(table.Field(payeeBank))),
                PayeeAccount = table.Field(payee),
                Amount = amount,
                Currency = Encoding.ASCII.GetBytes(currency.Code),
                PayeeAmount = isSame ? default : run.Amount(table.Field(received), payeeCurrency),
                PayeeCurrency = isSame ? default : Encoding.ASCII.GetBytes(payeeCurrency.Code),
                Channel = table.Field(format),
            };
            if (run.Payment(texts, table))
            {
                var isLaundering = table.Field(laundering).SequenceEqual("1"u8);
                run.Label(texts.PaymentId, isLaundering ? PaymentLabel.Layering : PaymentLabel.Genuine, isLaundering ? patterns.Take(table) : null);
            }
        }
    }

    private static string? Unit(ReadOnlySpan<byte> name, out Currency currency)
    {
        currency = default;
        var text = Encoding.UTF8.GetString(name).Trim();
        if (CurrencyCodes.TryGetValue(text, out var code))
        {
            currency = Currency.Parse(code);
            return null;
        }

        return RowText.Bad("currency", name, "is no currency of AMLworld");
    }

    private static void Accounts(ForeignInputs inputs, ImportRun run)
    {
        foreach (var path in inputs.Have(',', ["Bank ID", "Account Number"]))
        {
            run.Read(path);
            using var table = TableReader.Open(path);
            int bank = table.Require("Bank ID"), account = table.Require("Account Number"), entity = table.Find("Entity Name");
            while (table.Read())
            {
                var fault = table.Fault;
                if (fault is null)
                {
                    var name = Encoding.UTF8.GetString(table.Field(entity));
                    var bic = Encoding.ASCII.GetString(run.Banks.Utf8(BankNumber(table.Field(bank))));
                    fault = run.Account(bic, Encoding.UTF8.GetString(table.Field(account)), KindOf(name), holder: name);
                }

                if (fault is not null)
                {
                    run.Reject(table, fault);
                }
            }
        }
    }

    /// <summary>The file names every holder by what it is: "Corporation #4711".</summary>
    private static AccountKind KindOf(string entity) => entity.Split(" #")[0] switch
    {
        "Corporation" or "Partnership" or "Sole Proprietorship" => AccountKind.Business,
        "Individual" => AccountKind.Person,
        _ => AccountKind.Unknown,
    };
}
