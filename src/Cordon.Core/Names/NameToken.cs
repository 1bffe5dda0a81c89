using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>One word of a name, in Latin letters, with the keys by which it is compared.</summary>
internal sealed class NameToken
{
    // What a word weighs in a name: a particle hardly tells two names apart, a name of the father's or an initial less than a name.
    private const int Particle = 150_000, Initial = 350_000, Weak = 400_000, Patronymic = 350_000;

    /// <summary>The one syllable of one letter that names have: Wade-Giles for yi.</summary>
    private const string WadeGilesYi = "i";

    private static readonly string[] PatronymicEndings = ["ovich", "evich", "ovna", "evna", "ichna", "ovych", "yovych", "ivna", "inichna"];

    private readonly Lazy<List<ChineseSlot[]>> _divisions;

    public NameToken(string latin, NameScript script, string? pinyin = null)
    {
        Key = latin;
        Script = script;
        Sound = SoundKey.Of(latin);
        Thai = ThaiKey.Of(latin);
        Known = script == NameScript.Han ? -1 : KnownNames.NumberOf(Key, Sound);
        IsCommon = script != NameScript.Han && KnownNames.IsCommon(Key, Sound);
        IsInitial = latin.Length == 1;
        IsMinor = script == NameScript.Latin && NameWords.IsParticle(latin);
        IsPatronymic = latin.Length > 6 && PatronymicEndings.Any(e => latin.EndsWith(e, StringComparison.Ordinal));
        WeightMillionths = IsMinor ? Particle : IsInitial ? Initial : NameWords.IsWeak(latin) ? Weak : IsPatronymic ? Patronymic : Score.One;
        Pinyin = pinyin;
        _divisions = new(() => pinyin is not null ? [[.. pinyin.Split(' ').Select(s => ChineseSyllables.Of(s)!)]] : Division());
    }

    public string Key { get; }

    /// <summary>A Cyrillic word as Palladius has it in pinyin, its syllables parted by spaces; null of all others.</summary>
    public string? Pinyin { get; }

    /// <summary>How it is looked up among Chinese surnames.</summary>
    public string SurnameKey => Pinyin is null ? Key : Pinyin.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether it is a known name of Europe of which Cyrillic letters happen to make several syllables, such as Анна.</summary>
    public bool IsHardlyChinese => Pinyin is not null && Pinyin.Contains(' ', StringComparison.Ordinal) && KnownNames.IsListed(Key);

    public string Sound { get; }

    public string Thai { get; }

    public NameScript Script { get; }

    /// <summary>The number of the known name that this is a spelling of, or -1.</summary>
    public int Known { get; }

    public bool IsCommon { get; }

    public bool IsInitial { get; }

    /// <summary>A particle (de, van, bin), or a legal form left standing.</summary>
    public bool IsMinor { get; }

    public bool IsPatronymic { get; }

    public int WeightMillionths { get; }

    /// <summary>The ways in which it is syllables of Chinese; none for a name of Europe that happens to be divisible, such as Amanda.</summary>
    public List<ChineseSlot[]> Divisions => _divisions.Value;

    /// <summary>Its length only.</summary>
    public override string ToString() => $"{Script}, {Key.Length} letters";

    private List<ChineseSlot[]> Division()
    {
        if (Script is not (NameScript.Latin or NameScript.Other) || (Key.Length < 2 && Key != WadeGilesYi))
        {
            return [];
        }

        // Szeto and Auyeung are two syllables, as which only their pinyin shows them.
        if (ChineseSurnames.BySpelling(Key) is { Length: > 0 } surnames && !HanTable.Syllables.Contains(surnames[0]))
        {
            return ChineseSyllables.Divide(surnames[0]);
        }

        return !KnownNames.IsListed(Key) || HanTable.Syllables.Contains(Key) || ChineseSurnames.BySpelling(Key).Length > 0 ? ChineseSyllables.Divide(Key) : [];
    }
}
