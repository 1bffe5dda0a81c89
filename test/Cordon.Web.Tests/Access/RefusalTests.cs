using System.Net;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Cordon.Web.Language;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Access;

/// <summary>Who tried a door that is not theirs stands in the audit, and nobody fills it by trying.</summary>
public sealed class RefusalTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public async Task A_screen_and_a_call_that_a_role_does_not_open_leave_a_record_each()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = await console.CallerAsync(OfficerRole.Statistician);
        await AskAsync(caller, "/people");
        await AskAsync(caller, "/audit/moments.csv?who=somebody");
        await AskAsync(caller, "/figures");
        var id = await console.IdOfAsync(OfficerRole.Statistician);
        Assert.Equal([(id, "GET /people"), (id, "GET /audit/moments.csv")], Refusals(console).Select(moment => (moment.Person!, moment.Words!)));
    }

    [Theory]
    [InlineData("/nowhere", true)]
    [InlineData("/nowhere", false)]
    [InlineData("/demo/wrong/duty", false)]
    public async Task A_browser_that_asks_for_what_is_not_there_gets_a_page_that_says_so(string path, bool isSignedIn)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = isSignedIn ? await console.CallerAsync(OfficerRole.Statistician) : console.Caller();
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Accept.ParseAdd("text/html");
        using var answer = await caller.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<h1>{Words.NotFoundTitle.English}</h1>", page, StringComparison.Ordinal);
        Assert.Equal(isSignedIn, page.Contains("href=\"/figures\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_asks_again_and_again_is_recorded_once_an_hour_with_how_often()
    {
        await using var console = await ConsoleUnderTest.StartAsync(signInTime: _clock);
        using var caller = await console.CallerAsync(OfficerRole.Statistician);
        for (var i = 0; i < 40; i++)
        {
            await AskAsync(caller, "/cases/" + i);
        }

        Assert.Equal("GET /cases/{Number:long}", Assert.Single(Refusals(console)).Words);
        _clock.Pass(OpenSessions.IdleTimeMax - TimeSpan.FromSeconds(1));
        await AskAsync(caller, "/account");
        Assert.Single(Refusals(console));
        _clock.Pass(OpenSessions.IdleTimeMax - TimeSpan.FromSeconds(1));
        await AskAsync(caller, "/account");
        _clock.Pass(TimeSpan.FromMinutes(1));
        await AskAsync(caller, "/cases/1");
        Assert.Equal(["GET /cases/{Number:long}", "GET /cases/{Number:long} (+39)"], Refusals(console).Select(moment => moment.Words!));
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_asked_to_and_leaves_no_record()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        await AskAsync(caller, "/people");
        Assert.Empty(Refusals(console));
    }

    private static List<DeskMoment> Refusals(ConsoleUnderTest console) => [.. console.PeopleMoments().Where(moment => moment.Kind == DeskKind.PersonRefused)];

    private static async Task AskAsync(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }
}
