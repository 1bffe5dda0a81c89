using System.Security.Claims;
using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.People;
using Cordon.Web.Settings;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cordon.Web.Tests.Access;

/// <summary>A browser that stays on a screen after its session was ended does nothing by it any more.</summary>
public sealed class EndedScreenTests
{
    [Fact]
    public async Task An_open_screen_lets_what_is_done_through_until_its_session_is_ended_and_never_after()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await using var scope = console.Services.CreateAsyncScope();
        var (signIn, sessions) = (scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>(), console.Services.GetRequiredService<OpenSessions>());
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "anybody")], "test");
        sessions.Begin(identity, new SessionPlace("", ""));
        var person = new ClaimsPrincipal(identity);
        ((IHostEnvironmentAuthenticationStateProvider)signIn).SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
        var through = 0;
        var act = new ScreenGate(signIn, sessions).CreateInboundActivityHandler(_ =>
        {
            through++;
            return Task.CompletedTask;
        });
        await act(null!);
        Assert.Equal(1, through);

        sessions.End(OpenSessions.IdOf(person)!);
        Assert.Null(OpenSessions.IdOf((await signIn.GetAuthenticationStateAsync()).User));
        await act(null!);
        Assert.Equal(1, through);
    }

    [Fact]
    public async Task Whoever_administers_people_no_more_lets_nobody_in_and_changes_nobody_by_a_screen_left_open()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Administrator);
        var page = screen.Render<PeoplePage>();
        var before = console.PeopleMoments().Count;
        await EndAsync(screen, page);
        await page.Find("tbody tr select").ChangeAsync("Statistician");
        foreach (var button in page.FindAll("tbody tr")[0].QuerySelectorAll("button"))
        {
            await button.ClickAsync();
        }

        await page.FindAll("form input")[0].ChangeAsync("thief");
        await page.FindAll("form input")[1].ChangeAsync("Thief");
        await page.Find("form").SubmitAsync();
        Assert.Equal(before, console.PeopleMoments().Count);
        Assert.Null(await console.WithPeopleAsync((_, people) => people.FindByNameAsync("thief")));
    }

    [Fact]
    public async Task Whoever_administers_the_centre_no_more_issues_and_revokes_no_key_by_a_screen_left_open()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hash = new string('a', 64);
        await console.Centre.SubmitAsync(
            new Engine.Command.IssueKey("HARBXA2X", hash, "gateway", KeyOrigin.CommandLine), Xunit.TestContext.Current.CancellationToken);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Administrator);
        var page = screen.Render<SettingsPage>();
        await page.Find("tbody tr button").ClickAsync();
        await page.Find("tbody tr form input").ChangeAsync("theft");
        await EndAsync(screen, page);
        await page.Find("tbody tr form").SubmitAsync();
        await page.FindAll("form input")[0].ChangeAsync("HARBXA2X");
        await page.FindAll("form input")[1].ChangeAsync("theft");
        await page.Find("form").SubmitAsync();
        Assert.Equal(1, console.Centre.KeyCount);
        Assert.NotNull(console.Centre.FindKey(hash));
    }

    /// <summary>As the end of a session does: whoever looks is nobody from now on, and the screen stays as it is.</summary>
    private static Task EndAsync<TPage>(ScreenContext screen, IRenderedComponent<TPage> page)
        where TPage : Microsoft.AspNetCore.Components.IComponent => page.InvokeAsync(() =>
            ((IHostEnvironmentAuthenticationStateProvider)screen.Services.GetRequiredService<AuthenticationStateProvider>())
                .SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())))));
}
