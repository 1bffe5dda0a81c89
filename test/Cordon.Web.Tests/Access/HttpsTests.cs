using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Access;

/// <summary>What differs where the console is served by https.</summary>
public sealed class HttpsTests
{
    [Fact]
    public async Task By_https_the_sessions_cookie_is_named_after_the_host_and_is_secure()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isHttps: true);
        using var caller = console.Caller();
        using var answer = await caller.GetAsync(
            new Uri(ConsoleUnderTest.PathOf(OfficerRole.Auditor), UriKind.Relative), TestContext.Current.CancellationToken);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), one => one.Contains("cordon=", StringComparison.Ordinal));
        Assert.StartsWith(HostCookies.Prefix + "cordon=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
        using var page = await caller.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task By_https_a_session_under_the_plain_name_is_none()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isHttps: true);
        using var caller = console.Caller();
        using var answer = await caller.GetAsync(
            new Uri(ConsoleUnderTest.PathOf(OfficerRole.Auditor), UriKind.Relative), TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.Contains("cordon=", StringComparison.Ordinal)).Split(';')[0];
        using var neighbour = console.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie[HostCookies.Prefix.Length..]);
        using var page = await neighbour.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task By_https_browsers_are_told_to_stay_with_it_and_by_http_they_are_not()
    {
        await using var secure = await ConsoleUnderTest.StartAsync(isHttps: true);
        await using var plain = await ConsoleUnderTest.StartAsync();
        foreach (var console in (ConsoleUnderTest[])[secure, plain])
        {
            using var caller = console.Caller();
            using var answer = await caller.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(console == secure, answer.Headers.Contains("Strict-Transport-Security"));
        }
    }
}
