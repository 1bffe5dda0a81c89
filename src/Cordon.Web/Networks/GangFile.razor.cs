using System.Globalization;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Engine.Casework;
using Cordon.Engine.Networks;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Networks;

/// <summary>One gang: its drawing, what is known of each of its things, its life, and its page for the night of arrests.</summary>
public sealed partial class GangFile
{
    private GraphChoice _choice = GraphChoice.Of(null, null, null, null);
    private GraphChoice? _drawn;
    private FoundGang? _gang;
    private GangGraph? _graph;
    private GraphText _text = new(new Speech(Tongue.English, TimeZoneInfo.Utc), IsOpen: false);
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, uint> _cases = new Dictionary<string, uint>();
    private HashSet<string> _reports = [];
    private string? _into;
    private string? _purpose;
    private string? _fault;
    private string? _said;
    private string _words = "";
    private string _shownName = "";
    private int _undoing;

    /// <summary>The gang's name, such as G-4.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Node { get; set; }

    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [SupplyParameterFromQuery]
    public string? Role { get; set; }

    [SupplyParameterFromQuery]
    public string? Day { get; set; }

    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    private string Base => $"/networks/{Name}";

    protected override void OnParametersSet()
    {
        if (_shownName != Name)
        {
            // What was stated was stated of another gang.
            (_shownName, _purpose, _said, _fault, _undoing, _drawn) = (Name, null, null, null, 0, null);
        }

        _choice = GraphChoice.Of(Node, Open, Role, Day);
        Take();
    }

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        await base.BeginAsync();
    }

    protected override void Take()
    {
        var gang = Found.Last?.Find(Name);
        if (!ReferenceEquals(gang, _gang))
        {
            _reports = gang is null ? [] : gang.Links.SelectMany(link => new[] { link.From, link.To }).Where(node => node.Kind == NodeKind.Case)
                .Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
            _cases = Desk.CasesOfReports(_reports, Me);
        }

        _text = new GraphText(S, _purpose is not null) { Cases = _cases, Reports = _reports };
        _into = Found.Last?.Book.Gangs.Values.FirstOrDefault(one => one.Name == Name && one.MergedInto != 0) is { } merged ? $"G-{merged.MergedInto}" : null;
        if (!ReferenceEquals(gang, _gang) || _choice != _drawn || gang is null)
        {
            (_gang, _drawn) = (gang, _choice);
            _graph = gang is null ? null : GangGraph.Of(gang, _choice, _text);
        }
    }

    private static IEnumerable<Role> RolesOf(FoundGang gang) =>
        gang.Dossier.Roles.SelectMany(account => account.Roles.Select(finding => finding.Role)).Distinct().Order();

    private static Role? RoleOf(string? word) => GraphChoice.Of(null, null, word, null).Role;

    private DateOnly DayShown(GangGraph graph)
    {
        var last = graph.FirstDay.AddDays(graph.DayCount - 1);
        return _choice.Day is not { } day || day > last ? last : day < graph.FirstDay ? graph.FirstDay : day;
    }

    private void ChooseDay(GangGraph graph, string? number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            Go(_choice with { Day = at >= graph.DayCount - 1 ? null : graph.FirstDay.AddDays(at) });
        }
    }

    private void Go(GraphChoice choice) => Navigation.NavigateTo(Base + choice.Query, replace: true);

    private async Task ShowNamesAsync()
    {
        var answer = await Desk.LookAsync(Base, _words, Me);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            _fault = S.Why(answer);
            return;
        }

        (_purpose, _words, _fault, _drawn) = (_words.Trim(), "", null, null);
        Take();
    }

    /// <summary>Words of a record with people's names in the place of their identifiers.</summary>
    private string Named(string words) => Cordon.Web.People.NamedPeople.In(words, _names);

    private bool IsUndone(int gang) => Desk.GangUndoings().Any(one => one.Gang == gang && one.SeenMilliseconds == Found.Last!.At.Milliseconds);

    private void AskUndo(int gang) => (_undoing, _words, _fault) = (gang, "", null);

    private async Task UndoAsync()
    {
        var answer = await Desk.UndoMergeAsync(_undoing, Found.Last!.At, _words, Me);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            _fault = S.Why(answer);
            return;
        }

        (_undoing, _words, _fault, _said) = (0, "", null, S[NetworkWords.Undone]);
        Finder.Ask();
    }
}
