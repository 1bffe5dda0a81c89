namespace Cordon.Web.Policies;

/// <summary>What changed from one text to another, line by line.</summary>
internal static class TextDifference
{
    /// <summary>Pairs of lines that are compared: what differs in more lines is told as all taken out and all put in.</summary>
    private const int PairsMax = 4_000_000;

    /// <summary>The lines of both texts in one order: kept, taken out, put in.</summary>
    public static IReadOnlyList<DifferentLine> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var lines = new List<DifferentLine>();
        lines.AddRange(old.Take(start).Select((text, i) => new DifferentLine(i + 1, i + 1, text)));
        Compare(old.AsSpan(start..(old.Length - end)), now.AsSpan(start..(now.Length - end)), start, lines);
        lines.AddRange(Enumerable.Range(0, end).Select(i => new DifferentLine(old.Length - end + i + 1, now.Length - end + i + 1, old[old.Length - end + i])));
        return lines;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>By the longest row of lines that both have.</summary>
    private static void Compare(ReadOnlySpan<string> old, ReadOnlySpan<string> now, int start, List<DifferentLine> lines)
    {
        var width = now.Length + 1;
        var common = (long)old.Length * now.Length <= PairsMax ? new int[(old.Length + 1) * width] : null;
        for (var i = old.Length - 1; common is not null && i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[(i * width) + j] = old[i] == now[j]
                    ? common[((i + 1) * width) + j + 1] + 1
                    : Math.Max(common[((i + 1) * width) + j], common[(i * width) + j + 1]);
            }
        }

        var (from, to) = (0, 0);
        while (from < old.Length || to < now.Length)
        {
            if (common is not null && from < old.Length && to < now.Length && old[from] == now[to])
            {
                lines.Add(new DifferentLine(start + from + 1, start + to + 1, old[from]));
                (from, to) = (from + 1, to + 1);
            }
            else if (to == now.Length || (from < old.Length && (common is null || common[((from + 1) * width) + to] >= common[(from * width) + to + 1])))
            {
                lines.Add(new DifferentLine(start + ++from, null, old[from - 1]));
            }
            else
            {
                lines.Add(new DifferentLine(null, start + ++to, now[to - 1]));
            }
        }
    }
}

/// <summary>A line of a difference.</summary>
/// <param name="Before">Its number in the text before, from 1; null where it was put in.</param>
/// <param name="After">Its number in the text after; null where it was taken out.</param>
internal readonly record struct DifferentLine(int? Before, int? After, string Text)
{
    public bool IsKept => Before is not null && After is not null;
}
