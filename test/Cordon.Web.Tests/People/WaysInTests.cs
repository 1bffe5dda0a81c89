using System.Net;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.People;

/// <summary>Who was let in, became something else, signed in or was locked out: each stands in the records.</summary>
public sealed class WaysInTests
{
    private const string Password = "a long enough word";

    private readonly SetClock _clock = new();

    [Fact]
    public async Task Letting_in_changing_and_letting_go_are_recorded_with_who_did_it()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var before = console.PeopleMoments().Count;
        var id = await console.WithPeopleAsync(async (book, people) =>
        {
            Assert.NotNull((await book.InviteAsync("new", "New One", OfficerRole.Liaison, null, "boss", TestContext.Current.CancellationToken)).Secret);
            var officer = (await people.FindByNameAsync("new"))!;
            await book.InviteAgainAsync(officer, "boss", TestContext.Current.CancellationToken);
            Assert.Null(await book.ChangeAsync(officer, OfficerRole.Investigator, false, "boss"));
            Assert.Null(await book.ChangeAsync(officer, OfficerRole.Investigator, true, "boss"));
            Assert.Null(await book.ChangeAsync(officer, OfficerRole.Investigator, false, "boss"));
            return officer.Id;
        });
        var moments = console.PeopleMoments().Skip(before).ToList();
        Assert.Equal(
            [
                (DeskKind.PersonInvited, "Liaison"), (DeskKind.PersonInvited, "Liaison"), (DeskKind.PersonChanged, "Investigator"),
                (DeskKind.PersonChanged, WayIn.LetGo), (DeskKind.PersonChanged, WayIn.TakenBack),
            ],
            moments.Select(moment => (moment.Kind, moment.Words!)));
        Assert.All(moments, moment => Assert.Equal(("boss", id), (moment.Officer, moment.Person)));
    }

    [Fact]
    public async Task Whoever_is_let_go_while_something_else_of_them_changes_is_gone()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await console.WithPeopleAsync(async (book, people) =>
        {
            var read = (await people.FindByNameAsync("liaison"))!;
            await console.WithPeopleAsync(async (_, others) =>
            {
                var same = (await others.FindByNameAsync("liaison"))!;
                same.ShownName = "Another Name";
                return await others.UpdateAsync(same);
            });
            return await book.ChangeAsync(read, OfficerRole.Liaison, isGone: true, "boss");
        });
        var gone = await console.WithPeopleAsync(async (_, people) => (await people.FindByNameAsync("liaison"))!);
        Assert.Equal((true, "Another Name"), (gone.IsGone, gone.ShownName));
    }

    [Fact]
    public async Task Signing_out_ends_the_sessions_on_disk_too_while_something_else_of_the_person_changes()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var (before, after) = await console.WithPeopleAsync(async (book, people) =>
        {
            var read = (await people.FindByNameAsync("liaison"))!;
            var stamp = read.SecurityStamp;
            await console.WithPeopleAsync(async (_, others) => await others.AccessFailedAsync((await others.FindByNameAsync("liaison"))!));
            await book.EndSessionsAsync(read);
            return (stamp, await console.WithPeopleAsync(async (_, others) => (await others.FindByNameAsync("liaison"))!.SecurityStamp));
        });
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task A_change_of_a_person_waits_for_another_one_to_be_written()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await using var scope = console.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PeopleContext>();
        var waits = await context.Database.SqlQueryRaw<int>("SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync(
            TestContext.Current.CancellationToken);
        Assert.True(waits >= 1_000, $"{waits} ms");
    }

    [Fact]
    public async Task Of_two_administrators_who_let_each_other_go_at_once_one_stays()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        const int rounds = 5;
        for (var round = 0; round < rounds; round++)
        {
            await console.WithPeopleAsync(async (book, _) =>
                await book.InviteAsync($"boss{round}", "Boss", OfficerRole.Administrator, null, "boss", TestContext.Current.CancellationToken));
            var both = (await console.WithPeopleAsync((book, _) => book.AllAsync(TestContext.Current.CancellationToken)))
                .Where(one => one is { Role: OfficerRole.Administrator, IsGone: false }).ToList();
            Assert.Equal(2, both.Count);
            var said = await Task.WhenAll(both.Select(other => Task.Run(() => console.WithPeopleAsync(async (book, people) =>
                await book.ChangeAsync((await people.FindByIdAsync(other.Id))!, OfficerRole.Administrator, isGone: true, "boss")))));
            Assert.Equal(PeopleWords.LastAdministrator, Assert.Single(said, why => why is not null));
        }
    }

    [Fact]
    public async Task A_demonstrations_link_is_recorded_as_one()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = await console.CallerAsync(OfficerRole.Liaison);
        var last = console.PeopleMoments()[^1];
        Assert.Equal((DeskKind.PersonSignedIn, WayIn.Demo, await console.IdOfAsync(OfficerRole.Liaison)), (last.Kind, last.Words!, last.Person!));
    }

    [Fact]
    public async Task The_one_time_link_then_password_and_code_sign_in_and_each_is_recorded()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        var key = await SetUpAsync(console, caller);
        _clock.Pass(TimeSpan.FromSeconds(AuthenticatorCodes.StepSeconds));
        using var again = console.Caller();
        using var first = await ConsoleUnderTest.PostAsync(again, "/sign-in/password", ("name", "admin"), ("password", Password), ("next", "/people"));
        Assert.Equal("/sign-in/code?next=%2Fpeople", first.Headers.Location?.OriginalString);
        using var second = await ConsoleUnderTest.PostAsync(again, "/sign-in/code", ("code", CodeOf(key)), ("next", "/people"));
        Assert.Equal("/people", second.Headers.Location?.OriginalString);
        Assert.Equal(
            [(DeskKind.PersonInvited, "Administrator"), (DeskKind.PersonSignedIn, WayIn.Link), (DeskKind.PersonSignedIn, WayIn.Code)],
            console.PeopleMoments().Select(moment => (moment.Kind, moment.Words!)));
    }

    [Fact]
    public async Task A_code_signs_in_once_and_never_again_within_its_time()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        var key = await SetUpAsync(console, caller);
        using var other = console.Caller();
        Assert.Equal(SignInEndpoints.Failed, await SignInAsync(other, CodeOf(key)));
        _clock.Pass(TimeSpan.FromSeconds(AuthenticatorCodes.StepSeconds));
        var code = CodeOf(key);
        Assert.Equal("/", await SignInAsync(other, code));
        using var thief = console.Caller();
        Assert.Equal(SignInEndpoints.Failed, await SignInAsync(thief, code));
        _clock.Pass(TimeSpan.FromSeconds(AuthenticatorCodes.StepSeconds));
        Assert.Equal(SignInEndpoints.Failed, await SignInAsync(thief, code));
        Assert.Equal("/", await SignInAsync(thief, CodeOf(key)));
    }

    [Fact]
    public async Task Of_two_who_come_with_one_code_at_once_one_is_let_in()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        var key = await SetUpAsync(console, caller);
        _clock.Pass(TimeSpan.FromSeconds(AuthenticatorCodes.StepSeconds));
        var callers = Enumerable.Range(0, 4).Select(_ => console.Caller()).ToList();
        var went = await Task.WhenAll(callers.Select(one => SignInAsync(one, CodeOf(key))));
        callers.ForEach(one => one.Dispose());
        Assert.Single(went, "/");
    }

    [Fact]
    public async Task A_new_link_shows_another_authenticators_key_and_the_one_before_makes_no_good_code_any_more()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        var key = await SetUpAsync(console, caller);
        _clock.Pass(TimeSpan.FromSeconds(AuthenticatorCodes.StepSeconds));
        var link = "/welcome/" + await console.WithPeopleAsync(async (book, people) =>
            await book.InviteAgainAsync((await people.FindByNameAsync("admin"))!, "boss", TestContext.Current.CancellationToken));
        using var intruder = console.Caller();
        Assert.Equal(SignInEndpoints.Failed, await SignInAsync(intruder, CodeOf(key)));
        using var again = console.Caller();
        Assert.NotEqual(key, await SetUpAsync(console, again, link));
    }

    [Fact]
    public async Task A_link_that_is_used_takes_all_other_ways_in_away_and_ends_all_sessions()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var intruder = console.Caller();
        await SetUpAsync(console, intruder);
        var link = await console.WithPeopleAsync(async (book, people) =>
        {
            var officer = (await people.FindByNameAsync("admin"))!;
            var passkey = new UserPasskeyInfo([1], [2], _clock.GetUtcNow(), 0, [], true, false, false, [3], [4]);
            Assert.True(await book.AddPasskeyAsync(officer, passkey));
            Assert.True((await people.AddLoginAsync(officer, new UserLoginInfo("https://issuer.example", "somebody", "issuer"))).Succeeded);
            return "/welcome/" + await book.InviteAgainAsync(officer, "boss", TestContext.Current.CancellationToken);
        });
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(intruder));
        _clock.Pass(TimeSpan.FromSeconds(AuthenticatorCodes.StepSeconds));
        using var caller = console.Caller();
        await SetUpAsync(console, caller, link, "a different long phrase");
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(intruder));
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(caller));
        await console.WithPeopleAsync(async (_, people) =>
        {
            var officer = (await people.FindByNameAsync("admin"))!;
            Assert.Empty(await people.GetPasskeysAsync(officer));
            Assert.Empty(await people.GetLoginsAsync(officer));
            Assert.False(await people.CheckPasswordAsync(officer, Password));
            return officer;
        });
    }

    [Fact]
    public async Task A_link_that_is_used_up_takes_the_password_of_before_away_whatever_is_set_up_instead()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var intruder = console.Caller();
        await SetUpAsync(console, intruder);
        await console.WithPeopleAsync(async (book, people) =>
        {
            var officer = (await people.FindByNameAsync("admin"))!;
            var secret = await book.InviteAgainAsync(officer, "boss", TestContext.Current.CancellationToken);
            Assert.True(await book.UseUpAsync(officer, secret, TestContext.Current.CancellationToken));
            return officer;
        });
        using var answer = await ConsoleUnderTest.PostAsync(intruder, "/sign-in/password", ("name", "admin"), ("password", Password));
        Assert.Equal(SignInEndpoints.Failed, answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(intruder));
    }

    [Fact]
    public async Task A_plain_password_is_refused_at_the_link_and_uses_no_code_up()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        using var answer = await ConsoleUnderTest.PostAsync(
            caller, console.FirstPath + "/password", ("password", "Administrator-of-it"), ("code", "000000"));
        Assert.Equal(console.FirstPath + "?said=password", answer.Headers.Location?.OriginalString);
        Assert.Equal(20, (await SetUpAsync(console, caller)).Length);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_right_one_out_too_and_the_lock_is_recorded_once()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        var key = await SetUpAsync(console, caller);
        using var guesser = console.Caller();
        var said = new List<string?>();
        for (var i = 0; i < 7; i++)
        {
            using var answer = await ConsoleUnderTest.PostAsync(
                guesser, "/sign-in/password", ("name", "admin"), ("password", i == 6 ? Password : "wrong " + i));
            said.Add(answer.Headers.Location?.OriginalString);
        }

        Assert.All(said, one => Assert.Equal(SignInEndpoints.Failed, one));
        Assert.Equal(WayIn.TooManyTries, Assert.Single(console.PeopleMoments(), moment => moment.Kind == DeskKind.PersonLockedOut).Words);
        Assert.Equal(6, CodeOf(key).Length);
    }

    [Fact]
    public async Task Wrong_codes_lock_as_wrong_passwords_do()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        var key = await SetUpAsync(console, caller);
        using var guesser = console.Caller();
        using var first = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", "admin"), ("password", Password));
        Assert.StartsWith("/sign-in/code", first.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var wrong = CodeOf(key) == "000000" ? "111111" : "000000";
        string? last = null;
        for (var i = 0; i < 5; i++)
        {
            using var answer = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/code", ("code", wrong));
            last = answer.Headers.Location?.OriginalString;
        }

        Assert.Equal("/sign-in?said=locked", last);
        Assert.Single(console.PeopleMoments(), moment => moment.Kind == DeskKind.PersonLockedOut);
    }

    [Theory]
    [InlineData("/cases/7?part=tasks", "&next=%2Fcases%2F7%3Fpart%3Dtasks")]
    [InlineData("//elsewhere.example", "")]
    [InlineData("https://elsewhere.example/", "")]
    [InlineData("/", "")]
    public async Task Where_one_was_going_outlives_a_try_that_failed(string next, string kept)
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false, signInTime: _clock);
        using var caller = console.Caller();
        await SetUpAsync(console, caller);
        using var guesser = console.Caller();
        using var wrong = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", "admin"), ("password", "wrong"), ("next", next));
        Assert.Equal(SignInEndpoints.Failed + kept, wrong.Headers.Location?.OriginalString);
        var page = await guesser.GetStringAsync(wrong.Headers.Location!, TestContext.Current.CancellationToken);
        Assert.Equal(kept.Length > 0, page.Contains($"name=\"next\" value=\"{next}\"", StringComparison.Ordinal));
        using var right = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", "admin"), ("password", Password), ("next", next));
        Assert.StartsWith("/sign-in/code", right.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var code = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/code", ("code", "12"), ("next", next));
        Assert.Equal(SignInEndpoints.Failed + kept, code.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_password_alone_signs_nobody_in()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await console.WithPeopleAsync(async (_, people) => await people.AddPasswordAsync((await people.FindByNameAsync("duty"))!, Password));
        using var caller = console.Caller();
        using var answer = await ConsoleUnderTest.PostAsync(caller, "/sign-in/password", ("name", "duty"), ("password", Password));
        Assert.Equal(SignInEndpoints.Failed, answer.Headers.Location?.OriginalString);
        using var page = await caller.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    public void Tries_to_sign_in_count_by_the_network_of_an_IPv6_address(string one, string other, bool isSame)
    {
        static string KeyOf(string address)
        {
            var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            return RequestLimits.Window(context, 1).PartitionKey;
        }

        Assert.Equal(isSame, KeyOf(one) == KeyOf(other));
    }

    [Fact]
    public async Task Wrong_passwords_are_answered_alike_whether_the_name_is_somebodys_or_nobodys_however_often()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var guesser = console.Caller();
        var said = new List<(string? Somebody, string? Nobody)>();
        for (var i = 0; i < 6; i++)
        {
            using var somebody = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", "duty"), ("password", "wrong"));
            using var nobody = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", "nobody"), ("password", "wrong"));
            said.Add((somebody.Headers.Location?.OriginalString, nobody.Headers.Location?.OriginalString));
        }

        Assert.Contains(console.PeopleMoments(), moment => moment.Kind == DeskKind.PersonLockedOut);
        Assert.All(said, pair => Assert.Equal(pair.Nobody, pair.Somebody));
    }

    [Fact]
    public async Task A_wrong_password_is_hashed_once_whether_the_name_is_somebodys_nobodys_locked_or_gone()
    {
        var hashes = new CountedHashes();
        await using var console = await ConsoleUnderTest.StartAsync(services: services => services.AddSingleton<IPasswordHasher<Officer>>(hashes));
        await console.WithPeopleAsync(async (book, people) =>
        {
            foreach (var name in (string[])["duty", "auditor", "liaison"])
            {
                Assert.True((await people.AddPasswordAsync((await people.FindByNameAsync(name))!, Password)).Succeeded);
            }

            await people.SetLockoutEndDateAsync((await people.FindByNameAsync("auditor"))!, DateTimeOffset.MaxValue);
            return await book.ChangeAsync((await people.FindByNameAsync("liaison"))!, OfficerRole.Liaison, isGone: true, "boss");
        });
        using var guesser = console.Caller();
        foreach (var name in (string[])["duty", "nobody", "supervisor", "auditor", "liaison"])
        {
            var before = hashes.Count;
            using var answer = await ConsoleUnderTest.PostAsync(guesser, "/sign-in/password", ("name", name), ("password", "wrong"));
            Assert.Equal((name, 1), (name, hashes.Count - before));
        }
    }

    [Fact]
    public async Task A_name_that_is_nobodys_is_answered_as_a_wrong_password_is()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        using var answer = await ConsoleUnderTest.PostAsync(caller, "/sign-in/password", ("name", "nobody"), ("password", Password));
        using var other = await ConsoleUnderTest.PostAsync(caller, "/sign-in/password", ("name", "duty"), ("password", Password));
        Assert.Equal(answer.Headers.Location, other.Headers.Location);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_wait()
    {
        await using var console = await ConsoleUnderTest.StartAsync(signInsPerMinute: 3);
        using var caller = console.Caller();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await ConsoleUnderTest.PostAsync(caller, "/sign-in/password", ("name", "nobody"), ("password", "x"));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], statuses);
    }

    /// <summary>Comes in by the first link with a password and an authenticator, whose key it gives.</summary>
    private async Task<byte[]> SetUpAsync(ConsoleUnderTest console, HttpClient caller, string? link = null, string password = Password)
    {
        link ??= console.FirstPath!;
        var page = await caller.GetStringAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        var key = AuthenticatorCodes.KeyOf(page.Split("<code class=\"key\">")[1].Split("</code>")[0].Replace(" ", "", StringComparison.Ordinal));
        using var answer = await ConsoleUnderTest.PostAsync(caller, link + "/password", ("password", password), ("code", CodeOf(key)));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return key;
    }

    /// <summary>What the authenticator shows now.</summary>
    private string CodeOf(byte[] key) => AuthenticatorCodes.CodeAt(key, _clock.GetUtcNow().ToUnixTimeSeconds() / AuthenticatorCodes.StepSeconds);

    private static async Task<HttpStatusCode> AccountAsync(HttpClient caller)
    {
        using var answer = await caller.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string?> SignInAsync(HttpClient caller, string code)
    {
        using var first = await ConsoleUnderTest.PostAsync(caller, "/sign-in/password", ("name", "admin"), ("password", Password));
        Assert.StartsWith("/sign-in/code", first.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var second = await ConsoleUnderTest.PostAsync(caller, "/sign-in/code", ("code", code));
        return second.Headers.Location?.OriginalString;
    }
}
