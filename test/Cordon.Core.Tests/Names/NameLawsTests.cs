using Cordon.Core.Names;
using Xunit;

namespace Cordon.Core.Tests.Names;

/// <summary>What holds for the score of every name, whoever bears it: a name as it is listed has the highest, and people move.</summary>
public sealed class NameLawsTests
{
    private const int OrderedWordsMax = 5;

    /// <summary>Words that explain nothing: none of anybody's, known ones, a syllable of Chinese, an initial, other scripts.</summary>
    private static readonly string[] Extra = ["xxxxxxx", "Qwertz", "Maria", "Ming", "Nguyen", "X.", "van", "Ltd", "Иван", "山", "สมชาย", "محمد"];

    private static readonly string[] Common =
    [
        "Chan Tai Man", "Wang Wei", "Li Na", "Zhang Wei", "Wei Wang", "Lee Kuan Yew", "Chen Chen", "Wu Wu", "Ouyang Nana", "Szeto Mei Tong",
        "Peter Chan Tai Man", "陳大文 Peter", "王伟", "Чжан Вэй", "Сергей Ванин", "Ли Анна", "Nguyen Van An", "Tran Thi Mai", "Le Van Sa",
        "Kim Sung Ae", "Maria Garcia", "Garcia Maria Maria", "Ivan Ivanov", "J. Smith", "A. B.", "Ann Ann Annann",
        "Romashka", "Viktor Bout", "Acme Co., Ltd.",
    ];

    private static readonly string[] Names =
        [.. new[] { "NamePairs.txt", "HeldPairs.txt" }.SelectMany(Lines).SelectMany(l => l.Split(';')[2..4]).Concat(Common).Distinct()];

    [Fact]
    public void A_name_with_a_word_more_never_scores_above_the_name_as_it_is_listed()
    {
        foreach (var name in Names)
        {
            var exact = Score(name, name);
            foreach (var spoilt in Extra.SelectMany(word => new[] { $"{name} {word}", $"{word} {name}" }))
            {
                Assert.True(Score(spoilt, name) <= exact, $"{name} has {exact}, {spoilt} {Score(spoilt, name)}");
            }
        }
    }

    [Fact]
    public void A_name_in_another_order_never_scores_above_the_name_as_it_is_listed()
    {
        var orders = 0;
        foreach (var name in Names.Where(n => n.Split(' ').Length is > 1 and <= OrderedWordsMax))
        {
            var exact = Score(name, name);
            foreach (var order in Orders(name.Split(' ')))
            {
                orders++;
                Assert.True(Score(order, name) <= exact, $"{name} has {exact}, {order} {Score(order, name)}");
            }
        }

        Assert.True(orders > 2_000, $"only {orders} orders");
    }

    [Fact]
    public void The_more_words_explain_nothing_the_lower_the_score()
    {
        foreach (var name in Names)
        {
            var (one, two) = (Score($"{name} xxxxxxx", name), Score($"{name} xxxxxxx zzzzzzz", name));
            Assert.True(two <= one, $"{name}: {one} with a word more, {two} with two");
        }
    }

    [Fact]
    public void Another_country_alone_lowers_the_score_of_a_name_as_it_is_listed_and_leaves_it_a_match()
    {
        foreach (var name in Names)
        {
            var match = NameComparison.Compare(NameReading.Of(name), In("SG"), NameReading.Of(name), In("HK"));
            Assert.True(match.Score.Millionths < match.NameScore.Millionths, name);
            Assert.True(match.Score.Millionths >= NameLimits.Threshold.Millionths, $"{name}: {match}");
        }
    }

    [Theory]
    [InlineData("Wang Wei", "HK", "SG", "one name, borne by many, and nothing but the name agrees")]
    [InlineData("Wang Wei", "HK", "", "one name, borne by many, and nothing but the name agrees")]
    [InlineData("Maria Garcia", "ES", "MX", "one name, borne by many, and nothing but the name agrees")]
    [InlineData("Wang Wei", "HK", "HK", "one name, borne by many")]
    [InlineData("Rosalind Featherstone", "GB", "DE", "one name")]
    public void That_nothing_but_a_common_name_agrees_is_told(string name, string country, string asked, string words) => Assert.Equal(
        words, NameComparison.Compare(NameReading.Of(name), In(asked), NameReading.Of(name), In(country)).Facts[0].Words);

    [Theory]
    [InlineData("Chan Tai Man", "Chan Tai Man", 880_000)]
    [InlineData("Tai Man Chan", "Chan Tai Man", 880_000)]
    [InlineData("Chan Tai Man xxxxxxx", "Chan Tai Man", 836_000)]
    [InlineData("Wang Wei", "Wang Wei", 760_000)]
    [InlineData("Wang Wei xxxxxxx", "Wang Wei", 722_000)]
    public void A_word_more_weakens_what_a_name_says(string asked, string listed, int score) => Assert.Equal(score, Score(asked, listed));

    private static int Score(string asked, string listed) => NameComparison.ScoreOf(NameReading.Of(asked), NameReading.Of(listed)).Millionths;

    private static NameFacts In(string country) => new() { Countries = country.Length == 0 ? [] : [country] };

    private static IEnumerable<string> Orders(string[] words)
    {
        if (words.Length < 2)
        {
            return [string.Join(' ', words)];
        }

        return words.SelectMany((word, i) => Orders([.. words[..i], .. words[(i + 1)..]]).Select(rest => $"{word} {rest}"));
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(NameLawsTests).Assembly.GetManifestResourceStream(file)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
