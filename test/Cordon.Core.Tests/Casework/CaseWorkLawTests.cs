using Cordon.Core.Casework;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Casework;

/// <summary>What holds of the work on cases whatever anybody tries.</summary>
public sealed class CaseWorkLawTests
{
    private const int LivesTried = 3_000;

    private static readonly string[] Words =
    [
        "take", "assign", "join", "leave", "over", "working", "waiting", "close", "new", "note", "task", "done", "merge", "split", "contest", "uphold",
        "reject", "file", "wait", "erase",
    ];

    private static readonly string[] Names = [.. Desk.People.Keys];

    // More of those who may do something, so that lives come far.
    private static readonly Gen<string> Actor = Gen.Frequency(
        (8, Desk.Any("ann", "ben", "ivo", "sue", "sam")), (1, Desk.Any(Names)));

    private static readonly Gen<(int Case, string By, string Word, string Officer, int Number)[]> Lives =
        Gen.Select(Gen.Int[1, Desk.Cases], Actor, Desk.Any(Words), Actor, Gen.Int[1, 3]).Array[1, 60];

    [Fact]
    public void No_commands_by_anybody_break_what_holds_of_a_case()
    {
        var reached = new HashSet<string>();
        Lives.Sample(
            life =>
            {
                var desk = new Desk();
                foreach (var step in life)
                {
                    var before = desk[(uint)step.Case];
                    if (step.Word == "wait")
                    {
                        desk.Wait(step.Number);
                        continue;
                    }

                    if (step.Word == "erase")
                    {
                        desk.Wait(step.Number * 300);
                        CheckErasure(desk, (uint)step.Case, reached);
                        continue;
                    }

                    var decision = desk.Do((uint)step.Case, CommandOf(step, desk), Desk.People[step.By]);
                    if (decision.Event is { } happened)
                    {
                        lock (reached)
                        {
                            reached.Add(happened.GetType().Name);
                        }

                        CheckStep(desk, before, happened);
                    }

                    CheckAll(desk);
                }

                CheckFold(desk);
            },
            iter: LivesTried, threads: 1);
        var all = typeof(CaseEvent).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(all, reached.Order(StringComparer.Ordinal));
    }

    private static CaseCommand CommandOf((int Case, string By, string Word, string Officer, int Number) step, Desk desk) => step.Word switch
    {
        "take" => new CaseCommand.Assign(step.By),
        "assign" => new CaseCommand.Assign(step.Officer),
        "join" => new CaseCommand.Join(step.Officer),
        "leave" => new CaseCommand.Leave(step.Officer),
        "over" => new CaseCommand.HandOver(step.Officer, "so"),
        "working" => new CaseCommand.Move(CaseStage.Working, "so"),
        "waiting" => new CaseCommand.Move(CaseStage.Waiting, "so"),
        "close" => new CaseCommand.Move(CaseStage.Closed, "so"),
        "new" => new CaseCommand.Move(CaseStage.Merged, "so"),
        "note" => new CaseCommand.Note("so"),
        "task" => new CaseCommand.SetTask("so", step.Officer, desk.Now + TimeSpan.FromHours(step.Number - 1)),
        "done" => new CaseCommand.EndTask((uint)step.Number),
        "merge" => new CaseCommand.MergeInto((uint)step.Number, "so"),
        "split" => new CaseCommand.SplitOff("so"),
        "contest" => new CaseCommand.Contest((uint)step.Number, "so"),
        "uphold" => new CaseCommand.DecideContest((uint)step.Number, true, "so"),
        "reject" => new CaseCommand.DecideContest((uint)step.Number, false, "so"),
        _ => new CaseCommand.AddFile("so", 1, new string((char)('a' + step.Number), 64)),
    };

    /// <summary>Of what was written nothing is left, and who wrote it still stands.</summary>
    private static void CheckErasure(Desk desk, uint number, HashSet<string> reached)
    {
        var before = desk[number];
        if (desk.Erase(number).Event is not { } erased)
        {
            return;
        }

        lock (reached)
        {
            reached.Add(erased.GetType().Name);
        }

        Assert.DoesNotContain("so", Text(desk[number]).Split(['\n', ',', ' ', ')']));
        Assert.Equal(before.Notes.Select(note => (note.By, note.At)), desk[number].Notes.Select(note => (note.By, note.At)));
        Assert.True(desk.Now - before.ChangedAt!.Value >= Erasure.KeptMin);
        CheckAll(desk);
    }

    private static void CheckStep(Desk desk, CaseWork before, CaseEvent happened)
    {
        var by = Desk.People[happened.By];
        var whole = before.MergedInto == 0 ? null : desk[before.MergedInto];
        Assert.True(by.May(Act.WorkCase));
        Assert.True(before.IsOpenTo(by, whole));
        if (before.MergedInto != 0)
        {
            Assert.False(happened is CaseEvent.TaskSet or CaseEvent.Assigned or CaseEvent.HandedOver or CaseEvent.Moved or CaseEvent.MergedInto);
        }

        if (happened is CaseEvent.ContestDecided)
        {
            Assert.True(by.May(Act.DecideContest));
            Assert.NotEqual(before.Worker, by.Id);
            Assert.DoesNotContain(by.Id, before.Workers);
        }
    }

    private static void CheckAll(Desk desk)
    {
        for (var number = 1u; number <= Desk.Cases; number++)
        {
            var work = desk[number];
            Assert.Equal(work.MergedInto != 0, work.Stage == CaseStage.Merged);
            Assert.True(work.Stage != CaseStage.New || work.Worker is null);
            Assert.True(work.Stage is CaseStage.New or CaseStage.Merged || work.Worker is not null);
            Assert.True(work.Worker is null || (!work.Team.Contains(work.Worker) && work.Workers.Contains(work.Worker)));
            Assert.All(work.Tasks.Where(task => task.DoneAt is null), task => Assert.True(task.Officer == work.Worker || work.Team.Contains(task.Officer)));
            Assert.True(work.Stage != CaseStage.Closed || work.Tasks.All(task => task.DoneAt is not null));
            Assert.True(work.Stage != CaseStage.Closed || work.Contests.All(contest => !contest.IsOpen));
            Assert.Equal(work.Contests.Where(contest => contest.IsOpen).DistinctBy(contest => contest.Order).Count(), work.Contests.Count(c => c.IsOpen));

            // A way from part to whole ends.
            var (at, steps) = (work, 0);
            for (; at.MergedInto != 0; at = desk[at.MergedInto])
            {
                Assert.True(++steps < Desk.Cases);
            }
        }
    }

    /// <summary>What happened, applied to nothing, is the state.</summary>
    private static void CheckFold(Desk desk)
    {
        var again = Enumerable.Range(1, Desk.Cases).ToDictionary(n => (uint)n, n => new CaseWork { Case = (uint)n });
        foreach (var (number, happened) in desk.Happened)
        {
            again[number] = again[number].After(happened);
        }

        for (var number = 1u; number <= Desk.Cases; number++)
        {
            Assert.Equal(Text(desk[number]), Text(again[number]));
        }
    }

    private static string Text(CaseWork work) => string.Join('\n',
        (object?[])[
            work.Stage, work.Worker, work.MergedInto, work.ChangedAt, .. work.Team, "workers", .. work.Workers,
            .. work.Notes.Select(n => (n.Number, n.By, n.At, n.Text)), .. work.Tasks.Select(t => (t.Number, t.Text, t.Officer, t.Due, t.DoneAt)),
            .. work.Contests.Select(c => (c.Number, c.Order, c.Text, c.FiledAt, c.Due, c.Upheld, c.Reason, c.DecidedAt)),
            .. work.Files.Select(f => (f.Number, f.Name, f.Bytes, f.Sha256, f.By, f.At)),
        ]);
}
