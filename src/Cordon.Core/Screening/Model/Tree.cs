namespace Cordon.Core.Screening.Model;

/// <summary>One decision tree over integer facts, as read: a split sends a value at or below its threshold to the left.</summary>
/// <remarks>A child at or above 0 is a split, below 0 it is the complement of a leaf's number. A tree of one leaf has no splits.</remarks>
internal sealed class Tree
{
    /// <summary>The column in a <see cref="FactBlock"/> each split looks at.</summary>
    public required int[] Facts { get; init; }

    public required long[] Thresholds { get; init; }

    /// <summary>Whether an unknown fact goes to the left.</summary>
    public required bool[] IsMissingLeft { get; init; }

    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    /// <summary>In units of 1 / <see cref="TreeEnsemble.MarginOne"/>.</summary>
    public required int[] LeafValues { get; init; }

    /// <summary>Training rows that ended in each leaf.</summary>
    public required long[] LeafCounts { get; init; }

    /// <summary>The mean of the leaves below each split, weighted by training rows, rounded towards zero.</summary>
    public int[] SplitValues { get; private set; } = [];

    /// <summary>The child 0 stands for the root, unless the tree is a single leaf.</summary>
    public int Root => Facts.Length == 0 ? ~0 : 0;

    /// <summary>What the tree says of nothing in particular.</summary>
    public int BaseValue => Value(Root);

    /// <summary>Where a lane goes from a split.</summary>
    public int Next(FactBlock block, int lane, int split)
    {
        var value = block[Facts[split], lane];
        var isLeft = value == Screening.Facts.Unknown ? IsMissingLeft[split] : value <= Thresholds[split];
        return isLeft ? Left[split] : Right[split];
    }

    /// <summary>The value of the leaf a lane ends in.</summary>
    public int Walk(FactBlock block, int lane)
    {
        var node = Root;
        while (node >= 0)
        {
            node = Next(block, lane, node);
        }

        return LeafValues[~node];
    }

    /// <summary>The mean value at a split, or a leaf's own.</summary>
    public int Value(int node) => node >= 0 ? SplitValues[node] : LeafValues[~node];

    /// <summary>Finds out whether every split and leaf hangs in the tree once and none too deep; then the splits' means are known.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Settle()
    {
        SplitValues = new int[Facts.Length];
        var seen = new bool[Facts.Length + LeafValues.Length];
        string? fault = null;
        Descend(Root, 0);
        return fault ?? (Array.IndexOf(seen, false) is var index and >= 0
            ? $"{(index < Facts.Length ? "split" : "leaf")} {(index < Facts.Length ? index : index - Facts.Length)} is not reached from the root"
            : null);

        (Int128 Sum, long Count) Descend(int node, int depth)
        {
            var slot = node >= 0 ? node : Facts.Length + ~node;
            if (fault is not null || slot >= seen.Length || (node >= 0 && node >= Facts.Length))
            {
                fault ??= $"a child names {(node >= 0 ? "split" : "leaf")} {(node >= 0 ? node : ~node)}, which the tree does not have";
                return default;
            }

            if (seen[slot])
            {
                fault = $"{(node >= 0 ? "split" : "leaf")} {(node >= 0 ? node : ~node)} hangs below two splits";
                return default;
            }

            seen[slot] = true;
            if (node < 0)
            {
                return ((Int128)LeafValues[~node] * LeafCounts[~node], LeafCounts[~node]);
            }

            if (depth == TreeLimits.DepthMax)
            {
                fault = $"it is deeper than {TreeLimits.DepthMax} splits; train with max_depth={TreeLimits.DepthMax}";
                return default;
            }

            var (left, right) = (Descend(Left[node], depth + 1), Descend(Right[node], depth + 1));
            if (fault is not null)
            {
                return default;
            }

            var (sum, count) = (left.Sum + right.Sum, left.Count + right.Count);
            SplitValues[node] = (int)(sum / count);
            return (sum, count);
        }
    }
}
