using Cordon.Core.Casework;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;

namespace Cordon.Web.Abroad;

/// <summary>To whom this centre is open for private questions: two persons open it, one closes it, and everybody sees what was asked of it.</summary>
internal sealed class AbroadOpenings(ConsoleSettings settings, AbroadFeed feed) : IDisposable
{
    private readonly QuestionOpenings? _openings = settings.Abroad?.Openings;
    private readonly QuestionHolder? _holder = settings.Abroad?.Holder;
    private readonly AskedQuestions? _asked = settings.Abroad is { } abroad ? new AskedQuestions(abroad.Desk.Node) : null;

    // Whether something waits for a centre, and that something does, is one step.
    private readonly SemaphoreSlim _proposing = new(1, 1);

    /// <summary>Whether others may be let ask this centre at all.</summary>
    public bool CanOpen => _openings is not null && _holder is not null;

    private AbroadActs Acts => feed.Acts!;

    /// <summary>All openings, the last proposed first.</summary>
    public Task<IReadOnlyList<QuestionOpening>> AllAsync() => _openings!.AllAsync();

    /// <summary>Those by which other centres may ask now.</summary>
    public Task<IReadOnlyList<QuestionOpening>> StandingAsync() => _openings!.StandingAsync();

    /// <summary>What other centres asked, the last first.</summary>
    public Task<IReadOnlyList<AskedQuestion>> AskedAsync() => _asked?.AllAsync() ?? Task.FromResult<IReadOnlyList<AskedQuestion>>([]);

    /// <summary>The last epoch of each kind of an opening, when something of it was last announced, and whether a failed audit stands against it.</summary>
    public async Task<IReadOnlyList<OpeningEpoch>> EpochsAsync(QuestionOpening opening)
    {
        var (all, audits) = (new List<OpeningEpoch>(), await _holder!.Audits.AllAsync().ConfigureAwait(false));
        foreach (var kind in opening.Wish.Kinds)
        {
            var name = Core.Exchange.Canonicaliser.NameOf(kind);
            var last = _holder.Epochs.Where(one => one.Name.Asker == opening.Wish.Asker && one.Name.Kind == name).MaxBy(one => one.Name.Number);
            all.Add(new OpeningEpoch(
                kind, last, last is null ? null : await _holder.SaidAtAsync(last).ConfigureAwait(false),
                audits.Any(audit => audit.Result is { Failures: > 0 } && audit.Challenge.Epoch is var failed
                    && (failed.Asker, failed.Kind) == (opening.Wish.Asker, name) && (failed == last?.Name || !(opening.EndedAt > audit.ResultAt)))));
        }

        return all;
    }

    /// <summary>Keeps on what terms a person wants another centre to be let ask; why not, or null.</summary>
    public async Task<Phrase?> ProposeAsync(OpeningWish wish, ActingOfficer me)
    {
        var refusal = !CanOpen || !me.May(Act.ExchangeAbroad) ? AskWords.MayNot : Acts.KeyRefusal(me, KeyUse.Operator);
        if (refusal is not null)
        {
            return refusal;
        }

        await _proposing.WaitAsync().ConfigureAwait(false);
        try
        {
            return (await AllAsync().ConfigureAwait(false)).Any(one => one.Wish.Asker == wish.Asker && one.IsWaiting(Acts.Now)) ? OpeningWords.OneWaits
                : await AbroadQuestions.TryAsync(() => _openings!.ProposeAsync(wish, me.Id)).ConfigureAwait(false);
        }
        finally
        {
            _proposing.Release();
        }
    }

    /// <summary>Why a person may not approve an opening; null where they may.</summary>
    public Phrase? ApprovalRefusal(QuestionOpening opening, ActingOfficer proposer, ActingOfficer me) =>
        opening.By == me.Id ? AbroadWords.NotYourOwn
        : !me.May(Act.ExchangeAbroad) || !me.May(Act.ApproveGraveAct) || !proposer.May(Act.ExchangeAbroad) ? AbroadWords.NotYoursToEnd
        : !opening.IsWaiting(Acts.Now) ? AbroadWords.NotOpenAnyMore
        : Acts.KeyRefusal(proposer, KeyUse.Operator) ?? Acts.KeyRefusal(me, KeyUse.Authoriser);

    /// <summary>Approves what another proposed; why not, or null.</summary>
    /// <param name="proposer">Who proposed it, as they are now.</param>
    public Task<Phrase?> ApproveAsync(QuestionOpening opening, ActingOfficer proposer, ActingOfficer me) =>
        ApprovalRefusal(opening, proposer, me) is { } refusal ? Task.FromResult<Phrase?>(refusal)
        : EndedAsync(() => _openings!.EndAsync(opening, OpeningStep.Approved, me.Id), OpeningStep.Approved, me);

    /// <summary>Declines what another proposed, or takes one's own back; why not, or null.</summary>
    public Task<Phrase?> EndAsync(QuestionOpening opening, string? reason, ActingOfficer me)
    {
        var how = opening.By == me.Id ? OpeningStep.TakenBack : OpeningStep.Declined;
        return !me.May(Act.ExchangeAbroad) || (how == OpeningStep.Declined && !me.May(Act.ApproveGraveAct)) || !opening.IsWaiting(Acts.Now)
            ? Task.FromResult<Phrase?>(AbroadWords.NotYoursToEnd)
            : EndedAsync(() => _openings!.EndAsync(opening, how, me.Id, Said(reason)), how, me);
    }

    /// <summary>
    /// Closes the centre to another: whoever may exchange abroad does, alone and at once. What stands is closed, whichever of them was on the screen. Why not,
    /// or null.
    /// </summary>
    public Task<Phrase?> CloseAsync(QuestionOpening opening, string? reason, ActingOfficer me) => !CanOpen || !me.May(Act.ExchangeAbroad)
        ? Task.FromResult<Phrase?>(AskWords.MayNot)
        : AbroadQuestions.TryAsync(async () =>
        {
            while (await _openings!.OfAsync(opening.Wish.Asker).ConfigureAwait(false) is { } standing)
            {
                await _openings.CloseAsync(standing, me.Id, Said(reason)).ConfigureAwait(false);
            }
        });

    private static string? Said(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static async Task<Phrase?> EndedAsync(Func<Task<QuestionOpening>> end, OpeningStep how, ActingOfficer me)
    {
        QuestionOpening? ended = null;
        return await AbroadQuestions.TryAsync(async () => ended = await end().ConfigureAwait(false)).ConfigureAwait(false)
            ?? (ended is { EndedBy: var by, Step: var step } && by == me.Id && step == how ? null : AbroadWords.AnotherWasFirst);
    }

    public void Dispose()
    {
        _proposing.Dispose();
        _asked?.Dispose();
    }
}
