using System.Diagnostics;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Replay;

/// <summary>
/// Plays a data set in time order through the very centre that serves live: accounts are described first, each payment is screened, each
/// report comes at its time. Labels are never read, nothing is known before it happened, and every payment settles.
/// </summary>
/// <remarks>
/// Payments go in numbered epochs of a fixed size that also end where a report stands, so what lies in one epoch depends on the data alone
/// and two runs are equal to the byte.
/// </remarks>
internal sealed class Replayer
{
    /// <summary>Payments of an epoch: 64 blocks.</summary>
    private const int EpochPayments = 4096;

    /// <summary>Epochs under way: one being written to the journal, one being decided, one being read.</summary>
    private const int EpochsUnderWay = 3;

    private const int DescriptionsAtATime = 4096;

    private readonly DataSetFolder _folder;
    private readonly string _out;
    private readonly Action<string, double> _progress;
    private readonly ReplaySummary _summary = new();
    private readonly Queue<(PaymentWork Work, TaskCompletionSource Done)> _underWay = new();
    private readonly Stack<PaymentWork> _free = new();

    /// <param name="progress">Told the stage and how much of it is done, 0 to 1.</param>
    public Replayer(DataSetFolder folder, string outFolder, Action<string, double> progress) =>
        (_folder, _out, _progress) = (folder, outFolder, progress);

    /// <summary>Plays the whole data set and writes decisions.csv, freezes.csv, freezes_later.csv, rejected.csv and summary.json.</summary>
    public async Task<ReplaySummary> RunAsync(CentreOptions options, IJournal journal, string? rules, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_out);
        using var rejected = new RejectedRows(Path.Combine(_out, "rejected.csv"));
        var clock = Stopwatch.StartNew();
        _progress("reading", 0);
        var order = TimeOrder.Load(_folder.ReadPayments(rejected), _ => { });
        var reports = _folder.HasReports ? _folder.ReadReports(rejected).OrderBy(r => r.Time).ToList() : [];
        _summary.PaymentRows = order.Count + rejected.Count;
        _summary.Stage("read", clock);

        await using var centre = await Centre.OpenAsync(options with { IsReplay = true }, journal, TimeProvider.System, cancellation);
        if (rules is not null)
        {
            var published = await centre.SubmitAsync(new Command.PublishRules(rules, "replay"), cancellation);
            if (published.Status != CommandStatus.Done)
            {
                throw new DataSetException($"The rules cannot be used: {published.Detail}");
            }
        }

        await DescribeAsync(centre, rejected, cancellation);
        _summary.Stage("accounts", clock);
        using (var decisions = TableWriter.Create(Path.Combine(_out, "decisions.csv"), "payment_id", "outcome", "score", "reasons"))
        {
            await PlayAsync(centre, order, reports, rejected, decisions, cancellation);
        }

        _summary.Stage("replay", clock);
        WriteFreezes();
        _summary.Finish(centre, rejected);
        _summary.Write(Path.Combine(_out, "summary.json"));
        return _summary;
    }

    private async Task DescribeAsync(Centre centre, RejectedRows rejected, CancellationToken cancellation)
    {
        if (!_folder.HasAccounts)
        {
            return;
        }

        foreach (var rows in _folder.ReadAccounts(rejected).Chunk(DescriptionsAtATime))
        {
            var told = rows.Select(r => new AccountDescription(r.Account, r.Bank, r.Kind, r.Opened, r.OpeningBalance)).ToList();
            await centre.SubmitAsync(new Command.DescribeAccounts(told), cancellation);
            _summary.Accounts += told.Count;
        }
    }

    private async Task PlayAsync(
        Centre centre, TimeOrder order, List<ReportRow> reports, RejectedRows rejected, TableWriter decisions, CancellationToken cancellation)
    {
        var nextReport = 0;
        var work = Take();
        for (var rank = 0; rank < order.Count; rank++)
        {
            var isReportDue = nextReport < reports.Count && reports[nextReport].Time < order.Time(rank);
            if (work.Payments.Count == EpochPayments || (isReportDue && work.Payments.Count > 0))
            {
                await SubmitAsync(centre, work, decisions, rejected);
                work = Take();
                _progress("replaying", rank / (double)order.Count);
            }

            for (; nextReport < reports.Count && reports[nextReport].Time < order.Time(rank); nextReport++)
            {
                await ReportAsync(centre, reports[nextReport], rejected, cancellation);
            }

            order.CopyTo(rank, work.Payments);
        }

        await SubmitAsync(centre, work, decisions, rejected);
        for (; nextReport < reports.Count; nextReport++)
        {
            await ReportAsync(centre, reports[nextReport], rejected, cancellation);
        }

        while (_underWay.Count > 0)
        {
            await WriteOldestAsync(decisions, rejected);
        }

        _progress("replaying", 1);
    }

    private PaymentWork Take()
    {
        var work = _free.TryPop(out var free) ? free : new PaymentWork();
        work.Payments.Clear();
        return work;
    }

    private async Task SubmitAsync(Centre centre, PaymentWork work, TableWriter decisions, RejectedRows rejected)
    {
        if (work.Payments.Count == 0)
        {
            _free.Push(work);
            return;
        }

        if (_underWay.Count == EpochsUnderWay)
        {
            await WriteOldestAsync(decisions, rejected);
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Completed = _ => done.SetResult();
        if (!centre.TrySubmit(work))
        {
            throw new JournalUnavailableException($"The centre takes nothing in: {centre.StateReason}");
        }

        _underWay.Enqueue((work, done));
    }

    private async Task WriteOldestAsync(TableWriter decisions, RejectedRows rejected)
    {
        var (work, done) = _underWay.Dequeue();
        await done.Task;
        for (var i = 0; i < work.Payments.Count; i++)
        {
            var decision = work.Decisions[i];
            var id = work.Payments.Text(i, PaymentText.PaymentId);
            if (decision.Refusal == Refusal.Unavailable)
            {
                throw new JournalUnavailableException("The journal could not be written while the data set was played.");
            }

            if (decision.Refusal == Refusal.ConflictingContent)
            {
                rejected.Add("payments", 0, "payment_id stands for another payment too", id);
            }
            else if (decision.IsRepeat)
            {
                _summary.Repeats++;
            }
            else
            {
                _summary.Count(decision.Outcome);
                decisions.Text(id);
                decisions.Text(Words(decision.Outcome));
                decisions.Text(decision.Score.ToString());
                decisions.Text(decision.Reasons.Count == 0 ? "" : string.Join(';', decision.Reasons.Select(r => r.Code)));
                decisions.EndRow();
            }
        }

        _free.Push(work);
    }

    private async Task ReportAsync(Centre centre, ReportRow report, RejectedRows rejected, CancellationToken cancellation)
    {
        var contact = report.Contact ?? report.ContactPhone ?? report.ContactUrl ?? report.ContactHandle;
        var result = await centre.SubmitAsync(
            new Command.FileReport(report.ReportId, report.Time, report.PaymentId, 0, report.ScamType, report.Narrative, contact), cancellation);
        if (result.Status == CommandStatus.Done)
        {
            _summary.Reports++;
        }
        else
        {
            rejected.Add("reports", 0, result.Detail ?? result.Status.ToString(), System.Text.Encoding.UTF8.GetBytes(report.ReportId));
        }
    }

    /// <summary>Freeze orders follow from tracing; until a trace orders some, the files say that there are none.</summary>
    private void WriteFreezes()
    {
        string[] columns = ["order_id", "report_id", "time", "bank", "account", "amount", "currency", "hop", "policy"];
        foreach (var file in (string[])["freezes.csv", "freezes_later.csv"])
        {
            using var freezes = new CsvWriter(Path.Combine(_out, file), columns);
        }
    }

    internal static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Allow => "allow",
        Outcome.Warn => "warn",
        Outcome.Hold => "hold",
        _ => "block",
    };
}
