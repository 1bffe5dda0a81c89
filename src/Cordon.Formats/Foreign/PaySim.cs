using System.Text;
using Cordon.Core.Screening;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>PaySim's mobile money: the simulator's raw log or the published CSV. docs/formats.md says where every column comes from.</summary>
internal static class PaySim
{
    private const string Operator = "paysim";
    private static readonly string[] Common = ["step", "amount", "nameOrig", "nameDest", "isFraud"];

    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var logs = inputs.Need("log of PaySim", ',', Common, "isSAR");
        for (var file = 0; file < logs.Count; file++)
        {
            run.Read(logs[file]);
            using var table = TableReader.Open(logs[file]);
            Import(table, run, logs.Count == 1 ? "" : $"{file + 1}-");
        }
    }

    private static void Import(TableReader table, ImportRun run, string idHead)
    {
        int step = table.Require("step"), amount = table.Require("amount"), origin = table.Require("nameOrig"), other = table.Require("nameDest");
        int fraud = table.Require("isFraud"), action = table.Find("action") >= 0 ? table.Find("action") : table.Require("type");
        var seen = new TextPool();
        while (table.Read())
        {
            run.CountRow();
            if (table.Fault is { } fault)
            {
                run.RejectPayment(table, fault);
                continue;
            }

            var isIn = table.Field(action).SequenceEqual("CASH_IN"u8);
            var isCash = isIn || table.Field(action).SequenceEqual("CASH_OUT"u8);
            var mine = new Party(run, table.Field(origin), false);
            var theirs = new Party(run, table.Field(other), isCash);
            var (payer, payee) = isIn ? (theirs, mine) : (mine, theirs);
            var texts = new PaymentTexts
            {
                PaymentId = Encoding.ASCII.GetBytes($"{idHead}{table.Line}"),
                Time = ForeignTime.OfStep(table.Field(step), TimeSpan.FromHours(1)),
                PayerBank = payer.Bank,
                PayerAccount = payer.Account,
                PayeeBank = payee.Bank,
                PayeeAccount = payee.Account,
                Amount = run.Amount(table.Field(amount), Core.Values.Currency.Unknown),
                Currency = "XXX"u8,
                Channel = table.Field(action),
            };
            if (run.Payment(texts, table))
            {
                run.Label(texts.PaymentId, table.Field(fraud).SequenceEqual("1"u8) ? PaymentLabel.Scam : PaymentLabel.Genuine, null);
                mine.Note(run, seen);
                theirs.Note(run, seen);
            }
        }
    }

    /// <summary>One side of a row. An agent who takes or gives cash is cash; the same agent selling goods is a merchant.</summary>
    private readonly struct Party
    {
        public readonly byte[] Bank;
        public readonly byte[] Account;
        private readonly AccountKind _kind;

        public Party(ImportRun run, ReadOnlySpan<byte> name, bool isCash)
        {
            var head = name.IsEmpty ? (byte)0 : name[0];
            _kind = isCash ? AccountKind.Cash
                : head == 'C' ? AccountKind.Person
                : head == 'M' ? AccountKind.Merchant
                : AccountKind.Unknown;
            Account = isCash ? [.. "CASH."u8, .. name] : name.ToArray();

            // A name that begins with B is a bank outside the operator.
            Bank = head == 'B' ? run.Banks.Utf8(name) : run.Banks.Utf8(Encoding.ASCII.GetBytes(Operator));
        }

        public void Note(ImportRun run, TextPool seen)
        {
            var before = seen.Count;
            seen.Intern(Account);
            if (seen.Count > before)
            {
                run.Account(Encoding.ASCII.GetString(Bank), Encoding.UTF8.GetString(Account), _kind);
            }
        }
    }
}
