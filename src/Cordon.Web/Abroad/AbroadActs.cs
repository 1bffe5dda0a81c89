using System.Security.Cryptography;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Web.Abroad;

/// <summary>What persons do in requests: one proposes, another approves, and the law and the request's state are asked both times.</summary>
internal sealed class AbroadActs(AbroadSettings abroad, Centre centre) : IDisposable
{
    /// <summary>Whoever may be the second person, before there is one: what else stands against an act is asked first.</summary>
    private static readonly ActingOfficer Somebody = new("somebody else", OfficerRole.Supervisor);

    // Whether something waits, and that something does, is one step.
    private readonly SemaphoreSlim _proposing = new(1, 1);

    /// <summary>What was proposed.</summary>
    public RequestProposals Proposals { get; } = new(abroad.Desk, abroad.Time);

    public void Dispose() => _proposing.Dispose();

    /// <summary>The moment by the clock of requests.</summary>
    public Instant Now => Instant.From(abroad.Time.GetUtcNow());

    /// <summary>On what requests may rest.</summary>
    public LegalBasisTable Law => abroad.Law;

    /// <summary>The node.</summary>
    public ExchangeNode Node => abroad.Desk.Node;

    /// <summary>What an act of a person comes to, as if a second one stood for it too.</summary>
    public RequestDecision Decide(AbroadRow row, RequestDetails act, ActingOfficer me) => Decide(row, act, me, Somebody);

    /// <summary>What opening a request comes to, as if a second person stood for it too.</summary>
    public RequestDecision DecideOpening(OpenedRequest opened, ActingOfficer me) => DecideOpening(opened, me, Somebody);

    /// <summary>Whether the trust list that counts now has the key of a person for a use.</summary>
    public bool HasKey(string person, KeyUse use) => Node.Trust.At(Now)?.Centre(Node.Id) is { } own
        && Node.Keys.Of(person, use) is var key && own.Keys.Any(one => one.Counts(use, Now) && one.PublicKey.AsSpan().SequenceEqual(key.PublicKey));

    /// <summary>Keeps what a person wants to say in a request; why not, or null.</summary>
    public async Task<Phrase?> ProposeAsync(AbroadRow row, RequestDetails act, ActingOfficer me)
    {
        var refusal = Decide(row, act, me).Refusal ?? OrderRefusal(row, act) ?? SumRefusal(row, act) ?? KeyRefusal(me, KeyUse.Operator);
        return refusal ?? await OneAsync(row.Id, () => Proposals.ProposeAsync(RequestBody.Of(act), row.Id, me.Id)).ConfigureAwait(false);
    }

    /// <summary>The order at home that a freeze is asked for, while it asks for money or holds some; null for a request that persons made.</summary>
    public FreezeOrder? OrderOf(AbroadRow row) => row is { IsOurs: true, Content: { Kind: RequestKind.FreezeMoney, CaseReference: var reference } }
        && FreezeAsker.OrderOf(reference) is { } number && centre.FindOrder(number) is { IsOver: false } order ? order : null;

    /// <summary>Why an act is not for the request but for its order, which would say one thing and the other centre another; null where it is for it.</summary>
    public Phrase? OrderRefusal(AbroadRow row, RequestDetails act) =>
        act is RequestDetails.Withdrawn && OrderOf(row) is { } order ? AbroadWords.OrderFirst.With(order.Id) : null;

    // No more comes of a request than was asked for, and no more comes back than was frozen.
    private static Phrase? SumRefusal(AbroadRow row, RequestDetails act) =>
        act is RequestDetails.FeedbackGiven { Frozen: var frozen, Recovered: var recovered } && row.Content.Amount is { Minor: var asked }
        && (frozen?.Minor > asked || recovered?.Minor > asked || recovered?.Minor > frozen?.Minor) ? AbroadWords.SumTooLarge : null;

    /// <summary>Proposes something in a request where nothing waits there yet, whichever window it came from; why not, or null.</summary>
    private async Task<Phrase?> OneAsync(Guid request, Func<Task> propose)
    {
        await _proposing.WaitAsync().ConfigureAwait(false);
        try
        {
            return (await Proposals.OfAsync(request).ConfigureAwait(false)).Any(one => one.IsOpen(Now))
                ? AbroadWords.OneWaits : await TryAsync(propose).ConfigureAwait(false);
        }
        finally
        {
            _proposing.Release();
        }
    }

    /// <summary>By which something leaves; null where nothing is set up.</summary>
    public ReleaseOffice? Office => Node.Release;

    /// <summary>Keeps what a person wants to ask; its number, or why not.</summary>
    /// <param name="plans">What the policy said to what it tells; null to ask it now, for what is the centre's own.</param>
    /// <param name="offered">What it offers, as the policy said to it; null for nothing.</param>
    public async Task<(Guid? Id, Phrase? Refusal)> ProposeOpeningAsync(
        OpenedRequest opened, ActingOfficer me, IReadOnlyList<ReleasePlan>? plans = null, ReleasePlan? offered = null)
    {
        RequestProposal? made = null;
        var refusal = DecideOpening(opened, me).Refusal ?? KeyRefusal(me, KeyUse.Operator) ?? (Office is null ? AbroadWords.NoOffice : null);
        if (refusal is null)
        {
            plans = [.. plans ?? Office!.Ask(opened), .. offered is null ? [] : (ReleasePlan[])[offered]];
            refusal = plans.Select(plan => Office!.RefusalOf(plan, opened.Content.Holder, opened.Content.Kind)).FirstOrDefault(one => one is not null)
                ?? await TryAsync(async () => made = await Proposals.ProposeAsync(new RequestBody { Opened = opened }, null, me.Id, plans)
                    .ConfigureAwait(false)).ConfigureAwait(false);
        }

        return (made?.Id, refusal);
    }

    /// <summary>Keeps what a person wants to give on a request, or in the place of what was wrong; why not, or null.</summary>
    /// <param name="plan">What the policy said to it.</param>
    /// <param name="corrects">What it corrects; the default for nothing.</param>
    public async Task<Phrase?> ProposeGivingAsync(AbroadRow row, ReleasePlan plan, bool isLast, EventHash corrects, ActingOfficer me)
    {
        if (Office is not { } office)
        {
            return AbroadWords.NoOffice;
        }

        if (plan.Content.Fields.IsEmpty || plan.Given is not { } given)
        {
            return office.RefusalOf(plan, row.Other, row.Content.Kind) ?? GiveWords.NotWhole;
        }

        var named = given.Named(row.Content.Lane, OriginatorOf(plan.Decision.Question.Marks) ?? Node.Id);
        RequestDetails act = corrects == default ? new RequestDetails.Released([named], isLast) : new RequestDetails.Corrected(corrects, named);
        var refusal = Decide(row, act, me).Refusal ?? KeyRefusal(me, KeyUse.Operator);
        return refusal ?? await OneAsync(row.Id, () => Proposals.ProposeAsync(RequestBody.Of(act), row.Id, me.Id, [plan])).ConfigureAwait(false);
    }

    /// <summary>Keeps that a person wants to ask the originator of something first; why not, or null.</summary>
    /// <param name="source">Where it was given to this centre, and what.</param>
    public async Task<Phrase?> ProposeAskingAsync(AbroadRow row, ReleasePlan plan, (Guid Request, EventHash Object) source, ActingOfficer me)
    {
        var (question, hash) = (plan.Decision.Question, new EventHash(Convert.FromHexString(plan.Content.Hash)));
        if ((AskedNext(plan.Decision) ?? OriginatorOf(question.Marks)) is not { } originator)
        {
            return GiveWords.OwnOriginator;
        }

        var act = new RequestDetails.ConsentAsked(hash, originator);
        var refusal = row.Waiting(Now) is not null ? AbroadWords.OneWaits : Decide(row, act, me).Refusal ?? KeyRefusal(me, KeyUse.Operator);
        var ask = new ConsentAsk(
            source.Request, source.Object, hash, row.Other, question.Action, question.Purpose, row.Content.Lane, Now + ConsentStandsFor);
        return refusal ?? await TryAsync(() => Proposals.ProposeAsync(RequestBody.Of(act), row.Id, me.Id, [plan], ask)).ConfigureAwait(false);
    }

    /// <summary>Keeps what a person wants to answer to who asked this centre as the originator; why not, or null.</summary>
    public async Task<Phrase?> ProposeAnswerAsync(ConsentThread asked, bool isGiven, ActingOfficer me)
    {
        var refusal = asked.Originator != Node.Id || !me.May(Act.ExchangeAbroad) ? ConsentWords.NotOurs
            : (await Proposals.OfAsync(asked.Id).ConfigureAwait(false)).Any(one => one.IsOpen(Now)) ? ConsentWords.Waits
            : KeyRefusal(me, KeyUse.Operator);
        return refusal ?? await TryAsync(() => Proposals.ProposeAnswerAsync(asked, isGiven, me.Id)).ConfigureAwait(false);
    }

    /// <summary>Approves an answer that another proposed, and says it; why not, or null.</summary>
    public async Task<Phrase?> ApproveAnswerAsync(RequestProposal proposal, ActingOfficer proposer, ActingOfficer me) =>
        PersonRefusal(proposal, proposer, me) ?? await ApprovedAsync(proposal, null, me).ConfigureAwait(false);

    /// <summary>The centre besides this one that made a part of something; null where none did, or the list has it no more.</summary>
    public string? OriginatorOf(Marks marks) => CentresOf(marks.Originators).FirstOrDefault();

    /// <summary>The centre that is asked next for its yes: the first of those who have not said it; null where nobody's is missing.</summary>
    public string? AskedNext(ReleaseDecision decision) => CentresOf(decision.ToAsk).FirstOrDefault();

    private IEnumerable<string> CentresOf(IEnumerable<PartyId> parties) => parties.Where(party => Office?.IsOwn(party) != true)
        .Select(party => Node.Trust.Last is { } list ? ReleaseParties.CentreOf(party, list)?.Id : null).OfType<string>();

    /// <summary>Why a person has to weigh what a proposal would let leave, in words; null where nobody has.</summary>
    public Phrase? Weighty(RequestProposal proposal)
    {
        var rules = (proposal.File?.Decisions ?? []).Select(kept => Office is { } office ? kept.Made(office.Policy) : null).OfType<ReleaseDecision>()
            .Where(decision => decision.Outcome == ReleaseOutcome.HumanReview).Select(Office!.RulesOf).Distinct().ToArray();
        return rules.Length == 0 ? null : Phrase.Join("; ", "；", rules);
    }

    /// <summary>Approves what another proposed, and says it; why not, or null.</summary>
    /// <param name="proposer">Who proposed it, as they are now.</param>
    /// <param name="reason">Why it may leave, where a person has to weigh that.</param>
    public async Task<Phrase?> ApproveAsync(AbroadRow row, RequestProposal proposal, ActingOfficer proposer, ActingOfficer me, string? reason = null)
    {
        var refusal = ApprovalRefusal(row, proposal, proposer, me) ?? await OnItsWayAsync(row.Id, proposal).ConfigureAwait(false)
            ?? (Weighty(proposal) is not null && CaseText.PurposeRefusal(reason) is { } unsaid ? GiveWords.WeighFirst.With(unsaid) : null)
            ?? (proposal.File is { } file && Office is { } office
                ? await office.ChangedAsync(file, row.Other, row.Content.Kind).ConfigureAwait(false) : null);
        return refusal ?? await ApprovedAsync(proposal, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), me).ConfigureAwait(false);
    }

    // What the other side has not got yet counts for nothing: what is said after it could contradict it.
    private async Task<Phrase?> OnItsWayAsync(Guid request, RequestProposal proposal) =>
        proposal.Body?.Details is null or RequestDetails.Withdrawn or RequestDetails.Disputed
            || await abroad.Desk.FindAsync(request).ConfigureAwait(false) is not { Unreceipted: > 0 } ? null : AbroadWords.OneOnItsWay;

    /// <summary>Says what was approved and has not gone out; why not, or null.</summary>
    public Task<Phrase?> SayAsync(RequestProposal approved) => TryAsync(() => Proposals.SayAsync(
        approved, [Node.Keys.Of(approved.By, KeyUse.Operator), Node.Keys.Of(approved.EndedBy!, KeyUse.Authoriser)]));

    /// <summary>Declines what another proposed, or takes one's own back; why not, or null.</summary>
    public async Task<Phrase?> EndAsync(RequestProposal proposal, string? reason, ActingOfficer me)
    {
        var isOwn = proposal.By == me.Id;
        if (!me.May(Act.ExchangeAbroad) || (!isOwn && !me.May(Act.ApproveGraveAct)) || !proposal.IsOpen(Now))
        {
            return AbroadWords.NotYoursToEnd;
        }

        RequestProposal? ended = null;
        return await TryAsync(async () => ended = await Proposals.EndAsync(
                proposal, isOwn ? ProposalState.TakenBack : ProposalState.Declined, me.Id, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim())
                .ConfigureAwait(false)).ConfigureAwait(false)
            ?? (ended?.EndedBy == me.Id ? null : AbroadWords.AnotherWasFirst);
    }

    /// <summary>Why a person may not approve a proposal; null where they may.</summary>
    public Phrase? ApprovalRefusal(AbroadRow row, RequestProposal proposal, ActingOfficer proposer, ActingOfficer me) =>
        PersonRefusal(proposal, proposer, me)
        ?? (proposal.Body?.Opened is { } opened ? DecideOpening(opened, proposer, me)
            : Decide(row, proposal.Body!.Details!, proposer, me)).Refusal
        ?? (proposal.Body!.Details is { } act ? OrderRefusal(row, act) : null);

    /// <summary>Why a person signs nothing now; null where the trust list has their key.</summary>
    public Phrase? KeyRefusal(ActingOfficer person, KeyUse use) => Node.Trust.At(Now) is null ? AbroadWords.NoListCounts
        : HasKey(person.Id, use) ? null
        : (use switch
        {
            KeyUse.Operator => AbroadWords.NoOperatorKey,
            KeyUse.Authoriser => AbroadWords.NoAuthoriserKey,
            _ => AuditWords.NoInspectorKey,
        }).With($"cordon exchange join --{use.ToString().ToLowerInvariant()} {person.Id}");

    // A yes holds as long as what is passed on for a request takes, and not for ever.
    private static readonly TimeSpan ConsentStandsFor = TimeSpan.FromDays(30);

    private Phrase? PersonRefusal(RequestProposal proposal, ActingOfficer proposer, ActingOfficer me) =>
        proposal.By == me.Id ? AbroadWords.NotYourOwn
        : !me.May(Act.ExchangeAbroad) || !me.May(Act.ApproveGraveAct) ? AbroadWords.NotYoursToEnd
        : !proposal.IsOpen(Now) ? AbroadWords.NotOpenAnyMore
        : KeyRefusal(proposer, KeyUse.Operator) ?? KeyRefusal(me, KeyUse.Authoriser);

    private async Task<Phrase?> ApprovedAsync(RequestProposal proposal, string? reason, ActingOfficer me)
    {
        RequestProposal? ended = null;
        return await TryAsync(async () => ended = await Proposals.EndAsync(proposal, ProposalState.Approved, me.Id, reason).ConfigureAwait(false))
                .ConfigureAwait(false)
            ?? (ended is { State: ProposalState.Approved } && ended.EndedBy == me.Id
                ? await SayAsync(ended).ConfigureAwait(false) : AbroadWords.AnotherWasFirst);
    }

    private RequestDecision Decide(AbroadRow row, RequestDetails act, ActingOfficer first, ActingOfficer second) => row.Thread is { State: var state }
        ? state.Decide(act, new RequestActor(Node.Id, first, second), Now, Law)
        : RequestDecision.Refuse(RequestFault.NotNow);

    // A request is drafted and committed with one message: both are decided one after the other.
    private RequestDecision DecideOpening(OpenedRequest opened, ActingOfficer first, ActingOfficer second)
    {
        var (by, id) = (new RequestActor(Node.Id, first, second), RequestId.Of(Guid.CreateVersion7(abroad.Time.GetUtcNow())));
        var request = new CooperationRequest { Id = id };
        var drafted = request.Decide(new RequestDetails.Drafted(opened.Content), by, Now, Law);
        return drafted.Act is null ? drafted : request.After(new RequestEvent
        {
            Request = id,
            Author = Node.Id,
            At = Now,
            Hash = new EventHash(SHA256.HashData(id.Value.ToByteArray())),
            Prev = [],
            Signers = [.. by.Signers],
            Details = drafted.Act,
        }).Decide(new RequestDetails.Committed(opened.Basis), by, Now, Law);
    }

    /// <summary>Does something with the book; why it was not done, or null.</summary>
    internal static async Task<Phrase?> TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (JournalUnavailableException)
        {
            return AbroadWords.BookSilent;
        }
        catch (InvalidOperationException failure)
        {
            return AbroadWords.NotSaid.With(Phrase.Same(failure.Message));
        }
    }
}
