using System.Net;
using System.Text.RegularExpressions;
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
        await page.IsAtAsync("/sign-in?said=over");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_screen_that_waits_for_another_page_is_led_nowhere_until_somebody_does_something_there()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Administrator)}?next=/account");
        await LiveAsync(page);

        // As when a file is asked for: the browser says that it leaves, and stays.
        await page.EvaluateAsync("dispatchEvent(new Event('beforeunload')); window.before = window.cordonEnd; "
            + "window.cordonEnd = to => { window.before(to); window.told = true }");
        using var other = await console.CallerAsync(OfficerRole.Administrator);
        using var answer = await ConsoleUnderTest.PostAsync(other, "/sign-out");
        await page.WaitForFunctionAsync("window.told");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/account$"));
        await page.Keyboard.PressAsync("Tab");
        await page.IsAtAsync("/sign-in?said=over");
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
        await page.IsAtAsync("/sign-in?said=over");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task People_see_their_open_sessions_and_end_any_of_them_at_once()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var (here, there) = (await browser.OpenAsync(console), await browser.OpenAsync(console));
        await there.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Liaison)}?next=/account");
        await LiveAsync(there);
        using var stranger = await console.CallerAsync(OfficerRole.Auditor);
        await here.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Liaison)}?next=/account");
        var rows = here.Locator("section:has(h2:text('signed in')) tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("Chrome, Linux");
        await Assertions.Expect(rows.Filter(new() { HasText = "this one" })).ToHaveCountAsync(1);
        await rows.GetByRole(AriaRole.Button).ClickAsync();
        await there.IsAtAsync("/sign-in?said=over");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.True(await IsInAsync(stranger));
        await here.ReloadAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await here.Context.CloseAsync();
        await there.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_that_was_ended_stays_so_after_a_new_start_of_the_program_and_others_go_on()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var person = await console.IdOfAsync(OfficerRole.Liaison);
        var (first, second) = (console.Caller(), console.Caller());
        var ended = await SignInAsync(first, OfficerRole.Liaison);
        var session = Assert.Single(console.Services.GetRequiredService<OpenSessions>().Of(person));
        var kept = await SignInAsync(second, OfficerRole.Liaison);
        first.Dispose();
        second.Dispose();
        Assert.True(await console.WithPeopleAsync((book, _) => book.EndSessionAsync(person, session.Id, TestContext.Current.CancellationToken)));
        await console.ServeAgainAsync();
        using var thief = Bare(console, ended);
        using var own = Bare(console, kept);
        Assert.False(await IsInAsync(thief));
        Assert.True(await IsInAsync(own));
    }

    [Fact]
    public async Task The_session_that_a_new_sign_in_ended_stays_so_after_a_new_start_of_the_program()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var caller = console.Caller();
        var first = await SignInAsync(caller, OfficerRole.Auditor);
        var second = await SignInAsync(caller, OfficerRole.Auditor);
        caller.Dispose();
        await console.ServeAgainAsync();
        using var thief = Bare(console, first);
        using var own = Bare(console, second);
        Assert.False(await IsInAsync(thief));
        Assert.True(await IsInAsync(own));
    }

    [Fact]
    public async Task A_new_start_of_the_program_ends_no_session_whose_open_screen_asks_first_and_none_goes_on_longer_for_it()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        var caller = console.Caller();
        var cookie = await SignInAsync(caller, OfficerRole.Auditor);
        caller.Dispose();
        clock.Pass(TimeSpan.FromMinutes(20));
        await console.ServeAgainAsync();
        using var screen = Bare(console, cookie);
        using var line = await screen.PostAsync(
            new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, line.StatusCode);
        Assert.False(line.Headers.Contains("Set-Cookie"));
        clock.Pass(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        using var other = Bare(console, cookie);
        Assert.True(await IsInAsync(other));

        await console.ServeAgainAsync();
        clock.Pass(TimeSpan.FromSeconds(1));
        using var late = Bare(console, cookie);
        using var refused = await late.PostAsync(
            new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    [Fact]
    public async Task A_stamp_that_changed_on_disk_ends_within_a_minute_the_session_of_whoever_asks_without_a_pause()
    {
        var clock = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: clock);
        using var caller = await console.CallerAsync(OfficerRole.Auditor);
        await console.WithPeopleAsync(async (_, people) => await people.UpdateSecurityStampAsync((await people.FindByNameAsync("auditor"))!));
        clock.Pass(TimeSpan.FromSeconds(30));
        Assert.True(await IsInAsync(caller));
        clock.Pass(TimeSpan.FromSeconds(30));
        Assert.False(await IsInAsync(caller));
        Assert.Empty(console.Services.GetRequiredService<OpenSessions>().Of(await console.IdOfAsync(OfficerRole.Auditor)));
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task A_session_that_ended_with_all_of_its_person_is_taken_up_by_no_new_start_of_the_program(string path)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var caller = console.Caller();
        var cookie = await SignInAsync(caller, OfficerRole.Auditor);
        caller.Dispose();
        await console.WithPeopleAsync(async (book, people) =>
        {
            var officer = (await people.FindByNameAsync("auditor"))!;
            await book.EndSessionsAsync(officer);
            return officer;
        });
        await console.ServeAgainAsync();
        using var thief = Bare(console, cookie);
        using var answer = path.StartsWith("/_blazor", StringComparison.Ordinal)
            ? await thief.PostAsync(new Uri(path, UriKind.Relative), null, TestContext.Current.CancellationToken)
            : await thief.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await IsInAsync(thief));
    }

    [Fact]
    public async Task Nobody_ends_a_session_that_is_anothers()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = await console.CallerAsync(OfficerRole.Liaison);
        var (mine, other) = (await console.IdOfAsync(OfficerRole.Liaison), await console.IdOfAsync(OfficerRole.Auditor));
        var session = Assert.Single(console.Services.GetRequiredService<OpenSessions>().Of(mine));
        Assert.False(await console.WithPeopleAsync((book, _) => book.EndSessionAsync(other, session.Id, TestContext.Current.CancellationToken)));
        Assert.True(await IsInAsync(caller));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iOS")]
    [InlineData("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android")]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("", "")]
    public void A_browser_is_called_by_names_that_are_known_and_by_nothing_that_it_says(string says, string name) =>
        Assert.Equal(name, SessionPlace.NameOf(says));

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
