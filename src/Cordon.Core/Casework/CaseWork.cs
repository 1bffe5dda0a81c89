using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>
/// The work on a case: who has it, where it stands, what is to be done. A pure function of what happened: <see cref="Decide(CaseCommand, ActingOfficer, Instant)"/> says what a command
/// comes to, <see cref="After"/> what the work is then. The money of the case is not here but in its orders and its ledger.
/// </summary>
public sealed record CaseWork
{
    /// <summary>Characters of a note, a reason or a task: a page.</summary>
    public const int TextCharactersMax = 4_000;

    /// <summary>Open tasks of one case; more are no list that anybody works off.</summary>
    public const int OpenTasksMax = 100;

    /// <summary>People on one case besides its worker: who is everybody's case is nobody's.</summary>
    public const int TeamMax = 50;

    /// <summary>Files in one case.</summary>
    public const int FilesMax = 500;

    /// <summary>How long a complaint may wait: Thailand's rule since September 2025 gives innocent holders back their money in 12 hours.</summary>
    public static readonly TimeSpan ContestMax = TimeSpan.FromHours(12);

    /// <summary>The case.</summary>
    public required uint Case { get; init; }

    public CaseStage Stage { get; init; } = CaseStage.New;

    /// <summary>Who works it; null for nobody.</summary>
    public string? Worker { get; init; }

    /// <summary>Who else is on it: they need to know.</summary>
    public ImmutableSortedSet<string> Team { get; init; } = [];

    public ImmutableArray<CaseNote> Notes { get; init; } = [];

    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    public ImmutableArray<Contest> Contests { get; init; } = [];

    public ImmutableArray<CaseFileEntry> Files { get; init; } = [];

    /// <summary>The case that it is worked as part of; 0 for none.</summary>
    public uint MergedInto { get; init; }

    /// <summary>When something last happened to it; null for never.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>Whether an officer needs to know of it: they are on it, or it is nobody's yet and they take reports, or they see all.</summary>
    public bool IsOpenTo(ActingOfficer officer)
    {
        ArgumentNullException.ThrowIfNull(officer);
        return officer.May(Act.SeeAllCases)
            || (officer.May(Act.SeeOwnCases) && (IsOn(officer.Id) || (Worker is null && officer.May(Act.TakeReport))));
    }

    /// <summary>What a command comes to. Nothing is changed; the same state, command, officer and moment give the same.</summary>
    public CaseDecision Decide(CaseCommand command, ActingOfficer by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(by);
        if (!IsOpenTo(by))
        {
            return CaseDecision.Refuse("you are not on this case");
        }

        if (!by.May(Act.WorkCase))
        {
            return CaseDecision.Refuse("your role does not work cases");
        }

        if (MergedInto != 0 && command is not (CaseCommand.SplitOff or CaseCommand.Note or CaseCommand.Contest or CaseCommand.DecideContest))
        {
            return CaseDecision.Refuse($"it is worked as part of {Cases.CaseId.Of(MergedInto)}");
        }

        return command switch
        {
            CaseCommand.Assign assign => Assign(assign, by, now),
            CaseCommand.Join join => Join(join, by, now),
            CaseCommand.Leave leave => Leave(leave, by, now),
            CaseCommand.HandOver over => HandOver(over, by, now),
            CaseCommand.Move move => Move(move, by, now),
            CaseCommand.Note note => Textual(note.Text, "a note") ?? CaseDecision.Of(new CaseEvent.Noted(note.Text.Trim(), by.Id, now)),
            CaseCommand.SetTask task => SetTask(task, by, now),
            CaseCommand.EndTask task => EndTask(task, by, now),
            CaseCommand.MergeInto merge => Merge(merge, by, now),
            CaseCommand.SplitOff split => MergedInto == 0
                ? CaseDecision.Refuse("it is not part of another case")
                : Textual(split.Reason, "a reason") ?? CaseDecision.Of(new CaseEvent.SplitOff(split.Reason.Trim(), by.Id, now)),
            CaseCommand.Contest contest => File(contest, by, now),
            CaseCommand.DecideContest decide => Decide(decide, by, now),
            CaseCommand.AddFile file => AddFile(file, by, now),
            _ => throw new InvalidOperationException($"No way to decide {command.GetType().Name}."),
        };
    }

    /// <summary>The work after something happened.</summary>
    public CaseWork After(CaseEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (by, at) = (happened.By, happened.At);
        var after = happened switch
        {
            CaseEvent.Assigned assigned => this with { Worker = assigned.Officer, Team = With(Worker).Remove(assigned.Officer), Stage = Begun },
            CaseEvent.Joined joined => this with { Team = Team.Add(joined.Officer) },
            CaseEvent.Left left => this with { Team = Team.Remove(left.Officer) },
            CaseEvent.HandedOver over => this with
            {
                Worker = over.To,
                Team = With(Worker).Remove(over.To),
                Stage = Begun,
                Notes = Notes.Add(new CaseNote((uint)Notes.Length + 1, by, at, over.Text)),
                Tasks = [.. Tasks.Select(task => task.DoneAt is null && task.Officer == Worker ? task with { Officer = over.To } : task)],
            },
            CaseEvent.Moved moved => this with { Stage = moved.Stage },
            CaseEvent.Noted noted => this with { Notes = Notes.Add(new CaseNote((uint)Notes.Length + 1, by, at, noted.Text)) },
            CaseEvent.TaskSet task => this with { Tasks = Tasks.Add(new CaseTask((uint)Tasks.Length + 1, task.Text, task.Officer, task.Due)) },
            CaseEvent.TaskDone done => this with { Tasks = Changed(Tasks, done.Task, task => task with { DoneAt = at }) },
            CaseEvent.MergedInto merged => this with { MergedInto = merged.Case, Stage = CaseStage.Merged },
            CaseEvent.SplitOff => this with { MergedInto = 0, Stage = Worker is null ? CaseStage.New : CaseStage.Working },
            CaseEvent.Contested c => this with { Contests = Contests.Add(new Contest((uint)Contests.Length + 1, c.Order, c.Text, at, c.Due)) },
            CaseEvent.ContestDecided decided => this with
            {
                Contests = Changed(
                    Contests, decided.Contest, contest => contest with { Upheld = decided.Upheld, Reason = decided.Reason, DecidedAt = at }),
            },
            CaseEvent.FileAdded f => this with { Files = Files.Add(new CaseFileEntry((uint)Files.Length + 1, f.Name, f.Bytes, f.Sha256, by, at)) },
            _ => throw new InvalidOperationException($"No way to apply {happened.GetType().Name}."),
        };
        return after with { ChangedAt = at };
    }

    private CaseStage Begun => Stage == CaseStage.New ? CaseStage.Working : Stage;

    private bool IsOn(string officer) => Worker == officer || Team.Contains(officer);

    private ImmutableSortedSet<string> With(string? officer) => officer is null ? Team : Team.Add(officer);

    private static ImmutableArray<T> Changed<T>(ImmutableArray<T> all, uint number, Func<T, T> change) =>
        all.SetItem((int)number - 1, change(all[(int)number - 1]));

    private static CaseDecision? Textual(string text, string what) => string.IsNullOrWhiteSpace(text)
        ? CaseDecision.Refuse($"{what} is missing")
        : text.Length > TextCharactersMax ? CaseDecision.Refuse($"{what} has {text.Length} characters, {TextCharactersMax} are the most") : null;

    private CaseDecision Assign(CaseCommand.Assign assign, ActingOfficer by, Instant now)
    {
        if (assign.Officer == Worker)
        {
            return CaseDecision.Nothing;
        }

        return assign.Officer != by.Id && !by.May(Act.AssignCase)
            ? CaseDecision.Refuse("only a supervisor gives a case to another; take it yourself, or hand over what is yours")
            : Worker is not null && Worker != by.Id && !by.May(Act.AssignCase)
                ? CaseDecision.Refuse("somebody works it already; they hand it over, or a supervisor assigns it")
                : CaseDecision.Of(new CaseEvent.Assigned(assign.Officer, by.Id, now));
    }

    private CaseDecision Join(CaseCommand.Join join, ActingOfficer by, Instant now) =>
        IsOn(join.Officer) ? CaseDecision.Nothing
        : Worker != by.Id && !by.May(Act.AssignCase) ? CaseDecision.Refuse("who works the case says who else sees it")
        : Team.Count >= TeamMax ? CaseDecision.Refuse($"{TeamMax} people are on it, the most there can be")
        : CaseDecision.Of(new CaseEvent.Joined(join.Officer, by.Id, now));

    private CaseDecision Leave(CaseCommand.Leave leave, ActingOfficer by, Instant now) =>
        !Team.Contains(leave.Officer) ? CaseDecision.Nothing
        : leave.Officer != by.Id && Worker != by.Id && !by.May(Act.AssignCase) ? CaseDecision.Refuse("who works the case says who else sees it")
        : CaseDecision.Of(new CaseEvent.Left(leave.Officer, by.Id, now));

    private CaseDecision HandOver(CaseCommand.HandOver over, ActingOfficer by, Instant now) =>
        Worker != by.Id ? CaseDecision.Refuse("only who works it hands it over")
        : over.To == by.Id ? CaseDecision.Refuse("it is yours")
        : Textual(over.Text, "a word on how it stands") ?? CaseDecision.Of(new CaseEvent.HandedOver(over.To, over.Text.Trim(), by.Id, now));

    private CaseDecision Move(CaseCommand.Move move, ActingOfficer by, Instant now)
    {
        if (move.Stage == Stage)
        {
            return CaseDecision.Nothing;
        }

        if (move.Stage is CaseStage.New or CaseStage.Merged)
        {
            return CaseDecision.Refuse("a case is not moved there by hand");
        }

        if (Worker is null)
        {
            return CaseDecision.Refuse("nobody works it yet: take it first");
        }

        if (move.Stage == CaseStage.Closed && Tasks.Count(task => task.DoneAt is null) is > 0 and var open)
        {
            return CaseDecision.Refuse($"{open} of its tasks are open");
        }

        if (move.Stage == CaseStage.Closed && Contests.Any(contest => contest.IsOpen))
        {
            return CaseDecision.Refuse("a complaint of an account's holder is undecided");
        }

        return Textual(move.Reason, "a reason") ?? CaseDecision.Of(new CaseEvent.Moved(move.Stage, move.Reason.Trim(), by.Id, now));
    }

    private CaseDecision SetTask(CaseCommand.SetTask task, ActingOfficer by, Instant now) =>
        Stage == CaseStage.Closed ? CaseDecision.Refuse("the case is closed")
        : Tasks.Count(open => open.DoneAt is null) >= OpenTasksMax ? CaseDecision.Refuse($"{OpenTasksMax} of its tasks are open, the most there can be")
        : task.Due <= now ? CaseDecision.Refuse("the time until which it is to be done is over")
        : !IsOn(task.Officer) ? CaseDecision.Refuse("who is to do it is not on the case")
        : Textual(task.Text, "what is to be done") ?? CaseDecision.Of(new CaseEvent.TaskSet(task.Text.Trim(), task.Officer, task.Due, by.Id, now));

    private CaseDecision EndTask(CaseCommand.EndTask end, ActingOfficer by, Instant now) =>
        end.Task == 0 || end.Task > Tasks.Length ? CaseDecision.Refuse("there is no such task")
        : Tasks[(int)end.Task - 1].DoneAt is not null ? CaseDecision.Nothing
        : CaseDecision.Of(new CaseEvent.TaskDone(end.Task, by.Id, now));

    private CaseDecision Merge(CaseCommand.MergeInto merge, ActingOfficer by, Instant now) =>
        merge.Case == Case ? CaseDecision.Refuse("it is this case itself")
        : Contests.Any(contest => contest.IsOpen) ? CaseDecision.Refuse("a complaint of an account's holder is undecided")
        : Textual(merge.Reason, "a reason") ?? CaseDecision.Of(new CaseEvent.MergedInto(merge.Case, merge.Reason.Trim(), by.Id, now));

    private CaseDecision File(CaseCommand.Contest contest, ActingOfficer by, Instant now) =>
        Contests.Any(open => open.IsOpen && open.Order == contest.Order) ? CaseDecision.Refuse("a complaint of this order is open already")
        : Textual(contest.Text, "what the holder says")
            ?? CaseDecision.Of(new CaseEvent.Contested(contest.Order, contest.Text.Trim(), now + ContestMax, by.Id, now));

    private CaseDecision Decide(CaseCommand.DecideContest decide, ActingOfficer by, Instant now)
    {
        if (!by.May(Act.DecideContest))
        {
            return CaseDecision.Refuse("a supervisor decides complaints");
        }

        if (Worker == by.Id)
        {
            return CaseDecision.Refuse("who works the case does not decide a complaint of it");
        }

        if (decide.Number == 0 || decide.Number > Contests.Length)
        {
            return CaseDecision.Refuse("there is no such complaint");
        }

        return Contests[(int)decide.Number - 1] is { IsOpen: false } decided
            ? decided.Upheld == decide.Upheld ? CaseDecision.Nothing : CaseDecision.Refuse("it was decided otherwise")
            : Textual(decide.Reason, "a reason")
                ?? CaseDecision.Of(new CaseEvent.ContestDecided(decide.Number, decide.Upheld, decide.Reason.Trim(), by.Id, now));
    }

    private CaseDecision AddFile(CaseCommand.AddFile file, ActingOfficer by, Instant now) =>
        Files.Any(there => there.Sha256 == file.Sha256) ? CaseDecision.Nothing
        : Files.Length >= FilesMax ? CaseDecision.Refuse($"{FilesMax} files are in it, the most there can be")
        : Textual(file.Name, "the file's name") ?? CaseDecision.Of(new CaseEvent.FileAdded(file.Name.Trim(), file.Bytes, file.Sha256, by.Id, now));
}
