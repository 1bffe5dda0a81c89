using Cordon.Core.Casework;
using Cordon.Core.Intake;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Cases;

/// <summary>The cases that one may see, one's own first; what is looked for stands in the address.</summary>
public sealed partial class CasesPage
{
    private readonly SortedSet<uint> _chosen = [];
    private Virtualize<Line>? _list;
    // The case whose number is sought, where one may open it.
    private uint? _byNumber;
    private IReadOnlyList<(string Id, string Name)> _workers = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyList<SearchFind> _finds = [];
    private IDisposable? _watching;
    private CaseChoice _choice = new();
    private string _question = "";
    private string _to = "";
    private string _word = "";
    private string? _said;
    private int _count;
    private long _version;

    // What was asked last and is in the audit: victims' words are among what is searched, and nobody searches those unseen.
    private string? _kept;
    private bool _isUnkept;

    /// <summary>A line of the list.</summary>
    internal sealed record Line(CaseRow Row, CaseMoney? Money, DeskReport? Report, bool IsNew, bool IsMine, bool IsGivable);

    /// <summary>The stage that cases are to have; null for any.</summary>
    [SupplyParameterFromQuery(Name = "stage")]
    public string? Stage { get; set; }

    /// <summary>"mine", an officer's identifier, or null for anybody.</summary>
    [SupplyParameterFromQuery(Name = "who")]
    public string? Who { get; set; }

    /// <summary>"late", "complaint", or null for all.</summary>
    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    /// <summary>What is looked for in texts; null for nothing.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    /// <summary>Whether cases that nobody has yet are not shown to whoever looks.</summary>
    private bool SeesOnlyOwn => !Me.May(Act.SeeAllCases) && !Me.May(Act.TakeReport);

    /// <summary>Whether nothing is left out of the list.</summary>
    private bool IsWhole => _choice == new CaseChoice() || _choice == new CaseChoice(Me.Id);

    public void Dispose() => _watching?.Dispose();

    protected override async Task BeginAsync()
    {
        (_names, _workers) = await CaseWorkers.ReadAsync(Scopes);
        if (RendererInfo.IsInteractive)
        {
            _watching = Feed.Watch(() => _ = InvokeAsync(TakeChangesAsync));
        }
    }

    protected override async Task FollowAddressAsync()
    {
        _question = Question ?? "";
        _choice = new CaseChoice(
            Who switch { null or "" => null, "mine" => Me.Id, _ => Who }, Enum.TryParse<CaseStage>(Stage, out var stage) ? stage : null,
            Only == "late" ? Clock.Now : null, Only == "complaint");
        var asked = string.IsNullOrWhiteSpace(Question) ? null : Question.Trim();
        _kept = asked is null || await LookUps.KeepAsync("/cases", Me, asked, CancellationToken.None) ? asked : null;
        _isUnkept = asked != _kept;
        Count();
        if (_list is not null)
        {
            await _list.RefreshDataAsync();
        }
    }

    private async Task TakeChangesAsync()
    {
        if (Desk.Version == _version)
        {
            return;
        }

        Count();
        if (_list is not null)
        {
            await _list.RefreshDataAsync();
        }

        StateHasChanged();
    }

    private void Count()
    {
        _version = Desk.Version;
        _count = Desk.ListCases(_choice, Me, 0, 1).Count;
        _finds = _kept is null ? [] : Desk.Search(_kept, Me);
        _byNumber = TypedId.CaseOf(Question ?? "") is > 0 and var number && Centre.HasCase(number) && Desk.WorkFor(number, Me) is not null ? number : null;
    }

    private async ValueTask<ItemsProviderResult<Line>> ReadAsync(ItemsProviderRequest request)
    {
        var (rows, count) = Desk.ListCases(_choice, Me, request.StartIndex, Math.Min(request.Count, CaseDesk.PageMax));
        var money = (await Centre.FindCasesAsync([.. rows.Select(row => row.Case)], request.CancellationToken)).ToDictionary(one => one.Number);
        var reports = Desk.FirstReports([.. rows.Select(row => row.Case)]);
        return new ItemsProviderResult<Line>(rows.Select(row => new Line(
            row, money.GetValueOrDefault(row.Case), reports.GetValueOrDefault(row.Case),
            row.ChangedAt is { } changed && !(Seen.Of(Me.Id, row.Case) >= changed), row.Worker == Me.Id,
            row.Worker == Me.Id || Me.May(Act.AssignCase))), count);
    }

    private (string Words, bool IsLate) Deadline(CaseRow row)
    {
        var isContest = row.ContestDue is { } contest && !(row.NextDue < contest);
        if ((isContest ? row.ContestDue : row.NextDue) is not { } due)
        {
            return ("", false);
        }

        var left = due - Clock.Now;
        var words = S.Say(left < TimeSpan.Zero ? CaseWords.Overdue : CaseWords.Due, S.Span(left.Duration()));
        return ($"{S[isContest ? CaseWords.Complaint : CaseWords.Task]}{S[Words.Colon]}{words}", left < TimeSpan.Zero);
    }

    private void Choose() => GoTo(Stage, Who, Only, _question);

    private void GoTo(string? stage, string? who, string? only, string? question) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters("/cases", new Dictionary<string, object?>
        {
            ["stage"] = OrNone(stage),
            ["who"] = OrNone(who),
            ["only"] = OrNone(only),
            ["q"] = OrNone(question),
        }));

    private static string? OrNone(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private void Toggle(uint number)
    {
        if (!_chosen.Remove(number))
        {
            _chosen.Add(number);
        }
    }

    /// <summary>Gives what is chosen to another: what is one's own is handed over with a word, what is not is assigned.</summary>
    private async Task GiveAsync()
    {
        if (_workers.FirstOrDefault(worker => worker.Id == _to) is not { Id: { } to } worker)
        {
            _said = S.Say(CaseWords.NotDone, S[CaseWords.NobodyChosen]);
            return;
        }

        var (given, refused) = (0, new List<string>());
        foreach (var number in _chosen.ToList())
        {
            var isMine = Desk.WorkFor(number, Me)?.Worker == Me.Id;
            var answer = await Desk.DoAsync(number, isMine ? new CaseCommand.HandOver(to, _word) : new CaseCommand.Assign(to), Me);
            if (answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone)
            {
                if (!isMine && !string.IsNullOrWhiteSpace(_word))
                {
                    await Desk.DoAsync(number, new CaseCommand.Note(_word), Me);
                }

                _chosen.Remove(number);
                given++;
            }
            else
            {
                refused.Add($"{Core.Cases.CaseId.Of(number)}{S[Words.Colon]}{S.Why(answer)}");
            }
        }

        _word = refused.Count == 0 ? "" : _word;
        _said = (given > 0 ? S.Say(CaseWords.Given, given, worker.Name) + " " : "")
            + (refused.Count > 0 ? S.Say(CaseWords.NotDone, string.Join("; ", refused)) : "");
        await TakeChangesAsync();
    }

    private string Name(string officer) => _names.GetValueOrDefault(officer, officer);
}
