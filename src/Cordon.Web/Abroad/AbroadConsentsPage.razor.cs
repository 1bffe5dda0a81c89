using Cordon.Core.Casework;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;

namespace Cordon.Web.Abroad;

/// <summary>What originators are asked: whether something that came from them may go to a third centre. Two persons answer.</summary>
public sealed partial class AbroadConsentsPage
{
    private IReadOnlyList<ConsentRow> _rows = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyList<ActingOfficer> _people = [];
    private AbroadView _view = AbroadView.None;
    private bool _isBusy;
    private string? _fault;
    private string? _said;

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        await base.BeginAsync();
    }

    protected override async Task TakeAsync()
    {
        if (Acts is not { Office: { } office } acts || ReferenceEquals(_view, Feed.View))
        {
            return;
        }

        _view = Feed.View;
        _people = [.. (await People.AllAsync()).Select(one => new ActingOfficer(one.Id, one.IsGone ? OfficerRole.None : one.Role))];
        var rows = new List<ConsentRow>();
        foreach (var asked in await office.Consents.AllAsync())
        {
            var given = asked.Originator == acts.Node.Id ? await acts.Node.ObjectAsync(asked.Ask.Request, asked.Ask.Object) : null;
            rows.Add(new ConsentRow(asked, given, await acts.Proposals.OfAsync(asked.Id)));
        }

        _rows = rows;
    }

    private bool IsOurs(ConsentThread asked) => asked.Asker == Acts!.Node.Id;

    private string? KeyOf(int at, string key) => at == 0 && !AreKeysQuiet ? key : null;

    private Phrase StateOf(ConsentThread asked) => asked.IsGiven switch
    {
        null => ConsentWords.Open,
        false => ConsentWords.No,
        _ => asked.Holds(Now) ? ConsentWords.Yes : ConsentWords.Over,
    };

    private string Colour(ConsentThread asked) => asked.IsGiven switch
    {
        null => "tag hold",
        false => "tag block",
        _ => asked.Holds(Now) ? "tag allow" : "tag",
    };

    private ActingOfficer PersonOf(string id) => _people.FirstOrDefault(one => one.Id == id) ?? new ActingOfficer(id, OfficerRole.None);

    private Task AnswerAsync(ConsentThread asked, bool isGiven) => DoAsync(AbroadWords.Proposed, () => Acts!.ProposeAnswerAsync(asked, isGiven, Me));

    private Task ApproveAsync(RequestProposal proposal) =>
        DoAsync(AbroadWords.Said, () => Acts!.ApproveAnswerAsync(proposal, PersonOf(proposal.By), Me));

    private Task SayAsync(RequestProposal approved) => DoAsync(AbroadWords.Said, () => Acts!.SayAsync(approved));

    private Task EndAsync(RequestProposal proposal) => DoAsync(AbroadWords.Ended, () => Acts!.EndAsync(proposal, null, Me));

    private async Task DoAsync(Phrase done, Func<Task<Phrase?>> work)
    {
        if (_isBusy || !Me.May(Act.ExchangeAbroad))
        {
            return;
        }

        _isBusy = true;
        try
        {
            _fault = await work() is { } refusal ? S.Say(AbroadWords.NotDone, refusal) : null;
        }
        finally
        {
            _isBusy = false;
            Answered();
        }

        _said = _fault is null ? S[done] : null;
        await Feed.LookAsync();
        await TakeAsync();
    }
}
