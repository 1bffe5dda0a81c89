using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Server.Accounts;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Networks;

/// <summary>Plays a data set as a centre's journal is played.</summary>
internal static class DataSetPlay
{
    /// <summary>Plays a data set.</summary>
    /// <exception cref="RunException">An undoing names a gang that was not merged at its time.</exception>
    public static void Run(this NetworkPlay play, DataSetFolder set, RejectedRows rejected, CancellationToken cancellation)
    {
        foreach (var row in set.ReadAccounts(rejected))
        {
            play.History.Describe(ToldAccount.Of(row), row.Holder, row.Phone);
        }

        var payments = Load(set, rejected);
        var reports = set.ReadReports(rejected).Select(report => report.Row).OrderBy(report => report.Time).ToList();
        using var bar = new ProgressBar("Looking at days", payments.Count, TimeProvider.System);
        var (next, one) = (0, new PaymentBatch(1));
        for (var rank = 0; rank < payments.Count; rank++)
        {
            var time = payments.Time(rank);
            for (; next < reports.Count && reports[next].Time < time; next++)
            {
                play.LookUntil(reports[next].Time);
                File(play, reports[next]);
            }

            play.LookUntil(time);
            one.Clear();
            payments.CopyTo(rank, one);
            play.History.Book(one, 0);
            if (rank % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                bar.Report(rank);
            }
        }

        var last = payments.Count == 0 ? default : payments.Time(payments.Count - 1);
        foreach (var report in reports.Skip(next))
        {
            play.LookUntil(report.Time);
            File(play, report);
            last = report.Time > last ? report.Time : last;
        }

        play.End(last);
        CheckUndoings(play);
    }

    /// <summary>Whoever gave the table is told of a row that nothing came of.</summary>
    /// <exception cref="RunException">An undoing names a gang that was not merged at its time.</exception>
    public static void CheckUndoings(NetworkPlay play)
    {
        if (play.UndoingsRefused is [var refused, ..])
        {
            throw new RunException($"G-{refused.Gang} is not merged into another gang at {new Instant(refused.TimeMilliseconds)}: there is nothing to undo.");
        }

        if (play.PartingsRefused is [var parting, ..])
        {
            throw new RunException($"M-{parting.Number} is no merge in force at {new Instant(parting.TimeMilliseconds)}: there is nothing to undo.");
        }
    }

    private static TimeOrder Load(DataSetFolder set, RejectedRows rejected)
    {
        using var bar = new ProgressBar("Reading payments", 0, TimeProvider.System);
        return TimeOrder.Load(set.ReadPayments(rejected), bar.Report);
    }

    private static void File(NetworkPlay play, ReportRow report)
    {
        var handle = report.ContactHandle is { } told ? ContactText.OfHandle(told) : null;
        var contacts = new[] { report.ContactPhone, report.ContactUrl, handle, report.Contact }.OfType<string>();
        play.ReportsRefused += play.History.Report(report.ReportId, report.PaymentId, report.Time, contacts) ? 0 : 1;
    }
}
