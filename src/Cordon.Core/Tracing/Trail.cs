namespace Cordon.Core.Tracing;

/// <summary>
/// The answer of a trace: each move of the money and where every part of it ended. Reused from trace to trace by who traces many.
/// </summary>
public sealed class Trail
{
    /// <summary>By which rule the money was told apart.</summary>
    public TaintPolicy Policy { get; internal set; }

    /// <summary>Whether the money was followed to where it came from.</summary>
    public bool IsBackward { get; private set; }

    /// <summary>Whether the ends' shares add up to the money; else amounts tell what may be in it, and must not be added up.</summary>
    public bool HasShares => HasSharesUnder(Policy, IsBackward);

    /// <summary>The same of any trail under a policy.</summary>
    internal static bool HasSharesUnder(TaintPolicy policy, bool isBackward) =>
        policy != TaintPolicy.Poison && !(isBackward && policy == TaintPolicy.Libr);

    /// <summary>
    /// The moves, each after the one it came from. Of a trace backward each after the one it went on by, that is later moves first.
    /// </summary>
    public List<TrailMove> Moves { get; } = [];

    /// <summary>Where the money is, or whence it came. Under every policy but poison (and backward libr) their shares add up to <see cref="Stolen"/>.</summary>
    public List<TrailEnd> Ends { get; } = [];

    /// <summary>What the traced payments moved, in minor units; of a trace backward what was asked about.</summary>
    public long Stolen { get; internal set; }

    /// <summary>The bounds that were met.</summary>
    public TraceLimits Limits { get; internal set; }

    /// <summary>Whether a bound was met, so that some of it was not followed.</summary>
    public bool IsBounded => Limits != TraceLimits.None;

    /// <summary>The first move of the way by which a move's money came.</summary>
    public int StartOf(int move)
    {
        while (Moves[move].Parent >= 0)
        {
            move = Moves[move].Parent;
        }

        return move;
    }

    /// <summary>The share of the money with a fate.</summary>
    public long ShareOf(TrailFate fate)
    {
        var sum = 0L;
        foreach (var end in Ends)
        {
            sum += end.Fate == fate ? end.Share : 0;
        }

        return sum;
    }

    internal void Begin(TaintPolicy policy, bool isBackward = false)
    {
        Policy = policy;
        IsBackward = isBackward;
        Moves.Clear();
        Ends.Clear();
        Stolen = 0;
        Limits = TraceLimits.None;
    }
}
