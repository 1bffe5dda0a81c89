using System.Text.RegularExpressions;
using Cordon.Core.Casework;
using Xunit;

namespace Cordon.Core.Tests.Casework;

/// <summary>Who may do what, and that the page on it says the same.</summary>
public sealed partial class AuthorityTests
{
    private static readonly OfficerRole[] Roles = [.. Enum.GetValues<OfficerRole>().Where(role => role != OfficerRole.None)];

    private static readonly Act[] SeesCases = [Act.SeeOwnCases, Act.SeeAllCases, Act.SeeVictim, Act.SeeHolds, Act.SeeOrders, Act.LookUp, Act.SeeNetworks];

    [Fact]
    public void The_page_on_casework_has_the_table()
    {
        var head = $"| | {string.Join(" | ", Roles.Select(role => Words(role)))} |\n|---|{string.Concat(Roles.Select(_ => "---|"))}\n";
        var rows = Enum.GetValues<Act>().Select(act =>
            $"| {Words(act)} | {string.Join(" | ", Roles.Select(role => Authority.Allows(role, act) ? "yes" : " "))} |");
        var expected = head + string.Join('\n', rows);
        Assert.True(Page().Contains(expected, StringComparison.Ordinal), $"docs/casework.md needs this table:\n{expected}");
    }

    [Fact]
    public void The_limits_on_the_page_are_those_of_the_code()
    {
        var page = Page();
        Assert.Contains($"{CaseWork.ContestMax.TotalHours:0} hours", page, StringComparison.Ordinal);
        Assert.Contains($"{GraveAct.LapsesAfter.TotalHours:0} hours", page, StringComparison.Ordinal);
        Assert.All(
            (int[])[CaseWork.TextCharactersMax, CaseWork.NotesMax, CaseWork.OpenTasksMax, CaseWork.TeamMax, CaseWork.FilesMax, CaseWork.ContestsMax],
            limit => Assert.Contains($" {limit:N0} ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_is_nothing_and_may_do_nothing() => Assert.All(
        Enum.GetValues<Act>(), act => Assert.False(Authority.Allows(OfficerRole.None, act) || Authority.Allows((OfficerRole)99, act)));

    [Theory]
    [InlineData(OfficerRole.Administrator)]
    [InlineData(OfficerRole.Statistician)]
    [InlineData(OfficerRole.Auditor)]
    [InlineData(OfficerRole.BankOfficer)]
    public void Who_administers_counts_audits_or_answers_for_a_bank_sees_no_case(OfficerRole role) =>
        Assert.DoesNotContain(SeesCases, act => Authority.Allows(role, act));

    [Fact]
    public void Nobody_lets_people_in_and_approves_what_they_propose() => Assert.DoesNotContain(
        Roles, role => Authority.Allows(role, Act.AdministerPeople) && (Authority.Allows(role, Act.ApproveGraveAct) || Authority.Allows(role, Act.WorkCase)));

    [Fact]
    public void Whoever_sees_all_cases_sees_their_own() => Assert.All(
        Roles.Where(role => Authority.Allows(role, Act.SeeAllCases)), role => Assert.True(Authority.Allows(role, Act.SeeOwnCases)));

    [Fact]
    public void Whatever_can_be_done_somebody_may_do() => Assert.All(
        Enum.GetValues<Act>(), act => Assert.Contains(Roles, role => Authority.Of(role).Contains(act)));

    private static string Words<T>(T name)
        where T : struct, Enum => Capital().Replace(name.ToString(), " $1").TrimStart().ToLowerInvariant();

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Cordon.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "casework.md")).ReplaceLineEndings("\n");
    }

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Capital();
}
