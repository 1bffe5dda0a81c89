using Bunit;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Cases;

/// <summary>The list of cases and a case's screen without a browser.</summary>
public sealed class CaseComponentTests(OneConsole one) : IClassFixture<OneConsole>
{
    [Theory]
    [InlineData("/cases", true)]
    [InlineData("/cases?who=mine", true)]
    [InlineData("/cases?stage=Closed", false)]
    public async Task A_liaison_without_a_case_is_told_why_and_what_to_do(string address, bool isOnNone)
    {
        await using var screen = await ScreenContext.OfAsync(one.Console, OfficerRole.Liaison);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var told = screen.Render<CasesPage>().WaitForElement(".empty").TextContent;
        Assert.Contains((isOnNone ? CaseWords.NoneYours : CaseWords.NoneTitle).English, told, StringComparison.Ordinal);
        Assert.Contains(CaseWords.NoneYoursWhy.English, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/cases/1")]
    [InlineData("?part=nothing", "/cases/1")]
    [InlineData("?part=TRAIL", "/cases/1")]
    [InlineData("?part=people", "/cases/1?part=people")]
    public async Task A_part_that_there_is_not_is_the_timeline_and_its_tab_says_so(string part, string tab)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-parts", "PAYER-P", "PAYEE-P");
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/cases/1" + part);
        var page = screen.Render<CasePage>(parameters => parameters.Add(one => one.Number, 1));
        page.WaitForElement(".tabs [aria-current='page']");
        Assert.Equal(tab, Assert.Single(page.FindAll(".tabs [aria-current='page']")).GetAttribute("href"));
    }

    [Fact]
    public async Task A_case_that_is_asked_for_is_weighed_by_a_supervisor_on_its_page()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-export", "PAYER-X", "PAYEE-X");
        var digest = new string('d', 64);
        await console.Desk.NoteExportAsync(
            DeskKind.ExportAsked, 1, digest, "fiu, investigation, misp", "olga", Xunit.TestContext.Current.CancellationToken);
        await using (var other = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer))
        {
            var seen = other.Render<CasePage>(parameters => parameters.Add(one => one.Number, 1));
            seen.WaitForElement(".tabs");
            Assert.DoesNotContain(CaseWords.ExportAsked.English, seen.Markup, StringComparison.Ordinal);
        }

        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        var page = screen.Render<CasePage>(parameters => parameters.Add(one => one.Number, 1));
        page.WaitForState(() => page.Markup.Contains("fiu, investigation, misp", StringComparison.Ordinal));
        Form().QuerySelector("textarea")!.Input("the unit asked for it");
        Form().QuerySelector("form")!.Submit();
        page.WaitForState(() => !page.Markup.Contains("fiu, investigation, misp", StringComparison.Ordinal));
        Assert.Equal("the unit asked for it", console.Desk.AllowedExport(1, digest)?.Words);

        AngleSharp.Dom.IElement Form() =>
            page.FindAll("details.act").First(act => act.TextContent.Contains(CaseWords.ExportAllow.English, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_searched_for_is_in_the_audit_before_anything_is_found()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await Payments.ReportAsync(console, "p-search", "PAYER-S", "PAYEE-S");
        using var officer = await console.CallerAsync(OfficerRole.DutyOfficer);
        await officer.GetStringAsync(new Uri("/cases?q=zebra81234", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);
        using var auditor = await console.CallerAsync(OfficerRole.Auditor);
        var audit = await auditor.GetStringAsync(new Uri("/audit", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);
        Assert.Contains("zebra81234", audit, StringComparison.Ordinal);
    }
}
