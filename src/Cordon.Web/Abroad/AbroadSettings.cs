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
    /// <summary>What asks other centres privately; null where this centre asks nobody so.</summary>
    public QuestionAsker? Questions { get; init; }

    /// <summary>The audits of private questions; null where nobody asks or is asked so.</summary>
    public QuestionAudits? Audits { get; init; }
}
