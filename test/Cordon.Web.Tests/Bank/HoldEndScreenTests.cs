using Bunit;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Bank;
using Cordon.Web.Duty;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Bank;

/// <summary>What a bank's officer reads of a held payment once its hold ended.</summary>
public sealed class HoldEndScreenTests(OneConsole one, Browser browser) : IClassFixture<OneConsole>
{
    private const string Ours = FreezeWorld.OwnBank + " (gateway): bo";
    private const string Theirs = "ann; approved by eve";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<HoldState, string?, string, bool> Ends() => new()
    {
        { HoldState.Released, Ours, BankWords.ReleasedByBank.English, true },
        { HoldState.Released, Theirs, BankWords.ReleasedByCentre.English, true },
        { HoldState.Released, FreezeWorld.OwnBank + "X (gateway)", BankWords.ReleasedByCentre.English, true },
        { HoldState.Cancelled, Ours, BankWords.CancelledByBank.English, false },
        { HoldState.Cancelled, Theirs, BankWords.BlockedByCentre.English, false },
        { HoldState.ExpiredReleased, null, DutyWords.Of(HoldState.ExpiredReleased).English, true },
        { HoldState.ExpiredBlocked, null, DutyWords.Of(HoldState.ExpiredBlocked).English, false },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_bank_is_told_how_it_ended_and_what_it_does_now_and_no_person_of_the_centre(HoldState state, string? by, string how, bool pays)
    {
        var hold = await new FreezeWorld(one.Console.Centre).HoldAsync(FreezeWorld.OwnBank, $"held-{state}-{by?.Length}");
        await using var screen = await ScreenContext.OfAsync(one.Console, OfficerRole.BankOfficer);
        var file = screen.Render<BankHoldFile>(parameters => parameters
            .Add(part => part.Hold, hold with { State = state, EndedAt = new Instant(0), EndedBy = by, EndedWhy = "said by them" })
            .Add(part => part.Me, new ActingOfficer("bea", OfficerRole.BankOfficer, FreezeWorld.OwnBank))
            .Add(part => part.Speech, new Cordon.Web.Language.Speech(Tongue.English, TimeZoneInfo.Utc)));
        var said = file.Find(".ended").TextContent;
        Assert.Contains($"{how} on 1970-01-01 00:00:00", said, StringComparison.Ordinal);
        Assert.Contains((pays ? BankWords.PayItOut : BankWords.DoNotPay).English, said, StringComparison.Ordinal);
        Assert.Equal(by == Ours, said.Contains("said by them", StringComparison.Ordinal));
        Assert.Equal(by == Ours, said.Contains("gateway", StringComparison.Ordinal));
        Assert.DoesNotContain("eve", said, StringComparison.Ordinal);
        Assert.Empty(file.FindAll("button"));
    }

    [Fact]
    public async Task A_hold_that_the_centre_ends_stands_under_the_open_ones_and_keeps_its_address()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, "held-1");
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.BankOfficer);
        var portal = screen.Render<BankPortal>(parameters => parameters.Add(page => page.Hold, hold.Sequence));
        portal.WaitForElement(".file [data-key='r']");
        var release = new Command.EndHold(hold.PaymentId, hold.Submitter, Release: true, "ann", DutyWords.Genuine.English);
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(release, Cancellation)).Status);
        portal.WaitForElement(".file .ended");
        Assert.Contains(BankWords.ReleasedByCentre.English, portal.Find(".file .ended").TextContent, StringComparison.Ordinal);
        portal.WaitForState(() => portal.FindAll($"section[aria-label='{BankWords.Ended.English}'] a[href='/bank/holds/{hold.Sequence}']").Count == 1);
        Assert.Contains(BankWords.NoHolds.English, portal.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 1440, "Blocked by the fraud centre", "Do not pay it")]
    [InlineData("zh-CN", ColorScheme.Dark, 390, "反诈中心已拦截", "不予付款")]
    public async Task It_is_read_without_a_barrier_in_wide_and_narrow_windows(string locale, ColorScheme scheme, int width, string how, string what)
    {
        var hold = await new FreezeWorld(one.Console.Centre).HoldAsync(FreezeWorld.OwnBank, "read-" + locale);
        var block = new Command.EndHold(hold.PaymentId, hold.Submitter, Release: false, Theirs, DutyWords.Scam.English);
        Assert.Equal(CommandStatus.Done, (await one.Console.Centre.SubmitAsync(block, Cancellation)).Status);
        var page = await browser.OpenAsync(one.Console, width, scheme, locale);
        var address = Uri.EscapeDataString($"/bank/holds/{hold.Sequence}");
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.BankOfficer)}?next={address}");
        await Assertions.Expect(page.Locator(".file .ended")).ToContainTextAsync(how);
        await Assertions.Expect(page.Locator(".list .chosen .why")).ToContainTextAsync(what);
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.Context.CloseAsync();
    }
}
