using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.People;

/// <summary>Passkeys as people use them: a real browser with an authenticator, at the console by its name.</summary>
public sealed class PasskeyTests(Browser browser)
{
    [Theory]
    [InlineData("internal")]
    [InlineData("usb")]
    public async Task The_first_administrator_makes_a_passkey_and_signs_in_by_it_and_each_is_recorded(string transport)
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, device) = await WelcomedAsync(console, transport);
        var kept = Assert.Single(await device.PasskeysAsync());
        Assert.True(kept.GetProperty("isResidentCredential").GetBoolean());
        await SignOutAsync(page);
        await page.GotoAsync("/sign-in?next=/account");
        await PressPasskeyAsync(page);
        await page.IsAtAsync("/account");
        await Assertions.Expect(page.Locator(".who")).ToContainTextAsync("Administrator");
        await Assertions.Expect(page.Locator("#passkeys tbody tr")).ToHaveCountAsync(1);
        Assert.Equal(
            [(DeskKind.PersonInvited, "Administrator"), (DeskKind.PersonSignedIn, WayIn.Link), (DeskKind.PersonSignedIn, WayIn.Passkey)],
            console.PeopleMoments().Select(moment => (moment.Kind, moment.Words!)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_link_that_made_a_passkey_is_used_up()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, _) = await WelcomedAsync(console);
        await page.GotoAsync(console.FirstPath!);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(SignInWords.LinkGone.English);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_has_a_second_device_adds_its_passkey_and_takes_the_lost_ones_away_but_never_the_last()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, device) = await WelcomedAsync(console);
        await device.EmptyAsync();
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = PeopleWords.AddPasskey.English }).ClickAsync();
        await page.IsAtAsync("/account?said=passkey-added");
        await Assertions.Expect(page.Locator("#passkeys tbody tr")).ToHaveCountAsync(2);
        await RemoveFirstAsync(page);
        await page.IsAtAsync("/sign-in?said=passkey-removed");
        await page.GotoAsync("/sign-in?next=/account");
        await PressPasskeyAsync(page);
        await page.IsAtAsync("/account");
        await Assertions.Expect(page.Locator("#passkeys tbody tr")).ToHaveCountAsync(1);
        await RemoveFirstAsync(page);
        await page.IsAtAsync("/account?said=passkey-last");
        await Assertions.Expect(page.Locator("#passkeys tbody tr")).ToHaveCountAsync(1);
        Assert.Equal(
            [WayIn.PasskeyAdded, WayIn.PasskeyRemoved],
            console.PeopleMoments().Where(moment => moment.Kind == DeskKind.PersonChanged).Select(moment => moment.Words!));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task How_somebody_signs_in_is_changed_soon_after_signing_in_only()
    {
        var time = new SetClock();
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: time);
        var (page, _) = await WelcomedAsync(console);
        time.Pass(OpenSessions.FreshTime);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = PeopleWords.AddPasskey.English }).ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys [data-fault=refused]")).ToBeVisibleAsync();
        await RemoveFirstAsync(page);
        await page.IsAtAsync("/account?said=passkey-old");
        await Assertions.Expect(page.Locator("#passkeys tbody tr")).ToHaveCountAsync(1);
        Assert.DoesNotContain(console.PeopleMoments(), moment => moment.Kind == DeskKind.PersonChanged);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_device_without_a_passkey_of_this_centre_is_told_so()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, device) = await WelcomedAsync(console);
        await SignOutAsync(page);
        await device.EmptyAsync();
        await PressPasskeyAsync(page);
        await Assertions.Expect(page.GetByText(SignInWords.NoPasskeyUsed.English)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(SignInWords.NoPasskeyHere.English)).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_passkey_that_nobody_made_here_is_refused_in_words(bool isOurName, bool isOurPerson)
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, device) = await WelcomedAsync(console);
        await SignOutAsync(page);
        var right = (await device.PasskeysAsync())[0];
        await device.ForgeAsync(
            isOurName ? right.GetProperty("credentialId").GetString()! : Convert.ToBase64String(new byte[32]),
            isOurPerson ? right.GetProperty("userHandle").GetString()! : Convert.ToBase64String("somebody-else"u8.ToArray()),
            right.GetProperty("signCount").GetInt64());
        await PressPasskeyAsync(page);
        await page.IsAtAsync(SignInEndpoints.Failed);
        await Assertions.Expect(page.GetByText(SignInWords.Failed.English)).ToBeVisibleAsync();
        Assert.DoesNotContain(console.PeopleMoments(), moment => moment.Words == WayIn.Passkey);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_guesses_at_a_persons_password_does_not_lock_them_out_of_their_passkey()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, _) = await WelcomedAsync(console);
        await SignOutAsync(page);
        await console.WithPeopleAsync(async (_, people) =>
            await people.SetLockoutEndDateAsync((await people.FindByNameAsync("admin"))!, DateTimeOffset.UtcNow.AddMinutes(15)));
        await PressPasskeyAsync(page);
        await page.IsAtAsync("/centre");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_was_let_go_comes_in_by_no_passkey()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        var (page, _) = await WelcomedAsync(console);
        await SignOutAsync(page);
        await console.WithPeopleAsync(async (book, people) =>
        {
            await book.InviteAsync("second", "Second", Core.Casework.OfficerRole.Administrator, null, "boss", TestContext.Current.CancellationToken);
            return await book.ChangeAsync((await people.FindByNameAsync("admin"))!, Core.Casework.OfficerRole.Administrator, isGone: true, "boss");
        });
        await PressPasskeyAsync(page);
        await page.IsAtAsync(SignInEndpoints.Failed);
        Assert.DoesNotContain(console.PeopleMoments(), moment => moment.Words == WayIn.Passkey);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no passkey")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{}}""")]
    public async Task What_is_no_passkey_is_refused_as_a_wrong_one_is(string credential)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        using var options = await ConsoleUnderTest.PostAsync(caller, "/sign-in/passkey-options");
        using var answer = await ConsoleUnderTest.PostAsync(caller, "/sign-in/passkey", ("credential", credential));
        Assert.Equal(SignInEndpoints.Failed, answer.Headers.Location?.OriginalString);
        using var unasked = console.Caller();
        using var other = await ConsoleUnderTest.PostAsync(unasked, "/sign-in/passkey", ("credential", credential));
        Assert.Equal(SignInEndpoints.Failed, other.Headers.Location?.OriginalString);
    }

    /// <summary>A window whose person came in by the first link and made a passkey.</summary>
    private async Task<(IPage Page, Authenticator Device)> WelcomedAsync(ConsoleUnderTest console, string transport = "internal")
    {
        var page = await browser.OpenAsync(console);
        var device = await Authenticator.AddToAsync(page, transport);
        await page.GotoAsync(console.FirstPath!);
        await page.GetByRole(AriaRole.Button, new() { Name = SignInWords.MakePasskey.English }).ClickAsync();
        await page.IsAtAsync("/centre");
        return (page, device);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.IsAtAsync("/sign-in?said=out");
    }

    private static Task RemoveFirstAsync(IPage page) => page.Locator("#passkeys tbody tr").First.GetByRole(AriaRole.Button).ClickAsync();

    private static Task PressPasskeyAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = SignInWords.Passkey.English, Exact = true }).ClickAsync();
}
