using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Duty;

/// <summary>The duty desk: what is held, the most urgent first, and what is decided about it in two keystrokes.</summary>
public sealed partial class DutyDesk
{
    private HoldView _view = new([], 0);
    private List<HeldPayment> _rows = [];
    private HeldPayment? _chosen;
    private bool? _deciding;
    private string? _said;
    private IDisposable? _watching;

    /// <summary>The held payment that is looked at, by its number; null for none.</summary>
    [Parameter]
    public long? Sequence { get; set; }

    private Instant Now => Clock.Now;

    public void Dispose() => _watching?.Dispose();

    protected override Task BeginAsync()
    {
        _watching = Feed.Watch(() => _ = InvokeAsync(() =>
        {
            Take();
            StateHasChanged();
        }));
        Take();
        return Task.CompletedTask;
    }

    protected override void OnParametersSet()
    {
        _deciding = null;
        Take();
    }

    private void Take()
    {
        _view = Feed.View;
        _rows = [.. _view.Holds];
        _chosen = _rows.Find(hold => hold.Sequence == Sequence);
    }

    private void Step(int by)
    {
        var at = _rows.FindIndex(hold => hold.Sequence == Sequence);
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, _rows.Count - 1);
        if (next < _rows.Count)
        {
            Navigation.NavigateTo($"/duty/{_rows[next].Sequence}");
        }
    }

    private void Ask(bool? release) => _deciding = release;

    private async Task DecideAsync(Phrase reason)
    {
        if (_chosen is not { } hold || _deciding is not { } release)
        {
            return;
        }

        // The reason stands in the journal in one language, whoever reads it.
        var command = new Command.EndHold(hold.PaymentId, hold.Submitter, release, Me.Id, reason.English);
        var result = await Centre.SubmitAsync(command);
        _said = result.Status is CommandStatus.Done or CommandStatus.AlreadyDone
            ? S.Say(DutyWords.Done, $"{S[release ? DutyWords.Release : DutyWords.Block]}, {S.Say(hold.Amount)}")
            : result.Detail ?? result.Status.ToString();
        _deciding = null;
        Step(1);
    }
}
