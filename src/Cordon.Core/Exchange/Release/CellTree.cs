using System.Runtime.InteropServices;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// All cells of a table as a tree with an axis at each fork, in which what is the same whatever an axis says has no fork, and branches that are equal are one
/// node: a decision diagram. Whoever reads its branches reads the table.
/// </summary>
internal sealed class CellTree
{
    // Codes of cells are nodes themselves; forks are numbered after them.
    private const int Codes = 256;

    private readonly Dictionary<Branches, int> _known = [];
    private readonly List<Branches> _forks = [];
    private readonly int[] _sizes = [.. ReleaseAxis.All.Select(axis => axis.Values.Count)];

    private CellTree()
    {
    }

    /// <summary>The node at its root.</summary>
    public int Root { get; private set; }

    /// <summary>The tree of a table.</summary>
    public static CellTree Of(ReadOnlySpan<byte> cells)
    {
        var tree = new CellTree();
        tree.Root = tree.Build(0, cells);
        return tree;
    }

    /// <summary>Whether a node is the code of cells and no fork.</summary>
    public static bool IsCode(int node) => node < Codes;

    /// <summary>The axis of a fork.</summary>
    public int AxisOf(int node) => _forks[node - Codes].Axis;

    /// <summary>The nodes that a fork leads to, each with the values that do; in the order of the first of these.</summary>
    public IEnumerable<(int Node, int[] Values)> BranchesOf(int node)
    {
        var fork = _forks[node - Codes];
        return Enumerable.Range(0, _sizes[fork.Axis]).GroupBy(value => fork[value]).Select(same => (same.Key, same.ToArray()));
    }

    private int Build(int axis, ReadOnlySpan<byte> cells)
    {
        if (axis == _sizes.Length)
        {
            return cells[0];
        }

        // Most of a table is alike over long stretches.
        if (cells.IndexOfAnyExcept(cells[0]) < 0)
        {
            return cells[0];
        }

        var branches = new Branches { Axis = axis };
        var stride = cells.Length / _sizes[axis];
        var areSame = true;
        for (var value = 0; value < _sizes[axis]; value++)
        {
            branches[value] = Build(axis + 1, cells.Slice(value * stride, stride));
            areSame &= branches[value] == branches[0];
        }

        return areSame ? branches[0] : NodeOf(branches);
    }

    private int NodeOf(in Branches branches)
    {
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, branches, out var isKnown);
        if (!isKnown)
        {
            node = Codes + _forks.Count;
            _forks.Add(branches);
        }

        return node;
    }

    /// <summary>Where a fork leads, at each value of its axis: eight at the most.</summary>
    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct Nodes
    {
        private int _first;
    }

    private struct Branches : IEquatable<Branches>
    {
        private Nodes _nodes;

        public int Axis { get; init; }

        public int this[int at]
        {
            readonly get => _nodes[at];
            set => _nodes[at] = value;
        }

        public readonly bool Equals(Branches other) => Axis == other.Axis && ((ReadOnlySpan<int>)_nodes).SequenceEqual(other._nodes);

        public override readonly bool Equals(object? obj) => obj is Branches other && Equals(other);

        public override readonly int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Axis);
            hash.AddBytes(MemoryMarshal.AsBytes((ReadOnlySpan<int>)_nodes));
            return hash.ToHashCode();
        }
    }
}
