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

    /// <param name="Sequence">The stolen payment's number.</param>
    /// <param name="At">When the centre had it.</param>
    public readonly record struct Filed(
        string ReportId, string PaymentId, long Sequence, long At, string? ScamType, string? Narrative, string? Contact, uint Reporter)
    {
        /// <summary>The accounts of the payment, and the officer who took the report; null for none.</summary>
        public uint Payer { get; init; }

        public uint Payee { get; init; }

        public string? TakenBy { get; init; }
    }

    /// <summary>The reports among a batch's records that began or joined a case.</summary>
    public static IReadOnlyList<Filed> In(ReadOnlySpan<byte> payload)
    {
        List<Filed>? found = null;
        var reader = new ColumnReader(payload);
        while (!reader.IsAtEnd)
        {
            var kind = (RecordKind)reader.Byte();
            var body = new ColumnReader(reader.Bytes(reader.Int32()));
            if (kind == RecordKind.ReportFiled && Read(ref body) is { } filed)
            {
                (found ??= []).Add(filed);
            }
        }

        return found ?? (IReadOnlyList<Filed>)[];
    }

    public static void Add(SqliteConnection connection, Filed filed)
    {
        var number = connection.Number("SELECT work FROM report WHERE sequence = $1 LIMIT 1", filed.Sequence)
            ?? (connection.Number("SELECT max(work) FROM report") ?? 0) + 1;
        var id = (connection.Number("SELECT max(id) FROM report") ?? (FirstId - 1)) + 1;
        connection.Run(
            "INSERT INTO report VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", id, number, filed.Sequence, (long)filed.Reporter, filed.ReportId,
            filed.At, filed.ScamType, (long)filed.Payer, (long)filed.Payee, filed.TakenBy);

        // A case is on the desk from its first report on, nobody's yet.
        connection.Run(
            "INSERT INTO work VALUES ($1, $2, NULL, 0, NULL, 0, NULL, 0, NULL, NULL, 0) ON CONFLICT DO NOTHING", number,
            nameof(Core.Casework.CaseStage.New));
        if (connection.Number("SELECT erased_at FROM work WHERE number = $1", number) >= filed.At)
        {
            return;
        }

        foreach (var contact in ContactKey.Of(filed.Contact ?? ""))
        {
            connection.Run("INSERT INTO named VALUES ($1, $2, $3, $4)", (long)contact.Kind, contact.Tail, contact.Value, id);
        }

        string?[] words = [filed.ReportId, filed.PaymentId, filed.ScamType, filed.Narrative, filed.Contact];
        DeskProjection.Index(connection, id, (uint)number, Kind, filed.At, string.Join('\n', words.Where(word => word is not null)));
    }

    /// <summary>A report; null for one of an early program, which began no case.</summary>
    private static Filed? Read(ref ColumnReader body)
    {
        var report = FiledReport.Read(ref body);
        if (report.Payer is not { } payer)
        {
            return null;
        }

        return new Filed(
            report.ReportId, report.PaymentId, report.Sequence, report.KeyedIn.Milliseconds, report.ScamType, report.Narrative, report.Contact, report.Reporter)
        {
            Payer = payer,
            Payee = report.Payee,
            TakenBy = report.TakenBy,
        };
    }
}
