namespace Cordon.Formats.Exchange;

/// <summary>What a conversion had no place for, counted: it is told, and never silent.</summary>
public sealed class LossTally
{
    /// <summary>Different things that are told one by one; a hostile file could make up names without end.</summary>
    private const int KindsMax = 500;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>What was left out and how often, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    internal void Add(string what, long count = 1)
    {
        var kind = _counts.ContainsKey(what) || _counts.Count < KindsMax ? what : "others";
        _counts[kind] = _counts.GetValueOrDefault(kind) + count;
    }
}
