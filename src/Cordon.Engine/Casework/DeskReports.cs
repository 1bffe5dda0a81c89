using System.Text.Json;
using Cordon.Core.Casework;
using Cordon.Core.Intake;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>The questions about reports, on a connection that sees one moment.</summary>
internal static class DeskReports
{
    /// <summary>Reports that one question goes through: what more than these name is known well enough by them.</summary>
    private const int LookedThroughMax = 2_000;

    public static List<ReportMoment> Naming(
        SqliteConnection connection, IReadOnlyList<ContactKey> contacts, IReadOnlyList<uint> accounts, ActingOfficer by, int countMax)
    {
        var ids = Ids(connection, contacts, accounts, "payee").Concat(Ids(connection, [], accounts, "payer"));
        return [.. ids.Distinct().OrderDescending().Take(countMax).SelectMany(id => Rows(connection, "report.id = $2", id, by, 1))];
    }

    public static ReportMoment? Against(SqliteConnection connection, uint payee, IReadOnlyCollection<uint> except, ActingOfficer by) => Rows(
        connection, "payee = $2 AND back_at IS NULL AND NOT is_righted AND report.work NOT IN (SELECT value FROM json_each($4))", (long)payee, by, 1,
        $"{DeskReading.IsOpen(by)} DESC, report.id DESC", JsonSerializer.Serialize(except)).FirstOrDefault();

    public static List<ReportMoment> Of(SqliteConnection connection, long sequence, ActingOfficer by, int countMax) =>
        Rows(connection, "report.sequence = $2", sequence, by, countMax);

    public static List<ReportMoment> Called(SqliteConnection connection, string reportId, ActingOfficer by, int countMax) =>
        Rows(connection, "report.report_id = $2", reportId, by, countMax);

    public static Dictionary<uint, DeskReport> First(SqliteConnection connection, IReadOnlyCollection<uint> cases) => connection.Rows(
        """
        SELECT work, id, report_id, reporter, at, scam_type FROM report
        WHERE id IN (SELECT min(id) FROM report WHERE work IN (SELECT value FROM json_each($1)) GROUP BY work)
        """,
        row => (Case: row.UInt(0), Report: new DeskReport(
            row.GetInt64(1), row.GetString(2), row.UInt(3), new Instant(row.GetInt64(4)), row.TextOrNull(5))), JsonSerializer.Serialize(cases))
        .ToDictionary(row => row.Case, row => row.Report);

    public static Dictionary<string, uint> Cases(SqliteConnection connection, IReadOnlyCollection<string> reports, ActingOfficer by) => connection.Rows(
        $"""
        SELECT report_id, report.work, {DeskReading.IsOpen(by)} AND $1 IS NOT NULL
        FROM report LEFT JOIN work ON work.number = report.work WHERE report_id IN (SELECT value FROM json_each($2))
        """,
        row => (Id: row.GetString(0), Case: row.UInt(1), IsOpen: row.GetInt64(2) != 0), by.Id, JsonSerializer.Serialize(reports))
        .GroupBy(row => row.Id, StringComparer.Ordinal).Where(same => same.Count() == 1 && same.First().IsOpen)
        .ToDictionary(same => same.Key, same => same.First().Case, StringComparer.Ordinal);

    public static (int Victims, int Early) Count(
        SqliteConnection connection, IReadOnlyList<ContactKey> contacts, IReadOnlyList<uint> payees, Instant until)
    {
        var (victims, early) = (new HashSet<long>(), new HashSet<long>());
        foreach (var id in Ids(connection, contacts, payees, "payee").Distinct())
        {
            foreach (var (payer, at) in connection.Rows(
                "SELECT payer, at FROM report WHERE id = $1 AND NOT (is_righted AND payee IN (SELECT value FROM json_each($2)))",
                row => (row.GetInt64(0), row.GetInt64(1)), id, JsonSerializer.Serialize(payees)))
            {
                victims.Add(payer);
                if (at <= until.Milliseconds)
                {
                    early.Add(payer);
                }
            }
        }

        return (victims.Count, early.Count);
    }

    // Of rows that are one in a group, SQLite gives the one that has the least.
    public static List<(string Value, Instant First, string? ScamType)> NamedByTaken(SqliteConnection connection, IdentifierKind kind) => connection.Rows(
        """
        SELECT named.value, min(report.at), report.scam_type FROM named JOIN report ON report.id = named.report JOIN work ON work.number = report.work
        WHERE named.kind = $1 AND work.stage <> $2 GROUP BY named.value
        """,
        row => (row.GetString(0), new Instant(row.GetInt64(1)), row.TextOrNull(2)), (long)kind, nameof(CaseStage.New));

    public static List<string> Words(SqliteConnection connection, uint number) => connection.Rows(
        "SELECT words FROM found WHERE work = $1 AND kind = $2 ORDER BY id", row => row.GetString(0), (long)number, ReportRows.Kind);

    private static List<long> Ids(SqliteConnection connection, IReadOnlyList<ContactKey> contacts, IReadOnlyList<uint> accounts, string side)
    {
        var ids = new List<long>();
        foreach (var contact in contacts)
        {
            ids.AddRange(connection.Rows(
                "SELECT value, report FROM named WHERE kind = $1 AND tail = $2 ORDER BY report DESC LIMIT $3",
                row => (Value: row.GetString(0), Report: row.GetInt64(1)), (long)contact.Kind, contact.Tail, LookedThroughMax)
                .Where(named => contact.IsSame(contact with { Value = named.Value })).Select(named => named.Report));
        }

        foreach (var account in accounts)
        {
            ids.AddRange(connection.Rows(
                $"SELECT id FROM report WHERE {side} = $1 AND back_at IS NULL ORDER BY id DESC LIMIT $2", row => row.GetInt64(0), (long)account,
                LookedThroughMax));
        }

        return ids;
    }

    private static List<ReportMoment> Rows(
        SqliteConnection connection, string which, object value, ActingOfficer by, int countMax, string order = "report.id", params object[] more) =>
        connection.Rows(
        $"""
        SELECT report.work, sequence, report_id, report.at, scam_type, taken_by, payer, payee, back_at, is_righted, {DeskReading.IsOpen(by)} AND $1 IS NOT NULL
        FROM report LEFT JOIN work ON work.number = report.work WHERE {which} ORDER BY {order} LIMIT $3
        """,
        RowOf, [by.Id, value, countMax, .. more]);

    private static ReportMoment RowOf(SqliteDataReader row)
    {
        var isOpen = row.GetInt64(10) != 0;
        return new ReportMoment(
            isOpen ? row.UInt(0) : 0, row.GetInt64(1), isOpen ? row.GetString(2) : "", new Instant(row.GetInt64(3)), isOpen ? row.TextOrNull(4) : null,
            isOpen ? row.TextOrNull(5) : null, isOpen ? row.UInt(6) : 0, row.UInt(7), isOpen)
        {
            IsTakenBack = !row.IsDBNull(8),
            IsRighted = row.GetInt64(9) != 0,
        };
    }
}
