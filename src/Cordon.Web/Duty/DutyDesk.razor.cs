using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Duty;

/// <summary>The duty desk: what is held, the most urgent first, and what is decided about it in two keystrokes.</summary>
public sealed partial class DutyDesk
{
    private HoldView _view = HoldView.None;
    private List<HeldPayment> _rows = [];
    private HeldPayment? _chosen;
    private HeldPayment? _ended;
    private bool? _deciding;
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IDisposable? _watching;
    private long? _shown;
    private long? _sought;

    // Where one has stepped to and whose address has not come yet.
    private readonly List<long?> _steps = [];

    /// <summary>The held payment that is looked at, by its number; null for none.</summary>
    [Parameter]
    public long? Sequence { get; set; }

    private Instant Now => Clock.Now;

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
    }

    protected override void OnParametersSet()
    {
        // Whoever steps faster than addresses come is not taken back to where they were.
        var step = _steps.LastIndexOf(Sequence);
        _steps.RemoveRange(0, step < 0 ? _steps.Count : step + 1);
        if (_steps.Count == 0)
        {
            Show(Sequence);
        }

        Take();
    }

    /// <summary>Another hold is looked at: what was asked about the one before is asked no more.</summary>
    private void Show(long? sequence)
    {
        _deciding = sequence == _shown ? _deciding : null;
        _shown = sequence;
    }

    private void Take()
    {
        _view = Feed.View;
        _rows = [.. _view.Holds];
        _chosen = _rows.Find(hold => hold.Sequence == _shown);

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
            Navigation.NavigateTo($"/duty/{sequence}");
        }
    }

    private void Ask(bool? release) => _deciding = release;

    private async Task DecideAsync(Phrase reason)
    {
        if (_chosen is not { } hold || _deciding is not { } release || !Me.May(Act.DecideHold))
        {
            return;
        }

        // A key that is held down decides once.
        _deciding = null;

        // The reason stands in the journal in one language, whoever reads it.
        var what = S.Say(DutyWords.What, S[release ? DutyWords.Release : DutyWords.Block], S.Say(hold.Amount), hold.PaymentId, S[reason]);
        if (release)
        {
            var result = await Desk.SubmitAsync(
                new Command.EndHold(hold.PaymentId, hold.Submitter, Release: true, Me.Id, reason.English), Me, reason.English);
            Own.Add(Now, result.Status is CommandStatus.Done or CommandStatus.AlreadyDone ? S.Say(DutyWords.Done, what) : S.Why(result), hold.Sequence);
        }
        else
        {
            // A payment is blocked for good by two persons.
            var answer = await Desk.ProposeAsync(new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter), reason.English, Me);
            Own.Add(Now, answer.Words is null ? S.Say(DutyWords.Proposed, what) : S.Why(answer), hold.Sequence);
        }

        Step(1);
    }

    /// <summary>The proposal to block a held payment that waits for a second person; null for none.</summary>
    private GraveAct? ProposalOf(HeldPayment hold) => _view.Acts.FirstOrDefault(
        act => act.Matter is GraveMatter.BlockPayment block && block.PaymentId == hold.PaymentId && block.Submitter == hold.Submitter);

    /// <summary>The held payments that somebody else proposes to block and that whoever looks may answer.</summary>
    private List<HeldPayment> ForMe() => Me.May(Act.ApproveGraveAct) && _view.Acts.Count > 0
        ? _rows.FindAll(hold => ProposalOf(hold) is { } act && act.ProposedBy != Me.Id)
        : [];

    private async Task AnswerAsync(GraveAct act, bool approves, long sequence)
    {
        var answer = await Desk.DoAsync(
            act.Number, approves ? new GraveCommand.Approve() : new GraveCommand.Decline(DutyWords.NotConvinced.English), Me);
        Own.Add(Now, answer.Words is null ? S.Say(DutyWords.Done, S[approves ? DutyWords.Approve : DutyWords.Decline]) : S.Why(answer), sequence);
        Take();
    }
}
