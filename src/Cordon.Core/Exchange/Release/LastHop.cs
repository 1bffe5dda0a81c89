using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// The policy once more, where something is about to be written for whoever really is at the other end. A time may be over since it was decided, a consent
/// withdrawn, a recipient struck off the list; or a defect between the decision and here has put in more than was permitted. What does not fit is not sent.
/// </summary>
public static class LastHop
{
    /// <summary>Why a parcel is not written; null where it is.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="decision">The decision that the parcel bears.</param>
    /// <param name="recipient">Who is at the other end, by the key that was shown, as the list of the trusted has them now.</param>
    /// <param name="consents">What originators say now.</param>
    /// <param name="approval">The word of a person, where the decision needs one.</param>
    public static Phrase? Refusal(
        ReleasePolicy policy, ReleaseDecision decision, ReleaseParcel parcel, Recipient recipient, IReadOnlyList<Consent> consents, Instant now,
        ReviewApproval? approval = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(parcel);
        ArgumentNullException.ThrowIfNull(recipient);
        var question = decision.Question;
        if (parcel.DecisionId != decision.Id || parcel.ObjectHash != question.ObjectHash)
        {
            return new Phrase("it bears the number of another decision", "所附决定与内容不符");
        }

        if (decision.PolicyVersion != policy.Version)
        {
            return new Phrase("it was decided by another policy, {0}", "作出决定时的外发规则（{0}）已变更").With(decision.PolicyVersion);
        }

        if (recipient.Party != question.Recipient.Party)
        {
            return new Phrase("it was decided for another recipient", "实际接收方与决定中的接收方不同");
        }

        var again = policy.Decide(question with { Recipient = recipient, Consents = consents, Now = now });
        if (again.Outcome != decision.Outcome || !again.Rules.SequenceEqual(decision.Rules))
        {
            return new Phrase("asked again, the policy says otherwise: {0}", "再次核对时外发规则的结论已变：{0}").With(string.Join(", ", again.Rules));
        }

        return again.Obligations is not { } obligations ? new Phrase("nothing leaves by this decision", "该决定不允许外发任何内容")
            : again.Outcome == ReleaseOutcome.HumanReview && !IsFor(approval, decision) ? new Phrase("nobody has said yet that it may leave", "尚未经人工批准外发")
            : !parcel.Marks.Equals(obligations.Marks) ? new Phrase("it does not have the marks it has to leave with", "所附标记与决定不符")
            : FirstThatStays(again, parcel) is { } stays ? new Phrase("the field {0} is not for this recipient", "字段{0}不得提供给该接收方").With(stays)
            : null;
    }

    private static bool IsFor(ReviewApproval? approval, ReleaseDecision decision) => approval is not null && approval.DecisionId == decision.Id
        && !VisibleText.IsBlank(approval.Officer) && CaseText.PurposeRefusal(approval.Reason) is null;

    private static string? FirstThatStays(ReleaseDecision decision, ReleaseParcel parcel) =>
        Redaction.Of(decision, parcel.Fields).Withheld is [var first, ..] ? first : null;
}
