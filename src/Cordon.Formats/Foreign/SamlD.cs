using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>SAML-D (Oztas and others, 2023). docs/formats.md says where every column comes from.</summary>
internal static class SamlD
{
    private static readonly string[] Transactions =
    [
        "Time", "Date", "Sender_account", "Receiver_account", "Amount", "Payment_currency", "Sender_bank_location", "Receiver_bank_location",
        "Is_laundering",
    ];

    private static readonly Dictionary<string, string> CurrencyCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UK pounds"] = "GBP",
        ["Euro"] = "EUR",
        ["US dollar"] = "USD",
        ["Dirham"] = "AED",
        ["Turkish lira"] = "TRY",
        ["Pakistani rupee"] = "PKR",
        ["Swiss franc"] = "CHF",
        ["Albanian lek"] = "ALL",
        ["Yen"] = "JPY",
        ["Moroccan dirham"] = "MAD",
        ["Naira"] = "NGN",
        ["Indian rupee"] = "INR",
        ["Mexican Peso"] = "MXN",
    };

    private static readonly Dictionary<string, string> CountryCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UK"] = "GB",
        ["UAE"] = "AE",
        ["Turkey"] = "TR",
        ["Spain"] = "ES",
        ["Pakistan"] = "PK",
        ["Netherlands"] = "NL",
        ["USA"] = "US",
        ["Germany"] = "DE",
        ["Switzerland"] = "CH",
        ["Austria"] = "AT",
        ["Albania"] = "AL",
        ["Japan"] = "JP",
        ["Morocco"] = "MA",
        ["Nigeria"] = "NG",
        ["India"] = "IN",
        ["Italy"] = "IT",
        ["France"] = "FR",
        ["Mexico"] = "MX",
    };

    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var transactions = inputs.Need("transactions of SAML-D", ',', Transactions);
        for (var file = 0; file < transactions.Count; file++)
        {
            run.Read(transactions[file]);
            using var table = TableReader.Open(transactions[file]);
            Import(table, run, transactions.Count == 1 ? "" : $"{file + 1}-");
        }
    }

    private static void Import(TableReader table, ImportRun run, string idHead)
    {
        int time = table.Require("Time"), date = table.Require("Date"), payer = table.Require("Sender_account"), payee = table.Require("Receiver_account");
        int amount = table.Require("Amount"), paidIn = table.Require("Payment_currency"), type = table.Find("Payment_type");
        int payerAt = table.Require("Sender_bank_location"), payeeAt = table.Require("Receiver_bank_location");
        int laundering = table.Require("Is_laundering"), pattern = table.Find("Laundering_type");
        while (table.Read())
        {
            run.CountRow();
            var fault = table.Fault;
            var name = fault is null ? Encoding.UTF8.GetString(table.Field(paidIn)).Trim() : "";
            if (fault is null && !CurrencyCodes.ContainsKey(name))
            {
                fault = RowText.Bad("currency", table.Field(paidIn), "is no currency of SAML-D");
            }

            if (fault is not null)
            {
                run.RejectPayment(table, fault);
                continue;
            }

            var currency = Currency.Parse(CurrencyCodes[name]);
            var texts = new PaymentTexts
            {
                PaymentId = Encoding.ASCII.GetBytes($"{idHead}{table.Line}"),
                Time = ForeignTime.OfText(
                    [.. table.Field(date), (byte)' ', .. table.Field(time)], "yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss"),
                PayerBank = Bank(run, table.Field(payerAt)),
                PayerAccount = table.Field(payer),
                PayeeBank = Bank(run, table.Field(payeeAt)),
                PayeeAccount = table.Field(payee),
                Amount = run.Amount(table.Field(amount), currency),
                Currency = Encoding.ASCII.GetBytes(currency.Code),
                Channel = table.Field(type),
            };
            if (run.Payment(texts, table))
            {
                var isLaundering = table.Field(laundering).SequenceEqual("1"u8);
                run.Label(
                    texts.PaymentId, isLaundering ? PaymentLabel.Layering : PaymentLabel.Genuine, Encoding.UTF8.GetString(table.Field(pattern)));
            }
        }
    }

    /// <summary>The format names a bank by its country alone, so one made bank stands for each country.</summary>
    private static byte[] Bank(ImportRun run, ReadOnlySpan<byte> location) =>
        run.Banks.Utf8(location, CountryCodes.GetValueOrDefault(Encoding.UTF8.GetString(location).Trim(), BankMap.UnknownCountry));
}
