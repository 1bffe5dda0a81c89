using Cordon.Core.Casework;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>The rows of one case after something happened to it: its own row, and of its lists what that changed.</summary>
internal static class WorkRows
{
    public static void Write(SqliteConnection connection, CaseWork work, CaseEvent happened)
    {
        WriteWork(connection, work, happened);
        switch (happened)
        {
            case CaseEvent.Assigned or CaseEvent.Joined or CaseEvent.Left or CaseEvent.HandedOver:
                WriteMembers(connection, work);
                WriteTasks(connection, work, work.Tasks.Where(task => task.DoneAt is null));
                break;
            case CaseEvent.TaskSet:
                WriteTasks(connection, work, [work.Tasks[^1]]);
                break;
            case CaseEvent.TaskDone done:
                WriteTasks(connection, work, [work.Tasks[(int)done.Task - 1]]);
                break;
            case CaseEvent.Erased:
                WriteTasks(connection, work, work.Tasks);
                Erase(connection, work, happened);
                break;
            case CaseEvent.MergedInto merged:
                connection.Run("INSERT INTO part VALUES ($1, $2) ON CONFLICT DO NOTHING", (long)merged.Case, (long)work.Case);
                break;
            case CaseEvent.Contested:
                WriteContest(connection, work, work.Contests[^1]);
                break;
            case CaseEvent.ContestDecided decided:
                WriteContest(connection, work, work.Contests[(int)decided.Contest - 1]);
                break;
        }
    }

    private static void WriteWork(SqliteConnection connection, CaseWork work, CaseEvent happened)
    {
        var tasks = work.Tasks.Where(task => task.DoneAt is null).ToList();
        var contests = work.Contests.Where(contest => contest.IsOpen).ToList();
        connection.Run(
            """
            INSERT INTO work VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT DO UPDATE SET stage = $2, worker = $3, whole = $4, changed_at = $5, open_tasks = $6, next_due = $7, open_contests = $8,
            contest_due = $9, erased_at = coalesce($10, erased_at), is_erased = $11
            """,
            (long)work.Case, work.Stage.ToString(), work.Worker,
            (long)work.MergedInto, work.ChangedAt?.Milliseconds, (long)tasks.Count, tasks.Count == 0 ? null : tasks.Min(task => task.Due.Milliseconds),
            (long)contests.Count, contests.Count == 0 ? null : contests.Min(contest => contest.Due.Milliseconds),
            happened is CaseEvent.Erased ? happened.At.Milliseconds : null, work.IsErased ? 1L : 0L);
    }

    /// <summary>What was written before is in no row any more, nor found; reports that the centre had by then neither.</summary>
    private static void Erase(SqliteConnection connection, CaseWork work, CaseEvent erased)
    {
        var words = Erasure.Words(erased.At);
        foreach (var (id, record) in connection.Rows(
            "SELECT id, body FROM event WHERE work = $1", row => (row.GetInt64(0), DeskRecords.OfBody((byte[])row.GetValue(1))), (long)work.Case))
        {
            var bare = record with { Text = record.Text is null ? null : words, Name = record.Name is null ? null : words };
            connection.Run("UPDATE event SET body = $2 WHERE id = $1", id, DeskRecords.Body(bare));
        }

        connection.Run("UPDATE statement SET words = '' WHERE work = $1 AND at <= $2", (long)work.Case, erased.At.Milliseconds);
        foreach (var index in (string[])["words", "numbers"])
        {
            connection.Run($"DELETE FROM {index} WHERE rowid IN (SELECT id FROM found WHERE work = $1 AND at <= $2)", (long)work.Case, erased.At.Milliseconds);
        }

        connection.Run(
            "DELETE FROM named WHERE report IN (SELECT id FROM report WHERE work = $1 AND at <= $2)", (long)work.Case, erased.At.Milliseconds);
        connection.Run("DELETE FROM found WHERE work = $1 AND at <= $2", (long)work.Case, erased.At.Milliseconds);
    }

    /// <summary>All who are on it, its worker with them.</summary>
    private static void WriteMembers(SqliteConnection connection, CaseWork work)
    {
        connection.Run("DELETE FROM member WHERE work = $1", (long)work.Case);
        foreach (var officer in work.Worker is { } worker ? work.Team.Add(worker) : work.Team)
        {
            connection.Run("INSERT INTO member VALUES ($1, $2)", officer, (long)work.Case);
        }
    }

    private static void WriteTasks(SqliteConnection connection, CaseWork work, IEnumerable<CaseTask> tasks)
    {
        foreach (var task in tasks)
        {
            connection.Run(
                "INSERT OR REPLACE INTO task VALUES ($1, $2, $3, $4, $5, $6)", (long)work.Case, (long)task.Number, task.Officer, task.Due.Milliseconds,
                task.DoneAt?.Milliseconds, task.Text);
        }
    }

    private static void WriteContest(SqliteConnection connection, CaseWork work, Contest contest) => connection.Run(
        "INSERT OR REPLACE INTO contest VALUES ($1, $2, $3, $4, $5, $6)", (long)work.Case, (long)contest.Number, (long)contest.Order,
        contest.FiledAt.Milliseconds, contest.Due.Milliseconds, contest.Upheld is { } upheld ? (upheld ? 1L : 0L) : null);
}
