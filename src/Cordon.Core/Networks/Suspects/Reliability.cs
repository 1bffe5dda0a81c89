namespace Cordon.Core.Networks.Suspects;

/// <summary>
/// How far something said can be relied on, by the Admiralty's two marks (NATO AJP-2.1): the source's letter A to F, what it says 1 to 6. The rules
/// stand in docs/gangs.md; they look at who says it and who says otherwise, and at nothing else.
/// </summary>
/// <param name="Source">A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.</param>
/// <param name="Credibility">1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.</param>
public readonly record struct Reliability(char Source, int Credibility)
{
    /// <summary>The source's letter. E is given by persons only: no rule knows that somebody lies.</summary>
    public static char LetterOf(SightingSource source) => source switch
    {
        SightingSource.BankRecord => 'A',
        SightingSource.SignIn => 'B',
        SightingSource.Victim => 'C',
        SightingSource.PaymentText => 'D',
        _ => 'F',
    };

    /// <summary>The marks of something that these sources say.</summary>
    /// <param name="sources">All sources that say it; not empty.</param>
    /// <param name="others">All sources that say otherwise of the same thing, where only one can be true.</param>
    public static Reliability Of(IReadOnlyCollection<SightingSource> sources, IReadOnlyCollection<SightingSource> others)
    {
        var letter = sources.Min(LetterOf);
        var against = others.Count > 0 ? others.Min(LetterOf) : 'F';
        var number = letter == 'F' ? 6
            : against < letter ? 5
            : against == letter ? 4
            : sources.Distinct().Count(source => source != SightingSource.Unknown) > 1 ? 1
            : letter <= 'B' ? 2 : 3;
        return new Reliability(letter, number);
    }

    public override string ToString() => $"{Source}{Credibility.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
