using System.Net;
using Cordon.Core.Casework;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.People;

public sealed class SignInTests(OneConsole one) : IClassFixture<OneConsole>
{
    [Theory]
    [InlineData("/duty", "/duty")]
    [InlineData("/duty/17?x=1", "/duty/17?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/duty\r\nSet-Cookie: a=b", "/")]
    [InlineData("duty", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Nobody_is_sent_elsewhere_after_signing_in(string? next, string goes) => Assert.Equal(goes, SignInEndpoints.LocalOrHome(next));

    [Theory]
    [InlineData("https://centre.example", "centre.example", true)]
    [InlineData("http://localhost:8080", "localhost:8080", true)]
    [InlineData("http://centre.example", "centre.example", false)]
    [InlineData("https://centre.example.evil.example", "centre.example", false)]
    [InlineData("https://centre.example:8443", "centre.example", false)]
    [InlineData("null", "centre.example", false)]
    public void A_passkey_is_taken_from_a_page_of_this_address_alone(string origin, string host, bool isTaken) =>
        Assert.Equal(isTaken, ConsoleHost.IsHere(origin, new Microsoft.AspNetCore.Http.HostString(host)));

    [Theory]
    [InlineData("/sign-in/password")]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/passkey")]
    [InlineData("/sign-in/passkey-options")]
    [InlineData("/sign-out")]
    [InlineData("/language")]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        using var caller = await one.Console.CallerAsync(OfficerRole.DutyOfficer);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "duty",
            ["password"] = "x",
            ["code"] = "1",
            ["credential"] = "{}",
            ["language"] = "zh",
        });
        using var answer = await caller.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/not-yours")]
    public async Task Pages_tell_the_browser_what_to_refuse(string path)
    {
        using var caller = one.Console.Caller();
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Signing_in_changes_the_session_so_that_one_set_before_is_worth_nothing()
    {
        using var caller = one.Console.Caller();
        using var before = await caller.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(before.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("cordon=", StringComparison.Ordinal));
        using var after = await caller.GetAsync(new Uri(ConsoleUnderTest.PathOf(OfficerRole.Auditor), UriKind.Relative), TestContext.Current.CancellationToken);
        var session = Assert.Single(after.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("cordon=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", session, StringComparison.Ordinal);
    }
}
