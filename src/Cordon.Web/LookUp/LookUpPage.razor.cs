using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.LookUp;

/// <summary>Says what the centre knows of an account, a contact or a person; a victim's words only for a purpose, which is recorded first.</summary>
public sealed partial class LookUpPage
{
    /// <summary>Characters of a question: a web address or a wallet with its surroundings.</summary>
    private const int QuestionCharactersMax = 300;

    private readonly Dictionary<uint, IReadOnlyList<string>> _said = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private LookUpFinding _finding = LookUpFinding.None;
    private string _asked = "";
    private string? _fault;
    private string? _purpose;
    private bool _isReady;
    private bool _isUnkept;

    /// <summary>What is asked for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Question { get; set; }

    /// <summary>The cases with a report that the officer may be shown.</summary>
    private IReadOnlyList<uint> Cases =>
    [
        .. _finding.Reports.Where(report => report.IsOpen).Select(report => report.Case)
            .Concat(_finding.Texts.Where(find => find.Text is null).Select(find => find.Case)).Distinct().Take(LookUpDesk.ShownMax),
    ];

    protected override async Task BeginAsync() => _names = await People.NamesAsync();

    protected override async Task FollowAddressAsync()
    {
        var asked = Question?.Trim() ?? "";
        asked = asked.Length > QuestionCharactersMax ? asked[..QuestionCharactersMax] : asked;
        if (asked != _asked)
        {
            _asked = asked;
            _said.Clear();
            _isReady = false;
            var found = await LookUps.FindAsync(asked, Me);
            (_finding, _isUnkept) = (found ?? LookUpFinding.None, found is null);
        }

        _isReady = true;
    }

    private async Task ShowAsync(uint number)
    {
        _fault = null;
        var answer = await Desk.LookAsync($"/cases/{number}", _purpose ?? "", Me);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            _fault = S.Why(answer);
            return;
        }

        _said[number] = Desk.ReportWords(number, Me);
    }
}
