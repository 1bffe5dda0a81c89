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
        return new Comparison(
            new Instant(from), new Instant(until), _victims.Count, _leftOut, _genuine, _challenger.Believed,
            hasChampion ? CaughtBy(_champion, victim => victim.Champion) : null, CaughtBy(_challenger, victim => victim.Challenger), Doubt());
    }

    private Dictionary<decimal, decimal> CaughtBy(ScoreCounts counts, Func<Victim, int> stepOf) => Judgement.Budgets.ToDictionary(budget => budget, budget =>
    {
        var threshold = counts.ThresholdAt(budget);
        var (caught, all) = (Int128.Zero, Int128.Zero);
        foreach (var victim in _victims)
        {
            all += victim.Minor;
            caught += stepOf(victim) >= threshold ? victim.Minor : 0;
        }

        return all == 0 ? 0 : (decimal)caught / (decimal)all;
    });

    /// <summary>Each victim's payment that only one of them stops is a draw of its value, one way or the other.</summary>
    private decimal Doubt()
    {
        var (low, high) = (_champion.ThresholdAt(Comparison.HoldsPer10000), _challenger.ThresholdAt(Comparison.HoldsPer10000));
        double squares = 0, all = 0;
        foreach (var victim in _victims)
        {
            all += victim.Minor;
            squares += (hasChampion && victim.Champion >= low) == (victim.Challenger >= high) ? 0 : victim.Minor * (double)victim.Minor;
        }

        return all == 0 ? 0 : (decimal)(Math.Sqrt(squares) / all);
    }
}
