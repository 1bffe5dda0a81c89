using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>
/// The model that decides and one that might, on payments that neither the latter learnt from nor a label's lateness hides: what each would have
/// stopped at the same number of genuine payments held.
/// </summary>
/// <param name="From">The stretch that is compared on.</param>
/// <param name="Until">Its end.</param>
/// <param name="Victims">Victims' payments in it, as far as known.</param>
/// <param name="Champion">The ranking by the model that decides; null where the rules decide alone.</param>
/// <param name="Challenger">The ranking by the other.</param>
/// <param name="Doubt">The standard error of the difference between the shares of the value that both stop.</param>
public sealed record Comparison(Instant From, Instant Until, long Victims, Ranking? Champion, Ranking Challenger, decimal Doubt)
{
    /// <summary>The budget that counts for who decides: genuine payments held, of ten thousand.</summary>
    public const decimal HoldsPer10000 = 10;

    /// <summary>Victims' payments without which nothing can be told.</summary>
    public const int VictimsMin = ChallengerReport.VictimsMin;

    /// <summary>Share of the value that the challenger must stop beyond the champion; less is not worth a change.</summary>
    public const decimal GainMin = 0.01m;

    /// <summary>Standard errors that it must stop beyond the champion: by chance alone one challenger in ten would.</summary>
    public const decimal DoubtsMin = 1.28m;

    /// <summary>Share of the value that the champion stops.</summary>
    public decimal ChampionCaught => Champion?.AtBudget(HoldsPer10000).ValueCaughtShare ?? 0;

    /// <summary>Share of the value that the challenger stops.</summary>
    public decimal ChallengerCaught => Challenger.AtBudget(HoldsPer10000).ValueCaughtShare;

    /// <summary>Whether there is enough to tell.</summary>
    public bool CanTell => Victims >= VictimsMin && Challenger.Genuine >= ChallengerReport.GenuineMin;

    /// <summary>Whether the challenger does better by the stated rule: more of the value stopped, and more than chance explains.</summary>
    public bool IsBetter => CanTell && ChallengerCaught >= ChampionCaught + Math.Max(GainMin, DoubtsMin * Doubt);

    /// <summary>
    /// Compares two models on the same payments. A victim's payment that is only guessed at, from what else came to its payee, has no part: a
    /// challenger that learnt the guess would be praised for it.
    /// </summary>
    /// <param name="champion">What the model that decides says of them; none where the rules decide alone.</param>
    /// <param name="challenger">What the other says of them, in the same order.</param>
    public static Comparison Of(IReadOnlyList<ScoredPayment> champion, IReadOnlyList<ScoredPayment> challenger)
    {
        ArgumentNullException.ThrowIfNull(champion);
        ArgumentNullException.ThrowIfNull(challenger);
        (champion, challenger) = (Said(champion), Said(challenger));
        var (before, after) = (champion.Count == 0 ? null : new Ranking(champion), new Ranking(challenger));
        var (from, until) = challenger.Count == 0
            ? (0, 0)
            : (challenger.Min(scored => scored.Payment.TimeMilliseconds), challenger.Max(scored => scored.Payment.TimeMilliseconds));
        var victims = challenger.Count(scored => scored.Payment.Label == PaymentLabel.Scam);
        return new Comparison(new Instant(from), new Instant(until), victims, before, after, DoubtOf(champion, before, challenger, after));
    }

    private static List<ScoredPayment> Said(IReadOnlyList<ScoredPayment> scored) =>
        [.. scored.Where(s => s.Payment.Label != PaymentLabel.Scam || s.Payment.Weight >= 1)];

    /// <summary>Each victim's payment that only one of them stops is a draw of its value, one way or the other.</summary>
    private static decimal DoubtOf(IReadOnlyList<ScoredPayment> champion, Ranking? before, IReadOnlyList<ScoredPayment> challenger, Ranking after)
    {
        var (low, high) = (before?.AtBudget(HoldsPer10000).Threshold ?? 0, after.AtBudget(HoldsPer10000).Threshold);
        double squares = 0, all = 0;
        for (var place = 0; place < challenger.Count; place++)
        {
            var payment = challenger[place].Payment;
            if (payment.Label != PaymentLabel.Scam)
            {
                continue;
            }

            var value = payment.AmountMinor * (double)payment.Weight;
            all += value;
            if ((before is not null && champion[place].Score >= low) != (challenger[place].Score >= high))
            {
                squares += value * value;
            }
        }

        return all == 0 ? 0 : (decimal)(Math.Sqrt(squares) / all);
    }
}
