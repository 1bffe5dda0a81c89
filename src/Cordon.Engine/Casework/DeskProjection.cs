using System.IO.Hashing;
using Cordon.Core.Casework;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>
/// What is derived from the casework's records: applied batch by batch, each with the position it came to in the same transaction. Whatever is
/// applied in whatever portions, the rows are the same. One writer.
/// </summary>
internal sealed class DeskProjection(DeskFile file, CaseKeys keys, CaseFiles files) : IDisposable
{
    /// <summary>Cases and grave acts at hand; beyond that all are read again, which is rare and short.</summary>
    private const int AtHandMax = 1_024;

    private readonly Dictionary<uint, CaseWork> _works = [];
    private readonly Dictionary<uint, GraveAct> _acts = [];

    public DeskFile File => file;

    /// <summary>Batches applied of the casework's partition, and of that of reports.</summary>
    public long Position { get; private set; } = file.Read(connection => Place(connection, "casework"));

    public long ReportPosition { get; private set; } = file.Read(connection => Place(connection, "reports"));

    /// <summary>The number that the next grave act gets.</summary>
    public uint NextAct => (uint)(file.Read(connection => connection.Number("SELECT max(number) FROM grave")) ?? 0) + 1;

    /// <summary>Whether it was made of this journal: what it came to last is there and is the same.</summary>
    public async ValueTask<bool> IsOfAsync(IJournal journal, int casework, int reports, CancellationToken cancellation) =>
        await IsOfAsync(journal, casework, "casework", Position, cancellation).ConfigureAwait(false)
        && await IsOfAsync(journal, reports, "reports", ReportPosition, cancellation).ConfigureAwait(false);

    /// <summary>The work on a case; of one that nothing happened to as well.</summary>
    public CaseWork Work(uint number)
    {
        if (!_works.TryGetValue(number, out var work))
        {
            MakeRoom(_works);
            _works[number] = work = file.Read(connection => DeskReading.Work(connection, number));
        }

        return work;
    }

    /// <summary>A grave act; null for none.</summary>
    public GraveAct? Act(uint number)
    {
        if (!_acts.TryGetValue(number, out var act) && file.Read(connection => DeskReading.Act(connection, number)) is { } read)
        {
            MakeRoom(_acts);
            _acts[number] = act = read;
        }

        return act;
    }

    /// <summary>Applies batches of the casework, in few transactions where they are many.</summary>
    public void Apply(params IReadOnlyList<JournalBatch> batches)
    {
        var group = new List<(JournalBatch Batch, IReadOnlyList<DeskRecord> Records)>();
        foreach (var batch in batches)
        {
            // Opened before any key goes that a record of the same group needs.
            var records = DeskRecords.Read(batch).Select(keys.Opened).ToList();
            var erased = records.Find(record => record.Kind == DeskKind.Erased);
            if (erased is not null)
            {
                ApplyGroup(group);

                // Before the rows: a start that finds them as they were does it again.
                var (work, key) = (erased.Case!.Value, Work(erased.Case.Value).Erasures + 1);
                keys.Destroy(work, key);
                files.Destroy(work, key);
            }

            group.Add((batch, records));
        }

        ApplyGroup(group);
    }

    private void ApplyGroup(List<(JournalBatch Batch, IReadOnlyList<DeskRecord> Records)> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        var isDone = false;
        try
        {
            file.Write(connection =>
            {
                foreach (var (batch, records) in group)
                {
                    for (var i = 0; i < records.Count; i++)
                    {
                        Apply(connection, records[i], (batch.Position * DeskSchema.RecordsMax) + i);
                    }
                }

                NotePlace(connection, "casework", group[^1].Batch);
            });
            Position = group[^1].Batch.Position + 1;
            group.Clear();
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                // The rows are as before, and so must be what is at hand.
                _works.Clear();
                _acts.Clear();
            }
        }
    }

    /// <summary>Applies a batch of payments, reports and orders: the reports and moves that are in it, and how far it has looked.</summary>
    public void ApplyReports(JournalBatch batch, IReadOnlyList<ReportRows.Said> reports, IReadOnlyList<OrderRows.Moved> moves)
    {
        file.Write(connection =>
        {
            foreach (var report in reports)
            {
                ReportRows.Add(connection, report);
            }

            foreach (var moved in moves)
            {
                OrderRows.Add(connection, moved);
            }

            NotePlace(connection, "reports", batch);
        });
        ReportPosition = batch.Position + 1;
    }

    public void Dispose() => file.Dispose();

    private static void MakeRoom<T>(Dictionary<uint, T> atHand)
    {
        if (atHand.Count >= AtHandMax)
        {
            atHand.Clear();
        }
    }

    private static long Place(SqliteConnection connection, string name) =>
        connection.Number("SELECT value FROM place WHERE name = $1", name) ?? 0;

    /// <summary>Where it came to, and a fingerprint of what it found there.</summary>
    private static void NotePlace(SqliteConnection connection, string name, JournalBatch batch)
    {
        const string sql = "INSERT INTO place VALUES ($1, $2) ON CONFLICT DO UPDATE SET value = excluded.value";
        connection.Run(sql, name, batch.Position + 1);
        connection.Run(sql, name + " fingerprint", Fingerprint(batch));
    }

    private static long Fingerprint(JournalBatch batch) => unchecked((long)XxHash3.HashToUInt64(batch.Payload.Span));

    private async ValueTask<bool> IsOfAsync(IJournal journal, int partition, string name, long position, CancellationToken cancellation) =>
        position == 0 || (await journal.ReadOneAsync(partition, position - 1, cancellation).ConfigureAwait(false) is { } batch
            && Fingerprint(batch) == file.Read(connection => Place(connection, name + " fingerprint")));

    private void Apply(SqliteConnection connection, DeskRecord record, long id)
    {
        if (record.Kind == DeskKind.StatementGiven)
        {
            StatementRows.Add(connection, record, id);
            return;
        }

        connection.Run(
            "INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", id, record.At, record.By, record.Kind, (long?)record.Case, (long?)record.Act,
            DeskRecords.SubjectOf(record), DeskRecords.Body(record));
        if (DeskRecords.CaseEventOf(record) is { } happened)
        {
            var number = record.Case!.Value;
            var work = (_works.TryGetValue(number, out var before) ? before : DeskReading.Work(connection, number, beforeId: id)).After(happened);
            MakeRoom(_works);
            _works[number] = work;
            WorkRows.Write(connection, work, happened);
            if ((record.Text ?? record.Name) is { } words)
            {
                Index(connection, id, number, record.Kind, record.At, words);
            }
        }
        else if (DeskRecords.GraveEventOf(record) is { } grave)
        {
            Apply(connection, record.Act!.Value, grave, id);
        }
        else if (DeskRecords.LookOf(record) is { } look)
        {
            connection.Run("INSERT INTO look VALUES ($1, $2, $3, $4, $5)", id, look.Officer, look.At.Milliseconds, look.Subject, look.Purpose);
        }
        else if (DeskRecords.PersonMomentOf(record) is null && DeskRecords.GangUndoingOf(record) is null && !DeskKind.IsDeed(record.Kind))
        {
            throw new JournalFormatException($"The casework knows no record {record.Kind}: a later program wrote it.");
        }
    }

    private void Apply(SqliteConnection connection, uint number, GraveEvent happened, long id)
    {
        var act = happened is GraveEvent.Proposed proposed
            ? GraveAct.Of(number, proposed)
            : (_acts.TryGetValue(number, out var before) ? before : DeskReading.Act(connection, number, beforeId: id)!).After(happened);
        MakeRoom(_acts);
        _acts[number] = act;
        connection.Run(
            "INSERT INTO grave VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET state = excluded.state",
            (long)number, act.State.ToString(), SubjectOf(act.Matter), act.Lapses.Milliseconds);
    }

    /// <summary>What is to be done to what, so that it is not proposed twice at a time.</summary>
    public static string SubjectOf(GraveMatter matter) => matter switch
    {
        GraveMatter.BlockPayment block => $"payment {block.Submitter} {block.PaymentId}",
        _ => "rules",
    };

    /// <summary>Has a text found by its words and its numbers.</summary>
    public static void Index(SqliteConnection connection, long id, uint work, string kind, long at, string words)
    {
        connection.Run("INSERT INTO found VALUES ($1, $2, $3, $4, $5)", id, (long)work, kind, at, words);
        connection.Run("INSERT INTO words (rowid, body) VALUES ($1, $2)", id, SearchWords.Words(words));
        if (SearchWords.Numbers(words) is { Length: > 0 } numbers)
        {
            connection.Run("INSERT INTO numbers (rowid, body) VALUES ($1, $2)", id, numbers);
        }
    }
}
