using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What a command on a case comes to: one ladder of named refusals a command.</summary>
public sealed partial record CaseWork
{
    private const int Sha256Characters = 64;

    private const string NotTheirs = "who works the case says who else sees it";

    /// <summary>What a command comes to. Nothing is changed; the same state, command, officer and moment give the same.</summary>
    /// <param name="whole">
    /// The work on the case that this one is worked as part of, or is to be; null where there is none. Of a merge into a case that is not there it is
    /// null too.
    /// </param>
    public CaseDecision Decide(CaseCommand command, ActingOfficer by, Instant now, CaseWork? whole = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(by);
        if (!IsOpenTo(by, whole))
        {
            return CaseDecision.Refuse("you are not on this case");
        }

        if (!by.May(Act.WorkCase))
        {
            return CaseDecision.Refuse("your role does not work cases");
        }

        if (MergedInto != 0 && !MayWhileMerged(command))
        {
            return CaseDecision.Refuse($"it is worked as part of {CaseId.Of(MergedInto)}");
        }

        return command switch
        {
            CaseCommand.Assign assign => Assign(assign, by, now),
            CaseCommand.Join join => Join(join, by, now),
            CaseCommand.Leave leave => Leave(leave, by, now),
            CaseCommand.HandOver over => HandOver(over, by, now),
            CaseCommand.Move move => Move(move, by, now),
            CaseCommand.Note note => NoteDown(note, by, now),
            CaseCommand.SetTask task => SetTask(task, by, now),
            CaseCommand.EndTask task => EndTask(task, by, now),
            CaseCommand.MergeInto merge => Merge(merge, whole, by, now),
            CaseCommand.SplitOff split => MergedInto == 0
                ? CaseDecision.Refuse("it is not part of another case")
                : Textual(split.Reason, "a reason") ?? CaseDecision.Of(new CaseEvent.SplitOff(split.Reason.Trim(), by.Id, now)),
            CaseCommand.Contest contest => TakeDown(contest, by, now),
            CaseCommand.DecideContest decide => DecideContest(decide, whole, by, now),
            CaseCommand.AddFile file => AddFile(file, by, now),
            _ => throw new InvalidOperationException($"No way to decide {command.GetType().Name}."),
        };
    }

    /// <summary>What was begun in a part is ended there; what is new belongs to the whole. A complaint is of an order, which is the part's.</summary>
    private static bool MayWhileMerged(CaseCommand command) => command is CaseCommand.SplitOff or CaseCommand.Note or CaseCommand.Contest
        or CaseCommand.DecideContest or CaseCommand.EndTask or CaseCommand.Leave;

    private static CaseDecision? Textual(string? text, string what) => CaseText.Refusal(text, what, TextCharactersMax) is { } why
        ? CaseDecision.Refuse(why)
        : null;

    private static CaseDecision? Named(string? officer) => CaseText.Refusal(officer, "the officer", OfficerCharactersMax) is { } why
        ? CaseDecision.Refuse(why)
        : null;

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
                : NoRoomFor(assign.Officer) ?? Named(assign.Officer) ?? CaseDecision.Of(new CaseEvent.Assigned(assign.Officer, by.Id, now));
    }

    /// <summary>Who worked a case stays on it: when another is to, there must be room.</summary>
    private CaseDecision? NoRoomFor(string worker) => Worker is not null && Team.Count >= TeamMax && !Team.Contains(worker) ? TeamIsFull : null;

    private static CaseDecision TeamIsFull => CaseDecision.Refuse($"{TeamMax} people are on it, the most there can be");

    private CaseDecision Join(CaseCommand.Join join, ActingOfficer by, Instant now) =>
        IsOn(join.Officer) ? CaseDecision.Nothing
        : Worker != by.Id && !by.May(Act.AssignCase) ? CaseDecision.Refuse(NotTheirs)
        : Team.Count >= TeamMax ? TeamIsFull
        : Named(join.Officer) ?? CaseDecision.Of(new CaseEvent.Joined(join.Officer, by.Id, now));

    private CaseDecision Leave(CaseCommand.Leave leave, ActingOfficer by, Instant now) =>
        leave.Officer == Worker ? CaseDecision.Refuse("who works it hands it over")
        : !Team.Contains(leave.Officer) ? CaseDecision.Nothing
        : leave.Officer != by.Id && Worker != by.Id && !by.May(Act.AssignCase) ? CaseDecision.Refuse(NotTheirs)
        : Worker is null && Tasks.Any(task => task.DoneAt is null && task.Officer == leave.Officer)
            ? CaseDecision.Refuse("they have tasks in it, and nobody works it whose those could be")
        : CaseDecision.Of(new CaseEvent.Left(leave.Officer, by.Id, now));

    private CaseDecision HandOver(CaseCommand.HandOver over, ActingOfficer by, Instant now) =>
        Worker != by.Id ? CaseDecision.Refuse("only who works it hands it over")
        : over.To == by.Id ? CaseDecision.Refuse("it is yours")
        : NoRoomFor(over.To) ?? NoteRefusal ?? Named(over.To) ?? Textual(over.Text, "a word on how it stands")
            ?? CaseDecision.Of(new CaseEvent.HandedOver(over.To, over.Text.Trim(), by.Id, now));

    private CaseDecision Move(CaseCommand.Move move, ActingOfficer by, Instant now)
    {
        if (move.Stage == Stage)
        {
            return CaseDecision.Nothing;
        }

        if (move.Stage is not (CaseStage.Working or CaseStage.Waiting or CaseStage.Closed))
        {
            return CaseDecision.Refuse("a case is not moved there by hand");
        }

        if (Worker is null)
        {
            return CaseDecision.Refuse("nobody works it yet: take it first");
        }

        if (move.Stage == CaseStage.Closed && OpenTasks is > 0 and var open)
        {
            return CaseDecision.Refuse($"{open} of its tasks are open");
        }

        if (move.Stage == CaseStage.Closed && Contests.Any(contest => contest.IsOpen))
        {
            return CaseDecision.Refuse("a complaint of an account's holder is undecided");
        }

        return Textual(move.Reason, "a reason") ?? CaseDecision.Of(new CaseEvent.Moved(move.Stage, move.Reason.Trim(), by.Id, now));
    }

    private CaseDecision? NoteRefusal => Notes.Length >= NotesMax ? CaseDecision.Refuse($"{NotesMax} notes are in it, the most there can be") : null;

    private CaseDecision NoteDown(CaseCommand.Note note, ActingOfficer by, Instant now) =>
        NoteRefusal ?? Textual(note.Text, "a note") ?? CaseDecision.Of(new CaseEvent.Noted(note.Text.Trim(), by.Id, now));

    private CaseDecision SetTask(CaseCommand.SetTask task, ActingOfficer by, Instant now) =>
        Stage == CaseStage.Closed ? CaseDecision.Refuse("the case is closed")
        : OpenTasks >= OpenTasksMax ? CaseDecision.Refuse($"{OpenTasksMax} of its tasks are open, the most there can be")
        : Tasks.Length >= TasksMax ? CaseDecision.Refuse($"{TasksMax} tasks were set in it, the most there can be")
        : task.Due <= now ? CaseDecision.Refuse("the time until which it is to be done is over")
        : task.Due > Instant.Max ? CaseDecision.Refuse("the time until which it is to be done is no time")
        : !IsOn(task.Officer) ? CaseDecision.Refuse("who is to do it is not on the case")
        : Textual(task.Text, "what is to be done") ?? CaseDecision.Of(new CaseEvent.TaskSet(task.Text.Trim(), task.Officer, task.Due, by.Id, now));

    private CaseDecision EndTask(CaseCommand.EndTask end, ActingOfficer by, Instant now) =>
        end.Task == 0 || end.Task > Tasks.Length ? CaseDecision.Refuse("there is no such task")
        : Tasks[(int)end.Task - 1].DoneAt is not null ? CaseDecision.Nothing
        : CaseDecision.Of(new CaseEvent.TaskDone(end.Task, by.Id, now));

    /// <summary>A case that is part of another takes no part of its own: so there are no rings.</summary>
    private CaseDecision Merge(CaseCommand.MergeInto merge, CaseWork? whole, ActingOfficer by, Instant now) =>
        merge.Case == Case ? CaseDecision.Refuse("it is this case itself")
        : whole is null || whole.Case != merge.Case || !whole.IsOpenTo(by) ? CaseDecision.Refuse("there is no such case, or you are not on it")
        : whole.MergedInto != 0 ? CaseDecision.Refuse($"{CaseId.Of(merge.Case)} is itself worked as part of {CaseId.Of(whole.MergedInto)}")
        : whole.Stage == CaseStage.Closed ? CaseDecision.Refuse($"{CaseId.Of(merge.Case)} is closed")
        : Contests.Any(contest => contest.IsOpen) ? CaseDecision.Refuse("a complaint of an account's holder is undecided")
        : Textual(merge.Reason, "a reason") ?? CaseDecision.Of(new CaseEvent.MergedInto(merge.Case, merge.Reason.Trim(), by.Id, now));

    private CaseDecision TakeDown(CaseCommand.Contest contest, ActingOfficer by, Instant now) =>
        contest.Order == 0 ? CaseDecision.Refuse("there is no such order")
        : Contests.Any(open => open.IsOpen && open.Order == contest.Order) ? CaseDecision.Refuse("a complaint of this order is open already")
        : Contests.Length >= ContestsMax ? CaseDecision.Refuse($"{ContestsMax} complaints are in it, the most there can be")
        : Textual(contest.Text, "what the holder says")
            ?? CaseDecision.Of(new CaseEvent.Contested(contest.Order, contest.Text.Trim(), now + ContestMax, by.Id, now));

    private CaseDecision DecideContest(CaseCommand.DecideContest decide, CaseWork? whole, ActingOfficer by, Instant now)
    {
        if (!by.May(Act.DecideContest))
        {
            return CaseDecision.Refuse("a supervisor decides complaints");
        }

        if (Workers.Contains(by.Id) || (MergedInto != 0 && whole?.Workers.Contains(by.Id) == true))
        {
            return CaseDecision.Refuse("who works the case, or did, does not decide a complaint of it");
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
        file.Sha256 is not { Length: Sha256Characters } || !file.Sha256.All(char.IsAsciiHexDigitLower) ? CaseDecision.Refuse("its SHA-256 is none")
        : file.Bytes is < 1 or > FileBytesMax ? CaseDecision.Refuse($"a file has 1 to {FileBytesMax} bytes")
        : Files.Any(there => !there.IsErased && there.Sha256 == file.Sha256) ? CaseDecision.Nothing
        : Files.Length >= FilesMax ? CaseDecision.Refuse($"{FilesMax} files are in it, the most there can be")
        : CaseText.Refusal(file.Name, "the file's name", FileNameCharactersMax) is { } why ? CaseDecision.Refuse(why)
        : file.Name.AsSpan().IndexOfAny('/', '\\') >= 0 || file.Name.Any(char.IsControl) ? CaseDecision.Refuse("a file's name has no folder in it")
        : CaseDecision.Of(new CaseEvent.FileAdded(file.Name.Trim(), file.Bytes, file.Sha256, by.Id, now));
}
