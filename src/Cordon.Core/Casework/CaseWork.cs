using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>
/// The work on a case: who has it, where it stands, what is to be done. A pure function of what happened: <see cref="Decide"/> says what a command
/// comes to, <see cref="After"/> what the work is then. The money of the case is not here but in its orders and its ledger.
/// </summary>
public sealed partial record CaseWork
{
    /// <summary>Characters of a note, a reason or a task: a page.</summary>
    public const int TextCharactersMax = 4_000;

    /// <summary>Characters of an officer's identifier.</summary>
    public const int OfficerCharactersMax = 100;

    /// <summary>Characters of a file's name: what file systems take.</summary>
    public const int FileNameCharactersMax = 255;

    /// <summary>
    /// Bytes of a file: statements, chats and photographs have fewer, and it is closed and checked in memory. A film is cut before it is laid in.
    /// </summary>
    public const long FileBytesMax = 32L * 1024 * 1024;

    /// <summary>Notes of one case, those of hand-overs with them: what nobody reads through any more is another case.</summary>
    public const int NotesMax = 2_000;

    /// <summary>Tasks of one case, the done ones with them.</summary>
    public const int TasksMax = 2_000;

    /// <summary>Open tasks of one case; more are no list that anybody works off.</summary>
    public const int OpenTasksMax = 100;

    /// <summary>People on one case besides its worker: who is everybody's case is nobody's.</summary>
    public const int TeamMax = 50;

    /// <summary>Files in one case.</summary>
    public const int FilesMax = 500;

    /// <summary>Complaints in one case, the decided ones with them.</summary>
    public const int ContestsMax = 500;

    /// <summary>How long a complaint may wait: Thailand's rule since September 2025 gives innocent holders back their money in 12 hours.</summary>
    public static readonly TimeSpan ContestMax = TimeSpan.FromHours(12);

    /// <summary>The case.</summary>
    public required uint Case { get; init; }

    public CaseStage Stage { get; init; } = CaseStage.New;

    /// <summary>Who works it; null for nobody.</summary>
    public string? Worker { get; init; }

    /// <summary>Who else is on it: they need to know.</summary>
    public ImmutableSortedSet<string> Team { get; init; } = Nobody;

    /// <summary>Who works it or ever did: they decide no complaint of it, whoever has it now.</summary>
    public ImmutableSortedSet<string> Workers { get; init; } = Nobody;

    public ImmutableArray<CaseNote> Notes { get; init; } = [];

    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    public ImmutableArray<Contest> Contests { get; init; } = [];

    public ImmutableArray<CaseFileEntry> Files { get; init; } = [];

    /// <summary>The case that it is worked as part of; 0 for none.</summary>
    public uint MergedInto { get; init; }

    /// <summary>When something last happened to it; null for never.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>How often what people wrote was erased: what is written after that is kept by another key.</summary>
    public int Erasures { get; init; }

    /// <summary>Whether nothing happened to it since it was erased.</summary>
    public bool IsErased { get; init; }

    // By the identifiers' characters, wherever it runs.
    private static ImmutableSortedSet<string> Nobody { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Whether an officer needs to know of it: they are on it, or it is nobody's yet and they take reports, or they see all.</summary>
    /// <param name="whole">The work on the case that this one is worked as part of: who is on that one needs to know of its parts.</param>
    public bool IsOpenTo(ActingOfficer officer, CaseWork? whole = null)
    {
        ArgumentNullException.ThrowIfNull(officer);
        return officer.May(Act.SeeAllCases)
            || (officer.May(Act.SeeOwnCases) && (IsOn(officer.Id) || (Worker is null && officer.May(Act.TakeReport))))
            || (MergedInto != 0 && whole is not null && whole.Case == MergedInto && officer.May(Act.SeeOwnCases) && whole.IsOn(officer.Id));
    }

    /// <summary>The work after something happened.</summary>
    public CaseWork After(CaseEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (by, at) = (happened.By, happened.At);
        var after = happened switch
        {
            CaseEvent.Assigned assigned => WorkedBy(assigned.Officer),
            CaseEvent.Joined joined => this with { Team = Team.Add(joined.Officer) },
            CaseEvent.Left left => this with { Team = Team.Remove(left.Officer), Tasks = Passed(left.Officer, Worker) },
            CaseEvent.HandedOver over => WorkedBy(over.To) with
            {
                Notes = Notes.Add(new CaseNote((uint)Notes.Length + 1, by, at, over.Text)),
                Tasks = Passed(Worker, over.To),
            },
            CaseEvent.Moved moved => this with { Stage = moved.Stage },
            CaseEvent.Noted noted => this with { Notes = Notes.Add(new CaseNote((uint)Notes.Length + 1, by, at, noted.Text)) },
            CaseEvent.TaskSet task => this with { Tasks = Tasks.Add(new CaseTask((uint)Tasks.Length + 1, task.Text, task.Officer, task.Due)) },
            CaseEvent.TaskDone done => this with { Tasks = Changed(Tasks, done.Task, task => task with { DoneAt = at }) },
            CaseEvent.MergedInto merged => this with { MergedInto = merged.Case, Stage = CaseStage.Merged },
            CaseEvent.SplitOff => this with { MergedInto = 0, Stage = Worker is null ? CaseStage.New : CaseStage.Working },

            // A complaint opens a closed case again: somebody has to look at it.
            CaseEvent.Contested c => this with
            {
                Contests = Contests.Add(new Contest((uint)Contests.Length + 1, c.Order, c.Text, at, c.Due)),
                Stage = Stage == CaseStage.Closed ? CaseStage.Working : Stage,
            },
            CaseEvent.ContestDecided decided => this with
            {
                Contests = Changed(
                    Contests, decided.Contest, contest => contest with { Upheld = decided.Upheld, Reason = decided.Reason, DecidedAt = at }),
            },
            CaseEvent.Erased => WithoutWords(Erasure.Words(at)) with { Erasures = Erasures + 1 },
            CaseEvent.FileAdded f => this with { Files = Files.Add(new CaseFileEntry((uint)Files.Length + 1, f.Name, f.Bytes, f.Sha256, by, at)) },
            _ => throw new InvalidOperationException($"No way to apply {happened.GetType().Name}."),
        };
        return after with { ChangedAt = at, IsErased = happened is CaseEvent.Erased };
    }

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"{Cases.CaseId.Of(Case)} {Stage}";

    private int OpenTasks => Tasks.Count(task => task.DoneAt is null);

    private bool IsOn(string officer) => Worker == officer || Team.Contains(officer);

    private CaseWork WorkedBy(string officer) => this with
    {
        Worker = officer,
        Team = (Worker is null ? Team : Team.Add(Worker)).Remove(officer),
        Workers = Workers.Add(officer),
        Stage = Stage == CaseStage.New ? CaseStage.Working : Stage,
    };

    /// <summary>The tasks when what one officer has still to do is another's.</summary>
    private ImmutableArray<CaseTask> Passed(string? from, string? to) =>
        [.. Tasks.Select(task => task.DoneAt is null && task.Officer == from && to is not null ? task with { Officer = to } : task)];

    private CaseWork WithoutWords(string instead) => this with
    {
        Notes = [.. Notes.Select(note => note with { Text = instead })],
        Tasks = [.. Tasks.Select(task => task with { Text = instead })],
        Contests = [.. Contests.Select(contest => contest with { Text = instead, Reason = contest.IsOpen ? null : instead })],
        Files = [.. Files.Select(file => file with { Name = instead, IsErased = true })],
    };

    private static ImmutableArray<T> Changed<T>(ImmutableArray<T> all, uint number, Func<T, T> change) =>
        all.SetItem((int)number - 1, change(all[(int)number - 1]));
}
