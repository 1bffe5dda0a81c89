using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Bank;
using Cordon.Web.Orders;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Bank;

/// <summary>The sums of a bank's answers: read as people write them, asked for once more where they are others, and told with what was asked.</summary>
public sealed class BankSumTests : IAsyncLifetime
{
    private ConsoleUnderTest _console = null!;
    private FreezeOrder _order = null!;

    private FreezeOrder Now => _console.Centre.FindOrder(_order.Number)!;

    [Fact]
    public async Task A_part_is_asked_for_once_more_and_then_said_with_what_was_asked()
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.BankOfficer);
        var portal = Open(screen);
        await PressAsync(portal, "p");
        await FillAsync(portal, "1 2.00");
        Assert.Contains("1234.50", portal.Find(".word .fault").TextContent, StringComparison.Ordinal);
        await FillAsync(portal, "\uff11\uff12");
        Assert.Contains("You freeze 12.00\u00a0EUR of the 412.00\u00a0EUR asked", portal.Find(".sure legend").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Now.FrozenMinor);

        // Whoever thinks better of it finds the form as it was.
        await PressAsync(portal, "Escape");
        Assert.Equal("\uff11\uff12", portal.Find(".word input").GetAttribute("value"));
        await portal.Find("form.word").SubmitAsync();
        await PressAsync(portal, "y");
        Assert.Equal(1_200, Now.FrozenMinor);
        await portal.WaitForStateAsync(() => portal.Find(".file h2").TextContent.Contains("frozen in part", StringComparison.Ordinal));
        Assert.Contains("frozen in part: 12.00\u00a0EUR of 412.00\u00a0EUR", portal.Find(".file .facts").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("150", "where 100.00")]
    [InlineData("60.5", "60.50\u00a0EUR of the 100.00")]
    public async Task More_or_less_than_is_held_is_paid_back_after_a_question_alone(string sum, string asked)
    {
        await AnswerAsync(FreezeEventKind.Freeze, 10_000);
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.BankOfficer);
        var portal = Open(screen);
        await PressAsync(portal, "b");
        await portal.FindAll(".word input")[1].ChangeAsync("ref-1");
        await FillAsync(portal, sum);
        Assert.Contains(asked, portal.Find(".sure legend").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Now.ReturnedMinor);
    }

    [Fact]
    public async Task What_the_centre_asked_to_let_go_is_not_paid_back_and_an_open_form_says_when_it_was_asked()
    {
        await AnswerAsync(FreezeEventKind.Freeze, 41_200);
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.BankOfficer);
        var portal = Open(screen);
        await PressAsync(portal, "b");
        await portal.FindAll(".word input")[1].ChangeAsync("ref-1");
        var asked = new Command.MoveOrder(_order.Number, FreezeEventKind.AskRelease, "ann", AmountMinor: 41_200, Reason: "it was a wage");
        Assert.Equal(CommandStatus.Done, (await _console.Centre.SubmitAsync(asked, Xunit.TestContext.Current.CancellationToken)).Status);
        var said = portal.WaitForElement(".word .alarm").TextContent;
        Assert.Contains("the centre asked you to release 412.00\u00a0EUR", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Meanwhile the order is frozen", said, StringComparison.Ordinal);
        Assert.Empty(portal.FindAll(".word button.first"));
        await portal.Find("form.word").SubmitAsync();
        Assert.Equal((0L, 41_200L), (Now.ReturnedMinor, Now.HeldMinor));
        await PressAsync(portal, "Escape");
        Assert.Empty(portal.FindAll(".file [data-key='b'], .file [data-key='v']"));
        Assert.Single(portal.FindAll(".file [data-key='l']"));
    }

    [Fact]
    public async Task Whoever_lifts_what_nobody_asked_for_is_told_so()
    {
        await AnswerAsync(FreezeEventKind.Freeze, 41_200);
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.BankOfficer);
        var portal = Open(screen);
        await PressAsync(portal, "l");
        await portal.FindAll(".word input")[1].ChangeAsync("ref-1");
        await portal.Find(".word textarea").ChangeAsync("a wage");
        await FillAsync(portal, "100");
        var asked = portal.Find(".sure legend").TextContent;
        Assert.Contains("the centre asked for none of it", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("to be lifted", asked, StringComparison.Ordinal);
        Assert.Equal(0, Now.ReleasedMinor);
    }

    [Fact]
    public async Task What_was_asked_is_sent_without_a_question()
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.BankOfficer);
        var portal = Open(screen);
        await PressAsync(portal, "p");
        await FillAsync(portal, "412");
        Assert.Equal(41_200, Now.FrozenMinor);
    }

    [Fact]
    public async Task A_form_that_is_open_when_a_colleague_answers_says_so_and_sends_nothing()
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.BankOfficer);
        var portal = Open(screen);
        await PressAsync(portal, "x");
        Assert.Single(portal.FindAll(".word button.first"));
        await AnswerAsync(FreezeEventKind.Freeze, 41_200);
        var said = portal.WaitForElement(".word .alarm").TextContent;
        Assert.Contains("Meanwhile the order is frozen", said, StringComparison.Ordinal);
        Assert.Contains(OrderWords.NoMore.English, said, StringComparison.Ordinal);
        Assert.Empty(portal.FindAll(".word button.first"));
        await portal.Find("form.word").SubmitAsync();
        Assert.Equal(FreezeOrderState.Frozen, Now.State);
        await PressAsync(portal, "Escape");
        Assert.Empty(portal.FindAll("form.word"));
    }

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleUnderTest.StartAsync();
        _order = await new FreezeWorld(_console.Centre).OrderAsync(FreezeWorld.OwnBank, "MULE-1", 412);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    private async Task AnswerAsync(FreezeEventKind kind, long minor)
    {
        var answer = new Command.MoveOrder(_order.Number, kind, "a colleague", FreezeWorld.OwnBank, minor) { IsAnswer = true };
        Assert.Equal(CommandStatus.Done, (await _console.Centre.SubmitAsync(answer, Xunit.TestContext.Current.CancellationToken)).Status);
    }

    private IRenderedComponent<BankPortal> Open(ScreenContext screen) =>
        screen.Render<BankPortal>(parameters => parameters.Add(page => page.Order, _order.Id));

    private static Task PressAsync(IRenderedComponent<BankPortal> portal, string key) => portal.WaitForElement($".file [data-key='{key}']").ClickAsync();

    private static async Task FillAsync(IRenderedComponent<BankPortal> portal, string sum)
    {
        await portal.FindAll(".word input")[0].ChangeAsync(sum);
        await portal.Find("form.word").SubmitAsync();
    }
}
