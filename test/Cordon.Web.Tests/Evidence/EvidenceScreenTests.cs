using System.Net;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Proving;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Evidence;

/// <summary>Evidence is taken out by whoever may, for a purpose that is recorded, and holds; and the log is checked from the screen.</summary>
public sealed class EvidenceScreenTests(OneConsole one, Browser browser) : IClassFixture<OneConsole>
{
    private const string Angry = "<script>alert(1)</script> \u738b\u5148\u751f told me to.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_on_the_case_takes_out_a_file_that_holds_and_that_is_recorded()
    {
        var number = await StolenMoney.ReportAsync(one.Console, "ev1", Angry);
        using var caller = await one.Console.CallerAsync(OfficerRole.Supervisor);
        using var answer = await ConsoleUnderTest.PostAsync(caller, $"/cases/{number}/evidence/file", ("purpose", "for the prosecutor"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var report = BundleCheck.Check(await answer.Content.ReadAsByteArrayAsync(Cancellation), one.Console.Evidence.Key);
        Assert.Empty(report.Faults);
        Assert.Contains(report.Lines, line => line.Contains("payment ev1-p1: 990.00 EUR from BBBBXBBB ev11 to BBBBXBBB ev12", StringComparison.Ordinal));
        Assert.Contains(report.Lines, line => line.EndsWith("for: for the prosecutor", StringComparison.Ordinal));
        Assert.Equal("for the prosecutor", Assert.Single(Looks($"/cases/{number}/evidence")).Look.Purpose);
        Assert.Single(Looks($"/cases/{number}"));
        using var auditor = await one.Console.CallerAsync(OfficerRole.Auditor);
        var looks = await auditor.GetStringAsync(new Uri($"/cases/{number}/looks", UriKind.Relative), Cancellation);
        Assert.All(
            (string[])["what victims said: for the prosecutor", "the evidence, taken out: for the prosecutor"],
            what => Assert.Contains(what, looks, StringComparison.Ordinal));
        Assert.DoesNotContain("Why you look", looks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OfficerRole.Supervisor, " ", HttpStatusCode.Redirect)]
    [InlineData(OfficerRole.Investigator, "I am curious.", HttpStatusCode.NotFound)]
    public async Task Nothing_is_taken_out_without_a_purpose_or_of_anothers_case(OfficerRole role, string purpose, HttpStatusCode status)
    {
        var number = await StolenMoney.ReportAsync(one.Console, $"ev2{role}");
        var worker = await one.Console.OfficerAsync(OfficerRole.DutyOfficer);
        Assert.Equal(DeskStatus.Done, (await one.Console.Desk.DoAsync(number, new CaseCommand.Assign(worker.Id), worker, Cancellation)).Status);
        using var caller = await one.Console.CallerAsync(role);
        using var answer = await ConsoleUnderTest.PostAsync(caller, $"/cases/{number}/evidence/file", ("purpose", purpose));
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(Looks($"/cases/{number}/evidence"));
        if (answer.Headers.Location is { } back)
        {
            Assert.Contains("Nothing was taken out: say in a few words", await caller.GetStringAsync(back, Cancellation), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_report_for_printing_shows_what_is_in_the_file_and_prints_without_buttons(int width)
    {
        var number = await StolenMoney.ReportAsync(one.Console, $"ev3{width}-", Angry);
        var page = await browser.OpenAsync(one.Console, width);
        var errors = new List<string>();
        page.Console += (_, said) => errors.AddRange(said.Type == "error" ? [said.Text] : []);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next=/cases/{number}/evidence");
        await page.FillAsync("[name=purpose]", "for the prosecutor");
        await page.ClickAsync("main button:has-text('Show the report')");
        await Expect(page.GetByText("told me to.", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(page.Locator("main svg")).ToBeVisibleAsync();
        await Expect(page.Locator("main table").First).ToContainTextAsync($"ev3{width}--p1");
        await Expect(page.Locator("main table").First).ToContainTextAsync("policy 1");
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(errors);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("button:visible")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_auditor_checks_the_whole_log_from_the_screen()
    {
        await StolenMoney.ReportAsync(one.Console, "ev4");
        _ = await one.Console.Evidence.CatchUpAsync(Cancellation);
        var page = await browser.OpenAsync(one.Console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Auditor)}?next=/audit/log");
        await page.ClickAsync("button:has-text('Check the whole log')");
        await Expect(page.GetByText("Everything holds")).ToBeVisibleAsync();
        await Expect(page.Locator("main ul[lang=en] li").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private IReadOnlyList<LookMoment> Looks(string subject) => one.Console.Desk.LooksAt(subject, new Instant(0), new Instant(long.MaxValue));
}
