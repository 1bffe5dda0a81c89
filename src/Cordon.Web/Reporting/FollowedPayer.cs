using Cordon.Core.Cases;
using Cordon.Web.Language;

namespace Cordon.Web.Reporting;

/// <summary>
/// That stolen money of a case came into the account that a payment was made from: whoever calls about the payment may be a mule, or mean another.
/// </summary>
/// <param name="Case">The case; null where it is one that the officer need not know.</param>
/// <param name="Order">The freeze order on the account that is not over; null where there is none, or the officer sees none.</param>
public sealed record FollowedPayer(uint? Case, string? Order)
{
    /// <summary>The case in words.</summary>
    internal string CaseIn(Speech speech) => Case is { } number ? CaseId.Of(number) : speech[ReportWords.Anothers];

    /// <summary>All of it, with what to ask.</summary>
    internal string In(Speech speech) => Order is null
        ? speech.Say(ReportWords.PayerFollowed, CaseIn(speech))
        : speech.Say(ReportWords.PayerOrdered, CaseIn(speech), Order);
}
