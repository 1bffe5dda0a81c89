using Cordon.Core.Evidence;

namespace Cordon.Exchange.Asking;

/// <summary>A tree of RFC 9162 whose upper levels are kept, so that a leaf's path costs some hashes and not all of them.</summary>
internal sealed class KeptTree
{
    /// <summary>The lowest level that is kept: an eighth of the leaves' bytes for all of them.</summary>
    private const int KeptLevel = 4;

    private readonly byte[] _leaves;
    private readonly List<byte[]> _levels = [];

    /// <param name="leaves">The leaves' hashes, one behind the other.</param>
    public KeptTree(byte[] leaves)
    {
        _leaves = leaves;
        Size = leaves.Length / MerkleTree.HashBytes;
        ArgumentOutOfRangeException.ThrowIfZero(Size);
        var count = Size >> KeptLevel;
        if (count > 0)
        {
            var level = new byte[count * MerkleTree.HashBytes];
            Parallel.For(0, count, i => MerkleTree.Root(LeavesOf(KeptLevel, i)).CopyTo(level, i * MerkleTree.HashBytes));
            _levels.Add(level);
        }

        for (count >>= 1; count > 0; count >>= 1)
        {
            var (below, level) = (_levels[^1], new byte[count * MerkleTree.HashBytes]);
            Parallel.For(0, count, i => MerkleTree.HashNode(Of(below, 2 * i), Of(below, (2 * i) + 1)).CopyTo(level, i * MerkleTree.HashBytes));
            _levels.Add(level);
        }

        Root = MerkleProof.RootOf(Size, Node);
    }

    /// <summary>Leaves.</summary>
    public int Size { get; }

    /// <summary>The root over them.</summary>
    public byte[] Root { get; }

    /// <summary>The hash of a leaf.</summary>
    public ReadOnlySpan<byte> Leaf(int index) => Of(_leaves, index);

    /// <summary>The way from a leaf to the root.</summary>
    public IReadOnlyList<byte[]> Path(int index) => MerkleProof.PathOf(index, Size, Node);

    private byte[] Node(int level, long index) =>
        level < KeptLevel ? MerkleTree.Root(LeavesOf(level, (int)index)) : Of(_levels[level - KeptLevel], (int)index).ToArray();

    private ReadOnlySpan<byte> LeavesOf(int level, int index) =>
        _leaves.AsSpan((index << level) * MerkleTree.HashBytes, MerkleTree.HashBytes << level);

    private static ReadOnlySpan<byte> Of(byte[] hashes, int index) => hashes.AsSpan(index * MerkleTree.HashBytes, MerkleTree.HashBytes);
}
