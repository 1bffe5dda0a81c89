namespace Cordon.Learning;

/// <summary>Payments counted by the bins of one fact, or of the score.</summary>
/// <param name="name">The fact's name.</param>
/// <param name="fact">Its number; −1 for the score.</param>
/// <param name="edges">The bins' bounds, ascending: a value at or above one is in a later bin.</param>
/// <param name="counts">Payments by bin, those of an unknown value last; null for none yet.</param>
public sealed class ProfiledFact(string name, int fact, long[] edges, long[]? counts = null)
{
    private readonly long[] _counts = counts ?? new long[edges.Length + 2];

    public string Name => name;

    public int Fact => fact;

    public IReadOnlyList<long> Edges => edges;

    public IReadOnlyList<long> Counts => _counts;

    /// <summary>The same bins with nothing in them.</summary>
    public ProfiledFact Emptied() => new(name, fact, edges);

    /// <summary>Counts a value.</summary>
    public void Count(long value)
    {
        var bin = edges.Length + 1;
        if (value != Core.Screening.Facts.Unknown)
        {
            bin = Array.BinarySearch(edges, value);
            bin = bin >= 0 ? bin + 1 : ~bin;
        }

        _counts[bin]++;
    }
}
