using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class RuleDocumentationTests
{
    [Fact]
    public void The_page_on_rules_lists_every_fact()
    {
        var rows = Facts.All.Select(f =>
            $"| `{f.Name}` | {f.Type.ToString().ToLowerInvariant()} | {(f.CanBeUnknown ? "yes" : "")} | {f.Meaning} |");
        var expected = string.Join('\n', rows);
        Assert.True(Page().Contains(expected, StringComparison.Ordinal), $"docs/rules.md needs this table:\n{expected}");
    }

    [Fact]
    public void The_example_on_the_page_is_a_rule_set()
    {
        var page = Page();
        var from = page.IndexOf("rules \"", StringComparison.Ordinal);
        RuleTexts.Good(page[from..page.IndexOf("```", from, StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_limits_on_the_page_are_those_of_the_code()
    {
        var page = Page();
        foreach (var limit in new[] { RuleLimits.RulesMax, RuleLimits.NestingMax, RuleLimits.ExpressionNodesMax, RuleLimits.SentenceLengthMax, RuleLimits.ComputedColumnsMax, RuleLimits.ConditionsMax })
        {
            Assert.Contains($" {limit} ", page, StringComparison.Ordinal);
        }
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Cordon.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "rules.md")).ReplaceLineEndings("\n");
    }
}
