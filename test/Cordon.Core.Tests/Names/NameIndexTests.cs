using Cordon.Core.Names;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Names;

/// <summary>What the index loses against a comparison with every entry, on names spoilt in the ways in which names are.</summary>
public sealed class NameIndexTests
{
    private static readonly Instant Now = new(1_772_000_000_000);

    /// <summary>Both names of all pairs: the scripts, firms and hard neighbours that are there, a bearer of each.</summary>
    private static readonly string[] Names = [.. new[] { "NamePairs.txt", "HeldPairs.txt" }.SelectMany(Lines).SelectMany(l => l.Split(';')[2..4]).Distinct()];

    private static readonly NameList List = new(
        ListKind.Sanctions, "", Now, TimeSpan.FromDays(1), [.. Names.Select((name, i) => new NamedEntry($"{i}", name, [], NameFacts.None))]);

    [Fact]
    public void A_name_as_it_stands_finds_its_own_entry()
    {
        for (var i = 0; i < Names.Length; i++)
        {
            Assert.Contains($"{i}", Ids(Indexed(Names[i], NameLimits.Threshold)));
        }
    }

    /// <summary>A spoilt name is found wherever comparing all finds it, but for few near the threshold; docs/names.md states how few.</summary>
    [Fact]
    public void A_spoilt_name_loses_little()
    {
        var (found, lost, surestLost) = (0, 0, 0);
        foreach (var name in Names.SelectMany(Spoilt).Distinct())
        {
            var all = List.Scan(NameReading.Of(name), NameFacts.None, NameLimits.Threshold);
            var indexed = Ids(Indexed(name, NameLimits.Threshold)).ToHashSet();
            foreach (var finding in all.Findings)
            {
                found++;
                if (!indexed.Contains(finding.Entry.Id))
                {
                    lost++;
                    surestLost = Math.Max(surestLost, finding.Match.Score.Millionths);
                }
            }
        }

        Assert.True(found > 4_000, $"only {found} found");
        Assert.True(lost * 50 <= found, $"{lost} of {found} lost, the surest at {surestLost}");
        Assert.True(surestLost < 950_000, $"{lost} of {found} lost, the surest at {surestLost}");
    }

    [Fact]
    public void Nothing_is_found_that_comparing_all_does_not_find()
    {
        foreach (var name in Names.SelectMany(Spoilt).Distinct().Where((_, i) => i % 10 == 0))
        {
            var all = List.Scan(NameReading.Of(name), NameFacts.None, NameLimits.Threshold);
            Assert.Subset(Ids(all).ToHashSet(), Ids(Indexed(name, NameLimits.Threshold)).ToHashSet());
        }
    }

    // Every single letter dropped, doubled, swapped with the next or replaced, at every fifth place; words in another order, joined, and cut to an initial.
    private static IEnumerable<string> Spoilt(string name)
    {
        for (var at = name.Length % 5; at < name.Length; at += 5)
        {
            if (char.IsLetter(name[at]) && name[at] < '\u3400')
            {
                yield return name.Remove(at, 1);
                yield return name.Insert(at, name[at].ToString());
                yield return name[..at] + (char)(name[at] == 'e' ? 'a' : name[at] < 'y' ? name[at] + 1 : name[at] - 1) + name[(at + 1)..];
                if (at + 1 < name.Length)
                {
                    yield return name[..at] + name[at + 1] + name[at] + name[(at + 2)..];
                }
            }
        }

        var words = name.Split(' ');
        yield return string.Join(' ', words.Reverse());
        yield return string.Join(' ', words[..^1]) + words[^1];
        yield return words[0][..1] + ". " + string.Join(' ', words[1..]);
        yield return name.ToUpperInvariant();
    }

    private static NameAnswer Indexed(string name, Score threshold) => List.Check(NameReading.Of(name), NameFacts.None, Now, threshold);

    private static IEnumerable<string> Ids(NameAnswer answer) => answer.Findings.Select(f => f.Entry.Id);

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(NameIndexTests).Assembly.GetManifestResourceStream(file)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
