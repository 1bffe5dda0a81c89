using Cordon.Core.Values;

namespace Cordon.Simulation.Economy;

/// <summary>Writes a simulated economy as a data-set folder: payments.csv, accounts.csv, reports.csv, labels.csv, truth.csv, mules.csv.</summary>
public static class EconomyFolder
{
    /// <summary>Plays the run and writes its six files, replacing files of these names. Rows are written as they happen.</summary>
    /// <exception cref="ArgumentException">The options make no world; the message says why. Nothing was written.</exception>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    public static EconomySummary Write(
        EconomyOptions options, string folder, IProgress<int>? daysDone = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Fault() is { } fault)
        {
            throw new ArgumentException($"No economy can be simulated: {fault}.", nameof(options));
        }

        Directory.CreateDirectory(folder);
        using var files = new Files(folder);
        var deeds = ScamEconomy.Run(options, files, daysDone, cancellation);
        return files.Summary with { Deeds = deeds };
    }

    private sealed class Files(string folder) : IEconomySink, IDisposable
    {
        private static readonly string[] FateNames = ["lies", "kept", "bait", "exchange", "abroad", "cash"];
        private static readonly string[] MuleNames = ["recruited", "fresh", "dormant", "shell", "war", "abroad", "victim", "desk", "banker", "front"];
        private static readonly string[] KindNames = ["person", "business", "merchant", "exchange", "cash"];
        private static readonly string[] TruthNames = ["genuine", "scam", "layering", "cashout", "bait"];
        private static readonly string[] ScamNames = ["employment", "shopping", "impersonation", "investment", "romance"];

        private readonly CsvLines _payments = Open(folder, "payments.csv",
            "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency,channel,purpose,payer_name,payee_name,device,ip");

        private readonly CsvLines _accounts = Open(folder, "accounts.csv", "bank,account,kind,opened,opening_balance,currency,holder,phone");

        private readonly CsvLines _reports = Open(folder, "reports.csv",
            "report_id,time,payment_id,scam_type,narrative,contact_phone,contact_url,contact_handle");

        private readonly CsvLines _labels = Open(folder, "labels.csv", "payment_id,label,pattern");

        private readonly CsvLines _truth = Open(folder, "truth.csv", "report_id,time,payment_id,fate,bank,account,amount,currency,others_amount,hop");

        private readonly CsvLines _mules = Open(folder, "mules.csv", "bank,account,since,kind,gang");

        private readonly long[] _byTruth = new long[TruthNames.Length];
        private long _accountCount;
        private long _reportCount;

        public EconomySummary Summary => new(
            _byTruth.Sum(), _accountCount, _reportCount, _byTruth[(int)SimulatedTruth.Scam], _byTruth[(int)SimulatedTruth.Layering],
            _byTruth[(int)SimulatedTruth.Cashout], _byTruth[(int)SimulatedTruth.Bait]);

        public void Opened(SimulatedAccount account)
        {
            _accountCount++;
            var opening = account.OpeningBalanceMinor is { } minor ? new Money(minor, account.Currency) : (Money?)null;
            _accounts.Text(account.Bank).Text(account.Number).Text(KindNames[(int)account.Kind]).Time(account.Opened).Amount(opening)
                .Text(account.Currency.Code).Text(account.Holder).Text(account.Phone).EndLine();
        }

        public void Paid(SimulatedPayment payment, SimulatedLabel label)
        {
            _payments.Id('p', payment.Sequence).Time(payment.Time)
                .Text(payment.Payer.Bank).Text(payment.Payer.Number).Text(payment.Payee.Bank).Text(payment.Payee.Number)
                .Amount(payment.Amount).Text(payment.Amount.Currency.Code).Text(payment.Channel).Text(payment.Purpose)
                .Text(payment.PayerName).Text(payment.PayeeName).Text(payment.Device).Text(payment.Ip).EndLine();
            _byTruth[(int)label.Truth]++;
            _labels.Id('p', label.PaymentSequence).Text(TruthNames[(int)label.Truth]).Text(label.Pattern).EndLine();
        }

        public void Reported(SimulatedReport report)
        {
            _reportCount++;
            _reports.Text(report.ReportId).Time(report.Time).Id('p', report.PaymentSequence).Text(ScamNames[(int)report.Kind])
                .Text(report.Narrative).Text(report.ContactPhone).Text(report.ContactUrl).Text(report.ContactHandle).EndLine();
        }

        public void Lies(SimulatedWhereabouts whereabouts)
        {
            var currency = whereabouts.Account.Currency;
            _truth.Text(whereabouts.ReportId).Time(whereabouts.Time).Id('p', whereabouts.PaymentSequence).Text(FateNames[(int)whereabouts.Fate])
                .Text(whereabouts.Account.Bank).Text(whereabouts.Account.Number).Amount(new Money(whereabouts.AmountMinor, currency))
                .Text(currency.Code).Amount(new Money(whereabouts.OthersMinor, currency)).Number(whereabouts.Hop).EndLine();
        }

        public void Enlisted(SimulatedMule mule) => _mules.Text(mule.Account.Bank).Text(mule.Account.Number).Time(mule.Time)
            .Text(MuleNames[(int)mule.Kind]).Number(mule.Gang).EndLine();

        public void Dispose()
        {
            _payments.Dispose();
            _accounts.Dispose();
            _reports.Dispose();
            _labels.Dispose();
            _truth.Dispose();
            _mules.Dispose();
        }

        private static CsvLines Open(string folder, string file, string header) =>
            new(new FileStream(Path.Combine(folder, file), FileMode.Create, FileAccess.Write, FileShare.Read, 1), header);
    }
}
