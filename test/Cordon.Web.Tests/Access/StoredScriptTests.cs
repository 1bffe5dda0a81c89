using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Cordon.Web.Tests.Access;

/// <summary>What people type, stored as a script and shown on every screen there is, in a real browser.</summary>
public sealed class StoredScriptTests(Browser browser)
{
    private const string Script = "<img data-evil src=x onerror=window.evil=1>";
    private const string LongScript = Script + "\"'><script data-evil>window.evil=1</script>{{evil}}</textarea><svg data-evil onload=window.evil=1>";

    private static readonly string[] Sections = ["people", "trail", "money", "tasks", "complaints", "linked"];

    private static readonly OfficerRole[] Lookers =
    [
        OfficerRole.Supervisor, OfficerRole.Auditor, OfficerRole.Administrator, OfficerRole.BankOfficer, OfficerRole.Statistician,
    ];

    [Fact]
    public async Task What_people_typed_is_shown_and_never_run_on_any_screen()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await FillAsync(console);
        var shown = 0;
        var wrong = new List<string>();
        foreach (var role in Lookers)
        {
            var page = await browser.OpenAsync(console);
            await page.GotoAsync(ConsoleUnderTest.PathOf(role));
            foreach (var path in Screens(console, role))
            {
                await page.GotoAsync(path);
                await page.WaitForSelectorAsync("h1, h2");
                var ran = await page.EvaluateAsync<bool>("() => window.evil === 1 || document.querySelector('[data-evil]') !== null");
                wrong.AddRange(ran ? [$"{role} {path}"] : []);
                shown += (await page.EvaluateAsync<string>("() => document.body.innerText")).Contains("data-evil", StringComparison.Ordinal) ? 1 : 0;
            }

            await page.Context.CloseAsync();
        }

        Assert.Empty(wrong);

        // The case, its lists, the audit and the people show what was typed: a test that shows it nowhere finds nothing.
        Assert.True(shown >= 5, $"shown on {shown} screens");
    }

    private static IEnumerable<string> Screens(ConsoleUnderTest console, OfficerRole role) =>
        from endpoint in console.Endpoints
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
        where needs is null || Authority.Allows(role, needs.Act)
        let path = AccessMatrixTests.Filled(endpoint)
        from question in path == "/cases/1" ? Sections.Select(section => $"?part={section}").Prepend("")
            : path is "/look-up" or "/cases" ? ["", "?q=" + Uri.EscapeDataString("evil"), "?q=" + Uri.EscapeDataString(LongScript)]
            : ["?said=" + Uri.EscapeDataString(Script) + "&next=" + Uri.EscapeDataString("\"><img data-evil src=x>")]
        select path + question;

    /// <summary>A case whose every text is a script, worked by people whose names are one.</summary>
    private static async Task FillAsync(ConsoleUnderTest console)
    {
        await console.WithPeopleAsync(async (_, people) =>
        {
            foreach (var officer in people.Users.ToList())
            {
                officer.ShownName = Script + officer.UserName;
                await people.UpdateAsync(officer);
            }

            return true;
        });
        var number = await StolenMoney.ReportAsync(console, "T0X", LongScript);
        Assert.Equal(1u, number);
        var supervisor = await console.OfficerAsync(OfficerRole.Supervisor);
        var due = Core.Values.Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromDays(1);
        CaseCommand[] words =
        [
            new CaseCommand.Assign(supervisor.Id), new CaseCommand.Note(LongScript), new CaseCommand.SetTask(LongScript, supervisor.Id, due),
            new CaseCommand.HandOver(await console.IdOfAsync(OfficerRole.Investigator), LongScript),
        ];
        foreach (var word in words)
        {
            Assert.Equal(DeskStatus.Done, (await console.Desk.DoAsync(number, word, supervisor, TestContext.Current.CancellationToken)).Status);
        }

        Assert.NotNull((await console.Desk.LookAtVictimsAsync(number, LongScript, supervisor, TestContext.Current.CancellationToken)).Words);
    }
}
