using System.Net;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.People;

/// <summary>Signing in at an agency's own place, against a provider that really signs.</summary>
public sealed class OpenIdTests
{
    [Fact]
    public async Task Whoever_was_linked_by_their_one_time_link_signs_in_as_what_the_centre_says_they_are()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        var link = await LinkAsync(console);
        Assert.Equal("/", await GoAsync(console, $"/welcome/{link}/openid"));
        Assert.Equal("/figures", await GoAsync(console, "/sign-in/openid?next=/figures", after: async caller =>
        {
            // The token says that they are an administrator; the centre says auditor.
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(caller, "/audit"));
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(caller, "/people"));
        }));
        Assert.All(issuer.Asked, asked => Assert.Equal(("S256", "code", "openid"), (asked["code_challenge_method"], asked["response_type"], asked["scope"])));
        Assert.Equal(2, issuer.Asked.Select(asked => asked["nonce"]).Distinct().Count());
        Assert.Equal(
            [(DeskKind.PersonSignedIn, WayIn.OpenId), (DeskKind.PersonSignedIn, WayIn.OpenId), (DeskKind.PersonRefused, "GET /people")],
            console.PeopleMoments().TakeLast(3).Select(moment => (moment.Kind, moment.Words!)));

        // The link was used up by that.
        Assert.Equal($"/welcome/{link}", await GoAsync(console, $"/welcome/{link}/openid"));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("signature")]
    [InlineData("late")]
    [InlineData("unsigned")]
    public async Task A_token_that_lies_lets_nobody_in(string lie)
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        Assert.Equal("/", await GoAsync(console, $"/welcome/{await LinkAsync(console)}/openid"));
        issuer.Lie = lie;
        Assert.Equal(SignInEndpoints.Failed, await GoAsync(console, "/sign-in/openid"));
        issuer.Lie = null;
        Assert.Equal("/", await GoAsync(console, "/sign-in/openid"));
    }

    [Fact]
    public async Task Somebody_whom_the_administrator_did_not_let_in_stays_out()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        Assert.Equal("/", await GoAsync(console, $"/welcome/{await LinkAsync(console)}/openid"));
        issuer.Subject = "person-2";
        Assert.Equal(SignInEndpoints.Failed, await GoAsync(console, "/sign-in/openid"));
    }

    [Fact]
    public async Task Whoever_was_let_go_stays_out()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        Assert.Equal("/", await GoAsync(console, $"/welcome/{await LinkAsync(console)}/openid"));
        await console.WithPeopleAsync(async (book, people) =>
            await book.ChangeAsync((await people.FindByNameAsync("auditor"))!, OfficerRole.Auditor, isGone: true, "boss"));
        Assert.Equal(SignInEndpoints.Failed, await GoAsync(console, "/sign-in/openid"));
    }

    [Fact]
    public async Task Who_guesses_at_a_persons_password_does_not_lock_them_out_of_their_agencys_sign_in()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        Assert.Equal("/", await GoAsync(console, $"/welcome/{await LinkAsync(console)}/openid"));
        await console.WithPeopleAsync(async (_, people) =>
            await people.SetLockoutEndDateAsync((await people.FindByNameAsync("auditor"))!, DateTimeOffset.UtcNow.AddMinutes(15)));
        Assert.Equal("/", await GoAsync(console, "/sign-in/openid"));
    }

    [Fact]
    public async Task A_subject_that_is_one_persons_is_not_made_anothers()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        Assert.Equal("/", await GoAsync(console, $"/welcome/{await LinkAsync(console)}/openid"));
        Assert.Equal(SignInEndpoints.Failed, await GoAsync(console, $"/welcome/{await LinkAsync(console, "administrator")}/openid"));
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_is_refused()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var console = await ConsoleUnderTest.StartAsync(openId: Provider(issuer));
        Assert.Equal("/", await GoAsync(console, $"/welcome/{await LinkAsync(console)}/openid"));
        using var mine = console.Caller();
        using var victim = console.Caller();
        var toIssuer = await LocationAsync(mine, new Uri("/sign-in/openid", UriKind.Relative));
        var back = await LocationAsync(mine, toIssuer);
        Assert.Equal(SignInEndpoints.Failed, (await LocationAsync(victim, back)).OriginalString);
    }

    [Theory]
    [InlineData("http://login.agency.example", "has to be https")]
    [InlineData("ftp://login.agency.example", "is the address of the issuer")]
    [InlineData("login.agency.example", "is the address of the issuer")]
    [InlineData("https://me:word@login.agency.example", "no user")]
    [InlineData("https://login.agency.example", null)]
    [InlineData("http://127.0.0.1:5000", null)]
    [InlineData("http://localhost:5000", null)]
    public void An_issuer_speaks_https_unless_it_is_this_machine(string authority, string? fault)
    {
        var said = new OpenIdProvider { Authority = authority, ClientId = "c" }.Fault();
        Assert.Equal(fault is null, said is null);
        Assert.Contains(fault ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_and_its_secret_are_read_and_the_secret_is_told_nobody()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-openid-");
        try
        {
            Assert.Null(OpenIdProvider.Read(folder.FullName));
            var file = Path.Combine(folder.FullName, OpenIdProvider.FileName);
            File.WriteAllText(Path.Combine(folder.FullName, "secret"), "s3cret\n");
            File.WriteAllText(file, """{"authority": "https://a.example", "client_id": "c", "client_secret_file": "secret", "subject_claim": "oid"}""");
            var provider = OpenIdProvider.Read(folder.FullName)!;
            Assert.Equal(("s3cret", "oid"), (provider.ClientSecret, provider.SubjectClaim));
            Assert.DoesNotContain("s3cret", provider.ToString(), StringComparison.Ordinal);
            foreach (var bad in (string[])["", "null", "[]", """{"authority": "https://a.example"}""",
                """{"authority": "https://a.example", "client_id": "c", "client_secret": "in the file"}""",
                """{"authority": "https://a.example", "client_id": "c", "client_secret_file": "not-there"}""",
                """{"authority": "http://a.example", "client_id": "c"}"""])
            {
                File.WriteAllText(file, bad);
                var said = Assert.Throws<InvalidDataException>(() => OpenIdProvider.Read(folder.FullName)).Message;
                Assert.Contains(OpenIdProvider.FileName, said, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static OpenIdProvider Provider(OpenIdIssuer issuer) =>
        new() { Authority = issuer.Address, ClientId = OpenIdIssuer.ClientId, ClientSecret = OpenIdIssuer.ClientSecret };

    private static Task<string> LinkAsync(ConsoleUnderTest console, string userName = "auditor") => console.WithPeopleAsync(
        async (book, people) => await book.InviteAgainAsync((await people.FindByNameAsync(userName))!, "boss", TestContext.Current.CancellationToken));

    /// <summary>Goes the way of a browser from a path over the provider and back; gives the path at which it ends.</summary>
    private static async Task<string> GoAsync(ConsoleUnderTest console, string path, Func<HttpClient, Task>? after = null)
    {
        using var caller = console.Caller();
        var at = new Uri(path, UriKind.Relative);
        do
        {
            at = await LocationAsync(caller, at);
        }
        while (at.OriginalString.Contains("/authorize", StringComparison.Ordinal) || at.OriginalString.Contains("/sign-in/openid", StringComparison.Ordinal));
        await (after?.Invoke(caller) ?? Task.CompletedTask);
        return at.OriginalString;
    }

    private static async Task<Uri> LocationAsync(HttpClient caller, Uri path)
    {
        using var answer = await caller.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
