using System.Net;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.People;

public sealed class FirstAdministratorTests
{
    [Fact]
    public async Task A_new_centre_has_one_link_and_no_demonstration()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        Assert.StartsWith("/welcome/", console.FirstPath, StringComparison.Ordinal);
        using var caller = console.Caller();
        var page = await caller.GetStringAsync(new Uri(console.FirstPath!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Welcome, Administrator", page, StringComparison.Ordinal);
        using var demo = await caller.GetAsync(new Uri(ConsoleUnderTest.PathOf(Core.Casework.OfficerRole.Administrator), UriKind.Relative),
            TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, demo.StatusCode);
        Assert.DoesNotContain(console.Endpoints, e => e.RoutePattern.RawText!.Contains("demo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_link_shows_that_it_is_not_good_and_nothing_else()
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        using var caller = console.Caller();
        var page = await caller.GetStringAsync(new Uri("/welcome/guess", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("not good any more", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/welcome", page, StringComparison.Ordinal);
    }
}
