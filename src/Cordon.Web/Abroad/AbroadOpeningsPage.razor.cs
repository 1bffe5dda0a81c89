using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>To whom this centre is open for private questions, what was announced to them by itself, and what they asked and disclosed.</summary>
public sealed partial class AbroadOpeningsPage
{
    // What of an identifier is shown while it is masked.
    private const int ShownCharacters = 3;
    private const int ListedMax = 50;
    private const int UsualDays = 90;

    private static readonly IReadOnlyList<ReleasePurposes> Purposes =
    [
        ReleasePurposes.Prevention, ReleasePurposes.Recovery, ReleasePurposes.Investigation, ReleasePurposes.Prosecution, ReleasePurposes.Protection,
    ];

    private readonly HashSet<Guid> _open = [];
    private readonly HashSet<CanonicalKind> _kinds = [CanonicalKind.Phone];
    private readonly Dictionary<Guid, string> _reasons = [];
    private AbroadView _view = AbroadView.None;
    private IReadOnlyList<QuestionOpening> _waiting = [];
    private IReadOnlyList<QuestionOpening> _past = [];
    private IReadOnlyList<(QuestionOpening Opening, IReadOnlyList<OpeningEpoch> Epochs)> _standing = [];
    private IReadOnlyList<AskedQuestion> _asked = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyList<ActingOfficer> _people = [];
    private bool _isBusy;
    private string? _said;
    private string? _fault;
    private string? _formFault;
    private string _asker = "";
    private int _perDay = QueryManifest.Sizes[1];
    private ReleasePurposes _purposes = ReleasePurposes.Prevention | ReleasePurposes.Recovery;
    private string _basis = "";
    private DateOnly _until;

    private IReadOnlyList<TrustedCentre> Others =>
        [.. (Acts!.Node.Trust.At(Now)?.Centres ?? []).Where(centre => centre.Id != Acts.Node.Id && !centre.IsMailbox)];

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        _until = S.DayOf(Now + TimeSpan.FromDays(UsualDays));
        await base.BeginAsync();
    }

    protected override async Task TakeAsync()
    {
        if (Acts is null || ReferenceEquals(_view, Feed.View))
        {
            return;
        }

        _view = Feed.View;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _asked = [.. (await Openings.AskedAsync()).Take(ListedMax)];
        if (!Openings.CanOpen)
        {
            return;
        }

        _people = [.. (await People.AllAsync()).Select(one => new ActingOfficer(one.Id, one.IsGone ? OfficerRole.None : one.Role))];
        var (all, standing) = (await Openings.AllAsync(), new List<(QuestionOpening, IReadOnlyList<OpeningEpoch>)>());
        foreach (var opening in await Openings.StandingAsync())
        {
            standing.Add((opening, await Openings.EpochsAsync(opening)));
        }

        _standing = standing;
        _waiting = [.. all.Where(one => one.IsWaiting(Now)).Reverse()];
        _past = [.. all.Where(one => !one.IsWaiting(Now) && _standing.All(other => other.Opening.Id != one.Id)).Take(ListedMax)];
    }

    private string? KeyOf(int at, string key) => at == 0 && !_isBusy && !AreKeysQuiet ? key : null;

    private ActingOfficer PersonOf(string id) => _people.FirstOrDefault(one => one.Id == id) ?? new ActingOfficer(id, OfficerRole.None);

    private string Reason(QuestionOpening opening) => _reasons.GetValueOrDefault(opening.Id, "");

    private string Sentence(Phrase phrase, QuestionOpening opening) =>
        S.Say(phrase, Feed.View.NameOf(opening.Wish.Asker), S.Say(opening.Wish.PerDay), S.Say(opening.Wish.Until));

    private string Line(OpeningEpoch epoch) => epoch switch
    {
        { HasFailed: true } => S.Say(OpeningWords.EpochFailed, QuestionWords.Of(epoch.Kind)),
        { Last: null } => S.Say(OpeningWords.EpochNone, QuestionWords.Of(epoch.Kind)),
        { Last: { } last, SaidAt: null } => S.Say(
            OpeningWords.EpochUnsaid, QuestionWords.Of(epoch.Kind), S.Say(last.Name.Number), S.Say(last.Expires), S.Say(last.Records)),
        { Last: { } last, SaidAt: { } said } => S.Say(
            OpeningWords.Epoch, QuestionWords.Of(epoch.Kind), S.Say(last.Name.Number), S.Say(last.Expires), S.Say(said), S.Say(last.Records),
            S.Say(last.Spent)),
    };

    private RenderFragment Terms(QuestionOpening opening) => builder =>
    {
        var wish = opening.Wish;
        var purposes = Phrase.Join(", ", "、", [.. Purposes.Where(purpose => (wish.Purposes & purpose) != 0).Select(MarkNames.Of)]);
        (Phrase Name, string Text)[] all =
        [
            (OpeningWords.Kinds, S[Phrase.Join(", ", "、", [.. wish.Kinds.Select(QuestionWords.Of)])]), (OpeningWords.Purposes, S[purposes]),
            (OpeningWords.Basis, StoredText.In(wish.Basis)),
        ];
        builder.OpenElement(0, "dl");
        builder.AddAttribute(1, "class", "facts");
        foreach (var (name, text) in all)
        {
            builder.OpenElement(2, "dt");
            builder.AddContent(3, S[name]);
            builder.CloseElement();
            builder.OpenElement(4, "dd");
            builder.AddContent(5, text);
            builder.CloseElement();
        }

        builder.CloseElement();
    };

    private string Became(QuestionOpening opening) => opening switch
    {
        { ClosedBy: { } by, ClosedAt: { } at } => S.Say(OpeningWords.PastClosed, S.Who(by, _names), S.Say(at)) + Why(opening),
        { Step: OpeningStep.Approved } when Now >= opening.Wish.Until => S.Say(OpeningWords.PastOver, S.Say(opening.Wish.Until)),
        { EndedBy: { } by, EndedAt: { } at } => S.Say(OpeningWords.StateOf(opening), S.Who(by, _names), S.Say(at)) + Why(opening),
        _ => S[AbroadWords.PastLapsed],
    };

    private string Why(QuestionOpening opening) => opening.Reason is { } reason ? S.Say(Words.Brackets, StoredText.In(reason)) : "";

    private string NameOf(AskedQuestion asked) => S.Say(OpeningWords.AskedOf, Feed.View.NameOf(asked.Asker), S.Say(asked.Count), KindOf(asked));

    private string KindOf(AskedQuestion asked) =>
        OpeningWish.AllKinds.FirstOrDefault(kind => Canonicaliser.NameOf(kind) == asked.Kind) is not CanonicalKind.None and var kind
            ? S[QuestionWords.Of(kind)] : StoredText.In(asked.Kind);

    private string Shown(AskedQuestion asked, string value) => _open.Contains(asked.Id) && Me.May(Act.ExchangeAbroad) ? StoredText.In(value)
        : "…" + (value.Length > 2 * ShownCharacters ? StoredText.In(value[^ShownCharacters..]) : "");

    private string Answer(AskedClaim claim) => claim switch
    {
        { AnsweredAt: null } => S[OpeningWords.Unanswered],
        { AnsweredAt: { } at, Class: { } known, FirstSeen: { } since } =>
            S.Say(OpeningWords.AnsweredAs, S.Say(at), QuestionWords.ClassIn(S, known), S.Say(since)),
        { AnsweredAt: { } at } => S.Say(OpeningWords.AnsweredNot, S.Say(at)),
    };

    private void Turn(Guid asked)
    {
        if (!_open.Remove(asked))
        {
            _open.Add(asked);
        }
    }

    private void Turn(CanonicalKind kind, bool isOn) => _ = isOn ? _kinds.Add(kind) : _kinds.Remove(kind);

    private void Turn(ReleasePurposes purpose, bool isOn) => _purposes = isOn ? _purposes | purpose : _purposes & ~purpose;

    private async Task ProposeAsync()
    {
        if (_isBusy || !Me.May(Act.ExchangeAbroad))
        {
            return;
        }

        var wish = new OpeningWish(_asker, [.. _kinds.Order()], _perDay, _purposes, _basis.Trim(), GiveDraft.EndOf(_until));
        var refusal = Refusal(wish);
        if (refusal is null)
        {
            await DoAsync(OpeningWords.Proposed, async () => refusal = await Openings.ProposeAsync(wish, Me));
            _fault = null;
        }

        _formFault = refusal is null ? null : S.Say(AbroadWords.NotDone, refusal);
    }

    private Phrase? Refusal(OpeningWish wish) => Acts!.Node.Trust.At(Now) is null ? AbroadWords.NoListCounts
        : Others.All(centre => centre.Id != wish.Asker) ? OpeningWords.NoCentre
        : wish.Kinds.Count == 0 ? OpeningWords.NoKind
        : wish.Purposes == ReleasePurposes.None ? OpeningWords.NoPurpose
        : wish.Basis.Length is 0 or > QueryManifest.WordsMax ? OpeningWords.NoBasis
        : wish.Until < Now + TimeSpan.FromDays(1) || wish.Until > Now + OpeningWish.LongestFor ? OpeningWords.NoDay
        : null;

    private Task ApproveAsync(QuestionOpening opening) => DoAsync(OpeningWords.Opened, () => Openings.ApproveAsync(opening, PersonOf(opening.By), Me));

    private Task EndAsync(QuestionOpening opening) => DoAsync(AbroadWords.Ended, () => Openings.EndAsync(opening, Reason(opening), Me));

    private Task CloseAsync(QuestionOpening opening) => DoAsync(OpeningWords.Closed, () => Openings.CloseAsync(opening, Reason(opening), Me));

    private async Task DoAsync(Phrase done, Func<Task<Phrase?>> work)
    {
        if (_isBusy || !Me.May(Act.ExchangeAbroad))
        {
            return;
        }

        _isBusy = true;
        try
        {
            var refusal = await work();
            _fault = refusal is null ? null : S.Say(AbroadWords.NotDone, refusal);
            _said = refusal is null ? S[done] : null;
        }
        finally
        {
            _isBusy = false;
            Answered();
            await Feed.LookAsync();
            await ReadAsync();
        }
    }
}
