namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What changes from one policy to another, group by group: the review of a change. Cells whose strongest rule changes are named as well, for what an officer
/// reads changes.
/// </summary>
public sealed class PolicyDiff
{
    private PolicyDiff(IReadOnlyList<PolicyChange> changes) => Changes = changes;

    /// <summary>Every group of cells that changed, those first that let more leave; no cell stands in two.</summary>
    public IReadOnlyList<PolicyChange> Changes { get; }

    /// <summary>What changes between two tables.</summary>
    public static PolicyDiff Of(PolicyTable old, PolicyTable @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);

        // 0 is a cell that stays; each pair of verdicts has a code. Where they were too many for a byte, the rest of them take another round.
        var kinds = new List<(byte Old, byte New)>();
        var (codes, changes) = (new byte[old.Cells.Length], new List<PolicyChange>());
        var done = new HashSet<(byte, byte)>();
        do
        {
            kinds.Clear();
            Code(old, @new, codes, kinds, done);
            if (kinds.Count > 0)
            {
                var tree = CellTree.Of(codes);
                Collect(tree, tree.Root, 0, 1, [], node => (old.Verdicts[kinds[node - 1].Old], @new.Verdicts[kinds[node - 1].New]), changes);
            }

            done.UnionWith(kinds);
        }
        while (kinds.Count == byte.MaxValue);

        return new PolicyDiff([.. changes.OrderByDescending(change => change.New.Outcome - change.Old.Outcome)]);
    }

    /// <summary>A line for each way that cells went, those first that let more leave, and then one for each group.</summary>
    public IEnumerable<string> Lines() => Changes
        .GroupBy(change => (Old: change.Old.Outcome, New: change.New.Outcome))
        .Select(way => (way.Key, Cells: way.Sum(change => change.Cells)))
        .OrderByDescending(way => way.Key.New - way.Key.Old)
        .Select(way => $"{way.Cells} in all {(way.Key.Old == way.Key.New ? $"stay {way.Key.Old} by another rule" : $"{way.Key.Old} -> {way.Key.New}")}")
        .Concat(Changes.Select(change => change.ToString()));

    private static void Code(PolicyTable old, PolicyTable @new, byte[] codes, List<(byte Old, byte New)> kinds, HashSet<(byte Old, byte New)> done)
    {
        const short Unknown = -1;
        var known = new short[(byte.MaxValue + 1) * (byte.MaxValue + 1)];
        Array.Fill(known, Unknown);
        var was = old.Cells;
        var becomes = @new.Cells;
        for (var cell = 0; cell < codes.Length; cell++)
        {
            ref var code = ref known[(was[cell] << 8) | becomes[cell]];
            if (code == Unknown)
            {
                var kind = (was[cell], becomes[cell]);
                var isNew = old.Verdicts[kind.Item1] != @new.Verdicts[kind.Item2] && !done.Contains(kind) && kinds.Count < byte.MaxValue;
                if (isNew)
                {
                    kinds.Add(kind);
                }

                code = (short)(isNew ? kinds.Count : 0);
            }

            codes[cell] = (byte)code;
        }
    }

    private static void Collect(
        CellTree tree, int node, int axis, long cells, IReadOnlyList<string> where, Func<int, (PolicyVerdict Old, PolicyVerdict New)> verdictsOf,
        List<PolicyChange> changes)
    {
        if (node == 0)
        {
            return;
        }

        if (CellTree.IsCode(node))
        {
            var (old, @new) = verdictsOf(node);
            changes.Add(new PolicyChange(cells * PolicyTableWriter.Between(axis, ReleaseAxis.All.Count), old, @new, where));
            return;
        }

        var forks = tree.AxisOf(node);
        foreach (var (next, values) in tree.BranchesOf(node))
        {
            Collect(
                tree, next, forks + 1, cells * PolicyTableWriter.Between(axis, forks) * values.Length,
                [.. where, PolicyTableWriter.Branch(ReleaseAxis.All[forks], values)], verdictsOf, changes);
        }
    }
}
