using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Server.Accounts;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Replay;

/// <summary>
/// Plays a data set in time order through the very centre that serves live, and writes what it decided. Accounts are described first,
/// reports come in at their time, labels are never read.
/// </summary>
internal sealed class Replayer : IDisposable
{
    /// <summary>Accounts described in one command: some hundred kilobytes of a batch.</summary>
    private const int AccountsPerCommand = 4096;

    private static readonly Column[] OrderColumns = ["order_id", "report_id", "time", "bank", "account", "amount", "currency", "hop", "policy"];
    private static readonly string[] OutcomeNames = ["allow", "warn", "hold", "block"];

    private readonly DataSetFolder _set;
    // Null where nothing is to be written.
    private readonly string? _out;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly RejectedRows _rejected;
    private readonly List<(string Stage, double Seconds)> _stages = [];
    private readonly SortedDictionary<string, long> _reportsRefused = new(StringComparer.Ordinal);
    private readonly long[] _byOutcome = new long[4];
    private readonly HashSet<uint> _atReports = [];
    private readonly List<double> _traceMilliseconds = [];

    // Filled by the lane while payments are decided, read when all are.
    private readonly List<(FreezeOrder Order, Instant Time)> _reduced = [];
    private TimeOrder? _payments;
    private int _answered;
    private TableWriter? _decisions;
    private TableWriter? _orders;
    private long _laterOrders;
    private long _repeated;
    private long _accounts;
    private long _reportsFiled;
    private long _stageStart;

    /// <param name="outDir">The folder that is written; null where what counts is the journal alone.</param>
    public Replayer(DataSetFolder set, string? outDir)
    {
        (_set, _out) = (set, outDir);
        if (outDir is not null)
        {
            DataSetFolder.Make(outDir);
        }

        _rejected = outDir is null ? new RejectedRows() : new RejectedRows(Path.Combine(outDir, "rejected.csv"));
    }

    /// <summary>Payments decided together; the decisions are the same for any number.</summary>
    public int EpochPayments { get; init; } = EpochQueue.EpochPayments;

    /// <summary>Learns on the way; null for a replay whose policy stays.</summary>
    public ReplayLearning? Learning { get; init; }

    /// <summary>Every policy that decided, by number − 1; known when all is played.</summary>
    public IReadOnlyList<Policy> Policies { get; private set; } = [];

    /// <summary>Plays everything.</summary>
    /// <param name="options">The centre's options; that it is a replay is added here.</param>
    /// <param name="journal">A new journal.</param>
    /// <param name="rules">A rule set instead of the default one; null for the default.</param>
    public async Task<ReplaySummary> PlayAsync(
        CentreOptions options, IJournal journal, string? rules, string? model, CancellationToken cancellation)
    {
        _stageStart = _time.GetTimestamp();
        var payments = _payments = Load();
        var reports = _set.ReadReports(_rejected).OrderBy(r => r.Row.Time).ToList();
        EndStage("read");
        var last = payments.Count > 0 ? payments.Time(payments.Count - 1) : default;
        last = reports.Count > 0 && reports[^1].Row.Time > last ? reports[^1].Row.Time : last;
        var centre = await Centre.OpenAsync(options with { IsReplay = true }, journal, new ReplayClock(last), cancellation).ConfigureAwait(false);
        centre.OrderReduced = (order, time) => _reduced.Add((order, time));
        await using (centre.ConfigureAwait(false))
        {
            await PublishAsync(centre, rules, model, cancellation).ConfigureAwait(false);
            await DescribeAccountsAsync(centre, cancellation).ConfigureAwait(false);
            EndStage("accounts");
            var epochs = new EpochQueue(centre, _time, Decided);
            _orders = Table("freezes.csv", OrderColumns);
            _decisions = Table("decisions.csv", "payment_id", "outcome", "score", "reasons");
            await DecideAsync(centre, journal, payments, reports, epochs, cancellation).ConfigureAwait(false);
            Policies = centre.Policies;
            _decisions?.Dispose();
            _orders?.Dispose();
            WriteLaterOrders(centre);
            var decideSeconds = EndStage("decide");
            return Summarise(payments.Count, epochs.MicrosPerPayment, decideSeconds);
        }
    }

    public void Dispose()
    {
        _decisions?.Dispose();
        _orders?.Dispose();
        _rejected.Dispose();
    }

    private TimeOrder Load()
    {
        using var bar = new ProgressBar("Reading payments", 0, _time);
        var lines = new long[DataSetFolder.BatchSize];
        return TimeOrder.Load(_set.ReadPayments(_rejected, lines: lines), bar.Report, lines);
    }

    private static async Task PublishAsync(Centre centre, string? rules, string? model, CancellationToken cancellation)
    {
        if (rules is null && model is null)
        {
            return;
        }

        if (model is not null && ModelProfileReader.Read(model).Fault is { } fault)
        {
            throw new RunException($"the model cannot be used: {fault}");
        }

        var result = await centre.SubmitAsync(new Command.PublishPolicy(rules, model, RemoveModel: false, "replay"), cancellation).ConfigureAwait(false);
        if (result.Status is not (CommandStatus.Done or CommandStatus.AlreadyDone))
        {
            throw new RunException($"the policy cannot be used: {result.Detail?.English ?? result.Status.ToString()}");
        }
    }

    private async Task DescribeAccountsAsync(Centre centre, CancellationToken cancellation)
    {
        var described = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rows in _set.ReadAccounts(_rejected).Chunk(AccountsPerCommand))
        {
            var accounts = rows.Where(r => described.Add(r.Account)).Select(ToldAccount.Of).ToList();
            var result = await centre.SubmitAsync(new Command.DescribeAccounts(accounts), cancellation).ConfigureAwait(false);
            if (result.Status is not (CommandStatus.Done or CommandStatus.AlreadyDone))
            {
                throw new RunException($"the accounts could not be recorded: {result.Detail?.English ?? centre.StateReason ?? result.Status.ToString()}");
            }

            _accounts += accounts.Count;
        }
    }

    /// <summary>A report is known to payments later than it, never to those of its own moment; it ends the epoch.</summary>
    private async Task DecideAsync(
        Centre centre, IJournal journal, TimeOrder payments, List<(long Line, ReportRow Row)> reports, EpochQueue epochs, CancellationToken cancellation)
    {
        using var bar = new ProgressBar("Deciding", payments.Count, _time);
        var next = 0;
        Learning?.Begin(payments.Count == 0 ? Instant.Max : payments.Time(0));
        for (var rank = 0; rank < payments.Count; rank++)
        {
            while (true)
            {
                var report = next < reports.Count && reports[next].Row.Time < payments.Time(rank) ? reports[next].Row.Time : (Instant?)null;
                if (Learning is { } learning && learning.Next <= payments.Time(rank) && (report is null || learning.Next <= report))
                {
                    await epochs.DrainAsync().ConfigureAwait(false);
                    await learning.LearnAsync(centre, journal, cancellation).ConfigureAwait(false);
                }
                else if (report is not null)
                {
                    await epochs.HandInAsync().ConfigureAwait(false);
                    await FileAsync(centre, reports[next++], cancellation).ConfigureAwait(false);
                }
                else
                {
                    break;
                }
            }

            payments.CopyTo(rank, epochs.Open);
            if (epochs.Open.Count == EpochPayments)
            {
                await epochs.HandInAsync().ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                bar.Report(rank);
            }
        }

        await epochs.HandInAsync().ConfigureAwait(false);
        for (; next < reports.Count; next++)
        {
            await FileAsync(centre, reports[next], cancellation).ConfigureAwait(false);
        }

        await epochs.DrainAsync().ConfigureAwait(false);
    }

    private async Task FileAsync(Centre centre, (long Line, ReportRow Row) filed, CancellationToken cancellation)
    {
        var report = filed.Row;
        var handle = report.ContactHandle is { } told ? ContactText.OfHandle(told) : null;
        var contact = string.Join(' ', new[] { report.Contact, report.ContactPhone, report.ContactUrl, handle }.Where(c => c is not null));
        var command = new Command.FileReport(
            report.ReportId, report.Time, report.PaymentId, 0, report.ScamType, report.Narrative, contact.Length == 0 ? null : contact);
        var result = await centre.SubmitAsync(command, cancellation).ConfigureAwait(false);
        switch (result.Status)
        {
            case CommandStatus.Done:
                _reportsFiled++;
                Ordered(result.Case!);
                break;
            case CommandStatus.AlreadyDone or CommandStatus.NotFound or CommandStatus.Conflict or CommandStatus.Invalid:
                var why = result.Detail?.English ?? "it had been filed before";
                _reportsRefused[why] = _reportsRefused.GetValueOrDefault(why) + 1;
                _rejected.Add(_set.ReportsFile, filed.Line, why, Encoding.UTF8.GetBytes(report.ReportId));
                break;
            default:
                throw new RunException($"a report could not be recorded: {result.Detail?.English ?? centre.StateReason ?? result.Status.ToString()}");
        }
    }

    private void Decided(PaymentBatch payments, Decision[] decisions)
    {
        for (var i = 0; i < payments.Count; i++)
        {
            var id = payments.Text(i, PaymentText.PaymentId);
            ref var decision = ref decisions[i];
            if (decision.Refusal != Refusal.None)
            {
                _rejected.Add(_set.PaymentsFile, _payments!.Line(_answered + i), "payment_id was used before for a payment with other content", id);
            }
            else if (decision.IsRepeat)
            {
                _repeated++;
            }
            else
            {
                _byOutcome[(int)decision.Outcome]++;
                if (_decisions is null)
                {
                    continue;
                }

                _decisions.Text(id);
                _decisions.Text(OutcomeNames[(int)decision.Outcome]);
                _decisions.Text(decision.Score.ToString());
                _decisions.Text(decision.Reasons.Count == 0 ? "" : string.Join(';', decision.Reasons.Select(r => r.Code)));
                _decisions.EndRow();
            }
        }

        _answered += payments.Count;
    }

    /// <summary>Writes the orders that a report caused at its moment.</summary>
    private void Ordered(CaseSummary reported)
    {
        if (reported.TraceTime is { } traceTime && reported.Reports == 1)
        {
            _traceMilliseconds.Add(traceTime.TotalMilliseconds);
            foreach (var order in reported.Orders)
            {
                _atReports.Add(order.Number);
                WriteOrder(_orders, order, order.FirstAskedMinor, order.ProposedAt);
            }
        }
    }

    /// <summary>
    /// Writes what came of money moving on: orders where it came to, and again those, with what is left, where it went away from. They are fifo
    /// whatever the policy of the first ones, as all is that is followed live.
    /// </summary>
    private void WriteLaterOrders(Centre centre)
    {
        using var later = Table("freezes_later.csv", OrderColumns);
        var added = centre.FindOrders(order => !_atReports.Contains(order.Number), 0, int.MaxValue)
            .Select(order => (Order: order, Minor: order.FirstAskedMinor, Time: order.ProposedAt, IsChange: false)).ToList();
        _laterOrders = added.Count;
        var changed = _reduced.Select(change => (change.Order, change.Order.Asked.Minor, change.Time, IsChange: true));

        // At one moment money goes away before it comes; what happened first to an order stands first, since the sort is stable.
        foreach (var row in added.Concat(changed).OrderBy(row => row.Time).ThenBy(row => !row.IsChange))
        {
            WriteOrder(later, row.Order with { Policy = TaintPolicy.Fifo }, row.Minor, row.Time);
        }
    }

    private TableWriter? Table(string file, params ReadOnlySpan<Column> columns) => _out is null ? null : TableWriter.Create(Path.Combine(_out, file), columns);

    private static void WriteOrder(TableWriter? to, FreezeOrder order, long minor, Instant time)
    {
        if (to is null)
        {
            return;
        }

        to.Text(order.Id);
        to.Text(order.ReportId);
        to.Text(time.ToString());
        to.Text(order.Bank);
        to.Text(order.Account);
        to.Text((order.Asked with { Minor = minor }).ToMajorString());
        to.Text(order.Asked.Currency.Code);
        to.Text(order.Hop.ToString(CultureInfo.InvariantCulture));
        to.Text(order.Policy.ToString().ToLowerInvariant());
        to.EndRow();
    }

    private ReplaySummary Summarise(long read, IReadOnlyList<double> micros, double decideSeconds)
    {
        using var process = Process.GetCurrentProcess();
        return new ReplaySummary
        {
            PaymentsRead = read,
            ByOutcome = _byOutcome,
            Repeated = _repeated,
            Accounts = _accounts,
            ReportsFiled = _reportsFiled,
            ReportsRefused = _reportsRefused,
            Rejected = _rejected.Count,
            RejectedByReason = _rejected.CountByReason,
            Stages = _stages,
            DecideSeconds = decideSeconds,
            MedianMicros = Percentile(micros, 0.5),
            P99Micros = Percentile(micros, 0.99),
            OrdersAtReports = _atReports.Count,
            OrdersLater = _laterOrders,
            TraceMilliseconds = (Percentile(_traceMilliseconds, 0.5), Percentile(_traceMilliseconds, 0.99)),
            PeakMemoryBytes = process.PeakWorkingSet64,
            Learning = Learning,
        };
    }

    private static double Percentile(IReadOnlyCollection<double> values, double share) =>
        values.Count == 0 ? 0 : values.Order().ElementAt((int)(values.Count * share));

    private double EndStage(string name)
    {
        var seconds = _time.GetElapsedTime(_stageStart).TotalSeconds;
        _stages.Add((name, seconds));
        _stageStart = _time.GetTimestamp();
        return seconds;
    }
}
