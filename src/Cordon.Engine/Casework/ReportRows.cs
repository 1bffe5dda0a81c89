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

    /// <summary>The reports among a batch's records that began or joined a case.</summary>
    public static IReadOnlyList<FiledReport> In(ReadOnlySpan<byte> payload)
    {
        List<FiledReport>? found = null;
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            var body = records.Body;
            if (records.Kind == RecordKind.ReportFiled && FiledReport.Read(ref body) is { Payer: not null } filed)
            {
                (found ??= []).Add(filed);
            }
        }

        return found ?? (IReadOnlyList<FiledReport>)[];
    }

    public static void Add(SqliteConnection connection, FiledReport filed)
    {
        var at = filed.KeyedIn.Milliseconds;
        var number = connection.Number("SELECT work FROM report WHERE sequence = $1 LIMIT 1", filed.Sequence)
            ?? (connection.Number("SELECT max(work) FROM report") ?? 0) + 1;
        var id = (connection.Number("SELECT max(id) FROM report") ?? (FirstId - 1)) + 1;
        connection.Run(
            "INSERT INTO report VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", id, number, filed.Sequence, (long)filed.Reporter, filed.ReportId,
            at, filed.ScamType, (long?)filed.Payer, (long)filed.Payee, filed.TakenBy);

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
