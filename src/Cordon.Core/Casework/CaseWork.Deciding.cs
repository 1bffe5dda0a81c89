using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What a command on a case comes to: one ladder of named refusals a command.</summary>
public sealed partial record CaseWork
{
    private const int Sha256Characters = 64;

    private static readonly Phrase NotTheirs = new("who works the case says who else sees it", "其他人能否查看由本案承办人决定");

    private static readonly Phrase ComplaintOpen = new("a complaint of an account's holder is undecided", "账户持有人的申诉尚未裁决");

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
            return CaseDecision.Refuse(new Phrase("you are not on this case", "您不是本案的办案人员"));
        }

        if (!by.May(Act.WorkCase))
        {
            return CaseDecision.Refuse(new Phrase("your role does not work cases", "您的角色不能办理案件"));
        }

        if (MergedInto != 0 && !MayWhileMerged(command))
        {
            return CaseDecision.Refuse(new Phrase("it is worked as part of {0}", "本案已并入{0}办理").With(CaseId.Of(MergedInto)));
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
                ? CaseDecision.Refuse(new Phrase("it is not part of another case", "本案未并入其他案件"))
                : Textual(split.Reason, AReason) ?? CaseDecision.Of(new CaseEvent.SplitOff(split.Reason.Trim(), by.Id, now)),
            CaseCommand.Contest contest => TakeDown(contest, by, now),
            CaseCommand.DecideContest decide => DecideContest(decide, whole, by, now),
            CaseCommand.AddFile file => AddFile(file, by, now),
            _ => throw new InvalidOperationException($"No way to decide {command.GetType().Name}."),
        };
    }

    /// <summary>What was begun in a part is ended there; what is new belongs to the whole. A complaint is of an order, which is the part's.</summary>
    private static bool MayWhileMerged(CaseCommand command) => command is CaseCommand.SplitOff or CaseCommand.Note or CaseCommand.Contest
        or CaseCommand.DecideContest or CaseCommand.EndTask or CaseCommand.Leave;

    private static readonly Phrase AReason = new("a reason", "理由");

    private static CaseDecision? Textual(string? text, Phrase what) => CaseText.Refusal(text, what, TextCharactersMax) is { } why
        ? CaseDecision.Refuse(why)
        : null;

    private static CaseDecision? Named(string? officer) => CaseText.Refusal(officer, new Phrase("the officer", "承办人"), OfficerCharactersMax) is { } why
        ? CaseDecision.Refuse(why)
        : null;

    private CaseDecision Assign(CaseCommand.Assign assign, ActingOfficer by, Instant now)
    {
        if (assign.Officer == Worker)
        {
            return CaseDecision.Nothing;
        }

        return assign.Officer != by.Id && !by.May(Act.AssignCase)
            ? CaseDecision.Refuse(new Phrase(
                "only a supervisor gives a case to another; take it yourself, or hand over what is yours", "只有主管可以把案件分派给他人；您可以自己接案，或移交自己承办的案件"))
            : Worker is not null && Worker != by.Id && !by.May(Act.AssignCase)
                ? CaseDecision.Refuse(new Phrase("somebody works it already; they hand it over, or a supervisor assigns it", "本案已有承办人；须由其移交，或由主管分派"))
                : NoRoomFor(assign.Officer) ?? Named(assign.Officer) ?? CaseDecision.Of(new CaseEvent.Assigned(assign.Officer, by.Id, now));
    }

    /// <summary>Who worked a case stays on it: when another is to, there must be room.</summary>
    private CaseDecision? NoRoomFor(string worker) => Worker is not null && Team.Count >= TeamMax && !Team.Contains(worker) ? TeamIsFull : null;

    private static CaseDecision TeamIsFull => CaseDecision.Refuse(new Phrase("{0} people are on it, the most there can be", "本案已有{0}人，达到上限").With(TeamMax));

    private CaseDecision Join(CaseCommand.Join join, ActingOfficer by, Instant now) =>
        IsOn(join.Officer) ? CaseDecision.Nothing
        : Worker != by.Id && !by.May(Act.AssignCase) ? CaseDecision.Refuse(NotTheirs)
        : Team.Count >= TeamMax ? TeamIsFull
        : Named(join.Officer) ?? CaseDecision.Of(new CaseEvent.Joined(join.Officer, by.Id, now));

    private CaseDecision Leave(CaseCommand.Leave leave, ActingOfficer by, Instant now) =>
        leave.Officer == Worker ? CaseDecision.Refuse(new Phrase("who works it hands it over", "承办人须先移交案件"))
        : !Team.Contains(leave.Officer) ? CaseDecision.Nothing
        : leave.Officer != by.Id && Worker != by.Id && !by.May(Act.AssignCase) ? CaseDecision.Refuse(NotTheirs)
        : Worker is null && Tasks.Any(task => task.DoneAt is null && task.Officer == leave.Officer)
            ? CaseDecision.Refuse(new Phrase("they have tasks in it, and nobody works it whose those could be", "其在本案中还有任务，而本案没有可接手的承办人"))
        : CaseDecision.Of(new CaseEvent.Left(leave.Officer, by.Id, now));

    private CaseDecision HandOver(CaseCommand.HandOver over, ActingOfficer by, Instant now) =>
        Worker != by.Id ? CaseDecision.Refuse(new Phrase("only who works it hands it over", "只有承办人可以移交案件"))
        : over.To == by.Id ? CaseDecision.Refuse(new Phrase("it is yours", "本案已由您承办"))
        : NoRoomFor(over.To) ?? NoteRefusal ?? Named(over.To) ?? Textual(over.Text, new Phrase("a word on how it stands", "进展说明"))
            ?? CaseDecision.Of(new CaseEvent.HandedOver(over.To, over.Text.Trim(), by.Id, now));

    private CaseDecision Move(CaseCommand.Move move, ActingOfficer by, Instant now)
    {
        if (move.Stage == Stage)
        {
            return CaseDecision.Nothing;
        }

        if (move.Stage is not (CaseStage.Working or CaseStage.Waiting or CaseStage.Closed))
        {
            return CaseDecision.Refuse(new Phrase("a case is not moved there by hand", "案件不能手动转到该阶段"));
        }

        if (Worker is null)
        {
            return CaseDecision.Refuse(new Phrase("nobody works it yet: take it first", "本案尚无承办人，请先接案"));
        }

        if (move.Stage == CaseStage.Closed && OpenTasks is > 0 and var open)
        {
            return CaseDecision.Refuse(new Phrase("{0} of its tasks are open", "本案还有{0}项任务未完成").With(open));
        }

        if (move.Stage == CaseStage.Closed && Contests.Any(contest => contest.IsOpen))
        {
            return CaseDecision.Refuse(ComplaintOpen);
        }

        return Textual(move.Reason, AReason) ?? CaseDecision.Of(new CaseEvent.Moved(move.Stage, move.Reason.Trim(), by.Id, now));
    }

    private CaseDecision? NoteRefusal => Notes.Length >= NotesMax ? CaseDecision.Refuse(new Phrase(
        "{0} notes are in it, the most there can be", "本案已有{0}条记录，达到上限").With(NotesMax)) : null;

    private CaseDecision NoteDown(CaseCommand.Note note, ActingOfficer by, Instant now) =>
        NoteRefusal ?? Textual(note.Text, new Phrase("a note", "记录内容")) ?? CaseDecision.Of(new CaseEvent.Noted(note.Text.Trim(), by.Id, now));

    private CaseDecision SetTask(CaseCommand.SetTask task, ActingOfficer by, Instant now) =>
        Stage == CaseStage.Closed ? CaseDecision.Refuse(new Phrase("the case is closed", "案件已结案"))
        : OpenTasks >= OpenTasksMax ? CaseDecision.Refuse(new Phrase(
            "{0} of its tasks are open, the most there can be", "本案已有{0}项未完成任务，达到上限").With(OpenTasksMax))
        : Tasks.Length >= TasksMax ? CaseDecision.Refuse(new Phrase("{0} tasks were set in it, the most there can be", "本案已布置{0}项任务，达到上限").With(TasksMax))
        : task.Due <= now ? CaseDecision.Refuse(new Phrase("the time until which it is to be done is over", "完成时限已过"))
        : task.Due > Instant.Max ? CaseDecision.Refuse(new Phrase("the time until which it is to be done is no time", "完成时限无效"))
        : !IsOn(task.Officer) ? CaseDecision.Refuse(new Phrase("who is to do it is not on the case", "任务的执行人不是本案的办案人员"))
        : Textual(task.Text,
            new Phrase("what is to be done", "任务内容")) ?? CaseDecision.Of(new CaseEvent.TaskSet(task.Text.Trim(), task.Officer, task.Due, by.Id, now));

    private CaseDecision EndTask(CaseCommand.EndTask end, ActingOfficer by, Instant now) =>
        end.Task == 0 || end.Task > Tasks.Length ? CaseDecision.Refuse(new Phrase("there is no such task", "没有这项任务"))
        : Tasks[(int)end.Task - 1].DoneAt is not null ? CaseDecision.Nothing
        : CaseDecision.Of(new CaseEvent.TaskDone(end.Task, by.Id, now));

    /// <summary>A case that is part of another takes no part of its own: so there are no rings.</summary>
    private CaseDecision Merge(CaseCommand.MergeInto merge, CaseWork? whole, ActingOfficer by, Instant now) =>
        merge.Case == Case ? CaseDecision.Refuse(new Phrase("it is this case itself", "不能并入本案自身"))
        : whole is null || whole.Case != merge.Case || !whole.IsOpenTo(by) ? CaseDecision.Refuse(new Phrase(
            "there is no such case, or you are not on it", "没有这起案件，或您不是该案的办案人员"))
        : whole.MergedInto != 0 ? CaseDecision.Refuse(new Phrase(
            "{0} is itself worked as part of {1}", "{0}本身已并入{1}办理").With(CaseId.Of(merge.Case), CaseId.Of(whole.MergedInto)))
        : whole.Stage == CaseStage.Closed ? CaseDecision.Refuse(new Phrase("{0} is closed", "{0}已结案").With(CaseId.Of(merge.Case)))
        : Contests.Any(contest => contest.IsOpen) ? CaseDecision.Refuse(ComplaintOpen)
        : Textual(merge.Reason, AReason) ?? CaseDecision.Of(new CaseEvent.MergedInto(merge.Case, merge.Reason.Trim(), by.Id, now));

    private CaseDecision TakeDown(CaseCommand.Contest contest, ActingOfficer by, Instant now) =>
        contest.Order == 0 ? CaseDecision.Refuse(new Phrase("it is not said which order it is of", "未选择所申诉的止付指令"))
        : Contests.Any(open => open.IsOpen && open.Order == contest.Order) ? CaseDecision.Refuse(new Phrase(
            "a complaint of this order is open already", "该指令已有未裁决的申诉"))
        : Contests.Length >= ContestsMax ? CaseDecision.Refuse(new Phrase(
            "{0} complaints are in it, the most there can be", "本案已有{0}件申诉，达到上限").With(ContestsMax))
        : Textual(contest.Text, new Phrase("what the holder says", "持有人的陈述"))
            ?? CaseDecision.Of(new CaseEvent.Contested(contest.Order, contest.Text.Trim(), now + ContestMax, by.Id, now));

    private CaseDecision DecideContest(CaseCommand.DecideContest decide, CaseWork? whole, ActingOfficer by, Instant now)
    {
        if (!by.May(Act.DecideContest))
        {
            return CaseDecision.Refuse(new Phrase("a supervisor decides complaints", "申诉由主管裁决"));
        }

        if (Workers.Contains(by.Id) || (MergedInto != 0 && whole?.Workers.Contains(by.Id) == true))
        {
            return CaseDecision.Refuse(new Phrase("who works the case, or did, does not decide a complaint of it", "现任或曾任承办人不得裁决本案的申诉"));
        }

        if (decide.Number == 0 || decide.Number > Contests.Length)
        {
            return CaseDecision.Refuse(new Phrase("there is no such complaint", "没有这件申诉"));
        }

        return Contests[(int)decide.Number - 1] is { IsOpen: false } decided
            ? decided.Upheld == decide.Upheld ? CaseDecision.Nothing : CaseDecision.Refuse(new Phrase("it was decided otherwise", "该申诉已作出不同裁决"))
            : Textual(decide.Reason, AReason)
                ?? CaseDecision.Of(new CaseEvent.ContestDecided(decide.Number, decide.Upheld, decide.Reason.Trim(), by.Id, now));
    }

    private CaseDecision AddFile(CaseCommand.AddFile file, ActingOfficer by, Instant now) =>
        file.Sha256 is not { Length: Sha256Characters } || !file.Sha256.All(char.IsAsciiHexDigitLower) ? CaseDecision.Refuse(new Phrase(
            "its SHA-256 is none", "文件的SHA-256无效"))
        : file.Bytes is < 1 or > FileBytesMax ? CaseDecision.Refuse(new Phrase("a file has 1 to {0} bytes", "文件大小须为1至{0}字节").With(FileBytesMax))
        : Files.Any(there => !there.IsErased && there.Sha256 == file.Sha256) ? CaseDecision.Nothing
        : Files.Length >= FilesMax ? CaseDecision.Refuse(new Phrase("{0} files are in it, the most there can be", "本案已有{0}个文件，达到上限").With(FilesMax))
        : CaseText.Refusal(file.Name, new Phrase("the file's name", "文件名"), FileNameCharactersMax) is { } why ? CaseDecision.Refuse(why)
        : file.Name.AsSpan().IndexOfAny('/', '\\') >= 0 || file.Name.Any(char.IsControl) ? CaseDecision.Refuse(new Phrase(
            "a file's name has no folder in it", "文件名中不得含有目录"))
        : CaseDecision.Of(new CaseEvent.FileAdded(file.Name.Trim(), file.Bytes, file.Sha256, by.Id, now));
}
