using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Cases;

/// <summary>
/// A case: what happened, who is in it, where the money went, what is to be done. What others change appears by itself; what is being typed stays. What
/// victims said is shown when the look is recorded, in this window and for this case alone.
/// </summary>
public sealed partial class CasePage
{
    private const string People = "people";
    private const string Trail = "trail";
    private const string Money = "money";
    private const string Tasks = "tasks";
    private const string Complaints = "complaints";
    private const string Files = "files";
    private const string Linked = "linked";

    /// <summary>Parts told at the head with their sums: some lines; all are among the linked cases.</summary>
    private const int PartsMax = 10;

    /// <summary>Lines of the timeline shown at once: some screens; more come when they are asked for.</summary>
    private const int ShownAtOnce = 200;

    private static readonly Phrase[] Moves = [CaseWords.Wait, CaseWords.Work, CaseWords.Close];
    private static readonly CaseStage[] MoveStages = [CaseStage.Waiting, CaseStage.Working, CaseStage.Closed];

    private string _section = "";
    private CaseWork? _work;
    private CaseMoney? _money;
    private LedgerView? _ledger;
    private ReportedPayment? _payment;
    private string? _stopped;
    private bool _isAtDuty;
    private IReadOnlyList<CaseMoney> _parts = [];
    private IReadOnlyList<ExportWord> _asked = [];
    private int _partCount;
    private TrailReport? _trail;
    private TrailReport? _wholeTrail;
    private string? _noTrail;
    private IReadOnlyList<FreezeOrder> _orders = [];
    private IReadOnlyList<DeskReport> _reports = [];

    // Of the reports, those that whoever looks may take back.
    private IReadOnlySet<long> _mayTakeBack = new HashSet<long>();

    // Whether it was looked for: until then nobody is told that there is none.
    private bool _isLooked;
    private IReadOnlyList<CaseLine> _lines = [];
    private IReadOnlyDictionary<long, string>? _words;
    private string? _purpose;
    private IReadOnlyList<(string Id, string Name)> _workers = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IDisposable? _watching;
    private string? _said;
    private int _shown = ShownAtOnce;
    private long _version = -1;
    private long _holdVersion = -1;
    private uint _read;

    /// <summary>The case's number.</summary>
    [Parameter]
    public long Number { get; set; }

    /// <summary>
    /// Which part of it is shown; the timeline where none is named. In the question and not in the path: another path is another screen, which would have
    /// forgotten what is being typed and why one looked.
    /// </summary>
    [SupplyParameterFromQuery(Name = "part")]
    public string? Section { get; set; }

    /// <summary>What of the drawing is chosen.</summary>
    [SupplyParameterFromQuery(Name = "choice")]
    public string? Choice { get; set; }

    /// <summary>What became of a file that was to be fetched.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? Said { get; set; }

    private uint Case => Number is > 0 and <= uint.MaxValue ? (uint)Number : 0;

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
        _section = Section is People or Trail or Money or Tasks or Complaints or Files or Linked ? Section : "";
        if (_read != Case)
        {
            Forget();
            _isLooked = false;
        }

        await ReadAsync();
        _isLooked = true;
        if (_work is null && Centre.HasCase(Case))
        {
            await Refusals.NoteAsync(Me.Id, CaseDesk.VictimsOf(Case));
        }
    }

    private async Task TakeChangesAsync()
    {
        var isHoldNews = _money?.Hold?.State == HoldState.Held && Centre.HoldVersion != _holdVersion;
        if (!isHoldNews && Desk.Version == _version && (_work is null || Centre.OrdersOf(Case).SequenceEqual(_orders)))
        {
            return;
        }

        _wholeTrail = null;
        await ReadAsync();
        StateHasChanged();
    }

    /// <summary>Reads the case for whoever looks; nothing of it is left when they may not (any more).</summary>
    private async Task ReadAsync()
    {
        var number = Case;
        (_version, _holdVersion) = (Desk.Version, Centre.HoldVersion);
        await Abroad.LookAsync();
        if (!Centre.HasCase(number) || Desk.WorkFor(number, Me) is not { } work)
        {
            Forget();
            return;
        }

        var orders = Me.May(Act.SeeOrders) ? Centre.OrdersOf(number) : [];
        var money = await Centre.FindCasesAsync([number]) is [var found] ? found : null;
        var ledger = (await Centre.FindLedgerAsync(number)).Ledger;
        var payment = _payment?.Number == money?.Payment || money is null ? _payment : await ReportedPayment.ReadAsync(Centre, money.Payment);
        var parts = Desk.PartsOf(number, Me);
        var sums = await Centre.FindCasesAsync([.. parts.Take(PartsMax).Select(part => part.Case)]);
        if (number != Case)
        {
            // Another case was gone to meanwhile.
            return;
        }

        (_read, _work, _orders, _money, _ledger, _payment) = (number, work, orders, money, ledger, payment);
        (_parts, _partCount, _reports) = (sums, parts.Count, Desk.ReportsOf(number, Me));
        _mayTakeBack = _reports.Where(report => Desk.TakingBackRefusal(report, number, Me) is null).Select(report => report.Id).ToHashSet();
        _asked = Me.May(Act.ApproveGraveAct) ? Desk.AskedExports(number) : [];
        _stopped = money is { IsSettled: false, IsTakenBack: false } && payment is not null ? StoppedWords(payment, money.Hold) : null;
        _isAtDuty = _stopped is not null && Me.May(Act.SeeHolds) && Centre.FindHold(payment!.PaymentId, payment.Submitter) is not null;
        if (_section.Length == 0)
        {
            var past = CasePast.Read(Desk, number, Me, Centre.Freezing, Clock.Now, money, orders, ledger, payment);
            _lines = new CaseTimeline(S, Name).Lines(past);
        }

        if (_section == Trail)
        {
            await FollowAsync();
        }

        if (RendererInfo.IsInteractive && work.ChangedAt is { } changed)
        {
            Seen.Mark(Me.Id, number, changed);
        }
    }

    private void Forget()
    {
        (_work, _money, _ledger, _trail, _wholeTrail, _noTrail, _words, _purpose, _said) = (null, null, null, null, null, null, null, null, null);
        (_payment, _stopped, _isAtDuty, _parts, _partCount, _asked) = (null, null, false, [], 0, []);
        (_orders, _reports, _lines, _shown, _read) = ([], [], [], ShownAtOnce, 0);
    }

    /// <summary>Follows the money; victims' accounts have no numbers until it is said why they are looked at.</summary>
    private async Task FollowAsync()
    {
        if (_money is { IsTakenBack: true })
        {
            (_wholeTrail, _noTrail, _trail) = (null, null, null);
            return;
        }

        if (_wholeTrail is null && _money is { Reports: [var first, ..] })
        {
            var (result, trail) = await Centre.TraceAsync(first.Reporter, first.ReportId, TaintPolicy.Fifo, at: null);
            (_wholeTrail, _noTrail, _trail) = (trail, trail is null ? WhyNone(result) : null, null);
        }

        // The same object while nothing changed: what is drawn already is not drawn again.
        _trail ??= _wholeTrail is null || _words is not null ? _wholeTrail : TrailMask.WithoutVictims(_wholeTrail);
    }

    /// <summary>Why there is no trail, with moments in the viewer's zone.</summary>
    private string WhyNone(CommandResult result) => result.Case is { IsSettled: false, Hold: { } hold } ? S[hold.Said(S.Exactly)] : S.Why(result);

    private async Task<string?> LookAsync(CaseFormSaid said)
    {
        var (answer, words) = await Desk.LookAtVictimsAsync(Case, said.Text, Me);
        if (words is null)
        {
            return S.Why(answer);
        }

        (_words, _purpose, _trail) = (words, said.Text, null);
        StateHasChanged();
        return null;
    }

    private async Task<string?> TakeBackAsync(DeskReport report, CaseFormSaid said)
    {
        var result = await Desk.SubmitAsync(new Command.TakeBackReport(Case, report.Reporter, report.ReportId, Me.Id, said.Text.Trim()), Me, said.Text.Trim());
        if (result.Status is not (CommandStatus.Done or CommandStatus.AlreadyDone))
        {
            return S.Why(result);
        }

        await Desk.CatchUpReportsAsync();
        await ReadAsync();
        StateHasChanged();
        return null;
    }

    private Task<string?> AllowExportAsync(string digest, string reason) => SaidAsync(() => Desk.AllowExportAsync(Case, digest, reason, Me, Name(Me.Id)));

    private Task<string?> SayAsync(CaseCommand command) => SaidAsync(() => Desk.DoAsync(Case, command, Me));

    private async Task<string?> SaidAsync(Func<ValueTask<DeskAnswer>> say)
    {
        _said = null;
        var answer = await say();
        if (answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone)
        {
            await ReadAsync();
            StateHasChanged();
            return null;
        }

        return S.Why(answer);
    }

    private async Task<DeskAnswer> LayAsync(string name, byte[] bytes)
    {
        var answer = await Desk.LayFileAsync(Case, name, bytes, Me);
        await ReadAsync();
        StateHasChanged();
        return answer;
    }

    /// <summary>A word that names an officer, who must be there and of a role that works cases.</summary>
    private async Task<string?> ToOfficerAsync(string officer, Func<string, CaseCommand> command) => _workers.Any(worker => worker.Id == officer)
        ? await SayAsync(command(officer))
        : S[CaseWords.NobodyChosen];

    private Task<string?> SetTaskAsync(CaseFormSaid said) => said.Choice.Length == 0
        ? Task.FromResult<string?>(S[_work is { } work && OnCase(work).Count == 0 ? CaseWords.NobodyOnCase : CaseWords.NobodyToDo])
        : SayAsync(new CaseCommand.SetTask(said.Text, said.Choice, Clock.Now + TimeSpan.FromHours(said.Hours)));

    private async Task TakeAsync() => Tell(await SayAsync(new CaseCommand.Assign(Me.Id)));

    private async Task EndTaskAsync(uint task) => Tell(await SayAsync(new CaseCommand.EndTask(task)));

    private void Tell(string? refused) => _said = refused is null ? null : S.Say(CaseWords.NotDone, refused);

    private string PathOf(string section) => section.Length == 0 ? $"/cases/{Case}" : $"/cases/{Case}?part={section}";

    private (string Section, Phrase Name, int Count)[] Tabs(CaseWork work) =>
    [
        ("", CaseWords.Timeline, 0), (People, CaseWords.People, 0), (Trail, CaseWords.Trail, 0), (Money, CaseWords.Money, _orders.Count),
        (Tasks, CaseWords.Tasks, work.Tasks.Count(task => task.DoneAt is null)),
        (Complaints, CaseWords.Complaints, work.Contests.Count(contest => contest.IsOpen)), (Files, CaseWords.Files, work.Files.Length),
        (Linked, CaseWords.Linked, 0),
    ];

    private IReadOnlyList<(string Value, string Name)> OrderChoices =>
        [.. _orders.Select(order => (order.Id, S.Say(CaseWords.OrderWhere, order.Id, S.Say(order.Asked), $"{order.Bank} {order.Account}")))];

    /// <summary>Where the reported payment is that has not settled; null where it was let go and cannot be followed.</summary>
    private string? StoppedWords(ReportedPayment payment, HoldFate? fate)
    {
        var (words, at) = (fate?.State, payment.Outcome) switch
        {
            (HoldState.Held, _) => (CaseWords.PaymentHeld, fate.Until),
            (HoldState.Cancelled, _) => (CaseWords.PaymentCancelled, fate.EndedAt ?? fate.Until),
            (HoldState.ExpiredBlocked, _) => (CaseWords.PaymentTimeBlocked, fate.EndedAt ?? fate.Until),
            (null, Outcome.Block) => (CaseWords.PaymentBlocked, payment.DecidedAt),
            (null, Outcome.Hold) => (CaseWords.PaymentNotLetGo, payment.DecidedAt),
            _ => ((Phrase?)null, payment.DecidedAt),
        };
        return words is null ? null : S.Say(words, S.Say(payment.Amount), payment.PayeeKey, S.Exactly(at));
    }

    private FreezeOrder? OrderSeen(uint number) => Me.May(Act.SeeOrders) ? Centre.FindOrder(number) : null;

    private uint OrderOf(string id) => _orders.FirstOrDefault(order => order.Id == id)?.Number ?? 0;

    /// <summary>Those to whom a case can be given: everybody but who has it.</summary>
    private List<(string Value, string Name)> OthersThan(string? worker) => [.. _workers.Where(one => one.Id != worker)];

    private List<(string Value, string Name)> OnCase(CaseWork work) =>
        [.. (work.Worker is { } worker ? work.Team.Add(worker) : work.Team).Select(id => (id, Name(id)))];

    private string DueOf(CaseTask task) => task.DoneAt is { } done ? S.Say(CaseWords.DoneAt, S.Say(done)) : Left(task.Due);

    private string StateOf(Contest contest) =>
        contest is { Upheld: { } upheld, DecidedAt: { } at } ? S[upheld ? CaseWords.Upheld : CaseWords.TurnedDown] + " · " + S.Say(at) : Left(contest.Due);

    private string Left(Instant due)
    {
        var left = due - Clock.Now;
        return S.Say(left < TimeSpan.Zero ? CaseWords.Overdue : CaseWords.Due, S.Span(left.Duration()));
    }

    private string Name(string by) => Abroad.View.NameOf(by, _names);
}
