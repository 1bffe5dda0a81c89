using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine;
using Cordon.Web.Language;
using Cordon.Web.Orders;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Bank;

/// <summary>A bank's own orders and held payments: what it owes, and until when.</summary>
public sealed partial class BankPortal
{
    /// <summary>When orders that the bank has not taken were approved: that is not undone, and is read once.</summary>
    private readonly Dictionary<uint, Instant> _approved = [];
    private OrderView? _view;
    private BankDebts _debts = new(0, 0, 0, [], []);
    private List<FreezeOrder> _open = [];
    private List<FreezeOrder> _over = [];
    private List<HeldPayment> _holds = [];
    private List<HeldPayment> _ended = [];
    private IReadOnlyList<KeptStatement> _statements = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private FreezeOrder? _order;
    private HeldPayment? _hold;
    private long? _sought;
    private string? _said;
    private IDisposable? _watching;
    private (string? Order, long? Hold) _inSight;

    /// <summary>The order that is looked at, by its identifier; null for none.</summary>
    [Parameter]
    public string? Order { get; set; }

    /// <summary>The held payment that is looked at, by its number; null for none.</summary>
    [Parameter]
    public long? Hold { get; set; }

    private Instant Now => Clock.Now;

    public void Dispose() => _watching?.Dispose();

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
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
        (_view, _said) = (null, null);
        Take();
    }

    // In a narrow window the file stands below all lists: what was chosen is brought into sight, as on the duty desk.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_inSight != (Order, Hold))
        {
            _inSight = (Order, Hold);
            if (_order is not null || _hold is not null)
            {
                await ScreenCalls.IfThereAsync(() => Script.InvokeVoidAsync("cordonShow", -1));
            }
        }
    }

    private async Task LookAsync(string said)
    {
        await Feed.LookAsync();
        _said = said;
        Take();
    }

    private void Take()
    {
        if (!ReferenceEquals(_view, Feed.View))
        {
            _view = Feed.View;
            var orders = Counter.OrdersOf(Me);
            (_open, _over) = ([.. orders.Where(order => !order.IsOver)], [.. orders.Where(order => order.IsOver)]);
            _holds = [.. Counter.HoldsOf(Me)];
            _statements = Order is null ? [] : Counter.StatementsOf(Me, Order);
        }

        _debts = BankDebts.Of(_open, order => BankSpeech.IsLateOfBank(order, DueOf(order), Now));
        _order = Order is null ? null : Counter.OrderOf(Me, Order);
        _ended = [.. Counter.EndedOf(Me, Now)];
        var before = _hold is { EndedAt: not null } && _hold.Sequence == Hold ? _hold : null;
        _hold = _holds.Find(hold => hold.Sequence == Hold) ?? _ended.Find(hold => hold.Sequence == Hold) ?? before;

        // What ended longer ago is looked for once: all holds are looked through for it.
        if (_hold is null && Hold is { } sequence && _sought != sequence)
        {
            (_hold, _sought) = (Counter.EndedBeforeOf(Me, sequence, Now), sequence);
        }
    }

    private Instant? DueOf(FreezeOrder order)
    {
        if (order.State != FreezeOrderState.Approved)
        {
            return null;
        }

        if (!_approved.TryGetValue(order.Number, out var approved))
        {
            _approved[order.Number] = approved = Counter.ApprovedAt(order);
        }

        return approved + Centre.Freezing.AnswerWithin;
    }

    private void Step(int by)
    {
        string[] rows =
            [.. _open.Select(order => $"/bank/orders/{order.Id}"), .. _holds.Concat(_ended).Select(hold => $"/bank/holds/{hold.Sequence}")];
        var at = Array.IndexOf(rows, Order is not null ? $"/bank/orders/{Order}" : $"/bank/holds/{Hold}");
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, rows.Length - 1);
        if (next < rows.Length)
        {
            Navigation.NavigateTo(rows[next]);
        }
    }

    private string Sums(IReadOnlyList<Money> sums) => sums.Count == 0 ? S[BankWords.Nothing] : string.Join(S[Words.And], sums.Select(S.Say));
}
