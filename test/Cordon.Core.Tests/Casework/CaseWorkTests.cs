using Cordon.Core.Casework;
using Xunit;

namespace Cordon.Core.Tests.Casework;

/// <summary>What may happen to the work on a case, by whom, and what it is then.</summary>
public sealed class CaseWorkTests
{
    [Theory]
    [InlineData("", "New")]
    [InlineData("ann:note:hello", "New notes 1")]
    [InlineData("ann:take", "Working by ann")]
    [InlineData("ann:take ann:take", "Working by ann")]
    [InlineData("sue:assign:ivo", "Working by ivo")]
    [InlineData("ann:take sue:assign:ivo", "Working by ivo with ann")]
    [InlineData("ann:take ann:join:ivo", "Working by ann with ivo")]
    [InlineData("ann:take ann:join:lia lia:note:x", "Working by ann with lia notes 1")]
    [InlineData("ann:take ann:join:ivo ivo:leave", "Working by ann")]
    [InlineData("ann:take ann:join:ivo ann:task:ivo ivo:leave", "Working by ann tasks ann")]
    [InlineData("ann:take ann:task:ann ann:over:ben", "Working by ben with ann notes 1 tasks ben")]
    [InlineData("ann:take ann:task:ann ann:done:1 ann:over:ben", "Working by ben with ann notes 1 tasks ann!")]
    [InlineData("ann:take ann:waiting ann:working", "Working by ann")]
    [InlineData("ann:take ann:task:ann ann:done:1 ann:done:1 ann:close", "Closed by ann tasks ann!")]
    [InlineData("ann:take ann:close ann:contest:7", "Working by ann complaint 7 open")]
    [InlineData("ann:take ann:contest:7 sue:uphold:1 ann:close", "Closed by ann complaint 7 upheld")]
    [InlineData("ann:take ann:contest:7 sue:reject:1 sue:reject:1 ann:contest:7", "Working by ann complaint 7 rejected complaint 7 open")]
    [InlineData("ann:take ann:task:ann ann:merge:2 ann:done:1", "Merged by ann in 2 tasks ann!")]
    [InlineData("ann:take ann:merge:2 ann:contest:7 sue:uphold:1", "Merged by ann in 2 complaint 7 upheld")]
    [InlineData("ann:take ann:merge:2 ann:split", "Working by ann")]
    [InlineData("ann:merge:2 ann:split", "New")]
    [InlineData("ann:take ann:merge:2 2 ivo:take ivo:note:seen", "Merged by ann in 2 notes 1")]
    [InlineData("ann:take ann:file:a.pdf ann:file:b.pdf", "Working by ann files 1")]
    public void A_life_ends_so(string life, string line)
    {
        var desk = Desk.After(life);
        Assert.Null(desk.Refusal);
        Assert.Equal(line, desk.Line(1));
    }

    [Theory]
    [InlineData("aud:note:x", "you are not on this case")]
    [InlineData("adm:take", "you are not on this case")]
    [InlineData("bob:take", "you are not on this case")]
    [InlineData("lia:take", "you are not on this case")]
    [InlineData("ann:take ivo:note:x", "you are not on this case")]
    [InlineData("ann:take ann:join:ivo ann:leave:ivo ivo:note:x", "you are not on this case")]
    [InlineData("ann:take ann:join:aud aud:note:x", "you are not on this case")]
    [InlineData("ann:assign:ben", "only a supervisor gives a case to another; take it yourself, or hand over what is yours")]
    [InlineData("ann:take ann:join:ivo ivo:take", "somebody works it already; they hand it over, or a supervisor assigns it")]
    [InlineData("sue:assign:", "the officer is missing")]
    [InlineData("ann:take ann:join:ivo ivo:join:ben", "who works the case says who else sees it")]
    [InlineData("ann:take ann:join:ivo ann:join:ben ivo:leave:ben", "who works the case says who else sees it")]
    [InlineData("ann:take ann:leave", "who works it hands it over")]
    [InlineData("sue:join:ivo sue:task:ivo sue:leave:ivo", "they have tasks in it, and nobody works it whose those could be")]
    [InlineData("ann:take ann:join:ivo ivo:over:ben", "only who works it hands it over")]
    [InlineData("ann:take ann:over:ann", "it is yours")]
    [InlineData("ann:close", "nobody works it yet: take it first")]
    [InlineData("ann:take ann:new", "a case is not moved there by hand")]
    [InlineData("ann:take ann:nothing", "a case is not moved there by hand")]
    [InlineData("ann:take ann:task:ann ann:task:ann ann:close", "2 of its tasks are open")]
    [InlineData("ann:take ann:contest:7 ann:close", "a complaint of an account's holder is undecided")]
    [InlineData("ann:take ann:contest:7 ann:merge:2", "a complaint of an account's holder is undecided")]
    [InlineData("ann:note:", "a note is missing")]
    [InlineData("ann:long:4001", "a note has 4001 characters, 4000 are the most")]
    [InlineData("ann:note:~", "a note holds half a character")]
    [InlineData("ann:take ann:close ann:task:ann", "the case is closed")]
    [InlineData("ann:take ann:latetask:ann", "the time until which it is to be done is over")]
    [InlineData("ann:take ann:task:ben", "who is to do it is not on the case")]
    [InlineData("ann:take ann:done:1", "there is no such task")]
    [InlineData("ann:take ann:merge:1", "it is this case itself")]
    [InlineData("ann:take ann:merge:4", "there is no such case, or you are not on it")]
    [InlineData("ann:take 2 ivo:take ann:merge:2", "there is no such case, or you are not on it")]
    [InlineData("ann:take 2 ann:take 2 ann:merge:3 ann:merge:2", "C-000002 is itself worked as part of C-000003")]
    [InlineData("ann:take 2 ann:take ann:merge:2 2 ann:merge:1", "C-000001 is itself worked as part of C-000002")]
    [InlineData("ann:take 2 ann:take 2 ann:close ann:merge:2", "C-000002 is closed")]
    [InlineData("ann:take ann:merge:2 ann:task:ann", "it is worked as part of C-000002")]
    [InlineData("ann:take ann:merge:2 ann:close", "it is worked as part of C-000002")]
    [InlineData("ann:take ann:merge:2 ann:over:ben", "it is worked as part of C-000002")]
    [InlineData("ann:take ann:merge:3 2 ivo:take ivo:note:x", "you are not on this case")]
    [InlineData("ann:take ann:split", "it is not part of another case")]
    [InlineData("ann:take ann:contest:0", "it is not said which order it is of")]
    [InlineData("ann:take ann:contest:7 ann:contest:7", "a complaint of this order is open already")]
    [InlineData("ann:take ann:contest:7 ann:uphold:1", "a supervisor decides complaints")]
    [InlineData("sue:take sue:contest:7 sue:uphold:1", "who works the case, or did, does not decide a complaint of it")]
    [InlineData("sue:take sue:contest:7 sue:over:ann sue:uphold:1", "who works the case, or did, does not decide a complaint of it")]
    [InlineData("ann:take ann:merge:2 ann:contest:7 2 sue:take sue:uphold:1", "who works the case, or did, does not decide a complaint of it")]
    [InlineData("ann:take sue:uphold:1", "there is no such complaint")]
    [InlineData("ann:take ann:contest:7 sue:uphold:1 sam:reject:1", "it was decided otherwise")]
    [InlineData("ann:take ann:badhash:a.pdf", "its SHA-256 is none")]
    [InlineData("ann:take ann:emptyfile:a.pdf", "a file has 1 to 33554432 bytes")]
    [InlineData("ann:take ann:file:../a.pdf", "a file's name has no folder in it")]
    public void What_may_not_happen_is_refused_by_name(string life, string refusal) => Assert.Equal(refusal, Desk.After(life).Refusal);

    [Theory]
    [InlineData("", "ann+ben+ivo+sam+sue")]
    [InlineData("ann:take", "ann+sam+sue")]
    [InlineData("ann:take ann:join:lia", "ann+lia+sam+sue")]
    [InlineData("ann:take ann:join:aud ann:join:bob ann:join:adm", "ann+sam+sue")]
    [InlineData("ann:take ann:over:ben", "ann+ben+sam+sue")]
    [InlineData("ann:take ann:merge:2 2 ivo:take", "ann+ivo+sam+sue")]
    public void Only_who_needs_to_know_sees_a_case(string life, string seen)
    {
        var desk = Desk.After(life);
        Assert.Null(desk.Refusal);
        var whole = desk[1].MergedInto == 0 ? null : desk[desk[1].MergedInto];
        var who = Desk.People.Values.Where(person => desk[1].IsOpenTo(person, whole)).Select(person => person.Id).Order(StringComparer.Ordinal);
        Assert.Equal(seen, string.Join('+', who));
    }

    [Fact]
    public void A_complaint_is_due_after_its_own_clock()
    {
        var desk = Desk.After("ann:take wait:5 ann:contest:7");
        Assert.Equal(Desk.Start + TimeSpan.FromHours(5) + CaseWork.ContestMax, desk[1].Contests[0].Due);
    }

    [Theory]
    [InlineData("ann:take ann:task:ann", false)]
    [InlineData("ann:take ann:task:ann wait:1", false)]
    [InlineData("ann:take ann:task:ann wait:2", true)]
    [InlineData("ann:take ann:task:ann ann:done:1 wait:2", false)]
    public void A_task_is_late_when_its_time_is_over_and_it_is_open(string life, bool isLate)
    {
        var desk = Desk.After(life);
        Assert.Equal(isLate, desk[1].Tasks[0].IsLate(desk.Now));
    }

    [Fact]
    public void No_list_of_a_case_grows_without_end()
    {
        var desk = Desk.After("ann:take");
        var ann = Desk.People["ann"];
        Fill(desk, CaseWork.TeamMax, i => new CaseCommand.Join($"o{i}"), "50 people are on it, the most there can be");
        Fill(desk, CaseWork.OpenTasksMax, _ => new CaseCommand.SetTask("t", "ann", desk.Now + TimeSpan.FromHours(1)),
            "100 of its tasks are open, the most there can be");
        Fill(desk, CaseWork.FilesMax, i => new CaseCommand.AddFile("f", 1, i.ToString("x64")), "500 files are in it, the most there can be");
        Fill(desk, CaseWork.ContestsMax, i => new CaseCommand.Contest((uint)i + 1, "mine"), "500 complaints are in it, the most there can be");
        Fill(desk, CaseWork.NotesMax, _ => new CaseCommand.Note("n"), "2000 notes are in it, the most there can be");
        Assert.Equal("2000 notes are in it, the most there can be", desk.Do(1, new CaseCommand.HandOver("o1", "so"), ann).Refusal?.English);
        Assert.Equal("50 people are on it, the most there can be", desk.Do(1, new CaseCommand.Assign("new"), Desk.People["sue"]).Refusal?.English);
        Assert.Null(desk.Do(1, new CaseCommand.Assign("o1"), Desk.People["sue"]).Refusal);
        Assert.Equal(CaseWork.TeamMax, desk[1].Team.Count);
    }

    [Fact]
    public void What_people_wrote_is_in_no_log_line()
    {
        var desk = Desk.After("ann:take ann:note:SECRET ann:file:SECRET ann:over:ben");
        object[] all = [.. desk.Happened.Select(happened => happened.Event), desk[1], .. desk[1].Notes, .. desk[1].Files, new CaseCommand.Note("SECRET")];
        Assert.All(all, one => Assert.DoesNotContain("SECRET", one.ToString(), StringComparison.Ordinal));
    }

    private static void Fill(Desk desk, int count, Func<int, CaseCommand> command, string refusal)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.Null(desk.Do(1, command(i), Desk.People["ann"]).Refusal);
        }

        Assert.Equal(refusal, desk.Do(1, command(count), Desk.People["ann"]).Refusal?.English);
    }
}
