using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Engine.Tests.CentreTests;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>What two persons do at the desk and the centre then does, on one journal; and reports that the desk takes from it.</summary>
public sealed class GraveDeskTests : IAsyncLifetime
{
    private readonly DeskRoom _room = new();
    private Centre _centre = null!;

    public async ValueTask InitializeAsync()
    {
        _room.Time.Now = Start + TimeSpan.FromDays(2);
        _centre = await Centre.OpenAsync(new CentreOptions(), _room.Journal, _room.Time);
        await _room.ReopenAsync(_centre);
        await Submit(_centre, Payment("p1", "VICTIM", "MULE", 5_000));
        var report = new Command.FileReport("r1", Start + TimeSpan.FromHours(1), "p1", 0, "impersonation", "王小明说他是警察", "138 0013 8000");
        Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(report)).Status);
        await Submit(_centre, Payment("p2", "OTHER", "MULE", 5_000, minutes: 90));
        Assert.Equal(HoldState.Held, _centre.FindHold("p2", 0)!.State);
    }

    public async ValueTask DisposeAsync()
    {
        await _room.CloseAsync();
        await _centre.DisposeAsync();
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task A_payment_is_blocked_when_a_second_person_says_so()
    {
        var proposed = await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "She was told to.", Ann);
        Assert.Equal((DeskStatus.Done, 1u), (proposed.Status, proposed.Number));
        Assert.Equal(HoldState.Held, _centre.FindHold("p2", 0)!.State);
        Assert.Equal("p2", ((GraveMatter.BlockPayment)Assert.Single(_room.Desk.OpenActs()).Matter).PaymentId);
        var twice = await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "Me too.", Ben);
        Assert.Equal("G-000001 proposes to do something to the same, and is undecided", twice.Words?.English);
        Assert.Equal(DeskStatus.Refused, (await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Ann)).Status);
        Assert.Equal(DeskStatus.Done, (await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Sue)).Status);
        Assert.Equal(HoldState.Cancelled, _centre.FindHold("p2", 0)!.State);
        Assert.Equal(GraveActState.Executed, _room.Desk.Act(1)!.State);
        Assert.Empty(_room.Desk.OpenActs());
        Assert.Equal(DeskStatus.AlreadyDone, (await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Sue)).Status);
        await _room.Desk.CatchUpReportsAsync();
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
    }

    [Fact]
    public async Task What_the_centre_will_not_do_is_told_in_its_words()
    {
        var never = await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("never", 0), "so", Ann);
        Assert.Equal((DeskStatus.Refused, "no payment with this payment_id is or was held"), (never.Status, never.Words?.English));
        await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "so", Ann);
        await _centre.SubmitAsync(new Command.EndHold("p2", 0, Release: false, "their bank", "it was a mistake"));
        Assert.True(await _room.Desk.TellBlocksAsync());
        Assert.Equal((GraveActState.Failed, "the hold has ended: the payment was cancelled"), (_room.Desk.Act(1)!.State, _room.Desk.Act(1)!.Words));
        Assert.Empty(_room.Desk.OpenActs());
        Assert.Equal(DeskStatus.Refused, (await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "so", Ben)).Status);
    }

    [Fact]
    public async Task Rules_are_published_by_two_persons_once()
    {
        var text = Core.Screening.Rules.RuleSet.DefaultText(_centre.Options.Reference) + "\n# tried\n";
        var before = _centre.Policies.Count;
        await _room.Desk.ProposeAsync(new GraveMatter.PublishRules(text), "fewer false holds", Sam);
        await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Sue);
        Assert.Equal((GraveActState.Executed, before + 1), (_room.Desk.Act(1)!.State, _centre.Policies.Count));
        Assert.Equal(text, _centre.Policy.Rules.Text);
        await _room.Desk.ProposeAsync(new GraveMatter.PublishRules("no rules"), "a slip", Sam);
        await _room.Desk.DoAsync(2, new GraveCommand.Approve(), Sue);
        Assert.Equal((GraveActState.Failed, before + 1), (_room.Desk.Act(2)!.State, _centre.Policies.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_after_the_approval_is_made_good_at_the_next_start(bool hasCentreDoneIt)
    {
        var text = Core.Screening.Rules.RuleSet.DefaultText(_centre.Options.Reference) + "\n# tried\n";
        await _room.Desk.ProposeAsync(new GraveMatter.PublishRules(text), "fewer false holds", Sam);
        await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "She was told to.", Ann);

        // A desk that has no centre behind it approves and comes no further, as one that is killed then.
        await _room.ReopenAsync();
        var before = _centre.Policies.Count;
        await _room.Desk.DoAsync(1, new GraveCommand.Approve((uint)before), Sue);
        await _room.Desk.DoAsync(2, new GraveCommand.Approve((uint)before), Sue);
        Assert.Equal(GraveActState.Approved, _room.Desk.Act(1)!.State);
        if (hasCentreDoneIt)
        {
            await _centre.SubmitAsync(new Command.PublishPolicy(text, null, RemoveModel: false, "sam; approved by sue"));
            await _centre.SubmitAsync(new Command.EndHold("p2", 0, Release: false, "ann; approved by sue", "She was told to."));
        }

        await _room.ReopenAsync(_centre);
        Assert.Equal((GraveActState.Executed, GraveActState.Executed), (_room.Desk.Act(1)!.State, _room.Desk.Act(2)!.State));
        Assert.Equal((before + 1, HoldState.Cancelled), (_centre.Policies.Count, _centre.FindHold("p2", 0)!.State));
        await _room.ReopenAsync(_centre);
        Assert.Equal(before + 1, _centre.Policies.Count);
        await _room.Desk.CatchUpReportsAsync();
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
    }

    [Fact]
    public async Task A_proposal_that_nobody_approved_in_time_is_approved_no_more_and_may_be_made_again()
    {
        await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "so", Ann);
        _room.Time.Now += GraveAct.LapsesAfter;
        Assert.Empty(_room.Desk.OpenActs());
        Assert.Equal("it is lapsed already", (await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Sue)).Words?.English);
        Assert.Equal(2u, (await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p2", 0), "so", Ann)).Number);
    }

    [Fact]
    public async Task Reports_are_found_by_their_words_in_the_case_that_the_centre_gave_them()
    {
        Assert.Equal(1, await _room.Desk.CatchUpReportsAsync());
        Assert.Equal(0, await _room.Desk.CatchUpReportsAsync());
        await Submit(_centre, Payment("p3", "V3", "MULE", 70, minutes: 95));
        var other = await _centre.SubmitAsync(new Command.FileReport("r2", _room.Time.Now, "p3", 0, "investment", "张伟", null, 4));
        var same = await _centre.SubmitAsync(new Command.FileReport("r3", _room.Time.Now, "p1", 0, null, "again 王小明", null, 5));
        Assert.Equal((2u, 1u), (other.Case!.Number, same.Case!.Number));
        var before = _room.Desk.Version;
        Assert.InRange(await _room.Desk.CatchUpReportsAsync(), 1, 2);
        Assert.True(_room.Desk.Version > before);
        Assert.Equal("1 1", string.Join(' ', _room.Desk.Search("王小明", Ann).Select(find => find.Case)));
        Assert.Equal(2u, Assert.Single(_room.Desk.Search("张伟", Ann)).Case);
        Assert.Equal(1u, Assert.Single(_room.Desk.Search("13800138000", Ann)).Case);
        Assert.All(_room.Desk.Search("王小明", Sue), find => Assert.Null(find.Text));
        Assert.Empty(_room.Desk.Search("王小明", Lia));
        await _room.Say(1, new CaseCommand.Assign("ivo"), Sue);
        Assert.Empty(_room.Desk.Search("王小明", Ann));
        Assert.Equal(2, _room.Desk.Search("王小明", Ivo).Count);
        var rows = await _room.RowsAsync();
        Assert.Equal(rows, await _room.RebuiltAsync());
        await _room.ReopenAsync(_centre);
        Assert.Equal(0, await _room.Desk.CatchUpReportsAsync());
    }

    [Fact]
    public async Task Who_named_what_is_told_to_who_needs_to_know_and_to_others_that_there_is_a_report()
    {
        await _centre.SubmitAsync(new Command.FileReport("r9", _room.Time.Now, "p1", 0, "investment", "again", "+86 138 0013 8000", 0, "ben"));
        await _room.Desk.CatchUpReportsAsync();
        var phone = Core.Intake.ContactKey.Of("13800138000");
        var payee = Assert.Single(await _centre.FindAccountsAsync(["MULE"])).Number;
        Assert.Equal(2, _room.Desk.ReportsNaming(phone, [], Ann).Count);
        Assert.Equal("r9", _room.Desk.ReportsNaming(phone, [payee], Ann, 1)[0].ReportId);
        Assert.Equal((" r1", "ben r9"), (Row(_room.Desk.ReportsNaming(phone, [], Ann)[1]), Row(_room.Desk.ReportsNaming(phone, [], Ann)[0])));
        var first = _room.Desk.ReportsNaming(phone, [], Ann).Min(report => report.At);
        Assert.Equal((1, 1), _room.Desk.CountReportsNaming(phone, [], first));
        Assert.Equal((1, 1), _room.Desk.CountReportsNaming([], [payee], first));
        Assert.Equal((1, 0), _room.Desk.CountReportsNaming([], [payee], first + -TimeSpan.FromMilliseconds(1)));
        Assert.Equal((0, 0), _room.Desk.CountReportsNaming(Core.Intake.ContactKey.Of("@nobody"), [payee + 1000], first));
        await _room.Say(1, new CaseCommand.Assign("ivo"), Sue);
        Assert.All(_room.Desk.ReportsNaming(phone, [payee], Ann), report =>
            Assert.Equal((0u, "", null, null, 0u), (report.Case, report.ReportId, report.ScamType, report.TakenBy, report.Payer)));
        Assert.Empty(_room.Desk.ReportWords(1, Ann));
        Assert.Equal(2, _room.Desk.ReportWords(1, Ivo).Count);
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());

        static string Row(ReportMoment report) => $"{report.TakenBy} {report.ReportId}";
    }

    [Fact]
    public async Task Reports_of_an_erased_case_are_found_no_more_and_later_ones_are()
    {
        await _room.Desk.CatchUpReportsAsync();
        await _room.Say(1, new CaseCommand.Assign("ann"), Ann);
        foreach (var order in _centre.OrdersOf(1))
        {
            await _centre.SubmitAsync(new Command.MoveOrder(order.Number, FreezeEventKind.Withdraw, "ann", Reason: "it is gone"));
        }

        await _room.Say(1, new CaseCommand.Move(CaseStage.Closed, "done"), Ann);
        _room.Time.Now += Erasure.KeptMin;
        Assert.Equal(1, await _room.Desk.EraseDueAsync(Erasure.KeptMin));
        Assert.Empty(_room.Desk.Search("王小明", Sue));
        Assert.Empty(_room.Desk.ReportsNaming(Core.Intake.ContactKey.Of("13800138000"), [], Sue));
        _room.Time.Now += TimeSpan.FromDays(1);
        await _centre.SubmitAsync(new Command.FileReport("r4", _room.Time.Now, "p1", 0, null, "again 王小明", null, 6));
        await _room.Desk.CatchUpReportsAsync();
        Assert.Equal(1u, Assert.Single(_room.Desk.Search("王小明", Sue)).Case);
        Assert.Equal(await _room.RowsAsync(), await _room.RebuiltAsync());
    }
}
