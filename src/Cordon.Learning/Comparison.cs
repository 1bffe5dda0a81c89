using Cordon.Core.Values;

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
public sealed record Comparison(Instant From, Instant Until, long Victims, Ranking? Champion, Ranking Challenger)
{
    /// <summary>The budget that counts for who decides: genuine payments held, of ten thousand.</summary>
    public const decimal HoldsPer10000 = 10;

    /// <summary>Victims' payments without which nothing can be told.</summary>
    public const int VictimsMin = 10;

    /// <summary>Share of the value that the challenger must stop beyond the champion; less is chance.</summary>
    public const decimal GainMin = 0.01m;

    /// <summary>Share of the value that the champion stops.</summary>
    public decimal ChampionCaught => Champion?.AtBudget(HoldsPer10000).ValueCaughtShare ?? 0;

    /// <summary>Share of the value that the challenger stops.</summary>
    public decimal ChallengerCaught => Challenger.AtBudget(HoldsPer10000).ValueCaughtShare;

    /// <summary>Whether there is enough to tell.</summary>
    public bool CanTell => Victims >= VictimsMin && Challenger.Genuine >= 10_000 / HoldsPer10000;

    /// <summary>Whether the challenger does better by the stated rule: more of the value stopped, by <see cref="GainMin"/> at least.</summary>
    public bool IsBetter => CanTell && ChallengerCaught >= ChampionCaught + GainMin;
}
