using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine;
using Cordon.Exchange.Freezing;
using Cordon.Web.Abroad;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Orders;

/// <summary>One freeze order: what happened to it, what its bank said, and what may be done with it.</summary>
public sealed partial class OrderPage
{
    private OrderView _view = OrderView.None;
    private OrderChoice _choice = new(null, null, false);
    private FreezeOrder? _order;
    private IReadOnlyList<FreezeEvent> _events = [];
    private IReadOnlyList<KeptStatement> _statements = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private Contest? _contest;
    private bool _isOnCase;
    private OrderAction? _doing;
    private string _amount = "";
    private string _words = "";
    private int _eventsSeen;
    private bool _isBusy;
    private string? _fault;
    private string? _said;
    private IDisposable? _watching;

    /// <summary>The order's identifier.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The board's choice, by which the next one is found.</summary>
    [SupplyParameterFromQuery]
    public string? Bank { get; set; }

    [SupplyParameterFromQuery]
    public string? Case { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    private Instant Now => Clock.Now;

    private string Board => "/orders" + _choice.Query;

    public void Dispose() => _watching?.Dispose();

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        await Feed.LookAsync();
        await Abroad.LookAsync();
        _watching = Feed.Watch(() => _ = InvokeAsync(async () =>
        {
            await Abroad.LookAsync();
            Take();
            StateHasChanged();
        }));
        (_choice, _view) = (OrderChoice.Of(Bank, State, Case), OrderView.None);
        Take();
    }

    protected override void OnParametersSet()
    {
        (_choice, _view, _doing, _said, _fault) = (OrderChoice.Of(Bank, State, Case), OrderView.None, null, null, null);
        Take();
    }

    private void Take()
    {
        if (ReferenceEquals(_view, Feed.View))
        {
            return;
        }

        _view = Feed.View;
        _order = TypedId.TryOrder(Id, out var number) ? Centre.FindOrder(number) : null;
        if (_order is { } order)
        {
            (_events, _statements) = (Desk.OrderEvents(order.Number), Desk.Statements(order.Number));
            var work = Desk.WorkFor(order.Case, Me);
            (_isOnCase, _contest) = (work is not null, work?.Contests.FirstOrDefault(contest => contest.IsOpen && contest.Order == order.Number));
        }
    }

    /// <summary>The request of another centre that brought an order about; null where none did.</summary>
    private AbroadRow? AskedFrom(FreezeOrder order) => order.ReportId.StartsWith(FreezeAnswerer.ReportPrefix, StringComparison.Ordinal)
        ? Abroad.View.Find(order.ReportId[FreezeAnswerer.ReportPrefix.Length..]) : null;

    private bool IsCentre(string by) => Abroad.View.Trust?.Centre(by) is not null;

    private Phrase NameOf(FreezeEvent happened) => IsCentre(happened.By) ? OrderWords.Abroad(happened.Kind) : OrderWords.Of(happened.Kind);

    // A reason that the program wrote for another centre begins with the identifier of that centre, whose deed it is.
    private string WhyOf(FreezeEvent happened, string why) => IsCentre(happened.By) && why.StartsWith(happened.By + ' ', StringComparison.Ordinal)
        ? StoredText.In(Abroad.View.NameOf(happened.By) + why[happened.By.Length..]) : S.Recorded(why);

    /// <summary>How far it is with letting go what lies abroad: whether the other centre has been asked, and has it.</summary>
    private string LettingGo(FreezeOrder order, AbroadRow crossed)
    {
        var (name, asked) = (Abroad.View.NameOf(crossed.Other), crossed.Thread?.State.LettingGoAsked);
        return asked is { } all && all.Minor >= order.ReleasedMinor + order.ReleaseAskedMinor
            ? S.Say(OrderWords.LettingGoThere, name, Say(order.ReleaseAskedMinor)) : S.Say(OrderWords.LettingGoOnItsWay, name, Say(order.ReleaseAskedMinor));
    }

    private void Step(int by)
    {
        var rows = _view.Orders.Where(_choice.Fits).ToList();
        var at = rows.FindIndex(order => order.Id == Id);
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, rows.Count - 1);
        if (next < rows.Count)
        {
            Navigation.NavigateTo($"/orders/{rows[next].Id}{_choice.Query}");
        }
    }

    private List<OrderAction> Possible(FreezeOrder order) =>
    [
        .. OrderAction.All.Where(action => Me.May(action.Needs) && (_contest is not null || action.Needs != Act.DecideContest)
            && (action.Kind != FreezeEventKind.AskRelease || order.ReleaseAskedMinor < order.HeldMinor)
            && (action.Needs == Act.DecideContest || Desk.OrderRefusal(order, action.Kind, Me) is null)
            && order.Refusal(new FreezeEvent(action.Kind, Now, Me.Id, MeantMinor(order, action)), Centre.Freezing, Centre.KeyLines) is null),
    ];

    /// <summary>Why whoever looks may not lift what the bank holds; null where they may, or nothing is held.</summary>
    private string? WhyNotLift(FreezeOrder order) => order.State == FreezeOrderState.Frozen && Me.May(Act.MoveOrder)
        && Desk.OrderRefusal(order, FreezeEventKind.AskRelease, Me) is { } why ? S.Say(OrderWords.NotLifted, S[why]) : null;

    private static long MeantMinor(FreezeOrder order, OrderAction action) => action.Kind == FreezeEventKind.AskRelease ? order.HeldMinor : 0;

    private void Ask(OrderAction action, FreezeOrder order)
    {
        (_doing, _words, _fault, _said, _amount) = (action, "", null, null, new Money(order.HeldMinor, order.Asked.Currency).ToMajorString());
        _eventsSeen = _events.Count;
    }

    private bool IsPossible(OrderAction action, FreezeOrder order) => _isBusy || Possible(order).Contains(action);

    /// <summary>What others did to the order since the form was opened, and whether the form comes too late; null for nothing.</summary>
    private string? Meanwhile(OrderAction action, FreezeOrder order)
    {
        if (_isBusy)
        {
            return null;
        }

        var happened = _events.Skip(_eventsSeen).Where(one => one.Kind != FreezeEventKind.Remind)
            .Select(one => S[OrderWords.Of(one.Kind)] + S.Say(Words.Brackets, S.Who(one.By, _names) + S[Words.Comma] + S.Say(one.Time))).ToList();
        var said = happened.Count == 0 ? "" : S.Say(OrderWords.Meanwhile, string.Join(S[Words.And], happened));
        var tooLate = IsPossible(action, order) ? "" : S[OrderWords.NoMore];
        return (said.Length, tooLate.Length) is (0, 0) ? null : (said + S.Gap + tooLate).Trim();
    }

    private async Task DoAsync()
    {
        if (_order is not { } order || _doing is not { } action || !Me.May(action.Needs) || !IsPossible(action, order) || _isBusy)
        {
            return;
        }

        var minor = MeantMinor(order, action);
        var isSum = !action.NeedsAmount || TypedAmount.TryRead(_amount, order.Asked.Currency, out minor);
        _isBusy = true;
        try
        {
            _fault = action.NeedsWords && string.IsNullOrWhiteSpace(_words) ? S[OrderWords.WhyMissing]
                : !isSum ? TypedAmount.Fault(S, order.Asked.Currency)
                : await SayAsync(order, action, minor, _words.Trim());
        }
        finally
        {
            _isBusy = false;
        }

        if (_fault is null)
        {
            (_said, _doing) = (S.Say(OrderWords.Done, S[action.Name]), null);
        }

        await Feed.LookAsync();
        Take();
    }

    /// <summary>Says it where it belongs: a complaint's words are the case's, and the desk has the order told of it.</summary>
    private async Task<string?> SayAsync(FreezeOrder order, OrderAction action, long minor, string words)
    {
        CaseCommand? command = action == OrderAction.Contest ? new CaseCommand.Contest(order.Number, words)
            : action.Needs == Act.DecideContest && _contest is { } contest
                ? new CaseCommand.DecideContest(contest.Number, Upheld: action == OrderAction.Grant, words)
            : null;
        if (command is not null)
        {
            var answer = await Desk.DoAsync(order.Case, command, Me);
            return answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone ? null : S.Why(answer);
        }

        var move = new Command.MoveOrder(
            order.Number, action.Kind, Me.Id, AmountMinor: minor, Currency: minor > 0 ? order.Asked.Currency : null,
            Reason: action.NeedsWords ? words : null);
        var result = await Desk.SubmitAsync(move, Me);
        return result.Status is CommandStatus.Done or CommandStatus.AlreadyDone ? null : S.Why(result, _names);
    }

    private string Say(long minor) => _order is { } order ? S.Say(order.Asked with { Minor = minor }) : "";

    private string Approvals(FreezeOrder order)
    {
        var names = order.Approvals.Select(by => S.Who(by, _names));
        return order.ApprovalsNeeded == 0
            ? S[OrderWords.ByRule]
            : S.Say(OrderWords.OfPersons, order.Approvals.Length, order.ApprovalsNeeded, string.Join(S[Words.And], names.DefaultIfEmpty(S[OrderWords.Nobody])));
    }
}
