using Cordon.Core.Cases;
using Cordon.Core.Values;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Orders;

/// <summary>The freeze board: what was asked of which bank, what is late, and what the waiting costs.</summary>
public sealed partial class OrderBoard
{
    private static readonly FreezeOrderState[] States = [.. Enum.GetValues<FreezeOrderState>().Where(state => state != FreezeOrderState.None)];

    private readonly Dictionary<FreezeOrderState, int> _counts = [];
    private int _openCount;
    private OrderView _view = OrderView.None;
    private OrderChoice _choice = new(null, null, false);
    private OrderChoice? _taken;
    private List<FreezeOrder> _rows = [];
    private IDisposable? _watching;

    /// <summary>Orders of one bank only.</summary>
    [SupplyParameterFromQuery]
    public string? Bank { get; set; }

    /// <summary>Orders in one state only, or "all".</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Orders of one case only, by its number.</summary>
    [SupplyParameterFromQuery]
    public string? Case { get; set; }

    private Instant Now => Clock.Now;

    public void Dispose() => _watching?.Dispose();

    protected override async Task BeginAsync()
    {
        await Feed.LookAsync();
        _watching = Feed.Watch(() => _ = InvokeAsync(() =>
        {
            Take();
            StateHasChanged();
        }));
        Take();
    }

    protected override void OnParametersSet()
    {
        _choice = OrderChoice.Of(Bank, State, Case);
        Take();
    }

    private void Take()
    {
        // Once a second it is only the time that has changed.
        if (ReferenceEquals(_view, Feed.View) && _choice == _taken)
        {
            return;
        }

        (_view, _taken) = (Feed.View, _choice);
        (_openCount, _rows) = (0, []);
        _counts.Clear();
        foreach (var order in _view.Orders.Where(_choice.IsOf))
        {
            _openCount += order.IsOver ? 0 : 1;
            _counts[order.State] = _counts.GetValueOrDefault(order.State) + 1;
        }

        _rows = [.. _view.Orders.Where(_choice.Fits)];
    }

    private void Choose(OrderChoice choice) => Navigation.NavigateTo("/orders" + choice.Query);

    private void First() => Navigation.NavigateTo($"/orders/{_rows[0].Id}{_choice.Query}");

    private IEnumerable<(OrderChoice Choice, Phrase Name)> Choices() =>
    [
        (_choice with { State = null, IsAll = false }, OrderWords.Open),
        .. States.Where(state => _counts.ContainsKey(state) || state == _choice.State)
            .Select(state => (_choice with { State = state, IsAll = false }, OrderWords.Of(state))),
        (_choice with { State = null, IsAll = true }, OrderWords.All),
    ];

    private int Count(OrderChoice choice) => choice.State is { } state ? _counts.GetValueOrDefault(state)
        : choice.IsAll ? _counts.Values.Sum()
        : _openCount;

    private string CostNow()
    {
        var lines = from cost in _view.Costs
                    where cost.WaitingMinor > 0
                    let perMinute = cost.PerMinuteOf(cost.WaitingMinor)
                    where perMinute is not null
                    select S.Say(OrderWords.CostNow, S.Say(new Money(perMinute.Value, cost.Currency)), S.Say(new Money(cost.WaitingMinor, cost.Currency)));
        return string.Join("; ", lines.DefaultIfEmpty(S[_view.Costs.Any(cost => cost.WaitingMinor > 0) ? OrderWords.CostUnknown : OrderWords.NothingWaits]));
    }
}
