using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Tests.Cases;
using Xunit;

namespace Cordon.Engine.Tests.Casework;

public sealed class DeskListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ones_own_cases_stand_first_and_then_the_youngest_whatever_piece_is_asked_for()
    {
        await using var room = await DeskRoom.OpenAsync();
        (uint, ActingOfficer)[] works = [(1, DeskRoom.Ann), (2, DeskRoom.Ben), (3, DeskRoom.Ann), (4, DeskRoom.Ben), (5, DeskRoom.Ben)];
        foreach (var (number, worker) in works)
        {
            await room.Say(number, new CaseCommand.Assign(worker.Id), worker);
        }

        uint[] all = [3, 1, 5, 4, 2];
        var sue = DeskRoom.Sue;
        for (var skip = 0; skip <= all.Length; skip++)
        {
            for (var count = 1; count <= all.Length; count++)
            {
                var (rows, total) = room.Desk.ListCases(new CaseChoice(), sue with { Id = "ann" }, skip, count);
                Assert.Equal(all.Skip(skip).Take(count), rows.Select(row => row.Case));
                Assert.Equal(all.Length, total);
            }
        }

        Assert.Equal("3 1 of 2", Numbers(room.Desk.ListCases(new CaseChoice(), DeskRoom.Ann, 0)));
        Assert.Equal("5 4 2 of 3", Numbers(room.Desk.ListCases(new CaseChoice(Worker: "ben"), sue, 0)));
        Assert.Equal(" of 0", Numbers(room.Desk.ListCases(new CaseChoice(Stage: CaseStage.Closed), sue, 0)));
        Assert.Equal(" of 0", Numbers(room.Desk.ListCases(new CaseChoice(), DeskRoom.Aud, 0)));
    }

    [Fact]
    public async Task Parts_of_a_case_are_told_to_those_who_need_to_know_of_them()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.WorkAsync();
        Assert.Equal([2u], room.Desk.PartsOf(1, DeskRoom.Sue).Select(row => row.Case));
        Assert.Equal([2u], room.Desk.PartsOf(1, DeskRoom.Ben).Select(row => row.Case));
        Assert.Empty(room.Desk.PartsOf(1, DeskRoom.Lia));
        Assert.Empty(room.Desk.PartsOf(3, DeskRoom.Sue));
    }

    [Fact]
    public async Task A_whole_knows_what_made_others_its_parts_and_that_they_are_none_any_more()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.WorkAsync();
        await room.Say(2, new CaseCommand.SplitOff("two gangs"), DeskRoom.Sue);
        await room.Say(2, new CaseCommand.MergeInto(3, "another gang"), DeskRoom.Sue);
        await room.Say(2, new CaseCommand.SplitOff("none at all"), DeskRoom.Sue);
        Assert.Equal(["2 MergedInto one gang", "2 SplitOff two gangs"], Told(1, DeskRoom.Sue));
        Assert.Equal(["2 MergedInto another gang", "2 SplitOff none at all"], Told(3, DeskRoom.Sue));
        Assert.Equal(["2 MergedInto ", "2 SplitOff "], Told(1, DeskRoom.Ben));
        Assert.Empty(Told(1, DeskRoom.Lia));
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());

        IEnumerable<string> Told(uint whole, ActingOfficer by) => room.Desk.PartMoments(whole, by).Select(part =>
            $"{part.Part} {part.Moment.Event.GetType().Name} {ReasonOf(part.Moment.Event)}");

        static string ReasonOf(CaseEvent happened) => happened is CaseEvent.MergedInto merged ? merged.Reason : ((CaseEvent.SplitOff)happened).Reason;
    }

    [Fact]
    public async Task A_reported_case_stands_on_the_desk_before_anybody_worked_it_and_its_money_is_told()
    {
        await using var room = await DeskRoom.OpenAsync();
        var world = await RecoveryWorld.OpenAsync(room.Journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "V", "M", 100);
        await world.Report("r1", "p1");
        Assert.Equal(0, room.Desk.ListCases(new CaseChoice(), DeskRoom.Ann, 0).Count);
        await room.Desk.CatchUpReportsAsync(Cancellation);
        var row = Assert.Single(room.Desk.ListCases(new CaseChoice(Stage: CaseStage.New), DeskRoom.Ann, 0).Rows);
        Assert.Equal((1u, null, null), (row.Case, row.Worker, row.ChangedAt));
        Assert.Equal("r1", Assert.Single(room.Desk.ReportsOf(1, DeskRoom.Ann)).ReportId);
        Assert.Empty(room.Desk.ListCases(new CaseChoice(), DeskRoom.Lia, 0).Rows);
        var money = Assert.Single(await centre.FindCasesAsync([1, 2], Cancellation));
        Assert.Equal(("100.00 EUR", "0.00 EUR", "0.00 EUR"), (money.Stolen.ToString(), money.Held.ToString(), money.Returned.ToString()));
        await world.Do(new Command.MoveOrder(1, Core.Cases.FreezeEventKind.Approve, "a", null, 0));
        Assert.Equal(centre.FindOrders(order => order.Case == 1, 0, 10), centre.OrdersOf(1));

        // The row that the report made and the row after the first word are those of a desk that is made of the journal alone.
        await room.Say(1, new CaseCommand.Assign("ann"), DeskRoom.Ann);
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
    }

    [Fact]
    public async Task What_a_victim_said_is_given_when_the_look_is_durable_and_not_before()
    {
        await using var room = await DeskRoom.OpenAsync();
        var world = await RecoveryWorld.OpenAsync(room.Journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "V", "M", 100);
        var filed = new Command.FileReport("r1", RecoveryWorld.Start + TimeSpan.FromHours(1), "p1", 0, "job", "They called at night.", null);
        Assert.Equal(CommandStatus.Done, (await world.Do(filed)).Status);
        await room.Desk.CatchUpReportsAsync(Cancellation);
        room.Journal.Gone = true;
        var (answer, words) = await room.Desk.LookAtVictimsAsync(1, "to call her", DeskRoom.Ann, Cancellation);
        Assert.Equal((DeskStatus.Unavailable, null), (answer.Status, words));
        room.Journal.Gone = false;
        foreach (var (by, purpose) in ((ActingOfficer, string)[])[(DeskRoom.Lia, "to call"), (DeskRoom.Aud, "to check"), (DeskRoom.Ann, " ")])
        {
            Assert.Null((await room.Desk.LookAtVictimsAsync(1, purpose, by, Cancellation)).Words);
        }

        var told = (await room.Desk.LookAtVictimsAsync(1, "to call her", DeskRoom.Ann, Cancellation)).Words!;
        Assert.EndsWith("They called at night.", Assert.Single(told).Value, StringComparison.Ordinal);
        var looks = room.Desk.LooksAt(CaseDesk.VictimsOf(1), new Instant(0), Instant.Max);
        Assert.NotEmpty(looks);
        Assert.All(looks, look => Assert.Equal(("ann", "to call her"), (look.Look.Officer, look.Look.Purpose)));
    }

    private static string Numbers((IReadOnlyList<CaseRow> Rows, int Count) list) => $"{string.Join(' ', list.Rows.Select(row => row.Case))} of {list.Count}";
}
