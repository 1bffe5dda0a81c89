using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>How alike two names are, word by word in any order.</summary>
/// <param name="Millionths">The likeness.</param>
/// <param name="RareMillionths">The share of the words found on both sides that are no common names.</param>
internal readonly record struct TokenAlignment(int Millionths, int RareMillionths)
{
    private const int JoinedWordsMax = 3;

    /// <summary>What a word weighs that only the longer name has, when all of the shorter was found: a second given name, a maiden name.</summary>
    private const int ExtraWord = 400_000;

    /// <summary>A name of one word found in a longer one says too little for that.</summary>
    private const int ShorterWordsMin = 2;

    private readonly record struct Pair(int Likeness, int A, int CountA, int B, int CountB);

    public static TokenAlignment Of(IReadOnlyList<NameToken> a, IReadOnlyList<NameToken> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return default;
        }

        var pairs = Pairs(a, b);
        int usedA = 0, usedB = 0, wholeA = 0, wholeB = 0;
        long matched = 0, weighed = 0, rare = 0;
        foreach (var pair in pairs)
        {
            int maskA = Mask(pair.A, pair.CountA), maskB = Mask(pair.B, pair.CountB);
            if ((usedA & maskA) != 0 || (usedB & maskB) != 0)
            {
                continue;
            }

            usedA |= maskA;
            usedB |= maskB;

            // An initial fits every tenth name: it does not make the shorter name found.
            var isWhole = !a[pair.A].IsInitial && !b[pair.B].IsInitial;
            wholeA |= isWhole ? maskA : 0;
            wholeB |= isWhole ? maskB : 0;
            var weight = Math.Min(Weight(a, pair.A, pair.CountA), Weight(b, pair.B, pair.CountB)) * 2;
            weighed += weight;
            matched += weight * pair.Likeness / Score.One;
            rare += IsCommon(a, pair.A, pair.CountA) || IsCommon(b, pair.B, pair.CountB) ? 0 : weight;
        }

        var all = weighed + Left(a, usedA, IsFound(b, wholeB)) + Left(b, usedB, IsFound(a, wholeA));
        return all == 0 || weighed == 0 ? default : new((int)(matched * Score.One / all), (int)(rare * Score.One / weighed));
    }

    // The best pairs first; between equals the longer and then the earlier, so that the order never depends on anything else.
    private static List<Pair> Pairs(IReadOnlyList<NameToken> a, IReadOnlyList<NameToken> b)
    {
        var pairs = new List<Pair>(a.Count * b.Count);
        for (var i = 0; i < a.Count; i++)
        {
            for (var j = 0; j < b.Count; j++)
            {
                if (TokenLikeness.Of(a[i], b[j]) is var likeness and > 0)
                {
                    pairs.Add(new(likeness, i, 1, j, 1));
                }
            }
        }

        AddJoined(a, b, pairs, isSwapped: false);
        AddJoined(b, a, pairs, isSwapped: true);
        pairs.Sort(static (x, y) => x.Likeness != y.Likeness ? y.Likeness.CompareTo(x.Likeness)
            : (x.CountA + x.CountB) != (y.CountA + y.CountB) ? (y.CountA + y.CountB).CompareTo(x.CountA + x.CountB)
            : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return pairs;
    }

    private static void AddJoined(IReadOnlyList<NameToken> whole, IReadOnlyList<NameToken> parted, List<Pair> pairs, bool isSwapped)
    {
        for (var at = 0; at < parted.Count; at++)
        {
            var joined = parted[at].Key;
            for (var count = 2; count <= JoinedWordsMax && at + count <= parted.Count; count++)
            {
                joined += parted[at + count - 1].Key;
                for (var i = 0; i < whole.Count; i++)
                {
                    // A word is hardly the joined ones when it is not about as long.
                    if (Math.Abs(whole[i].Key.Length - joined.Length) <= joined.Length / 4
                        && TokenLikeness.Joined(whole[i], joined) is var likeness and > 0)
                    {
                        pairs.Add(isSwapped ? new(likeness, at, count, i, 1) : new(likeness, i, 1, at, count));
                    }
                }
            }
        }
    }

    private static int Mask(int at, int count) => ((1 << count) - 1) << at;

    private static long Weight(IReadOnlyList<NameToken> tokens, int at, int count)
    {
        long weight = 0;
        for (var i = at; i < at + count; i++)
        {
            weight = Math.Max(weight, tokens[i].WeightMillionths);
        }

        return weight;
    }

    private static bool IsCommon(IReadOnlyList<NameToken> tokens, int at, int count)
    {
        for (var i = at; i < at + count; i++)
        {
            if (tokens[i].IsCommon)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFound(IReadOnlyList<NameToken> tokens, int used)
    {
        var found = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsMinor && !tokens[i].IsInitial && (used & (1 << i)) == 0)
            {
                return false;
            }

            found += tokens[i].IsMinor || tokens[i].IsInitial ? 0 : 1;
        }

        return found >= ShorterWordsMin;
    }

    private static long Left(IReadOnlyList<NameToken> tokens, int used, bool isOtherFound)
    {
        long left = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((used & (1 << i)) == 0)
            {
                left += isOtherFound ? (long)tokens[i].WeightMillionths * ExtraWord / Score.One : tokens[i].WeightMillionths;
            }
        }

        return left;
    }
}
