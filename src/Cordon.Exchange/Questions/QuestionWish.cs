using Cordon.Core.Exchange;

namespace Cordon.Exchange.Questions;

/// <summary>What a person wants to ask another centre privately.</summary>
/// <param name="Holder">Which centre.</param>
/// <param name="Items">Identifiers of one kind, each once.</param>
/// <param name="CaseReference">This centre's case, which was there before.</param>
/// <param name="Purpose">Why, in words that the other centre reads.</param>
/// <param name="LegalBasis">On what legal ground, in words that it reads.</param>
public sealed record QuestionWish(string Holder, IReadOnlyList<CanonicalIdentifier> Items, string CaseReference, string Purpose, string LegalBasis)
{
    /// <summary>Whether the outputs are kept until the epoch's end, and looked for in each day that the other centre announces.</summary>
    public bool IsStanding { get; init; }

    /// <summary>Without the identifiers.</summary>
    public override string ToString() => $"{Items.Count} questions to {Holder}";
}
