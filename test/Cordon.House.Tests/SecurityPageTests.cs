using System.Text.RegularExpressions;
using Xunit;

namespace Cordon.House.Tests;

/// <summary>The pages on security and exchange promise tests by their names, and the first lists what the programs are made with: all has to be true.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly Repository House = Repository.Here;
    private static readonly string Page = House.Texts["docs/security.md"];

    [Theory]
    [InlineData("docs/security.md")]
    [InlineData("docs/exchange.md")]
    public void Every_test_that_the_pages_on_security_and_exchange_name_is_there(string page)
    {
        var tests = House.Texts.Where(t => t.Key.StartsWith("test/", StringComparison.Ordinal) && t.Key.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(t => TestName().Matches(t.Value).Select(m => m.Groups[1].Value)).ToHashSet();
        var named = NamedTest().Matches(House.Texts[page]).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !tests.Contains(name));
    }

    [Fact]
    public void Every_requirement_that_is_met_names_a_test_or_says_where_it_stands()
    {
        var rows = Page.Split('\n').Where(line => Requirement().IsMatch(line))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(4, row.Length));
        Assert.All(rows, row => Assert.Contains(row[2], (string[])["met", "in part", "not met", "not applicable"]));
        Assert.All(rows, row => Assert.NotEmpty(row[3]));
        Assert.Equal(rows.Count, rows.Select(row => row[0]).Distinct().Count());
    }

    [Fact]
    public void Every_package_stands_on_the_page_with_its_version_and_licence()
    {
        var packages = PackageVersion().Matches(House.Texts["Directory.Packages.props"]).Select(m => $"| {m.Groups[1].Value} | {m.Groups[2].Value} | ");
        Assert.DoesNotContain(packages, row => !Page.Contains(row, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(?:void|Task) ([A-Z]\w*)\(")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`([A-Z][a-z]*(?:_\w+)+)`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|")]
    private static partial Regex Requirement();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();
}
