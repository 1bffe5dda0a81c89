using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>What the desk answers, what it lists, and to whom.</summary>
public sealed class CaseDeskTests
{
    [Fact]
    public async Task A_word_is_seen_as_soon_as_it_is_answered_and_after_a_start_as_well()
    {
        await using var room = await OpenAsync();
        Assert.Equal(DeskStatus.Done, (await room.Say(1, new CaseCommand.Assign("ann"), Ann)).Status);
        Assert.Equal(DeskStatus.AlreadyDone, (await room.Say(1, new CaseCommand.Assign("ann"), Ann)).Status);
        var refused = await room.Say(1, new CaseCommand.Note("x"), Ivo);
        Assert.Equal((DeskStatus.Refused, "you are not on this case"), (refused.Status, refused.Words?.English));
        Assert.Equal("ann", room.Desk.Work(1).Worker);
        await room.ReopenAsync();
        Assert.Equal("ann", room.Desk.Work(1).Worker);
        Assert.Equal(DeskStatus.NotFound, (await room.Say(0, new CaseCommand.Note("x"), Ann)).Status);
    }

    [Fact]
    public async Task A_case_that_the_centre_has_not_is_not_worked_and_takes_no_parts()
    {
        await using var journal = new MemoryJournal();
        await using var desk = await CaseDesk.OpenAsync(journal, null, new SettableTime(Start), isCase: number => number <= 2);
        Assert.Equal(DeskStatus.NotFound, (await desk.DoAsync(3, new CaseCommand.Note("x"), Ann)).Status);
        var merge = await desk.DoAsync(1, new CaseCommand.MergeInto(3, "one gang"), Ann);
        Assert.Equal((DeskStatus.Refused, "there is no such case, or you are not on it"), (merge.Status, merge.Words?.English));
        Assert.Equal(DeskStatus.Done, (await desk.DoAsync(1, new CaseCommand.MergeInto(2, "one gang"), Ann)).Status);
    }

    [Fact]
    public async Task Lists_are_cut_by_what_is_asked_and_by_who_asks()
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        var desk = room.Desk;
        Assert.Equal("3,2,1", Numbers(desk.Cases(new CaseChoice(), Sue)));
        Assert.Equal("3,2,1", Numbers(desk.Cases(new CaseChoice(), Ivo)));
        Assert.Equal("3,2,1", Numbers(desk.Cases(new CaseChoice(), Ann)));
        Assert.Equal("", Numbers(desk.Cases(new CaseChoice(), Lia)));
        Assert.Equal("", Numbers(desk.Cases(new CaseChoice(), Aud)));
        Assert.Equal("", Numbers(desk.Cases(new CaseChoice(), Adm)));
        Assert.Equal("1", Numbers(desk.Cases(new CaseChoice(Worker: "ben"), Sue)));
        Assert.Equal("2", Numbers(desk.Cases(new CaseChoice(Stage: CaseStage.Merged), Sue)));
        Assert.Equal("3", Numbers(desk.Cases(new CaseChoice(Stage: CaseStage.New), Sue)));
        Assert.Equal("", Numbers(desk.Cases(new CaseChoice(LateAt: Start + TimeSpan.FromMinutes(59)), Sue)));
        Assert.Equal("1", Numbers(desk.Cases(new CaseChoice(LateAt: Start + TimeSpan.FromHours(3)), Sue)));
        Assert.Equal("", Numbers(desk.Cases(new CaseChoice(HasOpenContest: true), Sue)));
        Assert.Equal("2,1", Numbers(desk.Cases(new CaseChoice(), Sue, before: 3)));
        Assert.Equal("3", Numbers(desk.Cases(new CaseChoice(), Sue, countMax: 1)));
    }

    [Fact]
    public async Task Tasks_and_complaints_come_in_the_order_in_which_they_are_due_page_by_page()
    {
        await using var room = await OpenAsync();
        foreach (var number in (uint[])[1, 2])
        {
            await room.Say(number, new CaseCommand.Assign("ann"), Ann);
            for (var hours = 1; hours <= 3; hours++)
            {
                await room.Say(number, new CaseCommand.SetTask($"{number}.{hours}", "ann", Start + TimeSpan.FromHours(10 - hours)), Ann);
            }

            await room.Say(number, new CaseCommand.Contest(number, "mine"), Ann);
        }

        var first = room.Desk.TasksOf("ann", countMax: 4);
        var second = room.Desk.TasksOf("ann", first[^1], countMax: 4);
        Assert.Equal("1.3 2.3 1.2 2.2 1.1 2.1", string.Join(' ', first.Concat(second).Select(task => task.Task.Text)));
        await room.Say(1, new CaseCommand.EndTask(3), Ann);
        Assert.Equal(5, room.Desk.TasksOf("ann").Count);
        var contest = Assert.Single(room.Desk.OpenContests(Ann, countMax: 1));
        Assert.Equal((1u, 2u), (contest.Case, Assert.Single(room.Desk.OpenContests(Ann, contest)).Case));
        Assert.Empty(room.Desk.OpenContests(Ivo));
    }

    [Fact]
    public async Task An_audit_finds_who_looked_and_who_did_what_and_reads_no_words()
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        var (from, to) = (Start, Start + TimeSpan.FromDays(1));
        var look = Assert.Single(room.Desk.LooksAt("/cases/1", from, to)).Look;
        Assert.Equal(("ann", "to call her"), (look.Officer, look.Purpose));
        Assert.Single(room.Desk.LooksBy("ann", from, to));
        Assert.Empty(room.Desk.LooksBy("ann", from + TimeSpan.FromDays(1), to + TimeSpan.FromDays(1)));
        var anns = new MomentChoice(from, to) { Officer = "ann" };
        Assert.Equal(
            "look grave.proposed case.handed-over", string.Join(' ', room.Desk.Moments(anns, countMax: 3).OrderBy(e => e.Kind switch
            {
                DeskKind.Looked => 0,
                DeskKind.GraveProposed => 1,
                _ => 2,
            }).Select(e => e.Kind)));
        var all = Pages(before => room.Desk.Moments(anns, before, 2), moment => moment.Id);
        Assert.Equal(8, all.Count);
        Assert.Equal(all.OrderByDescending(moment => moment.Id), all);
        Assert.All(all, moment => Assert.Equal(moment.Kind == DeskKind.Looked ? ("/cases/1", "to call her") : (null, null), (moment.Subject, moment.Words)));
        Assert.Equal(all.Where(moment => moment.Case == 1 || moment.Subject == "/cases/1"), room.Desk.Moments(anns with { Case = 1 }));
        Assert.Contains(room.Desk.Moments(anns with { Case = 1 }), moment => moment.Kind == DeskKind.Looked);
        Assert.Equal(DeskKind.Looked, Assert.Single(room.Desk.Moments(new MomentChoice(from, to) { KindPrefix = "look" })).Kind);
        Assert.Equal(all.Where(moment => moment.Kind.StartsWith("case.", StringComparison.Ordinal)), room.Desk.Moments(anns with { KindPrefix = "case." }));
        Assert.Empty(room.Desk.Moments(anns with { From = to, To = to + TimeSpan.FromDays(1) }));
        Assert.Equal(DeskStatus.Refused, (await room.Desk.LookAsync("/cases/1", "curious", Aud)).Status);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.LookAsync("/cases/1", " ", Ann)).Status);
    }

    [Fact]
    public async Task An_audit_reads_why_rules_were_proposed_and_declined_and_of_a_payment_nothing()
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        var moments = room.Desk.Moments(new MomentChoice(Start, Start + TimeSpan.FromDays(1)) { KindPrefix = "grave." });
        Assert.Equal(
            [(DeskKind.GraveDeclined, 2u, "not on a Friday"), (DeskKind.GraveProposed, 2u, "fewer false holds"), (DeskKind.GraveProposed, 1u, null)],
            moments.Select(moment => (moment.Kind, moment.Act, moment.Words)));
    }

    [Fact]
    public async Task Who_was_let_in_and_who_came_in_is_found_by_an_audit()
    {
        await using var room = await OpenAsync();
        Assert.Equal(DeskStatus.Done, (await room.Desk.NoteAsync(PersonEvent.Invited, "bea", "investigator", "adi")).Status);
        Assert.Equal(DeskStatus.Done, (await room.Desk.NoteAsync(PersonEvent.SignedIn, "bea", "passkey", "bea")).Status);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.NoteAsync(PersonEvent.Changed, "bea", " ", "adi")).Status);
        var moments = room.Desk.Moments(new MomentChoice(Start, Start + TimeSpan.FromDays(1)) { KindPrefix = "person." });
        Assert.Equal(
            [(DeskKind.PersonSignedIn, "bea", "bea", "passkey"), (DeskKind.PersonInvited, "adi", "bea", "investigator")],
            moments.Select(moment => (moment.Kind, moment.Officer, moment.Person!, moment.Words!)));
    }

    [Fact]
    public async Task A_timeline_has_all_that_happened_the_latest_first()
    {
        await using var room = await OpenAsync();
        await room.WorkAsync();
        var all = Pages(before => room.Desk.Timeline(1, before, 3), moment => moment.Id);
        Assert.Equal(10, all.Count);
        Assert.IsType<CaseEvent.ContestDecided>(all[0].Event);
        Assert.IsType<CaseEvent.Assigned>(all[^1].Event);
        Assert.Null(room.Desk.WorkFor(1, Lia));
        Assert.NotNull(room.Desk.WorkFor(1, Ivo));
    }

    [Fact]
    public async Task Who_waits_for_a_change_is_woken_by_it()
    {
        await using var room = await OpenAsync();
        var before = room.Desk.Version;
        var waiting = room.Desk.WaitForChangeAsync(before).AsTask();
        Assert.False(waiting.IsCompleted);
        await room.Say(1, new CaseCommand.Note("x"), Sue);
        Assert.Equal(room.Desk.Version, await waiting);
        Assert.True(room.Desk.Version > before);
        await room.Say(1, new CaseCommand.Move(CaseStage.Closed, "too soon"), Sue);
        Assert.Equal(await waiting, room.Desk.Version);
        using var cancelled = new CancellationTokenSource();
        var other = room.Desk.WaitForChangeAsync(room.Desk.Version, cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
    }

    [Fact]
    public async Task Many_at_once_are_taken_one_after_the_other()
    {
        await using var room = await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Task.Run(() => room.Desk.DoAsync(1, new CaseCommand.Assign(i % 2 == 0 ? "ann" : "ben"), i % 2 == 0 ? Ann : Ben).AsTask())));
        Assert.Single(answers, answer => answer.Status == DeskStatus.Done);
        Assert.Single(room.Desk.Timeline(1));
    }

    private static string Numbers(IReadOnlyList<CaseRow> rows) => string.Join(',', rows.Select(row => row.Case));

    private static List<T> Pages<T>(Func<long?, IReadOnlyList<T>> page, Func<T, long> id)
    {
        var all = new List<T>();
        while (page(all.Count == 0 ? null : id(all[^1])) is { Count: > 0 } next)
        {
            all.AddRange(next);
        }

        return all;
    }
}
