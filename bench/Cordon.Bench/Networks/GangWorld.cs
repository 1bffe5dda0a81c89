using System.Text;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Tracing;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Networks;

/// <summary>
/// A data set's gangs as the product would know them: by the reported payments, traced first in, first out, to the end. Which gang a report is of is read
/// from the truth; what its accounts do is not: labels go to the judge alone.
/// </summary>
internal sealed class GangWorld : IDisposable
{
    private readonly MoneyHistory _history = new();
    private readonly Dictionary<string, AccountRow> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _gangOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GangPayment> _payments = new(StringComparer.Ordinal);
    private readonly List<(ReportRow Row, TrailReport Trail)> _reports = [];
    private readonly string _home;

    public GangWorld(string folder)
    {
        var set = DataSetFolder.Open(folder);
        using var rejected = new RejectedRows();
        foreach (var mule in set.ReadMules(rejected))
        {
            Kinds[NameOf(mule.Account)] = mule.Kind ?? "";
            _gangOf[NameOf(mule.Account)] = mule.Gang ?? "";
        }

        foreach (var row in set.ReadAccounts(rejected))
        {
            _accounts[NameOf(row.Account)] = row;
            _history.Describe(new AccountDescription(row.Account, row.Bank, (AccountKind)row.Kind, row.Opened, row.OpeningBalance));
        }

        _home = _accounts.Values.Select(account => CountryOf(account.Bank)).GroupBy(country => country).MaxBy(country => country.Count())?.Key ?? "";
        foreach (var label in set.ReadLabels(rejected))
        {
            if (label.Label != PaymentLabel.Genuine)
            {
                Labels[label.PaymentId] = label.Label;
            }
        }

        Read(set, rejected);
        Trace(set, rejected);
    }

    /// <summary>How each account in a gang's hands came there, by its name.</summary>
    public Dictionary<string, string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>What each payment that is not genuine truly is.</summary>
    public Dictionary<string, PaymentLabel> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Payments that are not genuine, and what each account on a trail paid and was paid besides.</summary>
    public IEnumerable<GangPayment> Payments => _payments.Values;

    public IReadOnlyList<string> Gangs =>
        [.. _reports.Select(report => GangOf(report.Row)).Where(gang => gang.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>An account's name here: its bank and number.</summary>
    public static string NameOf(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        var number = Encoding.UTF8.GetString(AccountKey.NumberOf(bytes));
        return number.Length < key.Length ? $"{key[..^(number.Length + 1)]} {number}" : key;
    }

    /// <summary>A gang's money, and what is said of who is behind it.</summary>
    public (GangMoney Money, List<Sighting> Sightings) Of(string gang)
    {
        var draft = new GangDraft(this);
        foreach (var (row, trail) in _reports.Where(report => GangOf(report.Row) == gang))
        {
            draft.Add(row, trail);
        }

        return draft.Finish();
    }

    /// <summary>What each gang's accounts paid others of its stolen money, by names: payee, gang, payer, minor units, payments.</summary>
    public IEnumerable<(string Place, string Gang, string Account, long Minor, int Payments)> Uses()
    {
        foreach (var gang in _reports.Where(report => GangOf(report.Row).Length > 0).GroupBy(report => GangOf(report.Row)))
        {
            var moves = gang.SelectMany(report => report.Trail.Transfers.Where(move => move.Hop > 1).Select(move => (report.Trail, Move: move)));
            foreach (var use in moves.GroupBy(move => (NameOf(move.Trail.Accounts[move.Move.To]), NameOf(move.Trail.Accounts[move.Move.From]))))
            {
                yield return (
                    use.Key.Item1, gang.Key, use.Key.Item2, use.Sum(move => move.Move.Share), use.Select(move => move.Move.Payment).Distinct().Count());
            }
        }
    }

    /// <summary>How many gangs an account was found to serve; set by who has looked for channels.</summary>
    public Dictionary<string, int> GangsServed { get; } = new(StringComparer.Ordinal);

    private static string NameOf(TrailAccount account) => $"{account.Bank} {account.Account}";

    public AccountRow? AccountOf(string name) => _accounts.GetValueOrDefault(name);

    public GangPayment? PaymentOf(string id) => _payments.GetValueOrDefault(id);

    public bool IsAbroad(string bank) => CountryOf(bank) != _home;

    public OwnLife LifeOf(string name, IReadOnlySet<string> stolen)
    {
        var own = _lives.GetValueOrDefault(name, []).Where(payment => !stolen.Contains(payment.Id)).ToList();
        return new OwnLife(
            own.Count, own.Select(payment => payment.Payer == name ? payment.Payee : payment.Payer).Distinct().Count(),
            own.Where(payment => payment.Payee == name).Sum(payment => payment.Minor),
            own.Where(payment => payment.Payer == name).Sum(payment => payment.Minor),
            own.Count(payment => payment.Payer == name
                && _accounts.TryGetValue(payment.Payee, out var payee) && (AccountKind)payee.Kind == AccountKind.Merchant));
    }

    public void Dispose() => _history.Dispose();

    private readonly Dictionary<string, List<GangPayment>> _lives = new(StringComparer.Ordinal);

    private static string CountryOf(string bank) => bank.Length >= 6 ? bank.Substring(4, 2) : "";

    private string GangOf(ReportRow report) => _payments.TryGetValue(report.PaymentId, out var paid) ? _gangOf.GetValueOrDefault(paid.Payee, "") : "";

    private void Read(DataSetFolder set, RejectedRows rejected)
    {
        var payments = TimeOrder.Load(set.ReadPayments(rejected));
        var one = new PaymentBatch(1);
        for (var rank = 0; rank < payments.Count; rank++)
        {
            one.Clear();
            payments.CopyTo(rank, one);
            if (_history.Book(one, 0) && Text(one, PaymentText.PaymentId) is var id && Labels.ContainsKey(id))
            {
                _payments[id] = PaymentOf(one, id);
            }
        }
    }

    /// <summary>Traces every report, then reads what else the accounts of the trails do.</summary>
    private void Trace(DataSetFolder set, RejectedRows rejected)
    {
        foreach (var (_, row) in set.ReadReports(rejected).OrderBy(report => report.Row.Time).ThenBy(report => report.Row.ReportId, StringComparer.Ordinal))
        {
            _history.Report(row.ReportId, row.PaymentId, row.Time);
            if (_history.Trace(row.PaymentId, TaintPolicy.Fifo, null, TraceBounds.Standard) is { } trail)
            {
                _reports.Add((row, trail));
            }
        }

        var seen = _reports.SelectMany(report => report.Trail.Accounts).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var batch in set.ReadPayments(rejected, 1))
        {
            var (payer, payee) = (NameOf(Text(batch, PaymentText.PayerAccount)), NameOf(Text(batch, PaymentText.PayeeAccount)));
            if (seen.Contains(payer) || seen.Contains(payee))
            {
                var payment = PaymentOf(batch, Text(batch, PaymentText.PaymentId));
                _payments[payment.Id] = payment;
                foreach (var name in new[] { payer, payee }.Where(seen.Contains))
                {
                    (_lives.TryGetValue(name, out var life) ? life : _lives[name] = []).Add(payment);
                }
            }
        }
    }

    private static GangPayment PaymentOf(PaymentBatch batch, string id) => new(
        id, NameOf(Text(batch, PaymentText.PayerAccount)), NameOf(Text(batch, PaymentText.PayeeAccount)), batch.Amount(0).Minor, batch.Time(0),
        Text(batch, PaymentText.Device), Text(batch, PaymentText.Ip));

    private static string Text(PaymentBatch batch, PaymentText text) => Encoding.UTF8.GetString(batch.Text(0, text));
}

/// <summary>A payment as gangs are made of it.</summary>
internal sealed record GangPayment(string Id, string Payer, string Payee, long Minor, Instant Time, string Device, string Ip);
