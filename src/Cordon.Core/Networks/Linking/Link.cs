namespace Cordon.Core.Networks.Linking;

/// <summary>All that links two nodes for one reason.</summary>
/// <remarks>Owned by its graph; others read it.</remarks>
public sealed class Link
{
    /// <summary>Sources that are kept of a link: enough to be shown, and to count what is independent.</summary>
    public const int SourcesMax = 16;

    private readonly List<string> _sources = [];

    internal Link(LinkNode from, LinkNode to, LinkReason reason, long timeMilliseconds) =>
        (From, To, Reason, FirstMilliseconds, LastMilliseconds) = (from, to, reason, timeMilliseconds, timeMilliseconds);

    public LinkNode From { get; }

    public LinkNode To { get; }

    public LinkReason Reason { get; }

    /// <summary>When it was seen first, from the Unix epoch.</summary>
    public long FirstMilliseconds { get; private set; }

    /// <summary>When it was seen last.</summary>
    public long LastMilliseconds { get; private set; }

    /// <summary>Stolen money that moved, in minor units.</summary>
    public long StolenMinor { get; private set; }

    /// <summary>Reports or payments that say so: the first ones, in the order of coming.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>The node at the other end.</summary>
    public LinkNode Other(LinkNode node) => node == From ? To : From;

    internal void Add(in LinkEvidence evidence)
    {
        FirstMilliseconds = Math.Min(FirstMilliseconds, evidence.TimeMilliseconds);
        LastMilliseconds = Math.Max(LastMilliseconds, evidence.TimeMilliseconds);
        StolenMinor = long.CreateSaturating((Int128)StolenMinor + evidence.StolenMinor);
        if (_sources.Count < SourcesMax && !_sources.Contains(evidence.Source))
        {
            _sources.Add(evidence.Source);
        }
    }
}
