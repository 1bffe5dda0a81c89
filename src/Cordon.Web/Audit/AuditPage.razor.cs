using System.Globalization;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Cordon.Web.People;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Audit;

/// <summary>Who saw and did what, by person, case, kind and days, all of which stand in the address.</summary>
public sealed partial class AuditPage
{
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private List<DeskMoment> _moments = [];
    private AuditChoice _choice = new(null, null, null, null, null);
    private string _from = "";
    private string _to = "";

    /// <summary>Who did it, by identifier; null for anybody.</summary>
    [SupplyParameterFromQuery(Name = "who")]
    public string? Officer { get; set; }

    /// <summary>The case, by number or identifier; null for any.</summary>
    [SupplyParameterFromQuery(Name = "case")]
    public string? Case { get; set; }

    /// <summary>What a kind begins with; null for all.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The first day; null for a week before the last.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>The last day; null for today.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>The last line of the page before; null for the first page.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public long? Before { get; set; }

    protected override async Task BeginAsync() => _names = await Book.NamesAsync();

    protected override void OnParametersSet()
    {
        _choice = new AuditChoice(Officer, Case, Kind, From, To);
        var (from, to) = _choice.Span(Clock.Now, S.Zone);
        (_from, _to) = ($"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}");
        _moments = [.. Desk.Moments(_choice.Moments(Clock.Now, S.Zone), Before)];
    }

    private string Name(string officer) => officer == PeopleBook.Program ? S[AuditWords.TheProgram] : S.Who(officer, _names);

    /// <summary>Who may have done it: everybody, and whoever of those shown is not among them any more or never was.</summary>
    private IEnumerable<(string Id, string Name)> Doers() =>
        _names.Keys.Union(_moments.Select(moment => moment.Officer)).Select(id => (id, Name(id))).OrderBy(one => one.Item2, StringComparer.CurrentCulture);

    /// <summary>The case that a path of the console is of; null for none.</summary>
    private static uint? CaseOf(string path) =>
        path.StartsWith("/cases/", StringComparison.Ordinal)
        && uint.TryParse(path.Split('/')[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What something was done to: a person, what was looked at, a case or a grave act.</summary>
    private string On(DeskMoment moment) => moment switch
    {
        { Person: { } person } => Name(person),
        { Subject: { } subject } => CaseOf(subject) is { } number ? $"{CaseId.Of(number)} {subject}" : subject,
        { Case: > 0 } => CaseId.Of(moment.Case),
        { Act: > 0 } => Desk.Act(moment.Act)?.Matter is GraveMatter.BlockPayment block
            ? S.Say(AuditWords.ActBlock, moment.Act, block.PaymentId) : S.Say(AuditWords.ActRules, moment.Act),
        _ => "",
    };
}
