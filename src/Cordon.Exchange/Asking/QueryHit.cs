namespace Cordon.Exchange.Asking;

/// <summary>An identifier that both centres have. It is the asker's alone to know, until it claims it.</summary>
public sealed class QueryHit
{
    internal QueryHit(int index, QueryLeaf leaf, int part, ulong tag, byte[] claimKey) =>
        (Index, Input, CaseReference, Part, Tag, ClaimKey) = (index, leaf.Input, leaf.CaseReference, part, tag, claimKey);

    /// <summary>Its place in the batch.</summary>
    public int Index { get; }

    /// <summary>The identifier, as it is matched.</summary>
    public string Input { get; }

    /// <summary>For which case it was asked.</summary>
    public string CaseReference { get; }

    /// <summary>Where it was found: 0 in the epoch's filter, otherwise on which day.</summary>
    public int Part { get; }

    internal ulong Tag { get; }

    internal byte[] ClaimKey { get; }

    /// <summary>Without the identifier.</summary>
    public override string ToString() => $"hit {Index} in part {Part}";
}
