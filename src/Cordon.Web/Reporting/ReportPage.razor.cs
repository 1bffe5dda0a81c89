using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Reporting;

/// <summary>A hotline call taken down: what is said is read as it is typed, the payment is found, and filing it shows where the money went.</summary>
public sealed partial class ReportPage
{
    /// <summary>Earlier reports in the list: more say nothing more.</summary>
    private const int BeforeMax = 12;

    private const int IdBytes = 6;

    private CallNotes _notes = new("");
    private IReadOnlyList<LikelyPayment> _payments = [];
    private IReadOnlyList<(ReportMoment Report, bool IsSamePayment)> _before = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private ElementReference _box;
    private TakenReport? _taken;
    private string? _kind;
    private string? _fault;
    private string _draft = "";
    private string? _begun;
    private string _lookedFor = "";
    private bool _isLookedFor;
    private bool _isFiling;
    private bool _isToFocus;
    private long? _chosen;

    // What the officer chose stays chosen; what the screen chose may change as more is said.
    private bool _isOfficersChoice;
    private int _look;

    /// <summary>"story" where the call of a demonstration's story is taken: what its victim says is there already.</summary>
    [SupplyParameterFromQuery]
    private string? Call { get; set; }

    protected override async Task BeginAsync()
    {
        Begin();
        if (Settings.Story is { } story && Call == "story")
        {
            _begun = S[story.Told];
            _notes.Take(_begun);
            await LookAsync();
        }

        _names = await People.NamesAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender || _isToFocus)
        {
            _isToFocus = false;
            await _box.FocusAsync();
        }
    }

    private void Begin()
    {
        _notes = new CallNotes(Settings.CountryCode);
        (_payments, _before, _taken, _kind, _fault, _chosen) = ([], [], null, null, null, null);
        (_lookedFor, _isLookedFor, _isOfficersChoice, _begun) = ("", false, false, null);

        // Made once a call: filing it twice files it once.
        var bytes = new byte[IdBytes];
        Settings.Random.GetBytes(bytes);
        _draft = $"call-{Convert.ToHexStringLower(bytes)}";
    }

    private void NextAsync()
    {
        Begin();
        _isToFocus = true;
    }

    private Task ReadAsync(ChangeEventArgs change)
    {
        _notes.Take(change.Value?.ToString() ?? "");
        return LookAsync();
    }

    private Task CorrectAsync(Chip chip, string? value)
    {
        chip.Value = value?.Trim() is { Length: > 0 } corrected ? corrected : chip.Read.Value;
        return LookAsync();
    }

    private Task TurnAsync(Chip chip)
    {
        chip.IsVictims = !chip.IsVictims;
        return LookAsync();
    }

    private Task LeaveOutAsync(Chip chip)
    {
        chip.IsOut = true;
        return LookAsync();
    }

    private Task WidenAsync()
    {
        _notes.Days = CallNotes.Spans.FirstOrDefault(days => days > _notes.Days, _notes.Days);
        return LookAsync();
    }

    private Task ChooseAsync(LikelyPayment payment)
    {
        (_chosen, _isOfficersChoice, _fault) = (payment.Sequence, true, null);
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
            .. clues.Accounts, "", .. clues.Amounts.Select(amount => amount.ToString()), "", .. clues.PaymentIds, "", $"{_notes.Days}", _notes.Contact ?? "",
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

        (_payments, _isLookedFor) = (found, clues.Accounts.Count + clues.PaymentIds.Count > 0);
        if (!_isOfficersChoice || !found.Any(payment => payment.Sequence == _chosen))
        {
            var isClear = found is [{ Fit.IsStrong: true }]
                || (found is [{ Fit.IsStrong: true } first, var second, ..] && first.Fit.Weight > second.Fit.Weight);
            (_chosen, _isOfficersChoice) = (isClear ? found[0].Sequence : null, false);
        }

        await LookBeforeAsync();
    }

    /// <summary>Looks for reports of the chosen payment, and for those that name the same contacts or accounts.</summary>
    private async Task LookBeforeAsync()
    {
        var accounts = _notes.TheirAccounts.Count == 0 ? [] : await Centre.FindAccountsAsync(_notes.TheirAccounts);
        var same = _chosen is { } chosen ? Desk.ReportsOf(chosen, Me) : [];
        var alike = Desk.ReportsNaming(_notes.ContactKeys, [.. accounts.Select(account => account.Number)], Me, BeforeMax);
        _before =
        [
            .. same.Select(report => (report, true))
                .Concat(alike.Where(report => report.Sequence != _chosen).Select(report => (report, false))).Take(BeforeMax),
        ];
    }

    private async Task FileAsync()
    {
        var payment = _payments.FirstOrDefault(payment => payment.Sequence == _chosen);
        _fault = payment is null ? S[ReportWords.ChooseFirst] : _kind is null ? S[ReportWords.ChooseKind] : null;
        if (payment is null || _kind is null || _isFiling)
        {
            return;
        }

        _isFiling = true;
        try
        {
            var report = new Command.FileReport(
                _draft, Clock.Now, payment.PaymentId, payment.Submitter, _kind, _notes.Text.Trim(), _notes.Contact, Reporter: 0, By: Me.Id);
            (_taken, var refused) = await TakenReport.FileAsync(Centre, Desk, report, payment, Me);
            _fault = refused is null ? null : S.Say(ReportWords.NotTaken, S.Why(refused));
        }
        finally
        {
            _isFiling = false;
        }
    }
}
