using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Requests;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>One request: what is asked, what was said by whom, where that stands in both logs, and what may be said now.</summary>
public sealed partial class AbroadRequestPage
{
    private const int IdShown = 8;

    // Orders of one request that are named; the rest stands in its case.
    private const int CausedMax = 20;

    private AbroadView _view = AbroadView.None;
    private AbroadRow? _row;
    private IReadOnlyList<(FreezeOrder Order, bool MayOpen)> _caused = [];
    private IReadOnlyList<AbroadMessage> _messages = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyList<ActingOfficer> _people = [];
    private Phrase? _approvalRefusal;
    private Phrase? _weighty;
    private AbroadAct? _doing;
    private AbroadDraft _draft = new();
    private string _reason = "";
    private bool _isBusy;
    private string? _fault;
    private string? _said;

    /// <summary>The request's number.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The list's choice, by which the next one is found.</summary>
    [SupplyParameterFromQuery]
    public string? Way { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    private AbroadChoice Choice => AbroadChoice.Of(Way, State);

    private string ShortId => Id.Length > IdShown ? Id[..IdShown] : Id;

    private List<AbroadAct> Possible { get; set; } = [];

    private List<(string? Key, string Path, Phrase Name)> Givings { get; set; } = [];

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        await base.BeginAsync();
    }

    protected override async Task FollowAddressAsync()
    {
        (_doing, _said, _fault, _view) = (null, null, null, AbroadView.None);
        await TakeAsync();
    }

    protected override async Task TakeAsync()
    {
        if (Acts is not { } acts)
        {
            return;
        }

        if (!ReferenceEquals(_view, Feed.View))
        {
            var before = _row?.Waiting(Now);
            _view = Feed.View;
            _row = _view.Find(Id);
            SayMeanwhile(before);
            _caused = _row is { IsOurs: false, Content.Kind: RequestKind.FreezeMoney } && Me.May(Act.SeeOrders) ? await CausedAsync(_row) : [];
            _messages = _row is null ? [] : await AbroadReader.MessagesAsync(acts.Node, _row);
            _people = [.. (await People.AllAsync()).Select(one => new ActingOfficer(one.Id, one.IsGone ? OfficerRole.None : one.Role))];
        }

        // What is late, or lapsed, is so by time alone.
        Possible = _row is not { } row || !Me.May(Act.ExchangeAbroad) || row.Waiting(Now) is not null ? []
            : [.. AbroadAct.All.Where(act => act.IsPossible(acts, row, Me))];
        Givings = _row is { } mine && Me.May(Act.ExchangeAbroad) && mine.Waiting(Now) is null && mine.Unsaid is null ? GivingsOf(mine) : [];
        _weighty = _row?.Waiting(Now) is { } open ? acts.Weighty(open) : null;
        _approvalRefusal = _row?.Waiting(Now) is { } waiting && waiting.By != Me.Id ? acts.ApprovalRefusal(_row, waiting, PersonOf(waiting.By), Me) : null;
    }

    /// <summary>The orders here that a request of another centre brought about, each with whether its case may be opened.</summary>
    private async Task<IReadOnlyList<(FreezeOrder Order, bool MayOpen)>> CausedAsync(AbroadRow row)
    {
        var report = FreezeAnswerer.ReportPrefix + row.Id;
        if ((await Known.FindReportAsync(0, report)).Case is not { Number: var number })
        {
            return [];
        }

        var mayOpen = Desk.WorkFor(number, Me) is not null;
        return [.. Known.OrdersOf(number).Where(order => order.ReportId == report).Take(CausedMax).Select(order => (order, mayOpen))];
    }

    /// <summary>What an act brings about abroad that nothing takes back; null for nothing.</summary>
    private string? Warning(AbroadRow row, RequestDetails? act) => act is RequestDetails.Withdrawn && row.HeldNow is { } held
        ? S.Say(AbroadWords.WithdrawLetsGo, S.Say(held)) : null;

    // Whoever was about to answer learns that the form is gone because another was first. What one did oneself in another window one knows.
    private void SayMeanwhile(RequestProposal? before)
    {
        if (!_isBusy && before is { } open && open.By != Me.Id
            && _row?.Proposals.FirstOrDefault(one => one.Id == open.Id) is { EndedBy: { } by } now && by != Me.Id)
        {
            var said = now.State switch
            {
                ProposalState.TakenBack => AbroadWords.TakenBackMeanwhile,
                ProposalState.Declined => AbroadWords.DeclinedMeanwhile,
                _ => AbroadWords.DoneMeanwhile,
            };
            _said = S.Say(said, S.Who(by, _names));
        }
    }

    private static bool IsOffer(AbroadRow row) => row.Content.Kind == RequestKind.SpontaneousInformation;

    private static IReadOnlyList<EventHash> Hashes(IEnumerable<ReleasedObject>? named) => [.. (named ?? []).Select(one => one.Hash)];

    /// <summary>The ways to the screen on which something is given: on the request, in the place of what was wrong, and what an originator agreed to.</summary>
    private static List<(string? Key, string Path, Phrase Name)> GivingsOf(AbroadRow row)
    {
        var (path, ways) = ($"/abroad/requests/{row.Id}/give", new List<(string?, string, Phrase)>());
        if (row.Thread is not { State: var state })
        {
            return ways;
        }

        var isOfKind = row.Content.Kind is RequestKind.IdentifyHolder or RequestKind.LocatePerson or RequestKind.Evidence;
        if (!row.IsOurs && isOfKind && state.Stage == RequestState.InProgress)
        {
            ways.Add(("g", path, GiveWords.Give));
            ways.AddRange(state.Consents.Where(consent => state.Objects.All(given => given.Hash != consent.Object))
                .Select(consent => ((string?)null, $"{path}?agreed={consent.Object}", GiveWords.GiveAgreed)));
        }

        ways.AddRange(state.Objects.Where(given => given is { IsRecalled: false } && given.Giver == row.Own && given.ReplacedBy == default)
            .Select(given => ((string?)null, $"{path}?corrects={given.Hash}", GiveWords.Correct.With(AbroadSpeech.Object(given.Hash)))));
        return ways;
    }

    private ActingOfficer PersonOf(string id) => _people.FirstOrDefault(one => one.Id == id) ?? new ActingOfficer(id, OfficerRole.None);

    private void Ask(AbroadAct act, AbroadRow row)
    {
        (_doing, _fault, _said) = (act, null, null);
        _draft = act.Begun(row, Now);
    }

    private void Cancel() => (_doing, _fault) = (null, null);

    private Task ProposeAsync() => DoAsync(
        AbroadWords.Proposed, () => Acts!.ProposeAsync(_row!, _doing!.Make(_draft), Me),
        () => _doing is not null && _row is not null && Me.May(Act.ExchangeAbroad));

    private Task ApproveAsync(AbroadRow row, RequestProposal proposal) =>
        DoAsync(AbroadWords.Said, () => Acts!.ApproveAsync(row, proposal, PersonOf(proposal.By), Me, _reason), () => true);

    private Task EndAsync(RequestProposal proposal) => DoAsync(AbroadWords.Ended, () => Acts!.EndAsync(proposal, _reason, Me), () => true);

    private Task SayAsync(RequestProposal approved) => DoAsync(AbroadWords.Said, () => Acts!.SayAsync(approved), () => Me.May(Act.ExchangeAbroad));

    private async Task DoAsync(Phrase done, Func<Task<Phrase?>> work, Func<bool> may)
    {
        if (_isBusy || !may())
        {
            return;
        }

        _isBusy = true;
        try
        {
            _fault = await work() is { } refusal ? S.Say(AbroadWords.NotDone, refusal) : null;
            if (_fault is null)
            {
                (_said, _doing, _reason) = (S[done], null, "");
            }

            await Feed.LookAsync();
            await TakeAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string Became(RequestProposal past)
    {
        var (who, at) = (past.EndedBy is null ? "" : S.Who(past.EndedBy, _names), past.EndedAt is { } ended ? S.Say(ended) : "");
        return past.State switch
        {
            ProposalState.Approved => S.Say(AbroadWords.PastApproved, who, at),
            ProposalState.Declined => S.Say(AbroadWords.PastDeclined, who, at),
            ProposalState.TakenBack => S.Say(AbroadWords.PastTakenBack, who, at),
            _ => S[AbroadWords.PastLapsed],
        };
    }

    private void Step(int by)
    {
        var rows = Feed.View.Rows.Where(row => Choice.Fits(row, Now)).ToList();
        var at = rows.FindIndex(row => row.Id == _row?.Id);
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, rows.Count - 1);
        if (next < rows.Count)
        {
            Navigation.NavigateTo($"/abroad/requests/{rows[next].Id}{Choice.Query}");
        }
    }
}
