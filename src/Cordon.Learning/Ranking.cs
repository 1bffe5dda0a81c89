using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>
/// Payments in the order of their scores, the highest first, and how well that order parts criminal from genuine ones. Value is that of victims'
/// payments where the labels know them, else that of all criminal ones. Payments of one score stand or fall together.
/// </summary>
public sealed class Ranking
{
    private readonly ScoredPayment[] _ranked;
    private readonly bool _hasVictims;
    private readonly Int128 _value;

    /// <param name="scored">In any order. What is neither criminal nor genuine is left out.</param>
    public Ranking(IEnumerable<ScoredPayment> scored)
    {
        _ranked = [.. scored.Where(s => s.Payment.IsJudged).OrderByDescending(s => s.Score)];
        _hasVictims = Array.Exists(_ranked, s => s.Payment.Label == PaymentLabel.Scam);
        foreach (var (_, payment) in _ranked)
        {
            Criminal += payment.IsCriminal ? 1 : 0;
            Genuine += payment.IsGenuine ? 1 : 0;
            GenuineBelieved += BelievedOf(payment);
            _value += ValueOf(payment);
            Valued += IsValued(payment) ? 1 : 0;
        }
    }

    /// <summary>Criminal payments.</summary>
    public long Criminal { get; private set; }

    /// <summary>Payments whose value is told: victims' where the labels know them, else all criminal ones.</summary>
    public long Valued { get; private set; }

    /// <summary>Genuine payments.</summary>
    public long Genuine { get; private set; }

    /// <summary>The same, each as far as its label is believed: what budgets are shares of.</summary>
    public decimal GenuineBelieved { get; private set; }

    /// <summary>
    /// The mean, over the criminal payments, of the share of criminal ones among all that rank as high: the area under precision and recall.
    /// </summary>
    public decimal AveragePrecision
    {
        get
        {
            var (sum, found, passed) = (0m, 0L, 0L);
            foreach (var (start, end) in Ties())
            {
                var criminal = CriminalIn(start, end);
                (found, passed) = (found + criminal, end);
                sum += criminal * (decimal)found / passed;
            }

            return Criminal == 0 ? 0 : sum / Criminal;
        }
    }

    /// <summary>The threshold of the best F1 of the criminal class, and that F1.</summary>
    public (double Threshold, decimal F1) BestF1
    {
        get
        {
            var (best, threshold, found) = (0m, double.PositiveInfinity, 0L);
            foreach (var (start, end) in Ties())
            {
                found += CriminalIn(start, end);
                if (F1Of(found, end) is var f1 && f1 > best)
                {
                    (best, threshold) = (f1, _ranked[start].Score);
                }
            }

            return (threshold, best);
        }
    }

    /// <summary>The F1 of the criminal class when what scores at least so much is called criminal.</summary>
    public decimal F1At(double threshold)
    {
        var (found, called) = (0L, 0L);
        for (; called < _ranked.Length && _ranked[called].Score >= threshold; called++)
        {
            found += _ranked[called].Payment.IsCriminal ? 1 : 0;
        }

        return F1Of(found, called);
    }

    /// <summary>The lowest threshold that keeps within a budget, and what it stops.</summary>
    /// <param name="holdsPer10000">Genuine payments held, of ten thousand.</param>
    public BudgetPoint AtBudget(decimal holdsPer10000)
    {
        var threshold = double.PositiveInfinity;
        var held = 0m;
        foreach (var (start, end) in Ties())
        {
            for (var rank = start; rank < end; rank++)
            {
                held += BelievedOf(_ranked[rank].Payment);
            }

            if (held * 10_000 > holdsPer10000 * GenuineBelieved)
            {
                break;
            }

            threshold = _ranked[start].Score;
        }

        return AtThreshold(holdsPer10000, threshold);
    }

    /// <summary>What a threshold chosen elsewhere stops here.</summary>
    public BudgetPoint AtThreshold(decimal holdsPer10000, double threshold)
    {
        var (value, criminal, genuine) = (Int128.Zero, 0L, 0m);
        for (var rank = 0; rank < _ranked.Length && _ranked[rank].Score >= threshold; rank++)
        {
            var payment = _ranked[rank].Payment;
            (value, criminal, genuine) = (value + ValueOf(payment), criminal + (payment.IsCriminal ? 1 : 0), genuine + BelievedOf(payment));
        }

        return new BudgetPoint(
            holdsPer10000, threshold, GenuineBelieved == 0 ? 0 : genuine * 10_000 / GenuineBelieved, _value == 0 ? 0 : (decimal)value / (decimal)_value,
            Criminal == 0 ? 0 : (decimal)criminal / Criminal);
    }

    /// <summary>The same payments by groups, in the order of the groups' names.</summary>
    /// <param name="groupOf">The group a payment is in; null for none.</param>
    public IEnumerable<(string Name, Ranking Ranking)> Groups(Func<LabelledPayment, string?> groupOf) =>
        _ranked.GroupBy(scored => groupOf(scored.Payment)).Where(group => group.Key is not null)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key!, new Ranking(group)));

    private bool IsValued(in LabelledPayment payment) => _hasVictims ? payment.Label == PaymentLabel.Scam : payment.IsCriminal;

    private Int128 ValueOf(in LabelledPayment payment) => !IsValued(payment) ? 0
        : payment.Weight < 1 ? (Int128)(payment.AmountMinor * (decimal)payment.Weight) : payment.AmountMinor;

    private static decimal BelievedOf(in LabelledPayment payment) => !payment.IsGenuine ? 0 : payment.Weight < 1 ? (decimal)payment.Weight : 1;

    private decimal F1Of(long found, long called) => found == 0 ? 0 : 2m * found / (called + Criminal);

    private long CriminalIn(int start, int end)
    {
        var count = 0L;
        for (var rank = start; rank < end; rank++)
        {
            count += _ranked[rank].Payment.IsCriminal ? 1 : 0;
        }

        return count;
    }

    /// <summary>Runs of equal scores.</summary>
    private IEnumerable<(int Start, int End)> Ties()
    {
        for (int start = 0, end; start < _ranked.Length; start = end)
        {
            end = start + 1;
            while (end < _ranked.Length && _ranked[end].Score.Equals(_ranked[start].Score))
            {
                end++;
            }

            yield return (start, end);
        }
    }
}
