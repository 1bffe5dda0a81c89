using Cordon.Core.Values;

namespace Cordon.Exchange.Questions;

/// <summary>A batch that another centre committed to and asks of this one, as this one's people see it.</summary>
/// <param name="Id">Its commitment's number, and that of its matter.</param>
/// <param name="Asker">Which centre.</param>
/// <param name="Kind">About which kind of identifiers, as centres name it.</param>
/// <param name="Count">Its size; what fills it up is counted.</param>
/// <param name="Purpose">Why, in that centre's words.</param>
/// <param name="LegalBasis">On what ground, in that centre's words.</param>
/// <param name="At">When its commitment came.</param>
public sealed record AskedQuestion(Guid Id, string Asker, string Kind, int Count, string Purpose, string LegalBasis, Instant At)
{
    /// <summary>Whether it was evaluated.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>How many hits it had, as the other centre says; null while it does not.</summary>
    public int? Hits { get; init; }

    /// <summary>The hits that were disclosed, the first first.</summary>
    public IReadOnlyList<AskedClaim> Claims { get; init; } = [];
}
