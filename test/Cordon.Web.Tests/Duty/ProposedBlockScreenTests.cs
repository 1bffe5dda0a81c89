using Bunit;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Bank;
using Cordon.Web.Duty;
using Cordon.Web.Orders;
using Cordon.Web.Shell;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Duty;

/// <summary>What the screens of the desk and of the bank say while a block is proposed, and how its proposer takes it back.</summary>
public sealed class ProposedBlockScreenTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_proposed_a_block_takes_it_back_at_the_desk_by_a_second_key()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await ProposedAsync(console);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var desk = screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
        desk.WaitForElement("[data-key='w']");
        Assert.Empty(desk.FindAll("[data-key='r'], [data-key='b'], [data-key='a']"));
        Assert.Contains(DutyWords.KeptWhile.English, desk.Find(".second").TextContent, StringComparison.Ordinal);
        Assert.Contains(DutyWords.ThenReleased.English, desk.Find(".file .facts").TextContent, StringComparison.Ordinal);
        await PressAsync(desk, "w");
        await PressAsync(desk, "Escape");
        Assert.Equal(GraveActState.Proposed, console.Desk.Act(1)!.State);
        await PressAsync(desk, "w");
        await PressAsync(desk, "y");
        Assert.Equal(GraveActState.Withdrawn, console.Desk.Act(1)!.State);
        Assert.Contains(DutyWords.TookBack.English, desk.Find(".own li").TextContent, StringComparison.Ordinal);
        desk.WaitForElement("[data-key='r']");
        Assert.Null(console.Centre.FindHold(hold.Sequence)!.News.Block);
    }

    [Fact]
    public async Task Another_officer_takes_back_nothing_and_a_supervisor_answers()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await ProposedAsync(console);
        foreach (var (role, keys) in ((OfficerRole, int)[])[(OfficerRole.Investigator, 0), (OfficerRole.Supervisor, 2)])
        {
            await using var screen = await ScreenContext.OfAsync(console, role);
            var desk = screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
            desk.WaitForElement(".second");
            Assert.Empty(desk.FindAll("[data-key='w']"));
            Assert.Equal(keys, desk.FindAll("[data-key='a'], [data-key='d']").Count);
        }
    }

    [Fact]
    public async Task A_second_person_blocks_by_a_second_key_and_not_by_the_first()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await ProposedAsync(console);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        var desk = screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
        await PressAsync(desk, "a");
        Assert.Contains($"payment {hold.PaymentId}", desk.WaitForElement(".second legend").TextContent, StringComparison.Ordinal);
        Assert.Empty(desk.FindAll("[data-key='a'], [data-key='d']"));
        await PressAsync(desk, "Escape");
        await PressAsync(desk, "a");
        Assert.Equal((GraveActState.Proposed, HoldState.Held), (console.Desk.Act(1)!.State, console.Centre.FindHold(hold.Sequence)!.State));
        await PressAsync(desk, "y");
        desk.WaitForElement(".ended");
        Assert.Equal(HoldState.Cancelled, console.Centre.FindHold(hold.Sequence)!.State);
    }

    [Fact]
    public async Task A_second_person_declines_by_a_second_key_that_says_what_becomes_of_the_payment()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await ProposedAsync(console);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        var desk = screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
        await PressAsync(desk, "d");
        var asked = desk.WaitForElement(".second legend").TextContent;
        Assert.Contains("950\u202f000.00\u00a0EUR", asked, StringComparison.Ordinal);
        Assert.Contains("The payment goes on: released on ", asked, StringComparison.Ordinal);
        Assert.Equal(GraveActState.Proposed, console.Desk.Act(1)!.State);
        await PressAsync(desk, "y");
        Assert.Equal((GraveActState.Declined, HoldState.Held), (console.Desk.Act(1)!.State, console.Centre.FindHold(hold.Sequence)!.State));
    }

    [Fact]
    public async Task The_bank_is_told_that_a_block_is_proposed_and_cannot_release_meanwhile()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await ProposedAsync(console);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.BankOfficer);
        var portal = screen.Render<BankPortal>(parameters => parameters.Add(page => page.Hold, hold.Sequence));
        portal.WaitForState(() => portal.FindAll(".file .alarm").Count == 1);
        Assert.Equal(BankWords.BlockProposed.English, portal.Find(".file .alarm").TextContent);
        Assert.StartsWith(BankWords.TagBlock.English, portal.WaitForElement(".list .why").TextContent, StringComparison.Ordinal);
        Assert.Empty(portal.FindAll("[data-key='r']"));
        Assert.Single(portal.FindAll("[data-key='c']"));
        using var feed = new OrderFeed(console.Centre, console.Desk, new CentreClock(TimeProvider.System));
        var refused = await new BankCounter(console.Centre, console.Desk, feed)
            .EndHoldAsync(new ActingOfficer("bea", OfficerRole.BankOfficer, FreezeWorld.OwnBank), hold.PaymentId, hold.Submitter, true, "known", Cancellation);
        Assert.Equal((CommandStatus.Conflict, HoldWords.BlockProposed), (refused.Status, refused.Detail));
        Assert.Equal(HoldState.Held, console.Centre.FindHold(hold.Sequence)!.State);
    }

    [Fact]
    public async Task What_the_bank_was_refused_stands_there_no_longer_than_the_proposal()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var before = await ProposedAsync(console);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.BankOfficer);
        var me = await console.OfficerAsync(OfficerRole.BankOfficer);
        var file = screen.Render<BankHoldFile>(parameters => parameters
            .Add(one => one.Hold, before).Add(one => one.Me, me).Add(one => one.Now, before.Time)
            .Add(one => one.Speech, new Cordon.Web.Language.Speech(Tongue.English, TimeZoneInfo.Utc)));
        foreach (var key in (string[])["r", "1"])
        {
            await file.InvokeAsync(() => file.Find($"[data-key='{key}']").ClickAsync());
        }

        Assert.Single(file.FindAll(".fault"));
        Show(console.Centre.FindHold(before.Sequence)!);
        Assert.Single(file.FindAll(".fault"));
        Assert.Empty(file.FindAll("[data-key='r']"));
        await console.Desk.DoAsync(1, new GraveCommand.Withdraw(), await console.OfficerAsync(OfficerRole.DutyOfficer), Cancellation);
        Show(console.Centre.FindHold(before.Sequence)!);
        Assert.Empty(file.FindAll(".fault"));
        Assert.Single(file.FindAll("[data-key='r']"));

        void Show(HeldPayment hold) => file.Render(parameters => parameters.Add(one => one.Hold, hold));
    }

    [Theory]
    [InlineData(999_900, "first")]
    [InlineData(999_901, null)]
    public async Task To_release_what_is_all_but_sure_a_scam_is_not_the_first_thing_offered(int score, string? look)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        using var screen = new BunitContext();
        var file = screen.Render<HoldFile>(parameters => parameters
            .Add(part => part.Hold, hold with { Score = new Score(score) })
            .Add(part => part.Speech, new Cordon.Web.Language.Speech(Tongue.English, TimeZoneInfo.Utc)));
        Assert.Equal(look, file.Find("[data-key='r']").GetAttribute("class"));

        // Nor at the second step, which does it.
        file.Render(parameters => parameters.Add(part => part.Deciding, true));
        Assert.Equal([look, look], file.FindAll("[data-key='1'], [data-key='2']").Select(button => button.GetAttribute("class")));
    }

    private static async Task<HeldPayment> ProposedAsync(ConsoleUnderTest console)
    {
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        var by = await console.OfficerAsync(OfficerRole.DutyOfficer);
        var answer = await console.Desk.ProposeAsync(new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter), DutyWords.Scam.English, by, Cancellation);
        Assert.Null(answer.Words);
        return hold;
    }

    private static Task PressAsync(IRenderedComponent<DutyDesk> desk, string key) => desk.WaitForElement($"[data-key='{key}']").ClickAsync();
}
