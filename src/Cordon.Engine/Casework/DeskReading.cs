using System.Text;
using System.Text.Json;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>The questions to the projection, each on a connection that sees one moment.</summary>
internal static class DeskReading
{
    /// <summary>Rows of an event behind everything.</summary>
    public const long Last = long.MaxValue;

    /// <summary>What an officer needs to know, over a case's row: theirs, the whole's that it is part of, or nobody's. $1 is the officer.</summary>
    private const string IsMember = "EXISTS (SELECT 1 FROM member WHERE member.officer = $1 AND member.work IN (work.number, work.whole))";

    /// <summary>What a case is known by in the audit: its own records, its path ($8) and what is below it, its reports, its orders ($9).</summary>
    private const string OfCase = """
         AND (work = $6 OR subject = $8 OR (subject >= $8 || '/' AND subject < $8 || '0')
        OR subject IN (SELECT report_id FROM report WHERE work = $6) OR subject IN (SELECT value FROM json_each($9)))
        """;

    public static CaseWork Work(SqliteConnection connection, uint number, long beforeId = Last)
    {
        var work = new CaseWork { Case = number };
        foreach (var record in connection.Rows(
            "SELECT body FROM event WHERE work = $1 AND id < $2 ORDER BY id", RecordOf, (long)number, beforeId))
        {
            work = work.After(DeskRecords.CaseEventOf(record)!);
        }

        return work;
    }

    public static GraveAct? Act(SqliteConnection connection, uint number, long beforeId = Last)
    {
        GraveAct? act = null;
        foreach (var record in connection.Rows(
            "SELECT body FROM event WHERE grave = $1 AND id < $2 ORDER BY id", RecordOf, (long)number, beforeId))
        {
            var happened = DeskRecords.GraveEventOf(record)!;
            act = act is null ? GraveAct.Of(number, (GraveEvent.Proposed)happened) : act.After(happened);
        }

        return act;
    }

    /// <summary>What happened to the grave acts of a subject, act by act.</summary>
    public static List<(uint Act, GraveEvent Event)> ActEvents(SqliteConnection connection, string subject)
    {
        var acts = ActsOn(connection, subject, int.MaxValue);
        return
        [
            .. acts.AsEnumerable().Reverse().SelectMany(act => connection.Rows("SELECT body FROM event WHERE grave = $1 ORDER BY id", RecordOf, (long)act)
                .Select(record => (act, DeskRecords.GraveEventOf(record)!))),
        ];
    }

    /// <summary>The numbers of grave acts in a state, the oldest first.</summary>
    public static List<uint> ActsIn(SqliteConnection connection, GraveActState state, Instant after, uint afterNumber, int countMax) => connection.Rows(
        "SELECT number FROM grave WHERE state = $1 AND lapses_at > $2 AND number > $3 ORDER BY number LIMIT $4", row => row.UInt(0), state.ToString(),
        after.Milliseconds, (long)afterNumber, countMax);

    /// <summary>The numbers of all proposals of the same, the latest first.</summary>
    public static List<uint> ActsOn(SqliteConnection connection, string subject, int countMax) => connection.Rows(
        // Each state is named, so that the index over states and subjects finds them.
        $"SELECT number FROM grave WHERE state IN ('{string.Join("','", Enum.GetNames<GraveActState>())}') AND subject = $1 ORDER BY number DESC LIMIT $2",
        row => row.UInt(0), subject, countMax);

    /// <summary>The numbers of what an officer proposed since a moment, the latest first.</summary>
    public static List<uint> ActsProposedBy(SqliteConnection connection, string officer, Instant since, int countMax) => connection.Rows(
        "SELECT grave FROM event WHERE officer = $1 AND at >= $2 AND kind = $3 ORDER BY at DESC, id DESC LIMIT $4",
        row => row.UInt(0), officer, since.Milliseconds, DeskKind.GraveProposed, countMax);

    /// <summary>The number of a proposal of the same that stands at a moment; null for none.</summary>
    public static uint? StandingAct(SqliteConnection connection, string subject, Instant now) => (uint?)connection.Number(
        "SELECT number FROM grave WHERE subject = $1 AND (state = 'Approved' OR (state = 'Proposed' AND lapses_at > $2)) LIMIT 1", subject, now.Milliseconds);

    /// <summary>Cases that have rested since a moment, closed or part of one that is or was erased; the longest rested first.</summary>
    public static List<uint> Rested(SqliteConnection connection, Instant since, int countMax) => connection.Rows(
        """
        SELECT number FROM work WHERE is_erased = 0 AND changed_at <= $1 AND open_contests = 0 AND (stage = 'Closed' OR EXISTS (
            SELECT 1 FROM work AS whole WHERE whole.number = work.whole AND (whole.is_erased = 1 OR (whole.stage = 'Closed' AND whole.changed_at <= $1))))
        ORDER BY changed_at, number LIMIT $2
        """,
        row => row.UInt(0), since.Milliseconds, countMax);

    public static List<CaseMoment> Timeline(SqliteConnection connection, uint number, long beforeId, int countMax) => connection.Rows(
        "SELECT id, body FROM event WHERE work = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        row => new CaseMoment(row.GetInt64(0), DeskRecords.CaseEventOf(RecordAt(row, 1))!), (long)number, beforeId, countMax);

    /// <summary>
    /// What made other cases parts of one, or no parts any more, whether they are so now or not; without the reason where the officer need not know the part.
    /// </summary>
    public static List<(uint Part, CaseMoment Moment)> PartMoments(SqliteConnection connection, uint whole, ActingOfficer by, int partsMax)
    {
        var found = new List<(uint, CaseMoment)>();
        foreach (var part in connection.Rows("SELECT work FROM part WHERE whole = $1 ORDER BY work LIMIT $2", row => row.UInt(0), (long)whole, partsMax))
        {
            var (work, into) = (new CaseWork { Case = part }, 0u);
            var moments = new List<CaseMoment>();
            foreach (var (id, record) in connection.Rows(
                "SELECT id, body FROM event WHERE work = $1 ORDER BY id", row => (row.GetInt64(0), RecordAt(row, 1)), (long)part))
            {
                var happened = DeskRecords.CaseEventOf(record)!;
                work = work.After(happened);
                var isOf = (happened is CaseEvent.MergedInto merged && merged.Case == whole) || (happened is CaseEvent.SplitOff && into == whole);
                into = work.MergedInto;
                if (isOf)
                {
                    moments.Add(new CaseMoment(id, happened));
                }
            }

            var isOpen = work.IsOpenTo(by, work.MergedInto == 0 ? null : Work(connection, work.MergedInto));
            found.AddRange(moments.Select(moment => (part, isOpen ? moment : moment with { Event = WithoutReason(moment.Event) })));
        }

        return found;
    }

    private static CaseEvent WithoutReason(CaseEvent happened) => happened switch
    {
        CaseEvent.MergedInto merged => merged with { Reason = "" },
        CaseEvent.SplitOff split => split with { Reason = "" },
        _ => happened,
    };

    /// <param name="orders">The orders of the case that is asked for, by identifier; with its path and its reports they are what else it is known by.</param>
    public static List<DeskMoment> Moments(
        SqliteConnection connection, MomentChoice choice, IEnumerable<string> orders, long beforeId, int countMax)
    {
        var sql = new StringBuilder("SELECT id, work, grave, body FROM event WHERE at >= $1 AND at < $2 AND id < $3")
            .Append(choice.Officer is null ? "" : " AND officer = $5")
            .Append(choice.Case is null ? "" : OfCase)
            .Append(choice.KindPrefix is null ? "" : " AND substr(kind, 1, length($7)) = $7")
            .Append(" AND ($5 IS NULL OR 1) AND ($6 IS NULL OR 1) AND ($7 IS NULL OR 1) AND ($8 IS NULL OR 1) AND ($9 IS NULL OR 1) ORDER BY id DESC LIMIT $4");
        var moments = connection.Rows(
            sql.ToString(), MomentOf, choice.From.Milliseconds, choice.To.Milliseconds, beforeId, countMax, choice.Officer, (long?)choice.Case,
            choice.KindPrefix, choice.Case is { } number ? CaseDesk.VictimsOf(number) : null, JsonSerializer.Serialize(orders));
        var rules = moments.Select(moment => moment.Act).Where(act => act > 0).Distinct().Select(act => Act(connection, act))
            .Where(act => act is { Matter: GraveMatter.PublishRules }).ToDictionary(act => act!.Number, act => act!);
        return [.. moments.Select(moment => rules.TryGetValue(moment.Act, out var act) ? moment with { Words = WhyOf(moment, act) } : moment)];
    }

    /// <summary>Rules are the centre's and no case's: why they were proposed, or declined, stands in the audit.</summary>
    private static string? WhyOf(DeskMoment moment, GraveAct act) => moment.Kind is DeskKind.GraveDeclined or DeskKind.GraveFailed ? act.Words : act.Reason;

    /// <summary>Rules that two persons had published, the first first.</summary>
    public static List<GraveAct> PublishedRules(SqliteConnection connection, string subject) =>
    [
        .. connection.Rows("SELECT number FROM grave WHERE subject = $1 AND state IN ('Approved', 'Executed') ORDER BY number", row => row.UInt(0), subject)
            .Select(number => Act(connection, number)!),
    ];

    /// <param name="column">The column that must be equal: <c>subject</c> or <c>officer</c>.</param>
    public static List<LookMoment> Looks(
        SqliteConnection connection, string column, string value, Instant from, Instant to, long beforeId, int countMax) => connection.Rows(
        $"SELECT id, officer, at, subject, purpose FROM look WHERE {column} = $1 AND at >= $2 AND at < $3 AND id < $4 ORDER BY id DESC LIMIT $5",
        LookAt, value, from.Milliseconds, to.Milliseconds, beforeId, countMax);

    /// <summary>Looks at a path and at what lies below it: a case, and its files.</summary>
    public static List<LookMoment> LooksInto(
        SqliteConnection connection, string path, Instant from, Instant to, long beforeId, int countMax) => connection.Rows(
        """
        SELECT id, officer, at, subject, purpose FROM look WHERE (subject = $1 OR (subject >= $1 || '/' AND subject < $1 || '0'))
        AND at >= $2 AND at < $3 AND id < $4 ORDER BY id DESC LIMIT $5
        """,
        LookAt, path, from.Milliseconds, to.Milliseconds, beforeId, countMax);

    private static LookMoment LookAt(SqliteDataReader row) =>
        new(row.GetInt64(0), new Look(row.GetString(1), new Instant(row.GetInt64(2)), row.GetString(3), row.GetString(4)));

    public static List<DeskTask> TasksOf(SqliteConnection connection, string officer, DeskTask? after, int countMax) => connection.Rows(
        """
        SELECT work, number, words, due FROM task WHERE officer = $1 AND done_at IS NULL AND (due, work, number) > ($2, $3, $4)
        ORDER BY due, work, number LIMIT $5
        """,
        row => new DeskTask(row.UInt(0), new CaseTask(row.UInt(1), row.GetString(2), officer, new Instant(row.GetInt64(3)))),
        officer, after?.Task.Due.Milliseconds ?? long.MinValue, (long)(after?.Case ?? 0), (long)(after?.Task.Number ?? 0), countMax);

    public static List<OpenContest> OpenContests(SqliteConnection connection, ActingOfficer by, OpenContest? after, int countMax) =>
        Seen(by) is not { } seen ? [] : connection.Rows(
            $"""
            SELECT contest.work, contest.number, freeze_order, filed_at, due FROM contest JOIN work ON work.number = contest.work
            WHERE upheld IS NULL AND ($1 IS NOT NULL) AND ({seen}) AND (due, contest.work, contest.number) > ($2, $3, $4)
            ORDER BY due, contest.work, contest.number LIMIT $5
            """,
            row => new OpenContest(row.UInt(0), row.UInt(1), row.UInt(2), new Instant(row.GetInt64(3)), new Instant(row.GetInt64(4))),
            by.Id, after?.Due.Milliseconds ?? long.MinValue, (long)(after?.Case ?? 0), (long)(after?.Number ?? 0), countMax);

    /// <summary>The latest complaint of each order: the case, its number there, the order.</summary>
    public static List<(uint Work, uint Number, uint Order)> LastContests(SqliteConnection connection) => connection.Rows(
        "SELECT work, max(number), freeze_order FROM contest GROUP BY work, freeze_order ORDER BY work, freeze_order",
        row => (row.UInt(0), row.UInt(1), row.UInt(2)));

    /// <summary>How a complaint was taken down, and how it was decided; null while it is open.</summary>
    public static (CaseEvent.Contested Filed, CaseEvent.ContestDecided? Decided) ContestOf(SqliteConnection connection, uint work, uint number)
    {
        var all = connection.Rows(
            $"SELECT body FROM event WHERE work = $1 AND kind IN ('{DeskKind.Contested}', '{DeskKind.ContestDecided}') ORDER BY id",
            row => DeskRecords.CaseEventOf(RecordOf(row))!, (long)work);
        return (all.OfType<CaseEvent.Contested>().ElementAt((int)number - 1),
            all.OfType<CaseEvent.ContestDecided>().FirstOrDefault(decided => decided.Contest == number));
    }

    public static List<CaseRow> Cases(SqliteConnection connection, CaseChoice choice, ActingOfficer by, uint before, int countMax)
    {
        if (Seen(by) is not { } seen)
        {
            return [];
        }

        return connection.Rows(
            $"SELECT {RowColumns} FROM work WHERE ({seen}) AND number < $2 AND {Chosen(choice)} ORDER BY number DESC LIMIT $3", RowOf, by.Id,
            before == 0 ? long.MaxValue : before, countMax, choice.Worker, choice.Stage?.ToString(), choice.LateAt?.Milliseconds);
    }

    /// <summary>A piece of the officer's list, their own first; and how long it is.</summary>
    public static (IReadOnlyList<CaseRow> Rows, int Count) ListCases(
        SqliteConnection connection, CaseChoice choice, ActingOfficer by, int skip, int countMax)
    {
        if (Seen(by) is not { } seen)
        {
            return ([], 0);
        }

        var (which, stage, lateAt) = ($"FROM work WHERE ({seen}) AND {Chosen(choice)}", choice.Stage?.ToString(), choice.LateAt?.Milliseconds);
        var own = CountOf("AND worker = $1");

        // Their own and the others' both stand in order of number already: nothing is sorted, however many there are.
        var rows = skip < own ? RowsOf("worker = $1", skip, countMax) : [];
        return rows.Count == countMax
            ? (rows, CountOf(""))
            : ([.. rows, .. RowsOf("worker IS NOT $1", Math.Max(0, skip - own), countMax - rows.Count)], CountOf(""));

        List<CaseRow> RowsOf(string whose, int from, int most) => connection.Rows(
            $"SELECT {RowColumns} {which} AND {whose} ORDER BY number DESC LIMIT $3 OFFSET $2", RowOf, by.Id, (long)from, most, choice.Worker, stage, lateAt);

        int CountOf(string whose) =>
            (int)(connection.Number($"SELECT count(*) {which} {whose} AND $2 + $3 = 0", by.Id, 0L, 0L, choice.Worker, stage, lateAt) ?? 0);
    }

    public static List<CaseRow> PartsOf(SqliteConnection connection, uint number, ActingOfficer by, int countMax) => Seen(by) is not { } seen
        ? []
        : connection.Rows(
            $"SELECT {RowColumns} FROM work WHERE $1 IS NOT NULL AND ({seen}) AND whole = $2 ORDER BY number LIMIT $3", RowOf, by.Id, (long)number, countMax);

    public static List<uint> OpenOf(SqliteConnection connection, IReadOnlyCollection<uint> cases, ActingOfficer by) => connection.Rows(
        $"SELECT asked.value FROM json_each($2) AS asked LEFT JOIN work ON work.number = asked.value WHERE $1 IS NOT NULL AND {IsOpen(by)}",
        row => row.UInt(0), by.Id, JsonSerializer.Serialize(cases));

    public static List<DeskReport> ReportsOf(SqliteConnection connection, uint number, int countMax) => connection.Rows(
        "SELECT id, report_id, reporter, at, scam_type, taken_by, back_at, back_by, back_why FROM report WHERE work = $1 ORDER BY id LIMIT $2",
        row => new DeskReport(row.GetInt64(0), row.GetString(1), row.UInt(2), new Instant(row.GetInt64(3)), row.TextOrNull(4))
        {
            TakenBy = row.TextOrNull(5),
            Back = row.IsDBNull(6) ? null : (new Instant(row.GetInt64(6)), row.GetString(7), row.TextOrNull(8)),
        },
        (long)number, countMax);

    /// <summary>What victims of a case said, each report under its number; those that were erased are left out.</summary>
    public static Dictionary<long, string> WordsOfReports(SqliteConnection connection, uint number) => connection.Rows(
        "SELECT id, words FROM found WHERE work = $1 AND kind = $2 ORDER BY id", row => (row.GetInt64(0), row.GetString(1)), (long)number, ReportRows.Kind)
        .ToDictionary(row => row.Item1, row => row.Item2);

    /// <summary>Until when what people wrote into a case was erased; null where nothing was.</summary>
    public static Instant? ErasedUntil(SqliteConnection connection, uint number) =>
        connection.Number("SELECT erased_at FROM work WHERE number = $1", (long)number) is { } at ? new Instant(at) : null;

    private const string RowColumns = "number, stage, worker, whole, changed_at, open_tasks, next_due, open_contests, contest_due";

    /// <summary>The conditions of a choice: $4 is the worker, $5 the stage, $6 the moment. All are named, for a value without a place is a fault.</summary>
    private static string Chosen(CaseChoice choice) =>
        (choice.Worker is null ? "$4 IS NULL" : "worker = $4") + (choice.Stage is null ? " AND $5 IS NULL" : " AND stage = $5")
        + (choice.LateAt is null ? " AND $6 IS NULL" : " AND next_due < $6") + (choice.HasOpenContest ? " AND open_contests > 0" : "")
        + " AND $1 IS NOT NULL";

    public static List<SearchFind> Search(SqliteConnection connection, string query, ActingOfficer by, long beforeId, int countMax)
    {
        if (Seen(by) is null || SearchWords.Query(query) is not { Count: > 0 } terms)
        {
            return [];
        }

        var sql = new StringBuilder(
            $"""
            SELECT found.id, found.work, found.kind, found.at, found.words FROM found LEFT JOIN work ON work.number = found.work
            WHERE ($1 IS NOT NULL) AND {IsOpen(by)} AND found.id < $2
            """);
        var values = new List<object?> { by.Id, beforeId, countMax };
        foreach (var (isNumber, match) in terms)
        {
            values.Add(match);
            var index = isNumber ? "numbers" : "words";
            sql.Append($" AND found.id IN (SELECT rowid FROM {index} WHERE {index} MATCH ${values.Count})");
        }

        sql.Append(" ORDER BY found.id DESC LIMIT $3");
        return connection.Rows(sql.ToString(), FindOf, [.. values]);
    }

    /// <summary>The condition that an officer needs to know of a case, over its row, or over none where nobody has worked it. $1 is the officer.</summary>
    public static string IsOpen(ActingOfficer by) => $"(work.number IS NULL AND {(MayTakeNew(by) ? 1 : 0)} OR ({Seen(by) ?? "0"}))";

    private static bool MayTakeNew(ActingOfficer by) =>
        by.May(Core.Casework.Act.SeeAllCases) || (by.May(Core.Casework.Act.SeeOwnCases) && by.May(Core.Casework.Act.TakeReport));

    /// <summary>The condition that <see cref="CaseWork.IsOpenTo"/> is, over a case's row; null for an officer who sees none.</summary>
    private static string? Seen(ActingOfficer by) =>
        by.May(Core.Casework.Act.SeeAllCases) ? "1"
        : !by.May(Core.Casework.Act.SeeOwnCases) ? null
        : by.May(Core.Casework.Act.TakeReport) ? $"work.worker IS NULL OR {IsMember}"
        : IsMember;

    /// <summary>A victim's words are masked until a purpose is stated: that they were found is told, not what they say.</summary>
    private static SearchFind FindOf(SqliteDataReader row) => new(
        row.GetInt64(0), row.UInt(1), row.GetString(2), new Instant(row.GetInt64(3)), row.GetString(2) == ReportRows.Kind ? null : row.GetString(4));

    private static DeskMoment MomentOf(SqliteDataReader row)
    {
        var record = RecordAt(row, 3);
        var (look, person, isDeed) = (DeskRecords.LookOf(record), DeskRecords.PersonMomentOf(record), DeskKind.IsDeed(record.Kind));
        return new DeskMoment(
            row.GetInt64(0), new Instant(record.At), record.By, record.Kind, (uint)(row.NumberOrNull(1) ?? 0), (uint)(row.NumberOrNull(2) ?? 0))
        {
            Subject = DeskRecords.SubjectOf(record),
            Person = person?.Person,
            About = record.Kind is DeskKind.Assigned or DeskKind.HandedOver ? record.Officer : record.Kind == DeskKind.Moved ? record.Stage : null,
            Words = look?.Purpose ?? person?.Words ?? (isDeed ? record.Stage ?? record.Text : null),
        };
    }

    private static CaseRow RowOf(SqliteDataReader row) => new(
        row.UInt(0), Enum.Parse<CaseStage>(row.GetString(1)), row.TextOrNull(2), row.UInt(3), InstantAt(row, 4), row.GetInt32(5), InstantAt(row, 6),
        row.GetInt32(7), InstantAt(row, 8));

    private static Instant? InstantAt(SqliteDataReader row, int column) => row.NumberOrNull(column) is { } at ? new Instant(at) : null;

    private static DeskRecord RecordOf(SqliteDataReader row) => RecordAt(row, 0);

    private static DeskRecord RecordAt(SqliteDataReader row, int column) => DeskRecords.OfBody((byte[])row.GetValue(column));
}
