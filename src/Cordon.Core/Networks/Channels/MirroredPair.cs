namespace Cordon.Core.Networks.Channels;

/// <summary>
/// Two accounts in different zones that no transfer joins, where what one is paid is paid out by the other soon after, again and again: as underground
/// banks settle.
/// </summary>
/// <param name="Takes">The account that is paid.</param>
/// <param name="Pays">The account that pays out.</param>
/// <param name="Matches">The payments in and out, by their indexes, in the order of time; each payment counts once.</param>
/// <param name="Minor">What was paid in by them, in minor units of the reference currency.</param>
/// <param name="FeePermille">What is missing of it on the other side, in thousandths: the middle one.</param>
/// <param name="ShiftedThousandths">As many would have matched had the one account's times been others, in thousandths: the mean over the shifts.</param>
/// <param name="ChanceBillionths">How likely chance gives so many for one of all pairs tested, in parts of a billion; a bound.</param>
/// <param name="SameSums">Of the matches, those whose sum occurred before: wages and rents repeat, customers' sums do not.</param>
public sealed record MirroredPair(
    int Takes, int Pays, IReadOnlyList<(int In, int Out)> Matches, long Minor, int FeePermille, long ShiftedThousandths, long ChanceBillionths, int SameSums)
{
    /// <summary>Whether the innocent explanations fail: chance, and sums that simply repeat.</summary>
    public bool IsSuspicious => ChanceBillionths <= Chance.One / 100 && SameSums * 2 <= Matches.Count;
}
