using Bunit;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Duty;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Duty;

public sealed class DutyDeskTests
{
    [Fact]
    public async Task Whoever_seeks_a_hold_has_the_first_that_was_found_by_Enter()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        await world.HoldAsync(FreezeWorld.OwnBank, "held-one");
        await world.HoldAsync(FreezeWorld.OtherBank, "held-two");
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var desk = screen.Render<DutyDesk>();
        await desk.InvokeAsync(() => desk.Find("#find").InputAsync("SHOP"));
        await desk.InvokeAsync(() => desk.Find("form.find").SubmitAsync());
        var first = console.Services.GetRequiredService<HoldFeed>().View.Holds[0].PaymentId;
        Assert.Equal(first, Shown(desk));

        // Once one of them is chosen, Enter moves on to no other.
        await desk.InvokeAsync(() => desk.Find("form.find").SubmitAsync());
        Assert.Equal(first, Shown(desk));
    }

    [Fact]
    public async Task The_next_hold_stands_before_its_address_has_come_and_no_older_address_takes_one_back()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        foreach (var bank in (string[])[FreezeWorld.OwnBank, FreezeWorld.OtherBank, "GALEXB2R"])
        {
            await world.HoldAsync(bank, "held-by-" + bank);
        }

        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var desk = screen.Render<DutyDesk>();
        var holds = console.Services.GetRequiredService<HoldFeed>().View.Holds;
        await PressAsync(desk, "j");
        Assert.Equal(holds[0].PaymentId, Shown(desk));
        await PressAsync(desk, "j");
        Assert.Equal(holds[1].PaymentId, Shown(desk));
        Assert.EndsWith($"/duty/{holds[1].Sequence}", screen.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        // What is asked about the second is still asked when the first one's address comes late, and when its own comes.
        await PressAsync(desk, "r");
        foreach (var come in (HeldPayment[])[holds[0], holds[1]])
        {
            desk.Render(parameters => parameters.Add(page => page.Sequence, come.Sequence));
            Assert.Equal(holds[1].PaymentId, Shown(desk));
            Assert.Single(desk.FindAll("fieldset.decide"));
        }

        // Whoever goes to another by its address is asked nothing there.
        desk.Render(parameters => parameters.Add(page => page.Sequence, holds[2].Sequence));
        Assert.Equal(holds[2].PaymentId, Shown(desk));
        Assert.Empty(desk.FindAll("fieldset.decide"));
    }

    [Fact]
    public async Task A_hold_that_was_decided_gives_way_to_the_next_at_once()
    {
        await using var console = await HoldingTwoAsync();
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var (first, _) = await DecideFirstAsync(console, screen, out var desk);
        Assert.Equal(HoldState.Released, console.Centre.FindHold(first.PaymentId, first.Submitter)!.State);
        Assert.Empty(desk.FindAll("fieldset.decide"));
    }

    [Fact]
    public async Task What_was_decided_stands_there_when_the_next_payment_is_shown_and_what_waits_for_a_second_person_says_so()
    {
        await using var console = await HoldingTwoAsync();
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var desk = screen.Render<DutyDesk>();
        foreach (var key in (string[])["j", "b", "1"])
        {
            await PressAsync(desk, key);
        }

        var said = desk.WaitForElement(".own li").TextContent;
        Assert.Contains(DutyWords.Scam.English, said, StringComparison.Ordinal);
        Assert.Contains("held-", said, StringComparison.Ordinal);
        desk.WaitForState(() => desk.FindAll(".list .why").Any(why => why.TextContent.StartsWith(DutyWords.Waiting.English, StringComparison.Ordinal)));

        // The time beside it is that of the proposal: how soon the hold itself would end is told too.
        Assert.Contains(
            desk.FindAll(".list .why"), why => why.TextContent.StartsWith("Waits for a second person, own time 3 h 59 min", StringComparison.Ordinal));

        // The next address may be a page of its own.
        Assert.Equal(said, screen.Render<DutyDesk>().Find(".own li").TextContent);
    }

    [Fact]
    public async Task A_payment_that_was_decided_keeps_its_address_with_who_ended_it_when_and_why()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        var world = new FreezeWorld(console.Centre);
        var released = await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        var blocked = await world.HoldAsync(FreezeWorld.OtherBank, "held-2");
        await using var officer = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        await using var supervisor = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        var desk = officer.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, released.Sequence));
        await PressAsync(desk, "r");
        await PressAsync(desk, "1");
        desk.Render(parameters => parameters.Add(page => page.Sequence, blocked.Sequence));
        desk.WaitForElement("[data-key='b']");
        clock.Pass(TimeSpan.FromSeconds(1));
        await PressAsync(desk, "b");
        await PressAsync(desk, "2");

        // Whoever has to answer is told so, wherever on the desk they are.
        var other = supervisor.Render<DutyDesk>();
        other.WaitForState(() => other.FindAll(".forme li a").Any(link => link.GetAttribute("href") == $"/duty/{blocked.Sequence}"));
        other.Render(parameters => parameters.Add(page => page.Sequence, blocked.Sequence));
        other.WaitForElement("[data-key='a']");
        await PressAsync(other, "a");
        await PressAsync(other, "y");
        Assert.Contains("held-2", other.WaitForElement(".own li").TextContent, StringComparison.Ordinal);

        foreach (var (hold, state, reason) in ((HeldPayment, HoldState, Phrase)[])
            [(released, HoldState.Released, DutyWords.Genuine), (blocked, HoldState.Cancelled, DutyWords.Mule)])
        {
            var page = officer.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
            page.WaitForState(() => page.FindAll(".ended").Count == 1);
            var said = page.Find(".ended").TextContent;
            Assert.Contains(DutyWords.Of(state).English, said, StringComparison.Ordinal);
            Assert.Contains(reason.English, said, StringComparison.Ordinal);
            Assert.Contains(DemoEndpoints.Cast.First(one => one.Role == OfficerRole.DutyOfficer).ShownName, said, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("[data-key='r'], [data-key='b']"));
        }
    }

    [Fact]
    public async Task A_payment_that_came_to_stand_where_one_was_decided_is_not_decided_by_a_key_pressed_once_too_often()
    {
        var clock = new SetClock();
        await using var console = await HoldingTwoAsync(clock);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var (first, second) = await DecideFirstAsync(console, screen, out var desk);
        foreach (var (passes, asks) in ((int, int)[])[(0, 0), (399, 0), (1, 1)])
        {
            clock.Pass(TimeSpan.FromMilliseconds(passes));
            await PressAsync(desk, "r");
            Assert.Equal(asks, desk.FindAll("fieldset.decide").Count);
        }

        Assert.Equal(HoldState.Held, console.Centre.FindHold(second.PaymentId, second.Submitter)!.State);
        Assert.Equal(HoldState.Released, console.Centre.FindHold(first.PaymentId, first.Submitter)!.State);
    }

    [Fact]
    public async Task A_window_that_is_opened_later_has_what_its_officer_decided_before_and_another_officers_has_not()
    {
        await using var console = await HoldingTwoAsync();
        HeldPayment first, second;
        await using (var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer))
        {
            (first, second) = await DecideFirstAsync(console, screen, out _);
        }

        await using var officer = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        await console.Desk.ProposeAsync(
            new GraveMatter.BlockPayment(second.PaymentId, second.Submitter), DutyWords.Scam.English, await console.OfficerAsync(OfficerRole.DutyOfficer),
            Xunit.TestContext.Current.CancellationToken);
        var own = officer.Render<DutyDesk>().FindAll(".own li").Select(li => li.TextContent).ToList();
        Assert.Equal(2, own.Count);
        foreach (var (id, word) in ((string, string)[])[(first.PaymentId, DutyWords.Genuine.English), (second.PaymentId, "Proposed")])
        {
            Assert.Contains(own, said => said.Contains(id, StringComparison.Ordinal) && said.Contains(word, StringComparison.Ordinal));
        }

        await using var other = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        Assert.Empty(other.Render<DutyDesk>().FindAll(".own li"));
    }

    private static Task<(HeldPayment First, HeldPayment Second)> DecideFirstAsync(
        ConsoleUnderTest console, ScreenContext screen, out IRenderedComponent<DutyDesk> desk)
    {
        var shown = screen.Render<DutyDesk>();
        desk = shown;
        return DecideAsync();

        async Task<(HeldPayment, HeldPayment)> DecideAsync()
        {
            var (first, second) = console.Services.GetRequiredService<HoldFeed>().View.Holds is [var one, var next] ? (one, next) : default;
            await PressAsync(shown, "j");
            await PressAsync(shown, "r");
            await PressAsync(shown, "1");
            await shown.WaitForStateAsync(() => Shown(shown) == second.PaymentId);
            return (first, second);
        }
    }

    private static async Task<ConsoleUnderTest> HoldingTwoAsync(TimeProvider? clock = null)
    {
        var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        var world = new FreezeWorld(console.Centre);
        await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        await world.HoldAsync(FreezeWorld.OtherBank, "held-2");
        return console;
    }

    private static string Shown(IRenderedComponent<DutyDesk> desk) => desk.Find(".file .facts dd:last-of-type").TextContent;

    private static Task PressAsync(IRenderedComponent<DutyDesk> desk, string key) => desk.Find($"[data-key='{key}']").ClickAsync();
}
