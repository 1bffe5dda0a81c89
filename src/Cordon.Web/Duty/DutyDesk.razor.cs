using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine;
using Cordon.Web.Language;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Duty;

/// <summary>The duty desk: what is held, the most urgent first, and what is decided about it in two keystrokes.</summary>
public sealed partial class DutyDesk
{
    /// <summary>
    /// A hold that came by itself to stand where another was just decided is decided by nobody for so long: whoever pressed a key once too often has not
    /// read it.
    /// </summary>
    private static readonly TimeSpan UnreadFor = TimeSpan.FromMilliseconds(400);

    /// <summary>The height of a row of the list, in pixels: the style sheet has the same.</summary>
    private const int RowHeight = 98;

    /// <summary>The last characters of an account's number by which it is told from others.</summary>
    private const int TailLength = 4;

    /// <summary>Proposals of one payment that its file tells of.</summary>
    private const int ProposalsMax = 10;

    private HoldView _view = HoldView.None;
    private List<HeldPayment> _rows = [];
    private HeldPayment? _chosen;
    private HeldPayment? _ended;
    private bool? _deciding;
    private Phrase? _unsure;
    private bool _isBusy;
    private SeenNews _seen = SeenNews.None;
    private (long? Hold, long DeskVersion) _seenAs;
    private string _find = "";
    private string? _findOfAddress;
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IDisposable? _watching;
    private long? _shown;
    private long? _sought;
    private long? _inSight;

    // What became of own proposals, and what they were about; looked up when something was said, or when a hold ended.
    private Dictionary<uint, (GraveAct Act, HeldPayment? Hold)> _followed = [];
    private (long Desk, long Holds, int Count) _followedAs;

    // What was proposed for the hold that is looked at, the latest first; what of it stood there at the last look, and what then ended under one's hands.
    private IReadOnlyList<GraveAct> _proposals = [];
    private uint? _stood;
    private GraveAct? _overtaken;
    private bool _isOvertaken;
    private bool _isOvertakenSaid;
    private uint? _answered;

    // Where one has stepped to and whose address has not come yet.
    private readonly List<long?> _steps = [];

    /// <summary>The held payment that is looked at, by its number; null for none.</summary>
    [Parameter]
    public long? Sequence { get; set; }

    /// <summary>What is sought among the holds; null for all.</summary>
    [SupplyParameterFromQuery(Name = "find")]
    private string? Sought { get; set; }

    private Instant Now => Clock.Now;

    /// <summary>Whether the hold that stands there has not stood there long enough to be meant.</summary>
    private bool IsUnread =>
        Own.Followed is { } last && last.Payment == _shown && Settings.SignInTime.GetElapsedTime(last.Timestamp) < UnreadFor;

    public void Dispose() => _watching?.Dispose();

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        _watching = Feed.Watch(() => _ = InvokeAsync(() =>
        {
            Take();
            StateHasChanged();
        }));
        Take();
        Recall();
    }

    protected override void OnParametersSet()
    {
        if (Sought != _findOfAddress)
        {
            (_findOfAddress, _find) = (Sought, Sought is { Length: > HoldSearch.CharactersMax } ? Sought[..HoldSearch.CharactersMax] : Sought ?? "");
        }

        // Whoever steps faster than addresses come is not taken back to where they were.
        var step = _steps.LastIndexOf(Sequence);
        _steps.RemoveRange(0, step < 0 ? _steps.Count : step + 1);
        if (_steps.Count == 0)
        {
            Show(Sequence);
        }

        Take();
    }

    /// <summary>Whoever chose a hold sees its row, however far down it stands, and its file, however small the window is.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown == _inSight)
        {
            return;
        }

        _inSight = _shown;
        if (_shown is null)
        {
            return;
        }

        await ScreenCalls.IfThereAsync(() => Script.InvokeVoidAsync("cordonShow", _rows.FindIndex(hold => hold.Sequence == _shown)));
    }

    /// <summary>Another hold is looked at: what was asked about the one before is asked no more.</summary>
    private void Show(long? sequence)
    {
        if (sequence != _shown)
        {
            (_deciding, _unsure, _stood, _overtaken, _isOvertaken, _isOvertakenSaid) = (null, null, null, null, false, false);
        }

        _shown = sequence;
    }

    private void Take()
    {
        _view = Feed.View;
        _rows = [.. _view.Holds.Where(hold => HoldSearch.Fits(hold, _find))];
        _chosen = _view.Holds.FirstOrDefault(hold => hold.Sequence == _shown);

        // What was decided keeps its address, and so does what stands too far down for the list. What is over is looked for once: all holds are
        // looked through for it.
        if (_chosen is not null || _shown is null)
        {
            (_ended, _sought) = (null, null);
        }
        else if (_sought != _shown)
        {
            var found = Centre.FindHold(_shown.Value);
            var lasts = found is { EndedAt: null };
            (_chosen, _ended, _sought) = (lasts ? found : null, lasts ? null : found, lasts ? null : _shown);
        }

        See(_chosen ?? _ended);
        SeeOvertaken();
        Follow();
    }

    /// <summary>Notes what another ended while one had it open: a proposal that waited there, or the hold that one was deciding.</summary>
    private void SeeOvertaken()
    {
        var stands = _chosen is null ? null : ProposalOf(_chosen)?.Number;
        if (_stood is { } stood && stands != stood && stood != _answered)
        {
            (_overtaken, _isOvertakenSaid) = (Desk.Act(stood), false);
        }

        (_stood, _overtaken) = (stands, stands is null ? _overtaken : null);
        if (_deciding is not null && !_isBusy && (_ended is not null || stands is not null))
        {
            (_isOvertaken, _isOvertakenSaid, _deciding, _unsure) = (_ended is not null, false, null, null);
        }
    }

    /// <summary>What another ended while one had it open, in words; null for nothing.</summary>
    private string? Overtaken() => _overtaken is { } act && (_chosen ?? _ended) is { } hold
        ? S[DutyWords.WaitsNoMore] + S.Gap + BecameOf(act, hold)
        : _isOvertaken && _ended is { } ended ? WordsOf(S.EndOf(ended, _names) ?? "", ended, null) + S[Words.Stop] + S[DutyWords.EndedMeanwhile] : null;

    /// <summary>A key for what is gone does nothing, and it is said.</summary>
    private void SayOvertaken(string words)
    {
        if (!_isOvertakenSaid && (_chosen ?? _ended) is { } hold)
        {
            _isOvertakenSaid = true;
            Own.Add(new OwnDecision(Now, S.Say(DutyWords.NothingDone, words), hold.Sequence, hold.PaymentId));
        }
    }

    /// <summary>Looks up what became of what one has proposed.</summary>
    private void Follow()
    {
        var acts = Own.Last.Where(one => one.Act is not null).Select(one => one.Act!.Value).ToList();
        if (_followedAs != (_view.DeskVersion, _view.HoldVersion, acts.Count) || acts.Exists(number => !_followed.ContainsKey(number)))
        {
            _followed = acts.Select(Desk.Act).OfType<GraveAct>().DistinctBy(act => act.Number).ToDictionary(act => act.Number, act => (act, HoldOf(act)));
            _followedAs = (_view.DeskVersion, _view.HoldVersion, acts.Count);
        }
    }

    /// <summary>What one decided, and what has become of it since where a second person had to be asked.</summary>
    private string SaidOf(OwnDecision own) =>
        own.Act is { } number && _followed.TryGetValue(number, out var followed) ? BecameOf(followed.Act, followed.Hold) ?? own.Words : own.Words;

    private string? BecameOf(GraveAct act, HeldPayment? hold) =>
        hold is null ? null : S.BecameOf(act, WordsOf(S[DutyWords.Block], hold, S.Recorded(act.Reason)), hold, _names, Now);

    private HeldPayment? HoldOf(GraveAct act) => act.Matter is GraveMatter.BlockPayment block ? Centre.FindHold(block.PaymentId, block.Submitter) : null;

    private List<string> PastProposals() => [.. _proposals.Select(act => S.Past(act, _names, Now)).OfType<string>()];

    /// <summary>What became known of the hold, and the cases of it that may be opened: looked up when one of the two may have changed.</summary>
    private void See(HeldPayment? hold)
    {
        var news = hold?.News ?? HoldNews.None;
        if (_seen.News != news || _seenAs != (hold?.Sequence, _view.DeskVersion))
        {
            _seen = SeenNews.Of(news, Centre.BankOf, number => Desk.WorkFor(number, Me) is not null);
            _seenAs = (hold?.Sequence, _view.DeskVersion);
            _proposals = hold is null ? [] : Desk.ActsOn(new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter), ProposalsMax);
        }
    }

    /// <summary>A window that was just opened has what its officer decided before, from what the centre and the desk keep.</summary>
    private void Recall()
    {
        if (Own.Last.Any() || Me.Role == OfficerRole.None)
        {
            return;
        }

        var proposed = Desk.ActsProposedBy(Me.Id, OwnDecisions.Shown)
            .Select(act => (Act: act, Hold: HoldOf(act))).Where(one => one.Hold is not null)
            .Select(one => new OwnDecision(one.Act.ProposedAt, BecameOf(one.Act, one.Hold)!, one.Hold!.Sequence, one.Hold.PaymentId, one.Act.Number)).ToList();
        var ended = Centre.HoldsEndedBy(Me.Id, OwnDecisions.Shown).Where(hold => !proposed.Exists(one => one.Payment == hold.Sequence && IsDone(one)))
            .Select(hold => new OwnDecision(
                hold.EndedAt!.Value, WordsOf(S[DutyWords.Of(hold.State)], hold, S.Recorded(hold.EndedWhy)), hold.Sequence, hold.PaymentId));
        foreach (var one in ended.Concat(proposed).OrderBy(one => one.At))
        {
            Own.Add(one);
        }

        Follow();

        bool IsDone(OwnDecision one) => Desk.Act(one.Act!.Value) is { State: GraveActState.Executed };
    }

    private string WordsOf(string what, HeldPayment hold, string? reason) => reason is null
        ? S.Say(DutyWords.WhatAlone, what, S.Say(hold.Amount), hold.PaymentId)
        : S.Say(DutyWords.What, what, S.Say(hold.Amount), hold.PaymentId, reason);

    private string PathOf(long sequence) => _find.Length == 0 ? $"/duty/{sequence}" : $"/duty/{sequence}?find={Uri.EscapeDataString(_find)}";

    /// <summary>What a link is called where several are written alike.</summary>
    private string NameOf(string words, string paymentId) => S.Say(DutyWords.OfPayment, words, paymentId);

    private static string Tail(string key) => "…" + key[Math.Max(key.Length - TailLength, key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>What is sought stands in the address: whoever comes back to it, or is shown it, finds the same.</summary>
    private void Find()
    {
        _findOfAddress = _find.Length == 0 ? null : _find;
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameter("find", _findOfAddress), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    // Enter takes the first that was found, so that the next keys are about it.
    private void FindFirst()
    {
        Find();
        if (_find.Length > 0 && _rows.Count > 0 && !_rows.Exists(hold => hold.Sequence == _shown))
        {
            Step(1);
        }
    }

    private void Step(int by)
    {
        var at = _rows.FindIndex(hold => hold.Sequence == _shown);
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, _rows.Count - 1);
        if (next < _rows.Count && _rows[next].Sequence is var sequence && sequence != _shown)
        {
            // The next one stands at once; the address follows, by way of the browser and a page of its own.
            _steps.Add(sequence);
            Show(sequence);
            Take();
            Navigation.NavigateTo(PathOf(sequence));
        }
    }

    private void Ask(bool? release)
    {
        if (release is null || !(IsUnread || _isBusy))
        {
            (_deciding, _unsure) = (release, null);
        }
    }

    private async Task DecideAsync(Phrase reason)
    {
        if (_chosen is not { } hold || _deciding is not { } release || _isBusy || IsUnread || !Me.May(Act.DecideHold))
        {
            return;
        }

        // What became known since the reasons were written is put before whoever is about to release it all the same, to the last moment.
        if (release && _unsure is null && Centre.FindHold(hold.PaymentId, hold.Submitter) is { News.IsAny: true })
        {
            _unsure = reason;
            return;
        }

        // A key that is held down decides once.
        (_deciding, _unsure, _isBusy) = (null, null, true);
        try
        {
            await DecideAsync(hold, release, reason);
        }
        finally
        {
            _isBusy = false;
        }

        Step(1);
        Own.Followed = _shown is { } next && next != hold.Sequence ? (next, Settings.SignInTime.GetTimestamp()) : null;
    }

    private async Task DecideAsync(HeldPayment hold, bool release, Phrase reason)
    {
        // The reason stands in the journal in one language, whoever reads it.
        var what = WordsOf(S[release ? DutyWords.Release : DutyWords.Block], hold, S[reason]);
        if (release)
        {
            var result = await Desk.SubmitAsync(
                new Command.EndHold(hold.PaymentId, hold.Submitter, Release: true, Me.Id, reason.English), Me, reason.English);
            var isDone = result.Status is CommandStatus.Done or CommandStatus.AlreadyDone;
            Own.Add(new OwnDecision(Now, isDone ? S.Say(DutyWords.Done, what) : NotDone(what, hold, S.Why(result)), hold.Sequence, hold.PaymentId));
        }
        else
        {
            // By two persons; while it is proposed nobody lets it go, and at the hold's time it is blocked.
            var answer = await Desk.ProposeAsync(new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter), reason.English, Me);
            Own.Add(answer.Words is null
                ? new OwnDecision(Now, S.Say(DutyWords.Proposed, what), hold.Sequence, hold.PaymentId, answer.Number)
                : new OwnDecision(Now, NotDone(what, hold, S.Why(answer)), hold.Sequence, hold.PaymentId));
            Follow();
        }
    }

    /// <summary>Why a proposal could not be answered: where another did before, what became of it.</summary>
    private string WhyNot(DeskAnswer answer, uint number) =>
        Desk.Act(number) is { } act && act.StateAt(Now) != GraveActState.Proposed && BecameOf(act, HoldOf(act)) is { } became ? became : S.Why(answer);

    /// <summary>What was not done, with how the hold ended where another was first.</summary>
    private string NotDone(string what, HeldPayment hold, string why) => S.Say(
        DutyWords.NotDone, what, Centre.FindHold(hold.PaymentId, hold.Submitter) is { } now && S.EndOf(now, _names) is { } end ? end : why);

    /// <summary>The proposal to block a held payment that waits for a second person; null for none.</summary>
    private GraveAct? ProposalOf(HeldPayment hold) => _view.Acts.FirstOrDefault(
        act => act.Matter is GraveMatter.BlockPayment block && block.PaymentId == hold.PaymentId && block.Submitter == hold.Submitter);

    /// <summary>That it waits for a second person, and how much of its own time is left: the time in the list is that of the proposal.</summary>
    private string OwnLeft(HeldPayment hold) => hold.OwnUntil > Now
        ? S.Say(DutyWords.WaitingOwn, S.Span(hold.OwnUntil - Now)) : S[DutyWords.WaitingOver];

    /// <summary>What becomes of a held payment once the proposal to block it is declined.</summary>
    private string Declined(HeldPayment hold) => hold.OwnUntil > Now ? S.GoesOn(hold, S.Exactly(hold.OwnUntil))
        : S[hold.AtExpiry == Outcome.Block ? DutyWords.ThenBlockedAtOnce : DutyWords.ThenReleasedAtOnce];

    /// <summary>The held payments that somebody else proposes to block and that whoever looks may answer.</summary>
    private List<HeldPayment> ForMe() => Me.May(Act.ApproveGraveAct) && _view.Acts.Count > 0
        ? [.. _view.Holds.Where(hold => ProposalOf(hold) is { } act && act.ProposedBy != Me.Id)]
        : [];

    private async Task AnswerAsync(GraveAct act, GraveCommand command, HeldPayment hold)
    {
        if (IsUnread)
        {
            return;
        }

        _answered = act.Number;
        var answer = await Desk.DoAsync(act.Number, command, Me);
        var said = command switch
        {
            GraveCommand.Approve => DutyWords.ApproveBlock,
            GraveCommand.Decline => DutyWords.DeclineBlock,
            _ => DutyWords.TookBack,
        };
        var what = WordsOf(S[said], hold, null);
        var became = answer.Words is null ? S.Say(DutyWords.Done, what) : NotDone(what, hold, WhyNot(answer, act.Number));
        Own.Add(new OwnDecision(Now, became, hold.Sequence, hold.PaymentId));
        Take();
    }
}
