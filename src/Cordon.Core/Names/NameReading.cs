using System.Text;

namespace Cordon.Core.Names;

/// <summary>
/// A name as it is compared: its words in Latin letters with their keys, and the ways in which it is a Chinese name. Reading the same text
/// gives the same reading on every machine; whatever text it is, it is read and never refused.
/// </summary>
public sealed class NameReading
{
    private readonly Lazy<List<ChineseForm>> _wordForms;
    private readonly Lazy<int> _says;

    private NameReading(
        string text, bool isWhole, bool hasLookAlikes, bool isFirm, IReadOnlyList<NameScript> scripts, List<NameToken> words, string characters)
    {
        (Text, IsWhole, HasLookAlikes) = (text, isWhole, hasLookAlikes);
        IsFirm = isFirm;
        Scripts = scripts;
        Words = words;
        Characters = characters;
        HanForm = characters.Length > 1 ? ChineseForm.OfCharacters(characters, isFirm, words) : null;
        Tokens = [.. HanTokens(), .. words];
        Tokens = Tokens.Count > NameLimits.TokensMax ? [.. Tokens.Take(NameLimits.TokensMax)] : Tokens;
        IsCyrillic = words.Exists(w => w.Script == NameScript.Cyrillic);
        IsVietnamese = words.Exists(w => w.Script == NameScript.Latin && Vietnamese.IsOwnFamily(w.Key));
        _wordForms = new(() => ChineseForm.OfWords(Words));
        _says = new(() => NameComparison.SaysOf(this));
    }

    /// <summary>The name as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether it has a legal form (Ltd, ООО, 有限公司), which is left out of the comparison.</summary>
    public bool IsFirm { get; }

    /// <summary>The scripts in it, in the order in which they appear.</summary>
    public IReadOnlyList<NameScript> Scripts { get; }

    /// <summary>Whether any of it is in a script that is read; of a name that is not, not finding it says nothing.</summary>
    public bool IsReadable => Tokens.Any(t => t.Script != NameScript.Other) || Characters.Length > 0;

    /// <summary>Whether all of it is read: not so with letters of other scripts than those that are, or a word that mixes two of them.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether letters of another script stood in a word and were read as those that they look like.</summary>
    public bool HasLookAlikes { get; }

    /// <summary>The name in Latin letters: what its words are compared as.</summary>
    public string Latin => string.Join(' ', Tokens.Select(t => t.Key));

    /// <summary>What the name says of its bearer when it is met as it stands, in millionths: the less the more bear it.</summary>
    internal int Says => _says.Value;

    /// <summary>The words that are not Chinese characters.</summary>
    internal List<NameToken> Words { get; }

    /// <summary>The Chinese characters, simplified.</summary>
    internal string Characters { get; }

    /// <summary>All words, a name in characters as surname and given name in pinyin.</summary>
    internal List<NameToken> Tokens { get; }

    /// <summary>The characters as a Chinese name, or null.</summary>
    internal ChineseForm? HanForm { get; }

    /// <summary>Whether a family name in it is Vietnamese; its words then pair in any order, though they may be syllables of Chinese, too.</summary>
    internal bool IsVietnamese { get; }

    /// <summary>Whether a word of it is in Cyrillic.</summary>
    internal bool IsCyrillic { get; }

    /// <summary>The words as Chinese names in letters.</summary>
    internal List<ChineseForm> WordForms => _wordForms.Value;

    /// <summary>Reads a name; of one longer than <see cref="NameLimits.CharactersMax"/> the beginning.</summary>
    public static NameReading Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = LookAlikes.Fold(text.Length > NameLimits.CharactersMax ? text[..NameLimits.CharactersMax] : text);
        var isWhole = text.Length <= NameLimits.CharactersMax && !folded.HasMixedWord && !NameText.HasUnread(folded.Text);
        var pieces = NameText.Split(folded.Text);
        var scripts = pieces.Select(p => p.Script).Distinct().ToArray();
        var characters = string.Concat(pieces.Where(p => p.Script == NameScript.Han).Select(p => p.Text));
        var words = pieces.Where(p => p.Script is not NameScript.Han).ToList();
        var isFirm = NameWords.StripHan(ref characters) | NameWords.Strip(words) | StripThai(words);
        var tokens = new List<NameToken>();
        foreach (var (word, script) in words.Where(w => w.Text.Length > 0).Take(NameLimits.TokensMax))
        {
            tokens.Add(script switch
            {
                NameScript.Cyrillic => new NameToken(CyrillicLetters.ToLatin(word), script, Palladius.ToPinyin(word)),
                NameScript.Thai => new NameToken(ThaiLetters.ToLatin(word), script),
                _ => new NameToken(word, script),
            });
        }

        tokens.RemoveAll(t => t.Key.Length == 0);
        return new NameReading(text, isWhole, folded.HadLookAlikes, isFirm, scripts, tokens, characters);
    }

    /// <summary>The scripts and lengths; the name is personal.</summary>
    public override string ToString() => $"{string.Join('+', Scripts)}, {Tokens.Count} words";

    private static bool StripThai(List<(string Text, NameScript Script)> words)
    {
        var isFirm = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Script == NameScript.Thai)
            {
                var word = words[i].Text;
                isFirm |= NameWords.StripThai(ref word, isFirst: i == 0);
                words[i] = (word, NameScript.Thai);
            }
        }

        // A title that stood alone has nothing left.
        words.RemoveAll(w => w.Text.Length == 0);
        return isFirm;
    }

    private IEnumerable<NameToken> HanTokens()
    {
        if (Characters.Length == 0)
        {
            yield break;
        }

        var surname = Characters.Length > 1 && !IsFirm ? ChineseSurnames.LengthIn(Characters) : Characters.Length;
        foreach (var part in new[] { Characters[..surname], Characters[surname..] }.Where(p => p.Length > 0))
        {
            var latin = new StringBuilder();
            foreach (var character in part)
            {
                latin.Append(ChineseSyllables.Of(character, isSurname: part.Length == surname)?.Written);
            }

            if (latin.Length > 0)
            {
                yield return new NameToken(latin.ToString(), NameScript.Han);
            }
        }
    }
}
