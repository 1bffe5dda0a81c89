using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Releases;

/// <summary>
/// Asks the policy whether something may leave, for what is proposed and once more where it is about to be written: with the trust list, the table of legal
/// bases, what the centre says of its recipients and what originators say, as they are at that moment.
/// </summary>
/// <param name="law">On what is in force between states.</param>
/// <param name="recipients">What the centre says of those it gives something to.</param>
/// <param name="time">The clock of requests.</param>
/// <param name="policy">The rules; null for those in force.</param>
public sealed partial class ReleaseOffice(
    ExchangeNode node, LegalBasisTable law, RecipientTable recipients, TimeProvider time, ReleasePolicy? policy = null) : IDisposable
{
    private readonly ConsentBook _consents = new(node);

    /// <summary>The rules.</summary>
    public ReleasePolicy Policy { get; } = policy ?? ReleasePolicy.Standard;

    /// <summary>What originators were asked and said.</summary>
    public ConsentBook Consents => _consents;

    private Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>Who this centre is to the policy.</summary>
    /// <exception cref="InvalidOperationException">It is in no trust list.</exception>
    public PartyId Own => node.Trust.Last?.Centre(node.Id) is { } own && ReleaseParties.Of(own, Now) is { IsSomebody: true } party
        ? party : throw new InvalidOperationException($"{node.Id} is in no trust list.");

    /// <summary>Marks to begin with for what this centre knows by itself.</summary>
    /// <exception cref="InvalidOperationException">It is in no trust list.</exception>
    public MarksDraft OwnMarks => Releases.OwnMarks.Draft(Own, Now);

    /// <summary>Who another centre is, for requests of a kind, as lists, tables and the operator's file have it now.</summary>
    public Recipient RecipientOf(string centre, RequestKind kind)
    {
        var (list, now) = (node.Trust.Last, Now);
        var facts = recipients.Find(centre);
        if (list?.Centre(centre) is not { } other || list.Centre(node.Id) is not { } own || facts is null)
        {
            return new Recipient(default, RecipientRelation.Outside, IsTrusted: false, ReleasePurposes.None, [], TimeSpan.Zero, RightsRisks.None);
        }

        return new Recipient(
            ReleaseParties.Of(other, now), facts.Relation, list.IsValid(now), facts.Competence, law.TermsOf(kind, own.Country, other.Country),
            facts.KeepsAtLeast, facts.Rights);
    }

    /// <summary>What is not known of another centre, so that nothing leaves for it; null where what has to be known is.</summary>
    public Phrase? UnknownOf(string centre, RequestKind kind) => node.Trust.Last is not { } list || list.Centre(centre) is null
            ? new Phrase("{0} stands in no trust list any more", "{0}已不在信任名单中").With(centre)
        : recipients.Find(centre) is null ? new Phrase(
            "nothing is said of {0} in the file of recipients: it gets a line there (--recipients)", "接收方文件中没有{0}的记录，请添加一行（--recipients）").With(centre)
        : RecipientOf(centre, kind).Terms.Any(term => term.IsInForceAt(Now)) ? null
        : new Phrase("no legal basis that the release rules know is in force with {0}", "与{0}之间没有外发规则认可的生效法律依据").With(centre);

    /// <summary>Asks about something that somebody wants to give.</summary>
    /// <exception cref="InvalidOperationException">It cannot be written: a name or a value is too long, or fields are too many.</exception>
    public async Task<ReleasePlan> AskAsync(ReleaseDraft draft, string to, RequestKind kind, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var marks = draft.Marks;
        var consents = await ConsentsAsync(marks, cancellation).ConfigureAwait(false);
        return Plan(draft, to, kind, consents);
    }

    /// <summary>Asks about the words of a request.</summary>
    /// <param name="marks">The marks of what is told; the centre's own where null.</param>
    /// <param name="purpose">For what; none for what requests of the kind are for.</param>
    public IReadOnlyList<ReleasePlan> Ask(OpenedRequest opened, Marks? marks = null, ReleasePurposes purpose = ReleasePurposes.None)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var content = opened.Content;
        var told = marks ?? Marks.Of(OwnMarks).Marks!;
        var what = purpose == ReleasePurposes.None ? AskedWords.PurposeOf(content.Kind) : purpose;
        return
        [
            .. AskedWords.Of(opened).Select(lot =>
                Plan(new ReleaseDraft(lot.Fields, told, lot.Action, what) { Salt = "" }, content.Holder, content.Kind, [])),
        ];
    }

    /// <summary>Why something does not leave now, in words: the rules that spoke; null where it does, or where a person has to weigh it.</summary>
    public Phrase? RefusalOf(ReleasePlan plan, string to, RequestKind kind)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Decision.Outcome >= ReleaseOutcome.HumanReview ? plan.Withheld.Count > 0 && plan.Content.Fields.IsEmpty ? Nothing : null
            : plan.Decision.Outcome == ReleaseOutcome.Deny && UnknownOf(to, kind) is { } unknown ? unknown
            : RulesOf(plan.Decision);
    }

    /// <summary>Why what was decided is not so any more; null where it is.</summary>
    public async Task<Phrase?> ChangedAsync(ReleaseFile file, string to, RequestKind kind, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (recipient, consents) = (RecipientOf(to, kind), await _consents.GivenAsync(Now, cancellation).ConfigureAwait(false));
        foreach (var kept in file.Decisions)
        {
            if (kept.Made(Policy) is not { } decision)
            {
                return OtherPolicy.With(kept.Policy);
            }

            var again = Again(decision, recipient, consents);
            if (again.Outcome != decision.Outcome || !again.Rules.SequenceEqual(decision.Rules))
            {
                return (again.Outcome == ReleaseOutcome.Deny ? UnknownOf(to, kind) : null) ?? RulesOf(again);
            }
        }

        return null;
    }

    public void Dispose() => _consents.Dispose();

    /// <summary>The rules that spoke, in words.</summary>
    public Phrase RulesOf(ReleaseDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return Phrase.Join("; ", "；", [.. decision.Rules.Select(id => Policy.Rules.FirstOrDefault(rule => rule.Id == id) ?? ReleaseRules.Default)
            .Where(rule => rule.Effect != RuleEffect.Permit || decision.Outcome == ReleaseOutcome.Permit)
            .Select(rule => new Phrase("{0} ({1})", "{0}（{1}）").With(rule.Says, rule.Id))]);
    }

    /// <summary>Why a thing does not leave by a file of decisions now; null where it does.</summary>
    /// <param name="cover">With what it travels; null for words that stand in the message itself.</param>
    internal Phrase? RefusalOf(
        ReleaseFile file, ReleaseContent content, ReleaseCover? cover, Recipient recipient, IReadOnlyList<Consent> consents)
    {
        if (file.Decisions.FirstOrDefault(one => one.ObjectHash == content.Hash) is not { } kept)
        {
            return NotAsked;
        }

        if (kept.Made(Policy) is not { } decision)
        {
            return OtherPolicy.With(kept.Policy);
        }

        var parcel = new ReleaseParcel(
            cover?.DecisionId ?? decision.Id, content.Hash, cover?.Marks ?? decision.Obligations?.Marks ?? decision.Question.Marks, content.Fields);
        var approval = file.Approvals.FirstOrDefault(one => one.DecisionId == decision.Id);
        return LastHop.Refusal(Policy, decision, parcel, recipient, consents, Now, approval) is { } refusal
            ? new Phrase("{0} ({1})", "{0}（{1}）").With(refusal, RulesOf(Again(decision, recipient, consents))) : null;
    }

    internal static readonly Phrase NotAsked = new("nobody asked the release policy about it", "未经外发规则核准");
    private static readonly Phrase OtherPolicy = new("it was decided by another policy, {0}", "作出决定时的外发规则（{0}）已变更");
    private static readonly Phrase Nothing = new("nothing of it may leave for this purpose", "该用途下没有可以外发的内容");

    private ReleaseDecision Again(ReleaseDecision decision, Recipient recipient, IReadOnlyList<Consent> consents) =>
        Policy.Decide(decision.Question with { Recipient = recipient, Consents = consents, Now = Now });

    private ReleasePlan Plan(ReleaseDraft draft, string to, RequestKind kind, IReadOnlyList<Consent> consents)
    {
        var left = Redaction.Planned(draft.Action, draft.Purpose, draft.Marks, draft.Fields);
        var content = ReleaseContent.Of(left.Fields, draft.Salt)
            ?? throw new InvalidOperationException("What is to be given has too many fields, or one that is too long.");

        // Hits are answered by the desk of questions; nothing is given here as a pointer.
        var question = new ReleaseQuestion(
            Own, content.Hash, Owned(draft.Marks), draft.Action, draft.Purpose, RecipientOf(to, kind),
            [.. consents.Where(one => one.ObjectHash == content.Hash)], IsHitProven: false, Now);
        return new ReleasePlan(Policy.Decide(question), content, left.Withheld);
    }

    /// <summary>Whether somebody is this centre, by its key of today or by one that it had before.</summary>
    public bool IsOwn(PartyId party) => node.Trust.Last is { } list && ReleaseParties.CentreOf(party, list)?.Id == node.Id;

    // What the centre made under an earlier key is its own still, and names it by the key of today.
    private Marks Owned(Marks marks) => marks.Originators.All(party => party == Own || !IsOwn(party)) ? marks
        : Marks.Of(marks.ToDraft() with { Originators = [.. marks.Originators.Select(party => IsOwn(party) ? Own : party)] }).Marks ?? marks;

    // What is the centre's own alone needs nobody's yes, and the book is not searched for one.
    private async Task<IReadOnlyList<Consent>> ConsentsAsync(Marks marks, CancellationToken cancellation) =>
        marks.Originators.All(IsOwn) ? [] : await _consents.GivenAsync(Now, cancellation).ConfigureAwait(false);
}
