using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;

namespace Cordon.Exchange.Releases;

/// <summary>The marks of what a centre knows by itself, where nobody marked it otherwise.</summary>
public static class OwnMarks
{
    /// <summary>For how long what is given may be kept, where nobody says: two years.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(730);

    /// <summary>What a centre may use its own information for.</summary>
    public const ReleasePurposes AllPurposes = ReleasePurposes.Prevention | ReleasePurposes.Recovery | ReleasePurposes.Investigation
        | ReleasePurposes.Prosecution | ReleasePurposes.Protection;

    private const LegalBases Treaties = LegalBases.Memorandum | LegalBases.Directive2023977 | LegalBases.Budapest | LegalBases.Untoc | LegalBases.Uncac
        | LegalBases.CybercrimeConvention | LegalBases.EEvidence | LegalBases.MutualLegalAssistance;

    /// <summary>Marks to begin with: for centres (TLP:GREEN), the subject may notice (PAP:GREEN), from books and a report (B2), of nobody known.</summary>
    /// <param name="own">The centre.</param>
    public static MarksDraft Draft(PartyId own, Instant now) => new()
    {
        Tlp = Tlp.Green,
        Pap = Pap.Green,
        Handling = HandlingCodes.None,
        HandlingTexts = [],
        Source = SourceReliability.B,
        Information = InformationCredibility.Two,
        Purposes = AllPurposes,
        Role = SubjectRole.Unknown,
        Rights = RightsRisks.None,
        Originators = [own],
        Audience = Audience.Everybody,
        RetainUntil = now + KeptFor,
        LegalBases = Treaties,
    };
}
