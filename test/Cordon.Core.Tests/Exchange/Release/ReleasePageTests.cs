using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>The page on exchange says what the code does: rules, tiers, and the space that is looked at.</summary>
public sealed class ReleasePageTests
{
    private static readonly string Page = Read();

    [Fact]
    public void It_has_every_rule_in_its_words()
    {
        var rows = ReleasePolicy.Standard.Rules.Append(ReleaseRules.Default)
            .Select(rule => $"| {rule.Id} | {rule.Effect.ToString().ToLowerInvariant()} | {rule.Says.English} |");
        Holds(string.Join('\n', rows));
    }

    [Fact]
    public void It_has_what_each_tier_lets_through()
    {
        var rows = Enum.GetValues<ReleaseTier>().Skip(1).Select(tier =>
        {
            var fields = Redaction.Passing(tier, ReleasePurposes.Investigation, World.Made(World.Draft));
            var more = Redaction.Passing(tier, ReleasePurposes.Protection, World.Made(World.Draft)).Except(fields).ToArray();
            return $"| {Word(tier)} | {string.Join(", ", fields.Select(Word))}"
                + $"{(more.Length == 0 ? "" : $"; for recovery and protection {string.Join(", ", more.Select(Word))}")} |";
        });
        Holds(string.Join('\n', rows));
    }

    [Fact]
    public void It_says_how_large_the_space_is() => Holds($"{ReleaseAxis.Cells:N0} cells");

    [Fact]
    public void It_has_each_field_of_marks_on_the_wire() => Assert.All(
        (string[])
        [
            "tlp", "pap", "handling", "handling_texts", "evaluation", "purposes", "role", "rights", "originators", "audience", "retain_until", "legal_bases",
        ],
        field => Holds($"| `{field}` |"));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Holds(string expected) =>
        Assert.True(Page.Contains(expected, StringComparison.Ordinal), $"docs/exchange.md needs this:\n{expected}");

    private static string Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Cordon.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "exchange.md")).ReplaceLineEndings("\n");
    }
}
