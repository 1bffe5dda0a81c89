namespace Cordon.Bench.Requests;

/// <summary>How far the interleavings came, so that it shows when they are too tame.</summary>
public sealed class InterleavingCounts
{
    /// <summary>Requests that were played.</summary>
    public long Interleavings { get; set; }

    /// <summary>Their events.</summary>
    public long Events { get; set; }

    /// <summary>Those that were void.</summary>
    public long Void { get; set; }

    /// <summary>Requests whose time was over without an answer, in the end.</summary>
    public long Late { get; set; }

    /// <summary>How often each event took effect.</summary>
    public SortedDictionary<string, long> Effective { get; } = new(StringComparer.Ordinal);

    /// <summary>How often events led to each stage.</summary>
    public SortedDictionary<string, long> Stages { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts an event that took effect.</summary>
    public void Count(string details, Cordon.Core.Exchange.Requests.RequestState stage)
    {
        Effective[details] = Effective.GetValueOrDefault(details) + 1;
        Stages[stage.ToString()] = Stages.GetValueOrDefault(stage.ToString()) + 1;
    }

    public override string ToString() => $"{Events} events, {Void} void, {Late} late; {Written(Effective)}; {Written(Stages)}";

    /// <summary>Adds another's.</summary>
    public void Add(InterleavingCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Interleavings, Events, Void, Late) = (Interleavings + other.Interleavings, Events + other.Events, Void + other.Void, Late + other.Late);
        foreach (var (name, count) in other.Effective)
        {
            Effective[name] = Effective.GetValueOrDefault(name) + count;
        }

        foreach (var (name, count) in other.Stages)
        {
            Stages[name] = Stages.GetValueOrDefault(name) + count;
        }
    }

    private static string Written(SortedDictionary<string, long> counts) => string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"));
}
