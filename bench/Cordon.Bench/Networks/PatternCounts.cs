using Cordon.Core.Networks.Patterns;

namespace Cordon.Bench.Networks;

/// <summary>How many payments closed each pattern, in a size of two and more, and of how many a bound was met.</summary>
internal sealed class PatternCounts
{
    private static readonly Pattern[] Patterns = [.. Enum.GetValues<Pattern>().Where(pattern => pattern != Pattern.None)];

    private readonly long[] _found = new long[Patterns.Length];
    private readonly long[] _bounded = new long[Patterns.Length];
    private long _payments;

    /// <summary>Shares of the payments, by pattern.</summary>
    public (string Name, object Value)[] Found => Shares(_found);

    public (string Name, object Value)[] Bounded => Shares(_bounded);

    public void Count(in PatternFindings findings)
    {
        _payments++;
        for (var i = 0; i < Patterns.Length; i++)
        {
            // Of squares one is enough.
            _found[i] += findings.SizeOf(Patterns[i]) >= (Patterns[i] == Pattern.Bipartite ? 1 : 2) ? 1 : 0;
            _bounded[i] += (findings.Bounded & Patterns[i]) != 0 ? 1 : 0;
        }
    }

    private (string Name, object Value)[] Shares(long[] counts) =>
        [.. Patterns.Select((pattern, i) => (pattern.ToString(), (object)((double)counts[i] / Math.Max(1, _payments))))];
}
