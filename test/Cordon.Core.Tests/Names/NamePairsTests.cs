using Cordon.Core.Names;
using Xunit;

namespace Cordon.Core.Tests.Names;

/// <summary>The pairs of Data, a figure a group of scripts: docs/names.md states these, and what changes them has to change it.</summary>
public sealed class NamePairsTests
{
    private sealed record NamePair(string Group, bool IsSame, string A, string B);

    // A group, its pairs of one bearer found of how many, its pairs of two bearers taken for one of how many.
    [Theory]
    [InlineData("NamePairs.txt", "Cyrillic 6/6 1/4, Cyrillic-Han 5/5 0/3, Cyrillic-Latin 29/30 1/15, Cyrillic-Pinyin 14/15 0/12, Firms 7/8 0/6, "
        + "Han 12/12 0/15, Han-Latin 34/38 0/20, "
        + "Latin 40/40 4/40, Pinyin 20/22 0/18, Slavic 20/20 0/15, Thai 1/2 0/3, Thai spelled 4/5 1/3, Thai-Latin 25/25 3/14, "
        + "Vietnamese 10/10 1/8")]
    [InlineData("HeldPairs.txt", "Cyrillic-Latin 10/10 0/6, "
        + "Han 4/4 0/5, Han-Latin 15/16 0/8, Latin 19/20 5/20, Pinyin 8/8 0/8, Slavic 6/6 0/6, Thai-Latin 10/10 1/6")]
    public void Pairs_are_told_apart_as_the_page_says(string file, string figures)
    {
        var groups = Pairs(file).GroupBy(p => p.Group).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            $"{g.Key} {g.Count(p => p.IsSame && IsReported(p))}/{g.Count(p => p.IsSame)} {g.Count(p => !p.IsSame && IsReported(p))}/{g.Count(p => !p.IsSame)}");
        Assert.Equal(figures, string.Join(", ", groups));
    }

    [Theory]
    [InlineData("NamePairs.txt")]
    [InlineData("HeldPairs.txt")]
    public void The_order_of_two_names_changes_nothing(string file) => Assert.All(Pairs(file), pair => Assert.Equal(
        NameComparison.ScoreOf(NameReading.Of(pair.A), NameReading.Of(pair.B)), NameComparison.ScoreOf(NameReading.Of(pair.B), NameReading.Of(pair.A))));

    private static bool IsReported(NamePair pair) =>
        NameComparison.ScoreOf(NameReading.Of(pair.A), NameReading.Of(pair.B)).Millionths >= NameLimits.Threshold.Millionths;

    private static IEnumerable<NamePair> Pairs(string file)
    {
        using var reader = new StreamReader(typeof(NamePairsTests).Assembly.GetManifestResourceStream(file)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(';');
                yield return new(parts[0], parts[1] == "same", parts[2], parts[3]);
            }
        }
    }
}
