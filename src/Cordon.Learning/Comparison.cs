using Cordon.Core.Values;
using Cordon.Engine.Evidence;

namespace Cordon.Learning;

/// <summary>
/// The model that decides and one that might, on payments that neither the latter learnt from nor a label's lateness hides: what each would have
/// stopped at the same number of genuine payments held.
/// </summary>
/// <param name="From">The stretch that is compared on.</param>
/// <param name="Until">Its end.</param>
/// <param name="Victims">Victims' payments in it that are compared by, as far as known.</param>
/// <param name="VictimsLeftOut">Those beyond what a comparison takes (<see cref="ComparisonTally.VictimsMax"/>).</param>
/// <param name="Genuine">Payments in it that are presumed genuine.</param>
/// <param name="GenuineBelieved">The same, each as far as that is believed: what budgets are shares of.</param>
/// <param name="Champion">
/// The share of the value that the model that decides stops, by <see cref="Judgement.Budgets"/>; null where the rules decide alone.
/// </param>
/// <param name="Challenger">That which the other stops.</param>
/// <param name="Doubt">The standard error of the difference between the bounded shares (<see cref="ShareMax"/>) that both stop.</param>
public sealed record Comparison(
    Instant From, Instant Until, long Victims, long VictimsLeftOut, long Genuine, decimal GenuineBelieved,
    IReadOnlyDictionary<decimal, decimal>? Champion, IReadOnlyDictionary<decimal, decimal> Challenger, decimal Doubt)
{
    /// <summary>The budget that counts for who decides: genuine payments held, of ten thousand.</summary>
    public const decimal HoldsPer10000 = 10;

    /// <summary>Victims' payments without which nothing can be told.</summary>
    public const int VictimsMin = ChallengerReport.VictimsMin;

    /// <summary>
    /// Share of the value that one victim's payment counts for at most, where it is told who is better: as much as each of the fewest payments that are
    /// compared by has, if all are alike. One that is most of the value would else be all the doubt, and none could be better while it is in the stretch.
    /// </summary>
    public const decimal ShareMax = 1m / VictimsMin;

    /// <summary>Share of the value that the challenger must stop beyond the champion; less is not worth a change.</summary>
    public const decimal GainMin = 0.01m;

    /// <summary>Standard errors that it must stop beyond the champion: by chance alone one challenger in ten would.</summary>
    public const decimal DoubtsMin = 1.28m;

    /// <summary>Share of the value that the champion stops.</summary>
    public decimal ChampionCaught => Champion?[HoldsPer10000] ?? 0;

    /// <summary>Share of the value that the challenger stops.</summary>
    public decimal ChallengerCaught => Challenger[HoldsPer10000];

    /// <summary>The same with no payment for more than <see cref="ShareMax"/> of it; by this it is told who is better.</summary>
    public decimal ChampionBounded { get; init; }

    /// <summary>The challenger's.</summary>
    public decimal ChallengerBounded { get; init; }

    /// <summary>Whether there is enough to tell.</summary>
    public bool CanTell => Victims >= VictimsMin && Genuine >= ChallengerReport.GenuineMin;

    /// <summary>Whether the challenger does better by the stated rule: more of the value stopped, and more than chance explains.</summary>
    public bool IsBetter => CanTell && ChallengerBounded >= ChampionBounded + Math.Max(GainMin, DoubtsMin * Doubt);

    /// <summary>Compares two models on the same payments.</summary>
    /// <param name="champion">What the model that decides says of them; none where the rules decide alone.</param>
    /// <param name="challenger">What the other says of them, in the same order.</param>
    public static Comparison Of(IReadOnlyList<ScoredPayment> champion, IReadOnlyList<ScoredPayment> challenger)
    {
        ArgumentNullException.ThrowIfNull(champion);
        ArgumentNullException.ThrowIfNull(challenger);
        var tally = new ComparisonTally(champion.Count > 0);
        for (var place = 0; place < challenger.Count; place++)
        {
            tally.Add(champion.Count > 0 ? champion[place].Score : 0, challenger[place].Score, challenger[place].Payment);
        }

        return tally.Compare();
    }
}
