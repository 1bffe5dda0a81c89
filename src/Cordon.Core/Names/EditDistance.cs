using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>
/// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment), a column in a few instructions:
/// Myers' bit vectors with Hyyrö's term for swaps (2003).
/// </summary>
internal static class EditDistance
{
    // Keys are of letters and digits of ASCII; two letters of other scripts in one slot would only ever understate a distance.
    private const int Slots = 128;

    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.Length > NameLimits.WordLettersMax ? a[..NameLimits.WordLettersMax] : a;
        b = b.Length > NameLimits.WordLettersMax ? b[..NameLimits.WordLettersMax] : b;
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.Length + b.Length;
        }

        Span<ulong> places = stackalloc ulong[Slots];
        places.Clear();
        for (var i = 0; i < a.Length; i++)
        {
            places[a[i] % Slots] |= 1ul << i;
        }

        ulong positive = ulong.MaxValue, negative = 0, diagonal = 0, before = 0;
        var last = 1ul << (a.Length - 1);
        var distance = a.Length;
        foreach (var letter in b)
        {
            var same = places[letter % Slots];
            var swapped = ((~diagonal & same) << 1) & before;
            diagonal = (((same & positive) + positive) ^ positive) | same | negative | swapped;
            var up = negative | ~(diagonal | positive);
            var down = diagonal & positive;
            distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
            up = (up << 1) | 1;
            down <<= 1;
            positive = down | ~(diagonal | up);
            negative = up & diagonal;
            before = same;
        }

        return distance;
    }

    /// <summary>1 less the edits a letter of the longer word, in millionths.</summary>
    public static int Likeness(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var longer = Math.Min(Math.Max(a.Length, b.Length), NameLimits.WordLettersMax);
        return longer == 0 ? 0 : Score.One - (int)((long)Of(a, b) * Score.One / longer);
    }
}
