using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Cases;

/// <summary>Own cases and others', on every screen that takes a case's number.</summary>
public sealed class NeedToKnowTests
{
    private const string Secret = "They said that I won a prize";

    private static readonly string[] Sections = ["people", "trail", "money", "tasks", "complaints", "linked", "else"];

    private static readonly OfficerRole[] Roles = [OfficerRole.DutyOfficer, OfficerRole.Investigator, OfficerRole.Liaison, OfficerRole.Supervisor];

    // So long that no token of a page has it by chance.
    private static string Tag(int at) => $"T{at}XSTOLENFROM";

    [Fact]
    public async Task A_case_is_open_to_those_on_it_to_supervisors_and_while_it_is_nobodys_to_those_who_take_reports()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var cases = new List<(uint Number, OfficerRole Worker)>();
        foreach (var worker in (OfficerRole[])[OfficerRole.None, .. Roles, OfficerRole.None])
        {
            var number = await StolenMoney.ReportAsync(console, Tag(cases.Count), Secret);
            cases.Add((number, worker));
            if (worker != OfficerRole.None)
            {
                await SayAsync(console, number, new CaseCommand.Assign(await console.IdOfAsync(worker)));
                await SayAsync(console, number, new CaseCommand.Note("a word for those on it"));
            }
        }

        // The last one is of somebody who is in no role at all: only supervisors see it.
        await SayAsync(console, cases[^1].Number, new CaseCommand.Assign("somebody-else"));
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            using var caller = await console.CallerAsync(role);
            foreach (var (path, at) in Screens(console).SelectMany(path => cases.Select((_, at) => (path, at))))
            {
                var (number, worker) = cases[at];
                var isNobodys = at == 0 && role is OfficerRole.DutyOfficer or OfficerRole.Investigator && at == 0;
                var isOpen = role == OfficerRole.Supervisor || worker == role || isNobodys;
                var page = await PageAsync(caller, path.Replace("{Number:long}", $"{number}", StringComparison.Ordinal));
                if (page.Contains($"<h1>{CaseId.Of(number)}</h1>", StringComparison.Ordinal) != isOpen
                    || page.Contains("There is no such case", StringComparison.Ordinal) == isOpen)
                {
                    wrong.Add($"{role} {path} of {worker}'s: should be {(isOpen ? "open" : "closed")}");
                }

                if (page.Contains("a word for those on it", StringComparison.Ordinal) && !isOpen)
                {
                    wrong.Add($"{role} {path} of {worker}'s: shows a note");
                }

                if (page.Contains(Secret, StringComparison.Ordinal) || page.Contains(Tag(at) + "V", StringComparison.Ordinal))
                {
                    wrong.Add($"{role} {path}: shows a victim without a purpose");
                }
            }
        }

        Assert.Empty(wrong);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Roles.Length} roles, each against {Screens(console).Count()} screens of {cases.Count} cases, own and others'");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99")]
    [InlineData("4294967297")]
    public async Task A_number_that_is_no_case_shows_nothing_to_anybody(string number)
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        await StolenMoney.ReportAsync(console, "T0X");
        using var caller = await console.CallerAsync(OfficerRole.Supervisor);
        Assert.Contains("There is no such case", await PageAsync(caller, $"/cases/{number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_name_anothers_case_are_refused_wherever_they_come_from()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var (own, other) = (await StolenMoney.ReportAsync(console, "T0X"), await StolenMoney.ReportAsync(console, "T1X", Secret));
        var duty = await console.OfficerAsync(OfficerRole.DutyOfficer);
        await SayAsync(console, own, new CaseCommand.Assign(duty.Id));
        await SayAsync(console, other, new CaseCommand.Assign("somebody-else"));
        CaseCommand[] words =
        [
            new CaseCommand.Assign(duty.Id), new CaseCommand.Join(duty.Id), new CaseCommand.Leave("somebody-else"), new CaseCommand.HandOver(duty.Id, "x"),
            new CaseCommand.Move(CaseStage.Closed, "x"), new CaseCommand.Note("x"), new CaseCommand.EndTask(1), new CaseCommand.MergeInto(own, "x"),
            new CaseCommand.SplitOff("x"), new CaseCommand.Contest(1, "x"), new CaseCommand.DecideContest(1, true, "x"),
        ];
        foreach (var word in words)
        {
            Assert.Equal(Engine.Casework.DeskStatus.Refused, (await console.Desk.DoAsync(other, word, duty, TestContext.Current.CancellationToken)).Status);
        }

        // Nor by way of one's own, nor by looking.
        Assert.Equal(
            Engine.Casework.DeskStatus.Refused,
            (await console.Desk.DoAsync(own, new CaseCommand.MergeInto(other, "x"), duty, TestContext.Current.CancellationToken)).Status);
        Assert.Null((await console.Desk.LookAtVictimsAsync(other, "to see", duty, TestContext.Current.CancellationToken)).Words);
        Assert.Empty(console.Desk.ReportsOf(other, duty));
        Assert.Empty(console.Desk.WholeTimeline(other, duty));
    }

    private static IEnumerable<string> Screens(ConsoleUnderTest console)
    {
        var routes = console.Endpoints
            .Where(e => e.RoutePattern.RawText!.StartsWith("/cases/{", StringComparison.Ordinal)
                && e.Metadata.GetMetadata<NeedsAttribute>()?.Act == Act.SeeOwnCases)
            .Select(e => e.RoutePattern.RawText!).Distinct().ToList();
        Assert.NotEmpty(routes);
        return routes.SelectMany(route => Sections.Select(section => $"{route}?part={section}").Prepend(route));
    }

    private static async Task SayAsync(ConsoleUnderTest console, uint number, CaseCommand command)
    {
        var answer = await console.Desk.DoAsync(number, command, new ActingOfficer("boss", OfficerRole.Supervisor), TestContext.Current.CancellationToken);
        Assert.Equal(Engine.Casework.DeskStatus.Done, answer.Status);
    }

    private static Task<string> PageAsync(HttpClient caller, string path) =>
        caller.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
