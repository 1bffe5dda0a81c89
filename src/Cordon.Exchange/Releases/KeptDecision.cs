using System.Text;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;

namespace Cordon.Exchange.Releases;

/// <summary>A decision as the book keeps it: all that it was made of, so that it can be made again.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Policy">The version of the policy that made it.</param>
public sealed record KeptDecision(
    string Id, string Policy, string Holder, string ObjectHash, byte[] Marks, ReleaseAction Action, ReleasePurposes Purpose, KeptRecipient Recipient,
    IReadOnlyList<KeptConsent> Consents, bool IsHitProven, Instant At)
{
    /// <summary>A decision to be kept.</summary>
    public static KeptDecision Of(ReleaseDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var question = decision.Question;
        return new KeptDecision(
            decision.Id, decision.PolicyVersion, question.Holder.Value ?? "", question.ObjectHash, Encoding.UTF8.GetBytes(MarksWriter.Write(question.Marks)),
            question.Action, question.Purpose, KeptRecipient.Of(question.Recipient), [.. question.Consents.Select(KeptConsent.Of)], question.IsHitProven,
            question.Now);
    }

    /// <summary>The decision as it was made; null where the policy is another by now, or this was changed.</summary>
    public ReleaseDecision? Made(ReleasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (MarksReader.Read(Encoding.UTF8.GetString(Marks)).Marks is not { } marks)
        {
            return null;
        }

        var made = policy.Decide(new ReleaseQuestion(
            KeptRecipient.PartyOf(Holder), ObjectHash, marks, Action, Purpose, Recipient.Read(), [.. Consents.Select(one => one.Read())], IsHitProven, At));
        return made.Id == Id ? made : null;
    }

    /// <summary>Whom it names is not for logs.</summary>
    public override string ToString() => $"decision {Id[..8]}";
}
