using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Networks;

/// <summary>
/// Who in a simulated data set is what, by its labels' patterns, its purposes and its mules: the truth for a judge, which nothing that explains
/// reads.
/// </summary>
internal sealed class LookAlikes
{
    /// <summary>Accounts of one kind that are judged, the first by their keys: more would say the same.</summary>
    private const int SampleMax = 1_000;

    private const string Prefix = "lookalike/";
    private readonly Dictionary<string, AccountKind> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Pattern), (int In, int Out)> _counts = [];
    private readonly Dictionary<string, int> _payments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _mules = new(StringComparer.Ordinal);

    /// <summary>Reads a data set.</summary>
    public LookAlikes(string folder)
    {
        var set = DataSetFolder.Open(folder);
        using var rejected = new RejectedRows();
        foreach (var row in set.ReadAccounts(rejected))
        {
            _kinds[row.Account] = row.Kind;
        }

        foreach (var mule in set.ReadMules(rejected))
        {
            _mules[mule.Account] = _mules.TryGetValue(mule.Account, out var before) && before < mule.Since ? before : mule.Since;
        }

        var patterns = set.ReadLabels(rejected).Where(label => label.Pattern?.StartsWith(Prefix, StringComparison.Ordinal) == true)
            .ToDictionary(label => label.PaymentId, label => label.Pattern![Prefix.Length..], StringComparer.Ordinal);
        foreach (var batch in TimeOrder.Load(set.ReadPayments(rejected)).Batches())
        {
            for (var i = 0; i < batch.Count; i++)
            {
                Note(batch, i, patterns.GetValueOrDefault(Text(batch, i, PaymentText.PaymentId)));
                EndsAt = batch.Time(i);
            }
        }
    }

    /// <summary>The time of the last payment.</summary>
    public Instant EndsAt { get; private set; }

    /// <summary>Whether an account is in a gang's hands at a moment, by its key.</summary>
    public bool IsMule(string account, Instant at) => _mules.TryGetValue(account, out var since) && since <= at;

    /// <summary>Honest accounts of a kind, by their keys; the conditions tell who collects, sells or lives so from who only pays him.</summary>
    public IReadOnlyList<string> Of(string kind) =>
    [
        .. _payments.Keys.Where(account => !_mules.ContainsKey(account) && Is(account, kind)).Order(StringComparer.Ordinal).Take(SampleMax),
    ];

    private bool Is(string account, string kind)
    {
        var (came, left) = _counts.GetValueOrDefault((account, kind));
        return kind switch
        {
            "market-trader" => came >= 10 && left > 0,
            "club" => came >= 10,
            "student" => came > 0 && left > 0,
            "landlord" => _counts.GetValueOrDefault((account, "student")) is { In: > 1, Out: 0 } && _kinds.GetValueOrDefault(account) == AccountKind.Person,
            "payroll" => left >= 10,
            "second-hand" => came >= 5,
            "freelancer" => came >= 3,
            "own-accounts" => came >= 2 && left >= 2,
            "newcomer" => came > 0 && left > 0,
            "wedding" => came >= 8,
            "person" => _kinds.GetValueOrDefault(account) == AccountKind.Person && _counts.GetValueOrDefault((account, "payroll")).In > 0
                && _payments[account] >= 20,
            _ => false,
        };
    }

    private void Note(PaymentBatch batch, int at, string? pattern)
    {
        var (payer, payee) = (Text(batch, at, PaymentText.PayerAccount), Text(batch, at, PaymentText.PayeeAccount));
        _payments[payer] = _payments.GetValueOrDefault(payer) + 1;
        _payments[payee] = _payments.GetValueOrDefault(payee) + 1;
        var purpose = Text(batch, at, PaymentText.Purpose);
        pattern ??= purpose is "Salary" or "Wages" || purpose.StartsWith("Payroll ", StringComparison.Ordinal) ? "payroll" : null;
        if (pattern is not null)
        {
            var (came, left) = _counts.GetValueOrDefault((payee, pattern));
            _counts[(payee, pattern)] = (came + 1, left);
            (came, left) = _counts.GetValueOrDefault((payer, pattern));
            _counts[(payer, pattern)] = (came, left + 1);
        }
    }

    private static string Text(PaymentBatch batch, int at, PaymentText which) => Encoding.UTF8.GetString(batch.Text(at, which));
}
