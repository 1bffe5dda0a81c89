using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>What marks are made of, not looked at yet. Each has to be said: none has a value that stands for it where it was forgotten.</summary>
public sealed record MarksDraft
{
    public required Tlp Tlp { get; init; }

    public required Pap Pap { get; init; }

    public required HandlingCodes Handling { get; init; }

    /// <summary>The words of H3; none where it is not among the codes.</summary>
    public required IReadOnlyCollection<string> HandlingTexts { get; init; }

    public required SourceReliability Source { get; init; }

    public required InformationCredibility Information { get; init; }

    public required ReleasePurposes Purposes { get; init; }

    public required SubjectRole Role { get; init; }

    public required RightsRisks Rights { get; init; }

    public required IReadOnlyCollection<PartyId> Originators { get; init; }

    public required Audience Audience { get; init; }

    public required Instant RetainUntil { get; init; }

    public required LegalBases LegalBases { get; init; }
}
