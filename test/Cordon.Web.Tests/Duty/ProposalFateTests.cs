using Bunit;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Duty;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Duty;

/// <summary>Whoever proposed to block a payment, and whoever was about to decide it, is told what became of it.</summary>
public sealed class ProposalFateTests : IAsyncLifetime
{
    private ConsoleUnderTest _console = null!;
    private HeldPayment _hold = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_declined_block_is_told_to_its_proposer_at_once_and_in_a_new_window_and_stands_in_the_payments_file()
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.DutyOfficer);
        var desk = Open(screen);
        await PressAsync(desk, "b", "1");
        Assert.Contains("stays held", Own(desk), StringComparison.Ordinal);
        await SayAsync(OfficerRole.Supervisor, new GraveCommand.Decline(DutyWords.NotConvinced.English));
        await desk.WaitForStateAsync(() => Own(desk).Contains("released on", StringComparison.Ordinal));
        Assert.Contains($"Declined by {NameOf(OfficerRole.Supervisor)} on ", Own(desk), StringComparison.Ordinal);
        Assert.Contains("held-1", Own(desk), StringComparison.Ordinal);
        Assert.DoesNotContain("stays held", Own(desk), StringComparison.Ordinal);
        await using var later = await ScreenContext.OfAsync(_console, OfficerRole.DutyOfficer);
        var window = Open(later);
        Assert.Equal(Own(desk), Own(window));
        var past = window.WaitForElement(".proposals li").TextContent;
        Assert.StartsWith($"{NameOf(OfficerRole.DutyOfficer)} proposed it on ", past, StringComparison.Ordinal);
        Assert.Contains($"declined by {NameOf(OfficerRole.Supervisor)} on ", past, StringComparison.Ordinal);
        Assert.Contains(DutyWords.NotConvinced.English, past, StringComparison.Ordinal);
        await EndAsync(release: true);
        await desk.WaitForStateAsync(() => Own(desk).Contains("Since then: Released", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "Approved by {0} on ")]
    [InlineData(false, "Taken back by {1} on ")]
    public async Task A_block_that_was_approved_or_taken_back_is_told_so(bool isApproved, string told)
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.DutyOfficer);
        var desk = Open(screen);
        await PressAsync(desk, "b", "1");
        await SayAsync(isApproved ? OfficerRole.Supervisor : OfficerRole.DutyOfficer, isApproved ? new GraveCommand.Approve() : new GraveCommand.Withdraw());
        var words = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, told, NameOf(OfficerRole.Supervisor), NameOf(OfficerRole.DutyOfficer));
        await desk.WaitForStateAsync(() => Own(desk).Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain("stays held", Own(desk), StringComparison.Ordinal);
        await using var later = await ScreenContext.OfAsync(_console, OfficerRole.DutyOfficer);
        Assert.Contains(words, Open(later).Find(".own").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_a_proposal_that_was_taken_back_does_nothing_and_says_so()
    {
        await ProposeAsync();
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.Supervisor);
        var desk = Open(screen);
        await PressAsync(desk, "a");
        await SayAsync(OfficerRole.DutyOfficer, new GraveCommand.Withdraw());
        var said = desk.WaitForElement(".overtaken").TextContent;
        Assert.Contains(DutyWords.WaitsNoMore.English, said, StringComparison.Ordinal);
        Assert.Contains($"Taken back by {NameOf(OfficerRole.DutyOfficer)}", said, StringComparison.Ordinal);
        await PressAsync(desk, "y");
        Assert.Contains("Nothing was done by your key.", Own(desk), StringComparison.Ordinal);
        Assert.Contains("held-1", Own(desk), StringComparison.Ordinal);
        Assert.Equal(HoldState.Held, _console.Centre.FindHold(_hold.Sequence)!.State);
    }

    [Fact]
    public async Task Whoever_answers_a_proposal_too_late_reads_which_payment_and_what_became_of_it()
    {
        await ProposeAsync();
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.Supervisor);
        var desk = Open(screen);
        await PressAsync(desk, "a");
        _console.Services.GetRequiredService<HoldFeed>().Dispose();
        await SayAsync(OfficerRole.DutyOfficer, new GraveCommand.Withdraw());
        await PressAsync(desk, "y");
        Assert.Contains("Not done: block approved", Own(desk), StringComparison.Ordinal);
        Assert.Contains("held-1", Own(desk), StringComparison.Ordinal);
        Assert.Contains("Taken back by", Own(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_officers_on_one_hold_the_later_reads_which_payment_ended_and_how()
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.DutyOfficer);
        var desk = Open(screen);
        await PressAsync(desk, "r");
        _console.Services.GetRequiredService<HoldFeed>().Dispose();
        await EndAsync(release: false);
        await PressAsync(desk, "1");
        foreach (var word in (string[])["Not done: Release", "950\u202f000.00\u00a0EUR", "held-1", "Cancelled", "by ann"])
        {
            Assert.Contains(word, Own(desk), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reasons_that_stand_open_when_another_ends_the_hold_close_with_words()
    {
        await using var screen = await ScreenContext.OfAsync(_console, OfficerRole.DutyOfficer);
        var desk = Open(screen);
        await PressAsync(desk, "r");
        await EndAsync(release: true);
        var said = desk.WaitForElement(".overtaken").TextContent;
        foreach (var word in (string[])["Released", "held-1", DutyWords.EndedMeanwhile.English])
        {
            Assert.Contains(word, said, StringComparison.Ordinal);
        }

        Assert.Empty(desk.FindAll("fieldset.decide"));
    }

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleUnderTest.StartAsync();
        _hold = await new FreezeWorld(_console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    private IRenderedComponent<DutyDesk> Open(ScreenContext screen) =>
        screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, _hold.Sequence));

    private async Task ProposeAsync()
    {
        var by = await _console.OfficerAsync(OfficerRole.DutyOfficer);
        var matter = new GraveMatter.BlockPayment(_hold.PaymentId, _hold.Submitter);
        Assert.Null((await _console.Desk.ProposeAsync(matter, DutyWords.Scam.English, by, Cancellation)).Words);
    }

    private async Task SayAsync(OfficerRole role, GraveCommand command) =>
        Assert.Equal(DeskStatus.Done, (await _console.Desk.DoAsync(1, command, await _console.OfficerAsync(role), Cancellation)).Status);

    private async Task EndAsync(bool release)
    {
        var end = new Command.EndHold(_hold.PaymentId, _hold.Submitter, release, "ann", DutyWords.Genuine.English);
        Assert.Equal(CommandStatus.Done, (await _console.Centre.SubmitAsync(end, Cancellation)).Status);
    }

    private static string NameOf(OfficerRole role) => DemoEndpoints.Cast.First(one => one.Role == role).ShownName;

    private static string Own(IRenderedComponent<DutyDesk> desk) => desk.FindAll(".own li") is [var first, ..] ? first.TextContent : "";

    private static async Task PressAsync(IRenderedComponent<DutyDesk> desk, params string[] keys)
    {
        foreach (var key in keys)
        {
            await desk.WaitForElement($"[data-key='{key}']").ClickAsync();
        }
    }
}
