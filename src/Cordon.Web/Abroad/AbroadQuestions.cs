using System.Collections.Concurrent;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Web.Abroad;

/// <summary>What persons ask other centres privately: one proposes, another approves, and what was found stands in memory only.</summary>
internal sealed class AbroadQuestions : IDisposable
{
    /// <summary>Questions whose hits are kept at once: each has its batch, some megabytes.</summary>
    public const int KeptMax = 32;

    /// <summary>Questions that are listed.</summary>
    private const int ListedMax = 50;

    /// <summary>The minutes in which another centre has to receipt and to answer.</summary>
    private const int AnswerMinutesMax = 2;

    private readonly AbroadSettings? _abroad;
    private readonly AbroadActs? _acts;
    private readonly QuestionProposals? _proposals;
    private readonly ConcurrentDictionary<Guid, byte> _running = [];

    // The last first.
    private readonly LinkedList<(Guid Id, Question Question)> _kept = [];
    private readonly Lock _turn = new();

    public AbroadQuestions(ConsoleSettings settings, AbroadFeed feed)
    {
        (_abroad, _acts) = (settings.Abroad, feed.Acts);
        _proposals = _abroad is null ? null : new QuestionProposals(_abroad.Desk.Node, _abroad.Time);
    }

    /// <summary>Whether this centre asks others privately at all.</summary>
    public bool CanAsk => _abroad?.Questions is not null;

    private QuestionAsker Asker => _abroad!.Questions!;

    private AbroadActs Acts => _acts!;

    /// <summary>The size of the batch in which so many identifiers are asked about.</summary>
    public static int SizeOf(int items) => QueryManifest.Sizes.FirstOrDefault(
        size => size >= items + QueryManifest.Sizes[^1] - QueryBatch.ItemsMax, QueryManifest.Sizes[^1]);

    /// <summary>Whether a proposal is being carried out.</summary>
    public bool IsRunning(QuestionProposal proposal) => _running.ContainsKey(proposal.Id);

    /// <summary>What another centre has announced of a kind, as far as it counts; or why nothing does.</summary>
    public async Task<(EpochAnnouncement? Epoch, Phrase? WhyNot)> EpochAsync(string holder, CanonicalKind kind)
    {
        try
        {
            return await Asker.EpochAsync(holder, kind).ConfigureAwait(false) is not { Announcement: var known } ? (null, QuestionWords.EpochNone)
                : await HasFailedAsync(known.Epoch).ConfigureAwait(false) ? (null, QuestionWords.EpochFailed.With(known.Epoch.Number))
                : (known, null);
        }
        catch (HopFailedException failure)
        {
            return (null, failure.Said);
        }
    }

    /// <summary>The questions, the last first, with their hits as far as they are in memory.</summary>
    public async Task<IReadOnlyList<QuestionRow>> RowsAsync()
    {
        var rows = new List<QuestionRow>();
        foreach (var proposals in (await _proposals!.AllAsync().ConfigureAwait(false)).Take(ListedMax))
        {
            rows.Add(new QuestionRow(proposals[0], Kept(proposals[0].Id) is { } question ? await HitsAsync(question, proposals).ConfigureAwait(false) : null));
        }

        return rows;
    }

    /// <summary>The hits that were disclosed to other centres, the last question's first; none where this centre asks nobody privately.</summary>
    public async Task<IReadOnlyList<DisclosedClaim>> DisclosedAsync()
    {
        var all = new List<DisclosedClaim>();
        foreach (var claim in (_proposals is null ? [] : await _proposals.AllAsync().ConfigureAwait(false)).SelectMany(one => one))
        {
            if (claim is { Hit: not null, Done: { } done }
                && await DisclosedClaim.OfAsync(_abroad!.Desk.Node, done.Message).ConfigureAwait(false) is { } disclosed)
            {
                all.Add(disclosed);
            }
        }

        return all;
    }

    /// <summary>Keeps what a person wants to ask; why not, or null.</summary>
    public Task<Phrase?> ProposeAsync(QuestionWish wish, ActingOfficer me) => RefusalOf(me) is { } refusal
        ? Task.FromResult<Phrase?>(refusal) : TryAsync(() => _proposals!.ProposeAsync(wish, me.Id));

    /// <summary>Keeps which hit a person wants to disclose; why not, or null.</summary>
    public async Task<Phrase?> ProposeClaimAsync(QuestionProposal question, QueryHit hit, ActingOfficer me)
    {
        var all = await _proposals!.OfAsync(question.Thread).ConfigureAwait(false);
        var refusal = RefusalOf(me) ?? (Kept(question.Id) is null ? QuestionWords.QuestionGone
            : all.Any(one => one.Hit == hit.Index && (one.IsOpen(Acts.Now) || one.State == ProposalState.Approved)) ? QuestionWords.ClaimStands
            : null);
        return refusal ?? await TryAsync(() => _proposals.ProposeClaimAsync(question, hit.Index, me.Id)).ConfigureAwait(false);
    }

    /// <summary>Why a person may not approve a proposal; null where they may.</summary>
    public Phrase? ApprovalRefusal(QuestionProposal proposal, ActingOfficer proposer, ActingOfficer me) =>
        proposal.By == me.Id ? AbroadWords.NotYourOwn
        : !me.May(Act.ExchangeAbroad) || !me.May(Act.ApproveGraveAct) || !proposer.May(Act.ExchangeAbroad) ? AbroadWords.NotYoursToEnd
        : !proposal.IsOpen(Acts.Now) ? AbroadWords.NotOpenAnyMore
        : proposal.Hit is not null && Kept(proposal.Thread) is null ? QuestionWords.QuestionGone
        : Acts.KeyRefusal(proposer, KeyUse.Operator) ?? Acts.KeyRefusal(me, KeyUse.Authoriser);

    /// <summary>Approves what another proposed, and does it; why not, or null.</summary>
    /// <param name="proposer">Who proposed it, as they are now.</param>
    public async Task<Phrase?> ApproveAsync(QuestionProposal proposal, ActingOfficer proposer, ActingOfficer me)
    {
        if ((ApprovalRefusal(proposal, proposer, me) ?? await FailedRefusalAsync(proposal).ConfigureAwait(false)) is { } refusal)
        {
            return refusal;
        }

        var (ended, fault) = await EndedAsync(proposal, ProposalState.Approved, null, me).ConfigureAwait(false);
        return fault ?? (ended is { State: ProposalState.Approved } && ended.EndedBy == me.Id
            ? await DoAsync(ended, me).ConfigureAwait(false) : AbroadWords.AnotherWasFirst);
    }

    /// <summary>Does what was approved and is not done yet; why not, or null.</summary>
    public async Task<Phrase?> DoAsync(QuestionProposal approved, ActingOfficer me)
    {
        if (!_running.TryAdd(approved.Id, 0))
        {
            return QuestionWords.IsRunning;
        }

        try
        {
            var refusal = await TriedAsync(() => CarryOutAsync(approved)).ConfigureAwait(false);
            return await KeptRefusalAsync(approved, refusal, me).ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(approved.Id, out _);
        }
    }

    /// <summary>Asks again, to the byte, what was asked before a start of the program: it costs nothing. Why not, or null.</summary>
    public async Task<Phrase?> AskAgainAsync(QuestionRow row, ActingOfficer me)
    {
        if (row.Proposal.Done is not { } done || !CanAsk || !me.May(Act.ExchangeAbroad) || !_running.TryAdd(row.Proposal.Id, 0))
        {
            return QuestionWords.IsRunning;
        }

        try
        {
            return await TriedAsync(async () =>
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(AnswerMinutesMax), _abroad!.Time);
                var (asked, fault) = await Asker.AskAgainAsync(done.Message, limit.Token).ConfigureAwait(false);
                if (asked is not null)
                {
                    Keep(row.Proposal.Id, asked);
                }

                return fault is null ? null : QuestionWords.RefusalOf(fault);
            }).ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(row.Proposal.Id, out _);
        }
    }

    /// <summary>Looks for what came newly among what standing questions ask; whether anything did.</summary>
    public async Task<bool> LookForNewAsync()
    {
        (Guid Id, Question Question)[] standing;
        lock (_turn)
        {
            standing = [.. _kept.Where(one => one.Question.Finding.Watch is { IsOver: false })];
        }

        var isNew = false;
        foreach (var (id, question) in standing)
        {
            try
            {
                if (await Asker.NewHitsAsync(question).ConfigureAwait(false) is { Count: > 0 } hits)
                {
                    Add(id, question, hits);
                    isNew = true;
                }
            }
            catch (Exception failure) when (failure is HopFailedException or InvalidOperationException)
            {
                // It is looked for again when there is something new in the book.
            }
        }

        return isNew;
    }

    /// <summary>Declines what another proposed, or takes one's own back; why not, or null.</summary>
    public async Task<Phrase?> EndAsync(QuestionProposal proposal, string? reason, ActingOfficer me)
    {
        var isOwn = proposal.By == me.Id;
        if (!me.May(Act.ExchangeAbroad) || (!isOwn && !me.May(Act.ApproveGraveAct)) || !proposal.IsOpen(Acts.Now))
        {
            return AbroadWords.NotYoursToEnd;
        }

        var (how, why) = (isOwn ? ProposalState.TakenBack : ProposalState.Declined, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        var (ended, fault) = await EndedAsync(proposal, how, why, me).ConfigureAwait(false);
        return fault ?? (ended?.EndedBy == me.Id ? null : AbroadWords.AnotherWasFirst);
    }

    public void Dispose()
    {
        foreach (var (_, question) in _kept)
        {
            question.Dispose();
        }
    }

    private async Task<bool> HasFailedAsync(EpochName epoch) => _abroad?.Audits is { } audits
        && (await audits.AllAsync().ConfigureAwait(false)).Any(audit => audit.Challenge.Epoch == epoch && audit.Result is { Failures: > 0 });

    // What the other centre will not answer is not committed to: it would have another signed word of ours for nothing.
    private async Task<Phrase?> FailedRefusalAsync(QuestionProposal proposal)
    {
        try
        {
            return proposal.Wish is { Items: [var first, ..] } wish
                && await Asker.EpochAsync(wish.Holder, first.Kind).ConfigureAwait(false) is { Announcement.Epoch: var epoch }
                && await HasFailedAsync(epoch).ConfigureAwait(false) ? QuestionWords.RefusalOf(nameof(QueryRefusal.AuditFailed)) : null;
        }
        catch (HopFailedException)
        {
            // Whether it can be reached shows when it is asked.
            return null;
        }
    }

    private Phrase? RefusalOf(ActingOfficer me) =>
        !CanAsk || !me.May(Act.ExchangeAbroad) ? AskWords.MayNot : Acts.KeyRefusal(me, KeyUse.Operator);

    private async Task<(QuestionProposal? Ended, Phrase? Fault)> EndedAsync(QuestionProposal proposal, ProposalState how, string? reason, ActingOfficer me)
    {
        QuestionProposal? ended = null;
        var fault = await TryAsync(async () => ended = await _proposals!.EndAsync(proposal, how, me.Id, reason).ConfigureAwait(false)).ConfigureAwait(false);
        return (ended, fault);
    }

    // Whoever looks later, in whichever window, finds why it was not done. What another did, and what was not written, is nothing that stood in the way.
    private async Task<Phrase?> KeptRefusalAsync(QuestionProposal approved, Phrase? refusal, ActingOfficer me)
    {
        if (refusal is not null && refusal != AbroadWords.AnotherWasFirst && refusal != AbroadWords.BookSilent)
        {
            await TryAsync(() => _proposals!.RefusedAsync(approved, refusal, me.Id)).ConfigureAwait(false);
        }

        return refusal;
    }

    private Question? Kept(Guid id)
    {
        lock (_turn)
        {
            return _kept.FirstOrDefault(one => one.Id == id).Question;
        }
    }

    private void Keep(Guid id, Question question)
    {
        lock (_turn)
        {
            _kept.AddFirst((id, question));
            if (_kept.Count > KeptMax)
            {
                _kept.Last!.Value.Question.Dispose();
                _kept.RemoveLast();
            }
        }
    }

    private void Add(Guid id, Question question, IReadOnlyList<QueryHit> hits)
    {
        lock (_turn)
        {
            // Two pages that look at once each find some of what is new.
            if (_kept.FirstOrDefault(one => one.Id == id) is { Question: { } kept } entry && ReferenceEquals(kept.Batch, question.Batch))
            {
                _kept.Find(entry)!.Value = (id, kept with { Finding = kept.Finding with { Hits = [.. kept.Finding.Hits, .. hits] } });
            }
        }
    }

    private async Task<IReadOnlyList<QuestionHitRow>> HitsAsync(Question question, IReadOnlyList<QuestionProposal> proposals)
    {
        var messages = await Acts.Node.MessagesAsync(question.Thread).ConfigureAwait(false);
        var isAnswered = messages.Count(one => one.Message.Kind == MessageKind.HitProof) >= messages.Count(one => one.Message.Kind == MessageKind.HitDisclose);
        var rows = new List<QuestionHitRow>();
        foreach (var hit in question.Finding.Hits)
        {
            var claim = proposals.LastOrDefault(one => one.Hit == hit.Index);
            rows.Add(new QuestionHitRow(
                hit, claim, claim?.Done is null ? null : await Asker.ProofAsync(question, hit).ConfigureAwait(false), isAnswered)
            {
                IsDelivered = claim?.Done is { } done && Acts.Node.Book.Find(EntryKind.Receipt, done.Message) is not null,
            });
        }

        return rows;
    }

    private async Task<Phrase?> CarryOutAsync(QuestionProposal approved)
    {
        var now = (await _proposals!.OfAsync(approved.Thread).ConfigureAwait(false)).First(one => one.Id == approved.Id);
        if (!now.IsUndone)
        {
            return AbroadWords.AnotherWasFirst;
        }

        var (by, second) = (Acts.Node.Keys.Of(now.By, KeyUse.Operator), Acts.Node.Keys.Of(now.EndedBy!, KeyUse.Authoriser));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(AnswerMinutesMax), _abroad!.Time);
        if (now.Hit is { } index)
        {
            if (Kept(now.Thread) is not { } question || question.Finding.Hits.FirstOrDefault(one => one.Index == index) is not { } hit)
            {
                return QuestionWords.QuestionGone;
            }

            var claim = await Asker.ClaimAsync(question, hit, by, second, NumberOf(now), limit.Token).ConfigureAwait(false);
            await _proposals.DoneAsync(now, claim.Message.Id, 1).ConfigureAwait(false);
            return null;
        }

        var wish = now.Wish!;
        var (asked, fault) = await Asker.AskAsync(
            wish.Holder, [.. wish.Items.Select(item => new QueryItem(item, wish.CaseReference))], Terms(now), by, second, NumberOf(now), limit.Token)
            .ConfigureAwait(false);
        if (asked is null)
        {
            return QuestionWords.RefusalOf(fault!);
        }

        Keep(now.Id, asked);
        await _proposals.DoneAsync(now, asked.Thread, asked.Finding.Hits.Count).ConfigureAwait(false);
        return null;
    }

    // What is done twice is asked and disclosed once.
    private static Guid NumberOf(QuestionProposal proposal) => RequestDesk.IdOf(proposal.At, $"message of question {proposal.Id}");

    // It was proposed for a case that was there; the other centre's clock may be somewhat behind.
    private QueryTerms Terms(QuestionProposal proposal)
    {
        var (day, now) = (TimeSpan.FromDays(1), _abroad!.Time.GetUtcNow());
        var from = proposal.At.ToDateTimeOffset() is var at && at > now - day ? at : now - day;
        return new QueryTerms(
            proposal.Wish!.Purpose, proposal.Wish.LegalBasis, proposal.Wish.IsStanding, from.ToUnixTimeSeconds(),
            from.ToUnixTimeSeconds() + QueryManifest.SecondsMax);
    }

    /// <summary>Does something that goes to another centre and may be refused there; why it was not done, or null.</summary>
    private static async Task<Phrase?> TriedAsync(Func<Task<Phrase?>> work)
    {
        Phrase? refusal = null;
        var fault = await TryAsync(async () => refusal = await work().ConfigureAwait(false)).ConfigureAwait(false);
        return fault ?? refusal;
    }

    /// <summary>Does something that goes to another centre; why it could not be done, or null.</summary>
    public static async Task<Phrase?> TryAsync(Func<Task> work)
    {
        try
        {
            return await AbroadActs.TryAsync(work).ConfigureAwait(false);
        }
        catch (HopFailedException failure)
        {
            return failure.Said;
        }
        catch (OperationCanceledException)
        {
            return QuestionWords.NoReceipt.With(AnswerMinutesMax);
        }
        catch (ArgumentException failure)
        {
            return AbroadWords.NotSaid.With(Phrase.Same(failure.Message));
        }
    }
}
