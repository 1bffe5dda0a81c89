using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>From when until when a legal basis is in force between a centre and a recipient. That a text was signed is not that it is in force.</summary>
/// <param name="Until">The first moment at which it is no more; null while nobody has ended it.</param>
public sealed record LegalBasisTerm(LegalBases Basis, Instant From, Instant? Until)
{
    /// <summary>What can be carried into court; the others carry intelligence alone.</summary>
    public const LegalBases JudicialBases = LegalBases.Budapest | LegalBases.Untoc | LegalBases.Uncac | LegalBases.CybercrimeConvention
        | LegalBases.EEvidence | LegalBases.MutualLegalAssistance;

    /// <summary>Whether it is in force at a moment.</summary>
    public bool IsInForceAt(Instant now) => From <= now && (Until is not { } until || now < until);
}
