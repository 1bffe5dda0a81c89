using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Requests;

namespace Cordon.Web.Abroad;

/// <summary>What the screens of cooperation with other centres need.</summary>
/// <param name="Desk">The centre's requests.</param>
/// <param name="Law">On what requests may rest.</param>
/// <param name="Time">The clock by which requests go; the centre's own may be another.</param>
public sealed record AbroadSettings(RequestDesk Desk, LegalBasisTable Law, TimeProvider Time)
{
    private readonly QuestionAudits? _audits;

    /// <summary>What asks other centres privately; null where this centre asks nobody so.</summary>
    public QuestionAsker? Questions { get; init; }

    /// <summary>What answers other centres' private questions; null where nobody may ask this centre so.</summary>
    public QuestionHolder? Holder { get; init; }

    /// <summary>To whom this centre is open for private questions; null where it is to nobody.</summary>
    public QuestionOpenings? Openings { get; init; }

    /// <summary>The audits of private questions; null where nobody asks or is asked so.</summary>
    public QuestionAudits? Audits
    {
        get => _audits ?? Holder?.Audits;
        init => _audits = value;
    }
}
