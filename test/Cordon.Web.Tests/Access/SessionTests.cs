using System.Net;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Access;

public sealed class SessionTests(Browser browser)
{
    [Fact]
    public async Task A_session_ends_after_half_an_hour_of_nothing()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        clock.Pass(OpenSessions.IdleTimeMax - TimeSpan.FromSeconds(1));
        Assert.True(await IsInAsync(caller));
        clock.Pass(OpenSessions.IdleTimeMax - TimeSpan.FromSeconds(1));
        Assert.True(await IsInAsync(caller));
        clock.Pass(OpenSessions.IdleTimeMax);
        Assert.False(await IsInAsync(caller));
    }

    [Fact]
    public async Task A_session_ends_after_a_shift_whatever_is_done_in_it()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        for (var passed = TimeSpan.FromMinutes(20); passed < OpenSessions.TimeMax; passed += TimeSpan.FromMinutes(20))
        {
            clock.Pass(TimeSpan.FromMinutes(20));
            Assert.True(await IsInAsync(caller));
        }

        clock.Pass(TimeSpan.FromMinutes(20));
        Assert.False(await IsInAsync(caller));
    }

    [Fact]
    public async Task An_open_screen_alone_keeps_no_session()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        clock.Pass(TimeSpan.FromMinutes(20));
        using var line = await caller.PostAsync(
            new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, line.StatusCode);
        clock.Pass(TimeSpan.FromMinutes(10));
        Assert.False(await IsInAsync(caller));
    }

    [Fact]
    public async Task Who_works_on_an_open_screen_keeps_the_session()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        clock.Pass(TimeSpan.FromMinutes(20));
        using var told = await ConsoleUnderTest.PostAsync(caller, SessionCookie.StillHerePath);
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        clock.Pass(TimeSpan.FromMinutes(20));
        Assert.True(await IsInAsync(caller));
    }

    [Fact]
    public async Task Each_sign_in_has_a_session_of_its_own_and_ends_the_one_that_the_browser_had()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        var first = await SignInAsync(caller, OfficerRole.Auditor);
        var second = await SignInAsync(caller, OfficerRole.Auditor);
        Assert.NotEqual(first, second);
        using var thief = Bare(console, first);
        Assert.False(await IsInAsync(thief));
        Assert.True(await IsInAsync(caller));
    }

    [Fact]
    public async Task Whoever_signs_out_is_out_everywhere_and_a_stolen_cookie_is_worth_nothing()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var desk = console.Caller();
        var cookie = await SignInAsync(desk, OfficerRole.Auditor);
        using var home = await console.CallerAsync(OfficerRole.Auditor);
        using var other = await console.CallerAsync(OfficerRole.DutyOfficer);
        using var answer = await ConsoleUnderTest.PostAsync(home, "/sign-out");
        Assert.Equal("/sign-in?said=out", answer.Headers.Location?.OriginalString);
        Assert.Contains("storage", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        using var thief = Bare(console, cookie);
        Assert.False(await IsInAsync(home));
        Assert.False(await IsInAsync(desk));
        Assert.False(await IsInAsync(thief));
        Assert.True(await IsInAsync(other));
    }

    [Fact]
    public async Task Signing_out_ends_the_persons_open_screens_in_other_browsers_at_once()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Administrator)}?next=/account");
        await LiveAsync(page);
        using var other = await console.CallerAsync(OfficerRole.Administrator);
        using var answer = await ConsoleUnderTest.PostAsync(other, "/sign-out");
        await page.WaitForURLAsync("**/sign-in?said=over");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_is_let_go_loses_their_open_screen_at_once_and_is_let_in_no_more()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Investigator)}?next=/account");
        await LiveAsync(page);
        var boss = await console.IdOfAsync(OfficerRole.Administrator);
        await console.WithPeopleAsync(async (book, people) =>
            await book.ChangeAsync((await people.FindByNameAsync("investigator"))!, OfficerRole.Investigator, isGone: true, boss));
        await page.WaitForURLAsync("**/sign-in?said=over");
        await page.Context.CloseAsync();
    }

    /// <summary>A screen is live when what is typed into it comes back from the server.</summary>
    private static async Task LiveAsync(IPage page)
    {
        var zone = page.Locator("input[list=zones]");
        await Assertions.Expect(page.Locator("p.said")).ToHaveCountAsync(0);
        var save = page.Locator("button.first");
        await zone.FillAsync("Nowhere/At-All");
        for (var tries = 0; tries < 100 && await page.Locator("p.said").CountAsync() == 0; tries++)
        {
            await save.ClickAsync();
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }

        await Assertions.Expect(page.Locator("p.said")).ToHaveCountAsync(1);
    }

    private static async Task<bool> IsInAsync(HttpClient caller)
    {
        using var answer = await caller.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Signs in and gives the session's cookie.</summary>
    private static async Task<string> SignInAsync(HttpClient caller, OfficerRole role)
    {
        using var answer = await caller.GetAsync(new Uri(ConsoleUnderTest.PathOf(role), UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("cordon=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static HttpClient Bare(ConsoleUnderTest console, string cookie)
    {
        var caller = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(console.Address) };
        caller.DefaultRequestHeaders.Add("Cookie", cookie);
        return caller;
    }
}
