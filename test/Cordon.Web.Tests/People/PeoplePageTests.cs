using System.Text.RegularExpressions;
using Bunit;
using Cordon.Core.Casework;
using Cordon.Web.People;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.People;

public sealed partial class PeoplePageTests(Browser browser)
{
    [Theory]
    [InlineData("/people", OfficerRole.Administrator, 20)]
    [InlineData("/account", OfficerRole.Liaison, 4)]
    public async Task Nothing_can_be_pressed_or_typed_before_the_page_is_live(string path, OfficerRole role, int controlsMin)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = await console.CallerAsync(role);
        var page = await caller.GetStringAsync(new Uri(path, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);
        var content = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        var controls = Control().Matches(content).Select(match => match.Value).ToList();
        Assert.True(controls.Count >= controlsMin, $"{controls.Count} controls");

        // What is hidden is pressed by nobody; the button of its form is.
        Assert.DoesNotContain(
            controls, control => !control.Contains(" disabled", StringComparison.Ordinal) && !control.Contains("\"hidden\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_press_on_a_live_page_lets_somebody_in()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var page = await browser.OpenAsync(console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Administrator)}?next=/people");
        await page.GetByLabel(PeopleWords.UserName.English).FillAsync("ivy");
        await page.GetByLabel(PeopleWords.ShownName.English).FillAsync("Ivy Short");
        await page.GetByRole(AriaRole.Button, new() { Name = PeopleWords.MakeLink.English, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("code.key")).ToContainTextAsync("/welcome/");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "Ivy Short" })).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_becomes_of_a_person_is_asked_once_by_name_and_told_afterwards()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Administrator);
        var page = screen.Render<PeoplePage>();
        var before = console.PeopleMoments().Count;
        var name = DemoEndpoints.Cast.First(person => person.Role == OfficerRole.Statistician).ShownName;
        AngleSharp.Dom.IElement Row() => page.FindAll("tbody tr").First(row => row.QuerySelector("td")!.TextContent.Contains(name, StringComparison.Ordinal));
        await Row().QuerySelector("button.grave")!.ClickAsync();
        Assert.Contains($"End the access of {name}?", Row().QuerySelector(".sure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, console.PeopleMoments().Count);
        await Row().QuerySelector(".sure button.plain")!.ClickAsync();
        Assert.Empty(page.FindAll(".sure"));

        await Row().QuerySelector("select")!.ChangeAsync(nameof(OfficerRole.Auditor));
        Assert.Contains(name, page.Find(".sure").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, console.PeopleMoments().Count);
        await page.Find(".sure button").ClickAsync();
        page.WaitForElement("p.said");
        Assert.Equal($"{name} is auditor now.", page.Find("p.said").TextContent);
        Assert.Equal(before + 1, console.PeopleMoments().Count);
    }

    [GeneratedRegex("<(?:button|input|select)\\b[^>]*>")]
    private static partial Regex Control();
}
