using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>
/// What of a case's entities may leave for another system: the policy is asked of those of each marking, as it is asked of what leaves over the wire. What it
/// denies stays, and where everything stays nothing is written.
/// </summary>
public sealed class CaseRelease
{
    private readonly ReleasePolicy _policy;
    private readonly List<(ReleaseDecision Decision, IReadOnlyList<FtmEntity> Entities, IReadOnlyList<ReleaseField> Fields)> _asked = [];

    private readonly Dictionary<string, int> _order;

    private CaseRelease(ReleasePolicy policy, IReadOnlyList<FtmEntity> entities) =>
        (_policy, _order) = (policy, entities.Index().ToDictionary(one => one.Item.Id, one => one.Index));

    /// <summary>What the policy said, to the entities of each marking.</summary>
    public IReadOnlyList<ReleaseDecision> Decisions => [.. _asked.Select(one => one.Decision)];

    /// <summary>How many entities leave, at once or once a person has weighed it.</summary>
    public int Leaving => _asked.Where(one => Leaves(one.Decision)).Sum(one => one.Entities.Count);

    /// <summary>How many stay here.</summary>
    public int Withheld { get; private set; }

    /// <summary>Why nothing leaves; null where something does.</summary>
    public Phrase? Refusal => Leaving > 0 ? null
        : Decisions.Count == 0 ? new Phrase("nothing of it may leave for this purpose", "该用途下没有可以外发的内容")
        : Rules(Decisions);

    /// <summary>Why some of it stays, where some does and the policy said so; null for nothing.</summary>
    public Phrase? Stays => Decisions.Where(decision => !Leaves(decision)).ToArray() is { Length: > 0 } denied ? Rules(denied) : null;

    /// <summary>The rules by which a person has to weigh it first; null where nobody has.</summary>
    public Phrase? ToWeigh => Decisions.Where(decision => decision.Outcome == ReleaseOutcome.HumanReview).ToArray() is { Length: > 0 } weighed
        ? Rules(weighed) : null;

    /// <summary>The SHA-256 of what would leave, for whom, for what and by which rules; the same as long as none of that changes.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Asks.</summary>
    /// <param name="holder">Who the centre is.</param>
    /// <param name="entities">All that there is of the case, with marks.</param>
    /// <param name="format">As what it is to be written.</param>
    public static CaseRelease Ask(
        ReleasePolicy policy, PartyId holder, IReadOnlyList<FtmEntity> entities, Recipient recipient, ReleasePurposes purpose, string format, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(recipient);
        var release = new CaseRelease(policy, entities);
        var text = new StringBuilder($"cordon export\n{policy.Version}\n{recipient.Party.Value}\n{purpose}\n{format}\n");
        foreach (var alike in entities.GroupBy(entity => entity.Marks!))
        {
            var fields = alike.ToDictionary(entity => new ReleaseField(entity.Id, entity.Schema.Name, ClassOf(entity)));
            var passing = Redaction.Planned(ReleaseAction.Record, purpose, alike.Key, [.. fields.Keys]).Fields;
            if (passing.Count == 0)
            {
                continue;
            }

            IReadOnlyList<FtmEntity> leaving = [.. passing.Select(field => fields[field])];
            var decision = policy.Decide(new ReleaseQuestion(
                holder, HashOf(leaving), alike.Key, ReleaseAction.Record, purpose, recipient, [], IsHitProven: false, now));
            release._asked.Add((decision, leaving, passing));
            text.Append(decision.Question.ObjectHash).Append(' ').Append(decision.Outcome).Append(' ').AppendJoin(' ', decision.Rules).Append('\n');
        }

        release.Withheld = entities.Count - release.Leaving;
        release.Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return release;
    }

    /// <summary>What leaves now, under the marks that it has to leave with; the last look before it is written.</summary>
    /// <param name="officer">Who weighed it; null where nobody did.</param>
    /// <param name="reason">Why, in their words.</param>
    /// <returns>The entities, or why none leaves.</returns>
    public (IReadOnlyList<FtmEntity> Entities, Phrase? Refusal) Take(Recipient recipient, Instant now, string? officer, string? reason)
    {
        var taken = new List<FtmEntity>();
        foreach (var (decision, entities, fields) in _asked.Where(one => Leaves(one.Decision)))
        {
            var marks = decision.Obligations!.Marks;
            var approval = officer is null ? null : new ReviewApproval(decision.Id, officer, reason ?? "");
            var parcel = new ReleaseParcel(decision.Id, HashOf(entities), marks, fields);
            if (LastHop.Refusal(_policy, decision, parcel, recipient, [], now, approval) is { } refusal)
            {
                return ([], refusal);
            }

            taken.AddRange(entities.Select(entity => entity.Under(marks)));
        }

        return ([.. taken.OrderBy(entity => _order[entity.Id])], null);
    }

    private static bool Leaves(ReleaseDecision decision) => decision.Outcome >= ReleaseOutcome.HumanReview;

    private Phrase Rules(IEnumerable<ReleaseDecision> decisions) => Phrase.Join("; ", "；", [.. decisions.SelectMany(decision => decision.Rules).Distinct()
        .Select(id => _policy.Rules.FirstOrDefault(rule => rule.Id == id) ?? ReleaseRules.Default).Where(rule => rule.Effect != RuleEffect.Permit)
        .Select(rule => new Phrase("{0} ({1})", "{0}（{1}）").With(rule.Says, rule.Id))]);

    // A case, its reports and what links them are numbers and times. What nobody classed does not leave.
    private static FieldClass ClassOf(FtmEntity entity) => entity.Schema.Name switch
    {
        "BankAccount" or "CryptoWallet" or "UserAccount" or "LegalEntity" => FieldClass.Account,
        "Payment" or "Project" or "Event" or "UnknownLink" => FieldClass.Payment,
        _ => FieldClass.Unclassified,
    };

    private static string HashOf(IEnumerable<FtmEntity> entities)
    {
        using var stream = new MemoryStream();
        FtmWriter.Write(stream, entities);
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }
}
