using Cordon.Core.Cases;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine;
using Cordon.Web.Access;
using Cordon.Web.Language;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Reporting;

/// <summary>A hotline call taken down: what is said is read as it is typed, the payment is found, and filing it shows where the money went.</summary>
public sealed partial class ReportPage
{
    /// <summary>Earlier reports in the list: more say nothing more.</summary>
    private const int BeforeMax = 12;

    private const string Path = "/report";

    /// <summary>128 bits: no two calls share an address, even of all that officers ever kept.</summary>
    private const int IdBytes = 16;

    /// <summary>Short enough to be read out to a caller.</summary>
    private const int ReportIdBytes = 6;

    private CallNotes _notes = new("");
    private IReadOnlyList<LikelyPayment> _payments = [];
    private IReadOnlyDictionary<long, FollowedPayer> _followed = new Dictionary<long, FollowedPayer>();
    private IReadOnlyList<(ReportMoment Report, bool IsSamePayment)> _before = [];

    // A report of the chosen payment of which nothing but such as were taken back is left.
    private ReportMoment? _back;
    private IReadOnlyList<(string Id, Instant Begun, string Text)> _others = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private ElementReference _box;
    private ElementReference _kinds;
    private ElementReference _facts;
    private LikelyPayments? _list;
    private Place _toFocus;
    private TakenReport? _taken;
    private string _session = "";
    private string _id = "";
    private string _reportId = "";
    private string _next = "";
    private Instant _begunAt;
    private string? _kind;
    private string? _kindFault;
    private string? _paymentFault;
    private string? _fault;
    private string? _begun;
    private string _lookedFor = "";
    private bool _isLookedFor;
    private bool _isAccountKnown;
    private bool _isSumOnly;
    private bool _isAdded;
    private bool _isAnothers;
    private bool _isFiling;
    private bool _isKept = true;
    private bool _isDropping;
    private long? _chosen;

    // What the officer chose stays chosen; what the screen chose may change as more is said.
    private bool _isOfficersChoice;
    private int _look;
    private int _shown;

    /// <summary>"story" where the call of a demonstration's story is taken: what its victim says is there already.</summary>
    [SupplyParameterFromQuery]
    private string? Call { get; set; }

    private bool HasWords => !string.IsNullOrWhiteSpace(_notes.Text);

    /// <summary>Whether there is anything by which earlier reports are looked for.</summary>
    private bool IsLookedUp => _chosen is not null || _notes.ContactKeys.Count > 0 || _notes.TheirAccounts.Count > 0;

    /// <summary>Where a call is gone on with.</summary>
    internal static string PathOf(string id) => $"{Path}?draft={id}";

    protected override async Task BeginAsync()
    {
        _session = OpenSessions.IdOf((await SignedIn.GetAuthenticationStateAsync()).User) ?? "";
        _names = await People.NamesAsync();
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += Follow;
        }

        await FollowAsync();
    }

    public void Dispose() => Navigation.LocationChanged -= Follow;

    private void Follow(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        await FollowAsync();
        StateHasChanged();
    });

    /// <summary>Shows the call of the address, which has it from the first moment on: a reload, a way back and another language lead to the same one.</summary>
    private Task FollowAsync()
    {
        var parts = Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0].Split('?', 2);
        if ("/" + parts[0] != Path)
        {
            // The window is on its way to another screen.
            return Task.CompletedTask;
        }

        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        if (query.TryGetValue("draft", out var named) && named.ToString() is { Length: IdBytes * 2 } id && id.All(char.IsAsciiHexDigitLower))
        {
            return id == _id ? Task.CompletedTask : OpenAsync(id);
        }

        Navigation.NavigateTo(PathOf(NewId()) + (Call is null ? "" : "&call=" + Uri.EscapeDataString(Call)), replace: true);
        return Task.CompletedTask;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var to = _toFocus;
        if (_taken is null && to != Place.None)
        {
            _toFocus = Place.None;
            var place = to == Place.Box ? _box : to == Place.Kinds ? _kinds : to == Place.Facts ? _facts : _list!.Place;
            await ScreenCalls.IfThereAsync(() => place.FocusAsync());
        }
    }

    private string NewId(int length = IdBytes)
    {
        var bytes = new byte[length];
        Settings.Random.GetBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Begins a call, or goes on with it as it was left.</summary>
    private async Task OpenAsync(string id)
    {
        (_id, _notes, _begunAt) = (id, new CallNotes(Settings.CountryCode), Clock.Now);
        (_payments, _before, _back, _taken, _kind, _chosen, _isOfficersChoice) = ([], [], null, null, null, null, false);
        (_kindFault, _paymentFault, _fault, _isKept, _isDropping) = (null, null, null, true, false);
        (_lookedFor, _isLookedFor, _begun) = ("", false, null);
        _look++;

        // Made once a call, and not the address's: filing a call twice files it once, and what was filed from an address leaves it free for another.
        _reportId = "call-" + NewId(ReportIdBytes);
        if (Drafts.Find(_session, id) is { } draft)
        {
            (_notes, _begunAt, _reportId, _kind) = (draft.Notes, draft.Begun, draft.ReportId, draft.Kind);
            (_chosen, _isOfficersChoice) = (draft.Chosen, draft.Chosen is not null);
        }
        else if (Settings.Story is { } story && Call == "story")
        {
            _notes.Take(S[story.Told]);
        }

        _others = [.. Drafts.Of(_session).Where(one => one.Id != id).Select(one => (one.Id, one.Draft.Begun, one.Draft.Notes.Text))];
        _toFocus = Place.Box;
        if (HasWords)
        {
            _begun = _notes.Text;
            await LookAsync();
        }
    }

    /// <summary>Keeps the call as it stands: each word, and each thing that was chosen.</summary>
    private void Keep()
    {
        if (HasWords)
        {
            _isKept = Drafts.Keep(_session, _id, new CallDraft(_reportId, _begunAt, _notes, _kind, _isOfficersChoice ? _chosen : null));
        }
        else
        {
            Drafts.Drop(_session, _id);
        }
    }

    private void Drop()
    {
        Drafts.Drop(_session, _id);
        Navigation.NavigateTo(PathOf(NewId()), replace: true);
    }

    private Task ReadAsync(ChangeEventArgs change)
    {
        _notes.Take(change.Value?.ToString() ?? "");
        Keep();
        return LookAsync();
    }

    private void ChooseKind(string name)
    {
        (_kind, _kindFault) = (name, null);
        Keep();
    }

    private Task CorrectAsync(Chip chip, string? value)
    {
        chip.Value = value?.Trim() is { Length: > 0 } corrected ? corrected : chip.Read.Value;
        Keep();
        return LookAsync();
    }

    private Task SayOwnerAsync(Chip chip, Owner owner)
    {
        chip.Say(owner);
        Keep();
        return LookAsync();
    }

    private Task LeaveOutAsync(Chip chip)
    {
        // The button that was pressed goes with it: the keyboard stays among what is recognised.
        (chip.IsOut, _toFocus) = (true, Place.Facts);
        Keep();
        return LookAsync();
    }

    private Task WidenAsync()
    {
        _notes.Days = CallNotes.Spans.FirstOrDefault(days => days > _notes.Days, _notes.Days);
        Keep();
        return LookAsync();
    }

    private Task ChooseAsync(LikelyPayment payment)
    {
        (_chosen, _isOfficersChoice, _paymentFault, _fault) = (payment.Sequence, true, null, null);
        _shown++;
        Keep();
        return LookBeforeAsync();
    }

    private Task StepAsync(int by)
    {
        var at = _payments.ToList().FindIndex(payment => payment.Sequence == _chosen);
        return _payments.Count == 0 ? Task.CompletedTask : ChooseAsync(_payments[at < 0 ? 0 : Math.Clamp(at + by, 0, _payments.Count - 1)]);
    }

    /// <summary>Looks for the payment, when what it is looked for by has changed.</summary>
    private async Task LookAsync()
    {
        var clues = _notes.Clues(Clock.Now);
        var by = string.Join('\n', [
            .. clues.Accounts, "", .. clues.Amounts.Select(amount => amount.ToString()), "", .. clues.PaymentIds, "", $"{_notes.Days}",
            .. _notes.ContactKeys.Select(key => key.Value),
        ]);
        if (by == _lookedFor)
        {
            return;
        }

        _lookedFor = by;
        var look = ++_look;
        var found = await Centre.FindLikelyPaymentsAsync(clues);
        if (look != _look)
        {
            // More was said meanwhile, and is looked for already.
            return;
        }

        _isAccountKnown = found.Count == 0 && (await Centre.FindAccountsAsync(clues.Accounts)).Count > 0;
        if (look != _look)
        {
            return;
        }

        var followed = await FollowedPayers.FindAsync(Centre, Desk, found, Me);
        if (look != _look)
        {
            return;
        }

        _followed = followed;
        (_payments, _isLookedFor, _paymentFault) = (found, clues.Accounts.Count + clues.PaymentIds.Count + clues.Amounts.Count > 0, null);
        _isSumOnly = clues.Accounts.Count + clues.PaymentIds.Count == 0;
        _shown++;
        if (!_isOfficersChoice || !found.Any(payment => payment.Sequence == _chosen))
        {
            (_chosen, _isOfficersChoice) = (IsClear(found) ? found[0].Sequence : null, false);
        }

        await LookBeforeAsync();
    }

    /// <summary>
    /// Whether the first of the payments is chosen before an officer looks. One from an account that a case follows is not where another may be meant, unless
    /// its own number was said: it is likelier a mule's who passes money on than the caller's.
    /// </summary>
    private bool IsClear(IReadOnlyList<LikelyPayment> found) =>
        found is [{ Fit.IsStrong: true } first, ..]
        && (found.Count == 1 || first.Fit.Weight > found[1].Fit.Weight)
        && (first.Fit.IsNamed || !_followed.ContainsKey(first.Sequence) || found.All(one => _followed.ContainsKey(one.Sequence)));

    /// <summary>Looks for reports of the chosen payment, and for those that name the same contacts or accounts.</summary>
    private async Task LookBeforeAsync()
    {
        var id = _id;
        var accounts = _notes.TheirAccounts.Count == 0 ? [] : await Centre.FindAccountsAsync(_notes.TheirAccounts);
        if (id != _id)
        {
            return;
        }

        var same = _chosen is { } chosen ? Desk.ReportsOf(chosen, Me) : [];
        var alike = Desk.ReportsNaming(_notes.ContactKeys, [.. accounts.Select(account => account.Number)], Me, BeforeMax);
        _back = same is [var first, ..] && same.All(report => report.IsTakenBack) ? first : null;
        _before =
        [
            .. same.Where(report => !report.IsTakenBack).Select(report => (report, true))
                .Concat(alike.Where(report => report.Sequence != _chosen && !report.IsTakenBack).Select(report => (report, false))).Take(BeforeMax),
        ];
    }

    private async Task FileAsync()
    {
        var payment = _payments.FirstOrDefault(payment => payment.Sequence == _chosen);
        _fault = null;
        _kindFault = _kind is null ? S[ReportWords.ChooseKind] : null;
        _paymentFault = payment is not null ? null : S[_payments.Count == 0 ? ReportWords.NoneToFile : ReportWords.ChooseFirst];
        if (payment is null || _kind is null)
        {
            // To the first of what is missing, in the order of the page: where no payment is found, more has to be said.
            _toFocus = _payments.Count == 0 ? Place.Box : _kindFault is not null ? Place.Kinds : Place.Payments;
            return;
        }

        if (_isFiling)
        {
            return;
        }

        (_isFiling, var id) = (true, _id);
        try
        {
            var report = new Command.FileReport(
                _reportId, Clock.Now, payment.PaymentId, payment.Submitter, _kind, _notes.Text.Trim(), _notes.Contact, Reporter: 0, By: Me.Id);
            var earlier = Desk.ReportsOf(payment.Sequence, Me);
            var (taken, refused) = await TakenReport.FileAsync(Centre, Desk, report, payment, Me);
            if (taken is not null)
            {
                Drafts.Drop(_session, id);
            }

            if (id != _id)
            {
                // Whoever took the next call meanwhile is not led back.
                return;
            }

            // A report of a payment that has a case belongs to that, which may be nothing that this officer may open.
            (_isAdded, _isAnothers) = (earlier.Count > 0 && taken is { IsRepeat: false }, earlier.Count > 0 && !earlier[0].IsOpen);
            (_taken, _next) = (taken, PathOf(NewId()));
            _fault = refused is null ? null : FiledElsewhere(refused) ?? S.Say(ReportWords.NotTaken, S.Why(refused));
        }
        finally
        {
            _isFiling = false;
        }
    }

    /// <summary>What is said where this very call was filed already, from another window; null where it was not.</summary>
    private string? FiledElsewhere(CommandResult refused) =>
        refused.Status is CommandStatus.Conflict && Desk.CasesOfReports([_reportId], Me).TryGetValue(_reportId, out var number)
            ? S.Say(ReportWords.FiledElsewhere, CaseId.Of(number))
            : null;

    /// <summary>Where the keyboard is to be put.</summary>
    private enum Place
    {
        None,
        Box,
        Kinds,
        Facts,
        Payments,
    }
}
