using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>
/// Counts what two models say of the same payments, however many, in fixed memory: genuine ones by their scores (<see cref="ScoreCounts"/>), victims'
/// payments one by one, of which there are few. A victim's payment that is only guessed at, from what else came to its payee, has no part: a
/// challenger that learnt the guess would be praised for it.
/// </summary>
/// <param name="hasChampion">Whether a model decides; else the rules do alone.</param>
/// <param name="victimsMax">Victims' payments that are compared.</param>
public sealed class ComparisonTally(bool hasChampion, int victimsMax = ComparisonTally.VictimsMax)
{
    /// <summary>
    /// Victims' payments that are compared, 16 bytes each: more than the reports that a nation's banks take in half a year. Those that come after are
    /// counted and not compared.
    /// </summary>
    public const int VictimsMax = 500_000;

    private readonly ScoreCounts _champion = new();
    private readonly ScoreCounts _challenger = new();
    private readonly List<Victim> _victims = [];
    private long _genuine;
    private long _leftOut;
    private (long First, long Last) _times = (long.MaxValue, long.MinValue);

    private readonly record struct Victim(int Champion, int Challenger, long Minor);

    /// <summary>Counts a payment.</summary>
    /// <param name="champion">What the model that decides says of it, in log-odds; nothing is read of it where the rules decide alone.</param>
    /// <param name="challenger">What the other says.</param>
    public void Add(double champion, double challenger, in LabelledPayment payment)
    {
        if (payment.Label == PaymentLabel.Scam && payment.Weight < 1)
        {
            return;
        }

        _times = (Math.Min(_times.First, payment.TimeMilliseconds), Math.Max(_times.Last, payment.TimeMilliseconds));
        var (before, after) = (hasChampion ? ScoreCounts.StepOf(champion) : 0, ScoreCounts.StepOf(challenger));
        if (payment.IsGenuine)
        {
            _genuine++;
            _champion.Add(before, payment.Weight);
            _challenger.Add(after, payment.Weight);
        }
        else if (payment.Label == PaymentLabel.Scam && _victims.Count < victimsMax)
        {
            _victims.Add(new Victim(before, after, payment.AmountMinor));
        }
        else
        {
            _leftOut += payment.Label == PaymentLabel.Scam ? 1 : 0;
        }
    }

    /// <summary>What came of it.</summary>
    public Comparison Compare()
    {
        var (from, until) = _times.First > _times.Last ? (0, 0) : _times;
        var (low, high) = (_champion.ThresholdAt(Comparison.HoldsPer10000), _challenger.ThresholdAt(Comparison.HoldsPer10000));
        var bound = BoundOf([.. _victims.Select(victim => victim.Minor).Where(minor => minor > 0)]);
        return new Comparison(
            new Instant(from), new Instant(until), _victims.Count, _leftOut, _genuine, _challenger.Believed,
            hasChampion ? CaughtBy(_champion, victim => victim.Champion) : null, CaughtBy(_challenger, victim => victim.Challenger), Doubt(low, high, bound))
        {
            ChampionBounded = hasChampion ? CaughtFrom(low, victim => victim.Champion, bound) : 0,
            ChallengerBounded = CaughtFrom(high, victim => victim.Challenger, bound),
        };
    }

    /// <summary>What a payment counts for at most, so that none is more than its share of what all count for.</summary>
    private static long BoundOf(long[] values)
    {
        Array.Sort(values);
        var rest = values.Aggregate(Int128.Zero, (sum, minor) => sum + minor);
        for (var above = 0; above < Comparison.VictimsMin && above < values.Length; above++)
        {
            // With so many at the bound, they and the rest below it are all: bound × VictimsMin = rest + above × bound.
            var largest = values[^(above + 1)];
            var bound = rest / (Comparison.VictimsMin - above);
            if (largest <= bound)
            {
                return (long)Int128.Min(bound, long.MaxValue);
            }

            rest -= largest;
        }

        return values.Length == 0 ? 0 : values[0];
    }

    private Dictionary<decimal, decimal> CaughtBy(ScoreCounts counts, Func<Victim, int> stepOf) =>
        Judgement.Budgets.ToDictionary(budget => budget, budget => CaughtFrom(counts.ThresholdAt(budget), stepOf, long.MaxValue));

    private decimal CaughtFrom(int threshold, Func<Victim, int> stepOf, long bound)
    {
        var (caught, all) = (Int128.Zero, Int128.Zero);
        foreach (var victim in _victims)
        {
            var minor = Math.Min(victim.Minor, bound);
            all += minor;
            caught += stepOf(victim) >= threshold ? minor : 0;
        }

        return all == 0 ? 0 : (decimal)caught / (decimal)all;
    }

    /// <summary>Each victim's payment that only one of them stops is a draw of its value, one way or the other.</summary>
    private decimal Doubt(int low, int high, long bound)
    {
        double squares = 0, all = 0;
        foreach (var victim in _victims)
        {
            var minor = (double)Math.Min(victim.Minor, bound);
            all += minor;
            squares += (hasChampion && victim.Champion >= low) == (victim.Challenger >= high) ? 0 : minor * minor;
        }

        return all == 0 ? 0 : (decimal)(Math.Sqrt(squares) / all);
    }
}
