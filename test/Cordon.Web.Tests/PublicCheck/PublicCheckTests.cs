using System.Net;
using System.Text.RegularExpressions;
using Cordon.Web.Access;
using Cordon.Web.PublicCheck;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.PublicCheck;

/// <summary>What everybody is told, and what nobody is.</summary>
public sealed partial class PublicCheckTests(Browser browser)
{
    private const string Nothing = "We have nothing to tell you about it";
    private const string Often = "More than one person has reported it";

    [Theory]
    [InlineData("77120045", 0, Nothing)]
    [InlineData("77120045", 1, Nothing)]
    [InlineData("77120045", 2, Nothing)]
    [InlineData("77120045", 3, Often)]
    [InlineData("BBBBXBBB/77120045", 3, Often)]
    [InlineData("@anna_trade", 1, Nothing)]
    [InlineData("@anna_trade", 3, Often)]
    [InlineData("https://www.gold-fund.top/login?x=1", 3, Often)]
    [InlineData("+44 20 7946 0958", 3, Often)]
    [InlineData("020 7946 0958", 3, Often)]
    [InlineData("gold-fund.vip", 3, Nothing)]
    [InlineData("10020030", 3, Nothing)]
    [InlineData("p-1", 3, Nothing)]
    [InlineData("Lucinda", 3, Nothing)]
    public async Task Reports_by_enough_people_are_told_and_all_else_looks_like_nothing(string question, int victims, string answer)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await FileAsync(console, victims, distinct: true);
        using var caller = console.Caller();
        Assert.Contains(answer, await AskAsync(caller, question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_who_reports_often_is_one()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await FileAsync(console, 4, distinct: false);
        using var caller = console.Caller();
        Assert.Contains(Nothing, await AskAsync(caller, "@anna_trade"), StringComparison.Ordinal);
        Assert.Contains(Nothing, await AskAsync(caller, "77120045"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_and_what_is_not_yet_told_look_the_same_to_the_character()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await FileAsync(console, 2, distinct: true);
        using var caller = console.Caller();
        Assert.Equal(Bare(await AskAsync(caller, "77120046"), "77120046"), Bare(await AskAsync(caller, "77120045"), "77120045"));
    }

    [Fact]
    public async Task One_address_asks_ten_times_at_once_and_then_waits_while_the_page_stays_open()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        var token = await TokenAsync(caller);
        var answers = await Task.WhenAll(Enumerable.Range(0, RequestLimits.ChecksAtOnce + 2).Select(i => PostAsync(caller, $"7712004{i}", token)));
        Assert.Equal(2, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
        Assert.Equal(RequestLimits.ChecksAtOnce, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        var later = answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests).Body;
        Assert.All(
            ["请一分钟后再试", "Please wait a minute", "<a href=\"/check\">", CheckWords.Before[0].English, CheckWords.After[0].Chinese],
            told => Assert.Contains(told, later, StringComparison.Ordinal));
        using var page = await caller.GetAsync(new Uri("/check", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Who_changes_an_address_within_a_network_is_the_same(string one, string other, bool isSame) =>
        Assert.Equal(isSame, RequestLimits.HouseholdOf(IPAddress.Parse(one)) == RequestLimits.HouseholdOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData("<script>window.bad=1</script>")]
    [InlineData("\"><img src=x onerror=window.bad=1>")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\" OR \"\"=\"")]
    public async Task What_is_asked_stays_words(string question)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await FileAsync(console, 3, distinct: true);
        using var caller = console.Caller();
        var page = await AskAsync(caller, question);
        Assert.Contains(Nothing, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>window", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_from_elsewhere_is_refused()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(caller, "77120045", token: "")).Status);
    }

    [Theory]
    [InlineData("en-GB", 1440, ColorScheme.Light, "More than one person has reported it")]
    [InlineData("zh-CN", 390, ColorScheme.Dark, "不止一人举报过它")]
    public async Task It_works_without_scripts_in_both_languages(string locale, int width, ColorScheme scheme, string answer)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await FileAsync(console, 3, distinct: true);
        var page = await browser.OpenAsync(console, width, scheme, locale);
        await page.RouteAsync("**/*.js", route => route.AbortAsync());
        await page.GotoAsync("/check");
        await page.FillAsync("[name=Question]", "@anna_trade");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".answer");
        Assert.Contains(answer, await page.InnerTextAsync(".answer"), StringComparison.Ordinal);
        Assert.DoesNotContain("Lucinda", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await page.ExpectNoBarrierAsync();
        await page.Context.CloseAsync();
    }

    private static async Task FileAsync(ConsoleUnderTest console, int victims, bool distinct)
    {
        for (var i = 1; i <= victims; i++)
        {
            var payer = distinct ? $"1002003{i - 1}" : "10020030";
            await Payments.ReportAsync(console, $"p-{i}", payer, "77120045", "@anna_trade / +442079460958 / gold-fund.top", "Her name is Lucinda.");
        }
    }

    private static async Task<string> AskAsync(HttpClient caller, string question) => (await PostAsync(caller, question, await TokenAsync(caller))).Body;

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient caller, string question, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "check",
            ["__RequestVerificationToken"] = token,
            ["Question"] = question,
        });
        using var answer = await caller.PostAsync(new Uri("/check", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> TokenAsync(HttpClient caller)
    {
        var page = await caller.GetStringAsync(new Uri("/check", UriKind.Relative), TestContext.Current.CancellationToken);
        return Token().Matches(page)[^1].Groups[1].Value;
    }

    /// <summary>A page without what is different in every answer: the question, and the form's token.</summary>
    private static string Bare(string page, string question) =>
        Sealed().Replace(page, "").Replace(question, "", StringComparison.Ordinal);

    /// <summary>What the framework seals anew for each page: it is of one length, whatever was asked.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9+/=_-]+")]
    private static partial Regex Sealed();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
