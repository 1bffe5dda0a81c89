using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// What of a name is left for the eye, after the notion of Unicode Technical Standard 39: names of one skeleton may be taken for one another. One shape,
/// one case, no marks and nothing between letters; letters of other scripts, digits and strokes are the Latin letter that they look like. More names are
/// one here than are one to the ear: it is for telling names apart on a screen, and decides nothing about persons.
/// </summary>
public static class NameSkeleton
{
    /// <summary>What looks like an l: a capital i is a stroke, and case is nobody's mark.</summary>
    private const string Strokes = "il1|!¦";

    // Pairs that run together, the first first.
    private static readonly (string Pair, string Letter)[] Pairs = [("rn", "m"), ("vv", "w"), ("cl", "d")];

    // What a character stands for in its usual shape.
    private static readonly Dictionary<Rune, string> Shapes = ReadShapes();

    // Letters of other scripts, and the Latin ones that they look like.
    private static readonly Dictionary<char, char> Latin = ReadLatin();

    /// <summary>The skeleton; empty for a name without letters and digits.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var shown = new StringBuilder(name.Length);
        foreach (var letter in Plain(name).Select(NameText.OneWidth))
        {
            if (Strokes.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal))
            {
                shown.Append('l');
            }
            else if (!NameText.IsUnseen(letter))
            {
                shown.Append(letter == '0' ? 'o' : Latin.GetValueOrDefault(letter, letter));
            }
        }

        // Marks of Latin letters and forms of Chinese ones are gone after this; a letter of a script that is not read stays.
        var skeleton = string.Concat(NameText.Split(shown.ToString()).Select(piece => piece.Text)).Replace('i', 'l');
        return Pairs.Aggregate(skeleton, (so, pair) => so.Replace(pair.Pair, pair.Letter, StringComparison.Ordinal));
    }

    /// <summary>
    /// A text in which letters, digits and Chinese characters have their usual shape: mathematical ones, in circles, small capitals and the like.
    /// </summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(rune.IsAscii ? rune.ToString() : Shapes.GetValueOrDefault(rune) ?? rune.ToString());
        }

        return plain.ToString();
    }

    private static Dictionary<Rune, string> ReadShapes()
    {
        var shapes = new Dictionary<Rune, string>();
        foreach (var line in NameData.Lines("Look.shapes"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var rune in line.AsSpan(space + 1).EnumerateRunes())
            {
                shapes.Add(rune, line[..space]);
            }
        }

        return shapes;
    }

    private static Dictionary<char, char> ReadLatin()
    {
        var latin = new Dictionary<char, char>();
        foreach (var line in NameData.Lines("Look.alikes").Where(line => line[0] is >= 'a' and <= 'z'))
        {
            foreach (var letter in line.AsSpan(2))
            {
                latin.Add(letter, line[0]);
            }
        }

        return latin;
    }
}
