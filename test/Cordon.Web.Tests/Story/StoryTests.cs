using System.Net;
using Cordon.Core.Casework;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Story;

public sealed class StoryTests(OneConsole one) : IClassFixture<OneConsole>
{
    private const string StepCookie = "cordon-story=1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/story")]
    [InlineData("/story/")]
    [InlineData("/Story/go/1")]
    [InlineData("/story/as/duty")]
    [InlineData("/story/leave")]
    public async Task A_centre_that_is_no_demonstration_has_nothing_at_the_storys_address(string path)
    {
        await using var console = await ConsoleUnderTest.StartAsync(isDemo: false);
        using var caller = console.Caller();
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(console.Endpoints, endpoint => endpoint.RoutePattern.RawText!.Contains("story/", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_bar_stands_above_the_screens_of_whoever_is_in_the_story_and_of_nobody_else()
    {
        Assert.Contains("story-bar", await TextAsync(one.Console, "/account", isAtStep: true));
        Assert.DoesNotContain("story-bar", await TextAsync(one.Console, "/account", isAtStep: false));
        await using var real = await ConsoleUnderTest.StartAsync(isDemo: false);
        using var caller = real.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Cookie", StepCookie);
        using var answer = await caller.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("story-bar", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData(1, "/report?call=story")]
    [InlineData(2, "/story")]
    [InlineData(6, "/story")]
    public async Task A_step_leads_to_its_screen_or_says_what_it_waits_for(int step, string to)
    {
        using var caller = await one.Console.CallerAsync(OfficerRole.DutyOfficer);
        using var answer = await caller.GetAsync(new Uri($"/story/go/{step}", UriKind.Relative), Cancellation);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/story/go/0")]
    [InlineData("/story/go/7")]
    [InlineData("/story/as/nobody")]
    public async Task There_is_no_other_step_and_nobody_else_to_be(string path)
    {
        using var caller = await one.Console.CallerAsync(OfficerRole.DutyOfficer);
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_becomes_somebody_without_the_demonstrations_link()
    {
        using var caller = one.Console.Caller();
        using var answer = await caller.GetAsync(new Uri("/story/as/supervisor", UriKind.Relative), Cancellation);
        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString);
    }

    private static async Task<string> TextAsync(ConsoleUnderTest console, string path, bool isAtStep)
    {
        using var caller = await console.CallerAsync(OfficerRole.DutyOfficer);
        if (isAtStep)
        {
            using var _ = await caller.GetAsync(new Uri("/story/go/1", UriKind.Relative), Cancellation);
        }

        return await caller.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);
    }
}
