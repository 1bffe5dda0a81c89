using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Core.Exchange.Release;

/// <summary>What the policy said to a question, with the rules that spoke. <see cref="ReleasePolicy.Decide"/> alone makes it; it does not change.</summary>
public sealed class ReleaseDecision
{
    internal ReleaseDecision(ReleaseQuestion question, string policyVersion, ReleaseOutcome outcome, ImmutableArray<string> rules)
    {
        (Question, PolicyVersion, Outcome, Rules) = (question, policyVersion, outcome, rules);
        Obligations = outcome >= ReleaseOutcome.HumanReview ? ReleaseObligations.Of(question) : null;
        ToAsk = outcome == ReleaseOutcome.AskOriginator ? [.. ReleaseSituation.Silent(question)] : [];
        Id = IdOf();
    }

    /// <summary>The SHA-256 of question, policy and answer: what leaves bears it.</summary>
    public string Id { get; }

    public ReleaseQuestion Question { get; }

    /// <summary>The version of the policy that was asked.</summary>
    public string PolicyVersion { get; }

    public ReleaseOutcome Outcome { get; }

    /// <summary>The names of the rules that spoke, the strongest first; one at the least.</summary>
    public ImmutableArray<string> Rules { get; }

    /// <summary>With what it leaves: at once where it is permitted, and when a person has said so where that is needed; null where it does not leave.</summary>
    public ReleaseObligations? Obligations { get; }

    /// <summary>Whose yes is missing, where that is all that is missing.</summary>
    public ImmutableArray<PartyId> ToAsk { get; }

    /// <summary>Whom it names is not for logs.</summary>
    public override string ToString() => $"{Outcome} by {string.Join(", ", Rules)} ({Id[..8]})";

    private string IdOf()
    {
        var (question, recipient) = (Question, Question.Recipient);
        var text = string.Join('\n',
            "cordon release decision", PolicyVersion, question.Holder.Value, question.ObjectHash, MarksWriter.Write(question.Marks), question.Action,
            question.Purpose, recipient.Party.Value, recipient.Relation, question.Now, Outcome, string.Join(' ', Rules));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
