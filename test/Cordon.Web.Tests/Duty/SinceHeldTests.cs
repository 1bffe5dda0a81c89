using Bunit;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Duty;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Duty;

/// <summary>What becomes known of a payment or its payee while it is held stands at the desk, and is put before whoever would release it.</summary>
public sealed class SinceHeldTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_payment_that_was_reported_stands_first_says_so_and_is_released_only_when_asked_twice()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        var hold = await world.HoldAsync(FreezeWorld.OtherBank, "held-2");
        await ReportAsync(console, hold, reporter: hold.Submitter);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var desk = screen.Render<DutyDesk>();
        Assert.Equal(DutyWords.TagReported.English, desk.Find(".list li .tag").TextContent);
        await PressAsync(desk, "j", "r");
        var alarm = desk.Find(".file .alarm").TextContent;
        Assert.Contains("Reported for its payer by " + FreezeWorld.OtherBank, alarm, StringComparison.Ordinal);
        Assert.Contains(DutyWords.BlockedThen.English, alarm, StringComparison.Ordinal);
        Assert.Contains(DutyWords.ThenBlocked.English, desk.Find(".file .facts").TextContent, StringComparison.Ordinal);

        await PressAsync(desk, "1");
        Assert.Equal(DutyWords.SureReported.English, desk.Find(".sure legend").TextContent);
        await PressAsync(desk, "Escape");
        Assert.Empty(desk.FindAll("fieldset"));
        Assert.Equal(HoldState.Held, console.Centre.FindHold(hold.Sequence)!.State);
        await PressAsync(desk, "r", "1", "y");
        Assert.Equal((HoldState.Released, DutyWords.Genuine.English),
            (console.Centre.FindHold(hold.Sequence)!.State, console.Centre.FindHold(hold.Sequence)!.EndedWhy));
    }

    [Fact]
    public async Task What_becomes_known_of_a_payee_comes_to_the_open_file_by_itself_and_a_block_is_not_asked_about_twice()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        var hold = await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        var desk = screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
        Assert.Empty(desk.FindAll(".since, .alarm, .list .tag"));

        // The release was asked about before anything was known.
        await PressAsync(desk, "r");
        var order = await world.OrderAsync(FreezeWorld.OtherBank, "SHOP", 500);
        desk.WaitForAssertion(() =>
        {
            var since = desk.Find(".since").TextContent;
            Assert.Contains("Reports that name its payee: 1", since, StringComparison.Ordinal);
            Assert.Contains("Freeze orders on its payee's account: 1", since, StringComparison.Ordinal);
        });
        Assert.Equal(
            [$"/cases/{order.Case}", $"/orders/{order.Id}"], desk.FindAll(".since a").Select(link => link.GetAttribute("href")));
        Assert.Equal(DutyWords.TagNamed.English, desk.Find(".list li .tag").TextContent);
        await PressAsync(desk, "1");
        Assert.Equal(DutyWords.SureNamed.English, desk.Find(".sure legend").TextContent);
        await PressAsync(desk, "Escape", "b", "1");
        Assert.Single(console.Desk.OpenActs());
    }

    [Fact]
    public void Whoever_need_not_know_of_a_case_is_told_that_there_is_one_and_not_which()
    {
        using var screen = new BunitContext();
        var news = new HoldNews
        {
            Reported = new HoldReport(7, 0, new Instant(0)),
            Reports = [new HoldReport(8, 0, new Instant(0)), new HoldReport(9, 0, new Instant(0))],
        };
        var shown = screen.Render<SinceHeld>(parameters => parameters
            .Add(part => part.Seen, SeenNews.Of(news, _ => null, number => number == 9))
            .Add(part => part.Speech, new Cordon.Web.Language.Speech(Tongue.English, TimeZoneInfo.Utc)));
        Assert.Equal(["/cases/9"], shown.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(2, shown.FindAll(".named.quiet").Count);
        Assert.DoesNotContain("C-000007", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("C-000008", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, "15 min 0 s", null)]
    [InlineData(14, "⏳ 14 min 0 s, soon over", "soon")]
    [InlineData(5, "⏳ 5 min 0 s, soon over", "soon")]
    [InlineData(4, "⚠ 4 min 0 s, decide now", "soon last")]
    public void Little_time_left_is_marked_by_a_sign_and_a_word(int minutes, string words, string? mark)
    {
        var said = DutyWords.LeftOf(TimeSpan.FromMinutes(minutes), new Cordon.Web.Language.Speech(Tongue.English, TimeZoneInfo.Utc));
        Assert.Equal((words, mark), (said, DutyWords.MarkOf(TimeSpan.FromMinutes(minutes))));
    }

    private static async Task ReportAsync(ConsoleUnderTest console, HeldPayment hold, uint reporter)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var report = new Command.FileReport("r-" + hold.PaymentId, now, hold.PaymentId, hold.Submitter, null, null, null, reporter);
        var result = await console.Centre.SubmitAsync(report, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
    }

    private static async Task PressAsync(IRenderedComponent<DutyDesk> desk, params string[] keys)
    {
        foreach (var key in keys)
        {
            await desk.WaitForElement($"[data-key='{key}']").ClickAsync();
        }
    }
}
