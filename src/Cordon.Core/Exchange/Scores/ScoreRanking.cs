using System.Collections.Immutable;

namespace Cordon.Core.Exchange.Scores;

/// <summary>Cards in order: by the 5 % bound of what was in time and useful, never by means. Who has too few events has no place.</summary>
/// <param name="Ranked">The best first; of equal ones the first by name.</param>
/// <param name="Unranked">Those with fewer than <see cref="Scorecard.EventsMin"/> events, by name.</param>
public readonly record struct ScoreRanking(ImmutableArray<Scorecard> Ranked, ImmutableArray<Scorecard> Unranked)
{
    public static ScoreRanking Of(IEnumerable<Scorecard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var all = cards.OrderBy(card => card.Centre, StringComparer.Ordinal).ToArray();
        return new ScoreRanking(
            [.. all.Where(card => card.Pair is not null).OrderByDescending(card => card.Pair!.Value.LowerMillionths)],
            [.. all.Where(card => card.Pair is null)]);
    }
}
