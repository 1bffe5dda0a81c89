using System.Net;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Cases;

/// <summary>What somebody wrote into a case is read as it was written: no mark in it turns or hides what stands around it.</summary>
public sealed class CaseMarksTests
{
    private const string Turned = "pay \u202e00.1 \u2066now\u200b";
    private const string Seen = @"pay \u202e00.1 \u2066now\u200b";

    [Fact]
    public async Task Marks_that_turn_a_line_round_are_seen_wherever_a_cases_words_are_shown()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var number = await StolenMoney.ReportAsync(console, "M0X", Turned);
        var (mara, boss) = (await console.OfficerAsync(OfficerRole.DutyOfficer), await console.OfficerAsync(OfficerRole.Supervisor));
        foreach (var (command, by) in new (CaseCommand, ActingOfficer)[]
        {
            (new CaseCommand.Assign(mara.Id), mara), (new CaseCommand.Note("note " + Turned), mara),
            (new CaseCommand.SetTask("task " + Turned, mara.Id, Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(1)), mara),
            (new CaseCommand.Contest(console.Centre.OrdersOf(number)[0].Number, "complaint " + Turned), mara),
            (new CaseCommand.DecideContest(1, Upheld: false, "decided " + Turned), boss),
            (new CaseCommand.Move(CaseStage.Waiting, "moved " + Turned), mara),
        })
        {
            Assert.Equal(DeskStatus.Done, (await console.Desk.DoAsync(number, command, by, cancellation)).Status);
        }

        using var officer = await console.CallerAsync(OfficerRole.DutyOfficer);
        foreach (var (path, words) in new (string, string[])[]
        {
            ($"/cases/{number}", ["note ", "complaint ", "decided ", "moved "]), ($"/cases/{number}?part=tasks", ["task "]),
            ($"/cases/{number}?part=complaints", ["complaint ", "decided "]), ("/cases?q=note", ["note "]), ("/look-up?q=note", ["note "]),
        })
        {
            var page = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(path, UriKind.Relative), cancellation));
            Assert.All(words, word => Assert.Contains(word + Seen, page, StringComparison.Ordinal));
            Assert.All("\u202e\u2066\u200b", mark => Assert.DoesNotContain(mark, page));
        }
    }
}
