using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine.Cases;

/// <summary>Reads from a journal what the reports of a payment say.</summary>
public static class ToldReports
{
    /// <summary>The reports of a payment, the first first.</summary>
    /// <param name="payment">The payment's number.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    public static async Task<IReadOnlyList<ToldReport>> OfAsync(IJournal journal, long payment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var found = new List<ToldReport>();
        await foreach (var batch in journal.ReadAsync(0, 0, cancellation).ConfigureAwait(false))
        {
            Take(batch.Payload.Span, payment, found);
        }

        return found;
    }

    private static void Take(ReadOnlySpan<byte> payload, long payment, List<ToldReport> found)
    {
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            if (records.Kind != RecordKind.ReportFiled)
            {
                continue;
            }

            var body = records.Body;
            if (FiledReport.Read(ref body) is var report && report.Sequence == payment)
            {
                found.Add(new ToldReport(report.ReportId, report.Reporter, report.Time, report.ScamType, report.Contact));
            }
        }
    }
}
