using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>Finds the name somebody probably meant, for "did you mean …".</summary>
internal static class NearestName
{
    /// <summary>The name nearest to what was written, or null when none is near: at most a third of it, and never over four, has to change.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        var lowered = written.ToLowerInvariant();
        string? best = null;
        var bestDistance = Math.Min(4, Math.Max(1, written.Length / 3)) + 1;
        foreach (var name in names)
        {
            var distance = Distance(lowered, name, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>" Did you mean 'x'?", or nothing.</summary>
    public static Phrase Hint(string written, IEnumerable<string> names) =>
        Of(written, names) is { } name ? DidYouMean(name) : Phrase.Same("");

    public static Phrase DidYouMean(string name) => new Phrase(" Did you mean '{0}'?", "是否想写“{0}”？").With(name);

    // Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, three rows at a time.
    private static int Distance(string a, string b, int giveUpAt)
    {
        if (Math.Abs(a.Length - b.Length) >= giveUpAt)
        {
            return giveUpAt;
        }

        int[] before = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
