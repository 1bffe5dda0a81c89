using System.Reflection;
using System.Text.RegularExpressions;

namespace Cordon.Web.Tests.Language;

public sealed partial class PhraseTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Phrase).Assembly, typeof(Engine.Centre).Assembly, typeof(Formats.Trails.TrailSvg).Assembly, typeof(Learning.DriftReader).Assembly,
        typeof(Web.ConsoleHost).Assembly,
    ];

    // Looked for once, and not for each of them.
    private static readonly IReadOnlyList<(string Name, Phrase Phrase)> All = [.. Found()];

    private static readonly ILookup<string, Phrase> ByName = All.ToLookup(found => found.Name, found => found.Phrase);

    public static TheoryData<string> Phrases() => new(All.Select(found => found.Name));

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_is_there_in_both_languages_with_the_same_places(string name)
    {
        var phrase = ByName[name].First();
        Assert.NotEqual("", phrase.English.Trim());
        Assert.NotEqual("", phrase.Chinese.Trim());
        Assert.Equal(Places().Matches(phrase.English).Select(m => m.Value).Order(), Places().Matches(phrase.Chinese).Select(m => m.Value).Order());
        Assert.True(
            name == "Words.OtherLanguage" || Han().IsMatch(phrase.Chinese) || !Letters().IsMatch(phrase.English), $"{name} has no Chinese: {phrase.Chinese}");
        Assert.True(name == "Words.OtherLanguage" || !Han().IsMatch(phrase.English), $"{name} has Chinese in its English: {phrase.English}");
    }

    private static IEnumerable<(string Name, Phrase Phrase)> Found() =>
        from assembly in Assemblies
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        from found in field.GetValue(null) switch
        {
            Phrase phrase => [(type.Name + "." + field.Name, phrase)],
            IEnumerable<Phrase> list => list.Select((phrase, i) => ($"{type.Name}.{field.Name}[{i}]", phrase)),
            System.Collections.IDictionary names => names.Values.OfType<Phrase>().Select((phrase, i) => ($"{type.Name}.{field.Name}[{i}]", phrase)),
            _ => [],
        }
        select found;

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Places();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Letters();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
