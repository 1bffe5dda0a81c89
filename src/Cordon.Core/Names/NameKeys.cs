namespace Cordon.Core.Names;

/// <summary>
/// The keys by which a name is found without comparing all: two names that share the keys of two of their words, or of two Chinese syllables, are
/// compared. What is near but shares none is lost; docs/names.md says how much that is.
/// </summary>
internal static class NameKeys
{
    /// <summary>The bits of a name's Chinese syllables follow those of its words.</summary>
    public const int SlotBit = NameLimits.TokensMax;

    /// <summary>Set by a document, an account or a phone that is the same.</summary>
    public const uint NumberMask = 1u << 24;

    public const uint WordMask = (1u << SlotBit) - 1;

    private const int SkeletonDeletionsMin = 4, WordDeletionsMin = 4, WordDeletionsMax = 12, JoinedWordsMax = 3;

    // Keys of different kinds must not meet: each begins its hash with a letter of its own.
    private const char Skeleton = 's', Part = 'p', Name = 'k', Syllable = 'c', Cantonese = 'y', Document = 'd', Account = 'a', Phone = 't';

    /// <summary>Adds a name's keys, each with the bit of the word or syllable it is of.</summary>
    public static void Add(NameReading name, HashSet<(ulong Key, uint Mask)> keys)
    {
        for (var i = 0; i < name.Tokens.Count; i++)
        {
            var token = name.Tokens[i];
            if (!token.IsMinor && !token.IsInitial)
            {
                AddWord(token, 1u << i, keys);
            }
        }

        AddJoined(name.Tokens, keys);
        AddSyllables(name, keys);
    }

    /// <summary>Adds the keys of numbers that find an entry under whatever name.</summary>
    public static void Add(NameFacts facts, HashSet<(ulong Key, uint Mask)> keys)
    {
        foreach (var document in facts.Documents)
        {
            keys.Add((Hash(Document, FactComparison.Plain(document)), NumberMask));
        }

        foreach (var account in facts.Accounts)
        {
            keys.Add((Hash(Account, FactComparison.Plain(account)), NumberMask));
        }

        foreach (var phone in facts.Phones)
        {
            keys.Add((Hash(Phone, FactComparison.LastDigits(phone)), NumberMask));
        }
    }

    private static void AddWord(NameToken token, uint mask, HashSet<(ulong Key, uint Mask)> keys)
    {
        if (token.Known >= 0)
        {
            keys.Add((Hash(Name, token.Known.ToString(System.Globalization.CultureInfo.InvariantCulture)), mask));
        }

        var skeleton = SoundKey.SkeletonOf(token.Sound);
        AddSkeleton(skeleton, mask, keys);
        if (token.Thai != token.Sound)
        {
            AddSkeleton(SoundKey.SkeletonOf(token.Thai), mask, keys);
        }

        // Of few consonants one less would be shared by half of all words; there the whole word with a letter less takes its place.
        if (skeleton.Length <= SkeletonDeletionsMin && token.Key.Length is >= WordDeletionsMin and <= WordDeletionsMax)
        {
            keys.Add((Hash(Part, token.Key), mask));
            for (var i = 0; i < token.Key.Length; i++)
            {
                keys.Add((Hash(Part, token.Key.Remove(i, 1)), mask));
            }
        }
    }

    private static void AddSkeleton(string skeleton, uint mask, HashSet<(ulong Key, uint Mask)> keys)
    {
        if (skeleton.Length == 0)
        {
            return;
        }

        keys.Add((Hash(Skeleton, skeleton), mask));
        if (skeleton.Length >= SkeletonDeletionsMin)
        {
            for (var i = 0; i < skeleton.Length; i++)
            {
                keys.Add((Hash(Skeleton, skeleton.Remove(i, 1)), mask));
            }
        }
    }

    private static void AddJoined(List<NameToken> tokens, HashSet<(ulong Key, uint Mask)> keys)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var (joined, mask) = (tokens[at].Key, 1u << at);
            for (var count = 2; count <= JoinedWordsMax && at + count <= tokens.Count; count++)
            {
                joined += tokens[at + count - 1].Key;
                mask |= 1u << (at + count - 1);
                keys.Add((Hash(Skeleton, SoundKey.SkeletonOf(SoundKey.Of(joined))), mask));
            }
        }
    }

    private static void AddSyllables(NameReading name, HashSet<(ulong Key, uint Mask)> keys)
    {
        var bits = new Dictionary<string, uint>(StringComparer.Ordinal);
        IEnumerable<ChineseForm> forms = name.HanForm is { } han ? [han, .. name.WordForms] : name.WordForms;
        foreach (var slot in forms.SelectMany(f => f.Slots))
        {
            if (!bits.TryGetValue(slot.Written, out var mask))
            {
                if (bits.Count >= NameLimits.SlotsMax)
                {
                    continue;
                }

                bits[slot.Written] = mask = 1u << (SlotBit + bits.Count);
            }

            foreach (var pinyin in slot.Pinyin.Concat(slot.Spelled))
            {
                keys.Add((Hash(Syllable, ChineseAlignment.LikeSoundKey(pinyin)), mask));
            }

            if (slot.Cantonese is { } cantonese)
            {
                keys.Add((Hash(Cantonese, cantonese), mask));
                foreach (var pinyin in slot.IsHan ? [] : HanTable.PinyinByCantonese[cantonese])
                {
                    keys.Add((Hash(Cantonese, "=" + pinyin), mask));
                }
            }

            // Letters that are pinyin meet letters that are Cantonese of a character so read.
            foreach (var pinyin in slot.IsHan ? [] : slot.Pinyin)
            {
                keys.Add((Hash(Cantonese, "=" + pinyin), mask));
            }
        }
    }

    // FNV-1a over the characters: the same on every machine, and keys are short.
    private static ulong Hash(char kind, string key)
    {
        var hash = (14_695_981_039_346_656_037ul ^ kind) * 1_099_511_628_211ul;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * 1_099_511_628_211ul;
        }

        return hash;
    }
}
