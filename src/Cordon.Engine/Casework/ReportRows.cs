using Cordon.Core.Intake;
using Cordon.Engine.Records;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>
/// Reports, taken out of the centre's own records: which case each belongs to, and the words by which it is found. A case is one stolen payment, and
/// cases are numbered in the order of their first reports.
/// </summary>
internal static class ReportRows
{
    /// <summary>Reports' texts are numbered behind all that the desk itself can write.</summary>
    private const long FirstId = 1L << 60;

    public const string Kind = "report";

    /// <summary>One thing that a batch's records say of reports: one that began or joined a case, or what became of one since.</summary>
    public readonly record struct Said(FiledReport? Filed, TakenBackReport? Back, RightedHolder? Righted);

    /// <summary>What a batch's records say of reports, in their order.</summary>
    public static IReadOnlyList<Said> In(ReadOnlySpan<byte> payload)
    {
        List<Said>? found = null;
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            var body = records.Body;
            if (records.Kind == RecordKind.ReportFiled && FiledReport.Read(ref body) is { Payer: not null } filed)
            {
                (found ??= []).Add(new Said(filed, null, null));
            }
            else if (records.Kind == RecordKind.ReportTakenBack)
            {
                (found ??= []).Add(new Said(null, TakenBackReport.Read(ref body), null));
            }
            else if (records.Kind == RecordKind.HolderRighted)
            {
                (found ??= []).Add(new Said(null, null, RightedHolder.Read(ref body)));
            }
        }

        return found ?? (IReadOnlyList<Said>)[];
    }

    public static void Add(SqliteConnection connection, Said said)
    {
        if (said.Filed is { } filed)
        {
            Add(connection, filed);
        }
        else if (said.Back is { } back)
        {
            // It names nobody any more.
            connection.Run(
                "DELETE FROM named WHERE report IN (SELECT id FROM report WHERE work = $1 AND reporter = $2 AND report_id = $3)", (long)back.Case,
                (long)back.Reporter, back.ReportId);
            connection.Run(
                "UPDATE report SET back_at = $4, back_by = $5, back_why = $6 WHERE work = $1 AND reporter = $2 AND report_id = $3", (long)back.Case,
                (long)back.Reporter, back.ReportId, back.Time.Milliseconds, back.By, back.Reason);
        }
        else if (said.Righted is { } righted)
        {
            connection.Run("UPDATE report SET is_righted = 1 WHERE work = $1 AND payee = $2", (long)righted.Case, (long)righted.Account);
        }
    }

    private static void Add(SqliteConnection connection, FiledReport filed)
    {
        var at = filed.KeyedIn.Milliseconds;
        var number = connection.Number("SELECT work FROM report WHERE sequence = $1 LIMIT 1", filed.Sequence)
            ?? (connection.Number("SELECT max(work) FROM report") ?? 0) + 1;
        var id = (connection.Number("SELECT max(id) FROM report") ?? (FirstId - 1)) + 1;
        connection.Run(
            """
            INSERT INTO report VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, NULL,
                ifnull((SELECT max(is_righted) FROM report WHERE work = $2 AND payee = $9), 0))
            """, id, number, filed.Sequence, (long)filed.Reporter,
            filed.ReportId, at, filed.ScamType, (long?)filed.Payer, (long)filed.Payee, filed.TakenBy);

        // A case is on the desk from its first report on, nobody's yet.
        connection.Run(
            "INSERT INTO work VALUES ($1, $2, NULL, 0, NULL, 0, NULL, 0, NULL, NULL, 0) ON CONFLICT DO NOTHING", number,
            nameof(Core.Casework.CaseStage.New));
        if (connection.Number("SELECT erased_at FROM work WHERE number = $1", number) >= at)
        {
            return;
        }

        foreach (var contact in ContactKey.Of(filed.Contact ?? ""))
        {
            connection.Run("INSERT INTO named VALUES ($1, $2, $3, $4)", (long)contact.Kind, contact.Tail, contact.Value, id);
        }

        string?[] words = [filed.ReportId, filed.PaymentId, filed.ScamType, filed.Narrative, filed.Contact];
        DeskProjection.Index(connection, id, (uint)number, Kind, at, string.Join('\n', words.Where(word => word is not null)));
    }
}
