using Cordon.Core.Values;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>Statements that banks gave with their orders. Their words are the case's, and go with them.</summary>
internal static class StatementRows
{
    public static void Add(SqliteConnection connection, DeskRecord record, long id)
    {
        // The line of who did what has no word of it, and belongs to no case's timeline: the order's page shows it.
        connection.Run(
            "INSERT INTO event VALUES ($1, $2, $3, $4, NULL, NULL, $5, $6)", id, record.At, record.By, record.Kind, DeskRecords.SubjectOf(record),
            DeskRecords.Body(record with { Text = null }));
        connection.Run(
            "INSERT INTO statement VALUES ($1, $2, $3, $4, $5, $6, $7)", id, (long)record.Order!.Value, (long)record.Case!.Value, record.By, record.At,
            record.Sha256, record.Text ?? "");
    }

    public static List<KeptStatement> Of(SqliteConnection connection, uint order) => connection.Rows(
        "SELECT id, officer, at, sha256, words FROM statement WHERE freeze_order = $1 ORDER BY id DESC",
        row => new KeptStatement(row.GetInt64(0), row.GetString(1), new Instant(row.GetInt64(2)), row.GetString(3), row.GetString(4)), (long)order);
}
