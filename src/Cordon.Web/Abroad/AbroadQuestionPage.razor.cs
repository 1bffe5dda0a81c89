using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>Where another centre is asked privately: what each side learns stands there before anything is proposed, and then what was found.</summary>
public sealed partial class AbroadQuestionPage
{
    /// <summary>Characters of a list: as many as one message of a live screen holds, in any script.</summary>
    private const int ListCharactersMax = 10_000;

    // What of an identifier is shown while it is masked.
    private const int ShownCharacters = 3;

    private static readonly IReadOnlyList<CanonicalKind> Kinds =
        [CanonicalKind.Phone, CanonicalKind.Iban, CanonicalKind.Account, CanonicalKind.Email, CanonicalKind.Wallet];

    private readonly HashSet<Guid> _open = [];
    private AbroadView _view = AbroadView.None;
    private IReadOnlyList<QuestionRow> _rows = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyList<ActingOfficer> _people = [];
    private IReadOnlyList<QuestionLine> _lines = [];
    private EpochAnnouncement? _epoch;
    private Phrase? _noEpoch;
    private (string Holder, CanonicalKind Kind) _looked;
    private bool _isLooking;
    private bool _isBusy;
    private string? _fault;
    private string? _doneFault;
    private string? _said;
    private string _holder = "";
    private CanonicalKind _kind = CanonicalKind.Phone;
    private string _list = "";
    private string _purpose = "";
    private string _basis = "";
    private string _case = "";
    private bool _isStanding;

    /// <summary>Which centre.</summary>
    [SupplyParameterFromQuery]
    public string? Centre { get; set; }

    /// <summary>What kind of identifiers, as centres name it.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [Inject]
    private AbroadQuestions Questions { get; set; } = null!;

    private IReadOnlyList<TrustedCentre> Others =>
        [.. (Acts!.Node.Trust.At(Now)?.Centres ?? []).Where(centre => centre.Id != Acts.Node.Id && !centre.IsMailbox)];

    private TrustedCentre? To => Others.FirstOrDefault(centre => centre.Id == _holder);

    private EpochAnnouncement? EpochNow => _epoch is { } epoch && Now < At(epoch.Expires) ? epoch : null;

    /// <summary>Why the last question of what is chosen was not answered; null where it was, or none was asked.</summary>
    private QuestionRefusal? LastRefused => _rows.Where(row => row.Wish.Holder == _holder && row.Wish.Items[0].Kind == _kind).Select(row => row.Proposal)
        .Where(one => one.Done is not null || one.Refused is not null).MaxBy(one => (one.Done?.At ?? one.Refused!.At).Milliseconds)?.Refused;

    private uint? CaseNumber => TypedId.TryCase(_case.Trim(), out var number) && Records.HasCase(number) ? number : null;

    private int Faulty => _lines.Count(line => line.Fault is not null);

    private IReadOnlyList<CanonicalIdentifier> Items => [.. _lines.Where(line => line.IsAsked).Select(line => line.Item)];

    // An audit that opens some of them would take them for fishing.
    private bool IsOneRange => Items is var items
        && items.GroupBy(PrefixQuota.RangeOf).Any(range => range.Key is not null && range.Count() > PrefixQuota.LimitOf(items.Count));

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        await base.BeginAsync();
    }

    protected override async Task FollowAddressAsync()
    {
        _kind = Kinds.FirstOrDefault(kind => Canonicaliser.NameOf(kind) == Kind, CanonicalKind.Phone);
        _holder = Centre ?? "";
        Read();
        await LookAsync();
    }

    protected override async Task TakeAsync()
    {
        if (Acts is null || !Questions.CanAsk || ReferenceEquals(_view, Feed.View))
        {
            return;
        }

        _view = Feed.View;
        await Questions.LookForNewAsync();
        await ReadRowsAsync();
        if (EpochNow is null)
        {
            _looked = default;
            await LookAsync();
        }
    }

    private static Instant At(long seconds) => Instant.From(DateTimeOffset.FromUnixTimeSeconds(seconds));

    private static string ValueOf(QueryHit hit) => hit.Input.Split('|', 3)[^1];

    private async Task ReadRowsAsync()
    {
        _people = [.. (await People.AllAsync()).Select(one => new ActingOfficer(one.Id, one.IsGone ? OfficerRole.None : one.Role))];
        _rows = await Questions.RowsAsync();
    }

    // What is chosen stands in the address; what is asked about does not.
    private async Task RememberAsync()
    {
        Read();
        Navigation.NavigateTo(
            $"/abroad/question?kind={Canonicaliser.NameOf(_kind)}{(_holder.Length == 0 ? "" : "&centre=" + Uri.EscapeDataString(_holder))}", replace: true);
        await LookAsync();
    }

    private void Read() => _lines = QuestionLine.Read(_kind, _list);

    // The other centre is asked for its filter, so nothing waits for that before the page is live.
    private async Task LookAsync()
    {
        if (Acts is null || !Questions.CanAsk || IsDead || _looked == (_holder, _kind))
        {
            return;
        }

        var looked = _looked = (_holder, _kind);
        (_epoch, _noEpoch, _isLooking) = (null, null, false);
        if (To is null)
        {
            return;
        }

        _isLooking = true;
        StateHasChanged();
        var found = await Questions.EpochAsync(looked.Holder, looked.Kind);
        if (_looked == looked)
        {
            (_epoch, _noEpoch) = found;
            _isLooking = false;
            StateHasChanged();
        }
    }

    private ActingOfficer PersonOf(string id) => _people.FirstOrDefault(one => one.Id == id) ?? new ActingOfficer(id, OfficerRole.None);

    private string NameOf(QuestionRow row) => S.Say(
        QuestionWords.AskedOf, Feed.View.NameOf(row.Wish.Holder), S.Say(row.Wish.Items.Count), QuestionWords.Of(row.Wish.Items[0].Kind));

    private Phrase? RefusalOf(QuestionProposal proposal) => Questions.ApprovalRefusal(proposal, PersonOf(proposal.By), Me);

    /// <summary>Whether somebody may be shown what was asked: whoever wanted it, approves it, or may open its case.</summary>
    private bool MayShow(QuestionRow row) =>
        row.Proposal.By == Me.Id || Me.May(Act.ApproveGraveAct)
        || (CaseId.TryParse(row.Wish.CaseReference, out var number) && Desk.WorkFor(number, Me) is not null);

    private string Shown(QuestionRow row, string value) => _open.Contains(row.Proposal.Id) && MayShow(row) ? StoredText.In(value)
        : "…" + (value.Length > 2 * ShownCharacters ? StoredText.In(value[^ShownCharacters..]) : "");

    private void Turn(Guid question)
    {
        if (!_open.Remove(question))
        {
            _open.Add(question);
        }
    }

    private string Became(QuestionProposal proposal)
    {
        var (who, at) = (proposal.EndedBy is null ? "" : S.Who(proposal.EndedBy, _names), proposal.EndedAt is { } ended ? S.Say(ended) : "");
        var became = proposal.State switch
        {
            ProposalState.Approved => S.Say(AbroadWords.PastApproved, who, at),
            ProposalState.Declined => S.Say(AbroadWords.PastDeclined, who, at),
            ProposalState.TakenBack => S.Say(AbroadWords.PastTakenBack, who, at),
            _ => proposal.IsOpen(Now) ? "" : S[AbroadWords.PastLapsed],
        };
        var why = proposal.Reason is { } reason ? S.Say(Words.Brackets, StoredText.In(reason)) : "";
        return became.Length == 0 ? "" : S[Words.Semicolon] + became + why;
    }

    private async Task ProposeAsync()
    {
        if (_isBusy || !Me.May(Act.ExchangeAbroad))
        {
            return;
        }

        Read();
        var refusal = Refusal();
        if (refusal is null)
        {
            var wish = new QuestionWish(_holder, Items, CaseId.Of(CaseNumber!.Value), _purpose.Trim(), _basis.Trim()) { IsStanding = _isStanding };
            refusal = await BusyAsync(() => Questions.ProposeAsync(wish, Me));
        }

        _fault = refusal is null ? null : S.Say(AbroadWords.NotDone, refusal);
        if (refusal is null)
        {
            (_said, _list, _isStanding) = (S[AbroadWords.Proposed], "", false);
            Read();
        }
    }

    /// <summary>What is wrong before anybody is asked for anything; null for nothing.</summary>
    private Phrase? Refusal() => Acts!.Node.Trust.At(Now) is null ? AbroadWords.NoListCounts
        : To is null ? AskWords.Missing
        : EpochNow is null ? QuestionWords.NoEpochNow
        : Faulty > 0 ? QuestionWords.SomeFaulty.With(Faulty)
        : Items.Count == 0 ? QuestionWords.NoneListed
        : IsOneRange ? QuestionWords.OneRange
        : Items.Count > QueryBatch.ItemsMax ? QuestionWords.TooMany.With(S.Say(QueryBatch.ItemsMax))
        : !IsSaid(_purpose) || !IsSaid(_basis) ? QuestionWords.WordsMissing.With(QueryManifest.WordsMax)
        : CaseNumber is not { } number || Desk.WorkFor(number, Me) is null ? AskWords.CaseNotOpen
        : null;

    private static bool IsSaid(string words) => words.Trim().Length is > 0 and <= QueryManifest.WordsMax;

    private Task DiscloseAsync(QuestionRow row, QueryHit hit) =>
        EndWithAsync(AbroadWords.Proposed, () => Questions.ProposeClaimAsync(row.Proposal, hit, Me), MayShow(row));

    private Task ApproveAsync(QuestionProposal proposal) => EndWithAsync(
        proposal.Hit is null ? QuestionWords.Done : QuestionWords.DoneClaim, () => Questions.ApproveAsync(proposal, PersonOf(proposal.By), Me));

    private Task DoAsync(QuestionProposal proposal) => EndWithAsync(
        proposal.Hit is null ? QuestionWords.Done : QuestionWords.DoneClaim, () => Questions.DoAsync(proposal, Me), Me.May(Act.ExchangeAbroad));

    private Task AgainAsync(QuestionRow row) => EndWithAsync(QuestionWords.DoneAgain, () => Questions.AskAgainAsync(row, Me), MayShow(row));

    private Task EndAsync((QuestionProposal Proposal, string Reason) ended) =>
        EndWithAsync(AbroadWords.Ended, () => Questions.EndAsync(ended.Proposal, ended.Reason, Me));

    private async Task EndWithAsync(Phrase done, Func<Task<Phrase?>> work, bool may = true)
    {
        if (_isBusy || !may)
        {
            return;
        }

        var refusal = await BusyAsync(work);
        _doneFault = refusal is null ? null : S.Say(AbroadWords.NotDone, refusal);
        _said = refusal is null ? S[done] : null;
        Answered();
    }

    private async Task<Phrase?> BusyAsync(Func<Task<Phrase?>> work)
    {
        _isBusy = true;
        try
        {
            return await work();
        }
        finally
        {
            _isBusy = false;
            await Feed.LookAsync();
            await ReadRowsAsync();
        }
    }
}
