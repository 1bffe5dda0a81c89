using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>
/// The projection's tables. All of it is derived: a file of another version, of another journal or damaged is thrown away and made again, so that
/// there is nothing to migrate.
/// </summary>
internal static class DeskSchema
{
    /// <summary>Raised with every change of a table or of what is written into one.</summary>
    private const long Version = 6;

    /// <summary>Records of one batch: a row's number is the batch's position times this and the record's place.</summary>
    public const int RecordsMax = 16;

    /// <summary>The tables whose rows say all; the indexes over words are made from <c>found</c>.</summary>
    public static readonly string[] Tables =
    [
        "place", "event", "work", "part", "member", "task", "contest", "grave", "look", "report", "named", "moved", "waited", "statement", "found",
        "words", "numbers",
    ];

    private const string Text = $"""
        CREATE TABLE place (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE event (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, officer TEXT NOT NULL, kind TEXT NOT NULL, work INTEGER, grave INTEGER, subject TEXT,
            body BLOB NOT NULL) STRICT;
        CREATE INDEX event_of_work ON event (work, id) WHERE work IS NOT NULL;
        CREATE INDEX event_of_grave ON event (grave, id) WHERE grave IS NOT NULL;
        CREATE INDEX event_of_subject ON event (subject, id) WHERE subject IS NOT NULL;
        CREATE INDEX event_of_officer ON event (officer, at, id);
        CREATE TABLE work (
            number INTEGER PRIMARY KEY, stage TEXT NOT NULL, worker TEXT, whole INTEGER NOT NULL, changed_at INTEGER, open_tasks INTEGER NOT NULL,
            next_due INTEGER, open_contests INTEGER NOT NULL, contest_due INTEGER, erased_at INTEGER, is_erased INTEGER NOT NULL) STRICT;
        CREATE INDEX work_of_worker ON work (worker, number);
        CREATE INDEX work_of_stage ON work (stage, number);
        CREATE INDEX work_of_rest ON work (changed_at) WHERE is_erased = 0;
        CREATE INDEX work_of_due ON work (next_due) WHERE next_due IS NOT NULL;
        CREATE TABLE part (whole INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (whole, work)) STRICT, WITHOUT ROWID;
        CREATE TABLE member (officer TEXT NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (officer, work)) STRICT, WITHOUT ROWID;
        CREATE INDEX member_of_work ON member (work);
        CREATE TABLE task (
            work INTEGER NOT NULL, number INTEGER NOT NULL, officer TEXT NOT NULL, due INTEGER NOT NULL, done_at INTEGER, words TEXT NOT NULL,
            PRIMARY KEY (work, number)) STRICT, WITHOUT ROWID;
        CREATE INDEX task_open ON task (officer, due, work, number) WHERE done_at IS NULL;
        CREATE TABLE contest (
            work INTEGER NOT NULL, number INTEGER NOT NULL, freeze_order INTEGER NOT NULL, filed_at INTEGER NOT NULL, due INTEGER NOT NULL,
            upheld INTEGER, PRIMARY KEY (work, number)) STRICT, WITHOUT ROWID;
        CREATE INDEX contest_open ON contest (due, work, number) WHERE upheld IS NULL;
        CREATE TABLE grave (number INTEGER PRIMARY KEY, state TEXT NOT NULL, subject TEXT NOT NULL, lapses_at INTEGER NOT NULL) STRICT;
        CREATE INDEX grave_of_state ON grave (state, subject);
        CREATE TABLE look (id INTEGER PRIMARY KEY, officer TEXT NOT NULL, at INTEGER NOT NULL, subject TEXT NOT NULL, purpose TEXT NOT NULL) STRICT;
        CREATE INDEX look_at_subject ON look (subject, at, id);
        CREATE INDEX look_of_officer ON look (officer, at, id);
        CREATE TABLE report (
            id INTEGER PRIMARY KEY, work INTEGER NOT NULL, sequence INTEGER NOT NULL, reporter INTEGER NOT NULL, report_id TEXT NOT NULL,
            at INTEGER NOT NULL, scam_type TEXT, payer INTEGER NOT NULL, payee INTEGER NOT NULL, taken_by TEXT,
            back_at INTEGER, back_by TEXT, back_why TEXT, is_righted INTEGER NOT NULL) STRICT;
        CREATE INDEX report_of_sequence ON report (sequence);
        CREATE INDEX report_of_work ON report (work);
        CREATE INDEX report_of_id ON report (report_id);
        CREATE TABLE moved (
            freeze_order INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
            amount INTEGER NOT NULL, reason TEXT, reference TEXT, PRIMARY KEY (freeze_order, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE waited (
            freeze_order INTEGER PRIMARY KEY, currency INTEGER NOT NULL, asked INTEGER NOT NULL, since INTEGER NOT NULL, minor_minutes REAL NOT NULL,
            gone INTEGER NOT NULL, is_over INTEGER NOT NULL) STRICT;
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY, freeze_order INTEGER NOT NULL, work INTEGER NOT NULL, officer TEXT NOT NULL, at INTEGER NOT NULL,
            sha256 TEXT NOT NULL, words TEXT NOT NULL) STRICT;
        CREATE INDEX statement_of_order ON statement (freeze_order, id);
        CREATE INDEX report_of_payer ON report (payer);
        CREATE INDEX report_of_payee ON report (payee);
        CREATE TABLE named (
            kind INTEGER NOT NULL, tail TEXT NOT NULL, value TEXT NOT NULL, report INTEGER NOT NULL,
            PRIMARY KEY (kind, tail, value, report)) STRICT, WITHOUT ROWID;
        CREATE INDEX named_by_report ON named (report);
        CREATE TABLE found (id INTEGER PRIMARY KEY, work INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, words TEXT NOT NULL) STRICT;
        CREATE INDEX found_of_work ON found (work, at);
        CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2', detail = full);
        CREATE VIRTUAL TABLE numbers USING fts5 (body, tokenize = 'trigram');
        INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
        INSERT INTO numbers (numbers, rank) VALUES ('secure-delete', 1);
        """;

    /// <summary>Makes the tables in an empty file.</summary>
    public static void Create(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, Text);
        Run(connection, $"PRAGMA user_version={Version}");
        transaction.Commit();
    }

    /// <summary>Whether the file has these tables, whole.</summary>
    public static bool IsSound(SqliteConnection connection) =>
        Number(connection, "PRAGMA user_version") == Version && Word(connection, "PRAGMA quick_check(1)") == "ok";

    /// <summary>
    /// How a connection is used. A commit is not waited for: what power takes away is read from the journal again, and the file stays whole.
    /// </summary>
    public static void Configure(SqliteConnection connection) =>
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON");

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static string Word(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
