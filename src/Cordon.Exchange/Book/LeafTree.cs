using Cordon.Core.Evidence;

namespace Cordon.Exchange.Book;

/// <summary>A log's tree in memory: the hash of every whole subtree, 64 bytes a leaf.</summary>
internal sealed class LeafTree
{
    private const int FirstBytes = 4_096;

    private readonly List<byte[]> _levels = [];
    private readonly List<int> _counts = [];

    /// <summary>Its leaves.</summary>
    public long Size => _counts.Count == 0 ? 0 : _counts[0];

    /// <summary>Adds a leaf.</summary>
    public void Add(ReadOnlySpan<byte> leaf) => AddHash(MerkleTree.HashLeaf(leaf));

    /// <summary>Adds a leaf by its hash.</summary>
    public void AddHash(ReadOnlySpan<byte> hash)
    {
        for (var level = 0; ; level++)
        {
            var count = Put(level, hash);
            if (count % 2 != 0)
            {
                return;
            }

            hash = MerkleTree.HashNode(Node(level, count - 2), Node(level, count - 1));
        }
    }

    /// <summary>The hash over the leaves from index × 2^level, 2^level of them, all in the tree.</summary>
    public byte[] Node(int level, long index) => _levels[level].AsSpan((int)index * MerkleTree.HashBytes, MerkleTree.HashBytes).ToArray();

    /// <summary>The root over the first leaves.</summary>
    public byte[] Root(long size) => MerkleProof.RootOf(size, Node);

    private int Put(int level, ReadOnlySpan<byte> hash)
    {
        if (_levels.Count == level)
        {
            _levels.Add(new byte[FirstBytes]);
            _counts.Add(0);
        }

        var at = _counts[level] * MerkleTree.HashBytes;
        if (at == _levels[level].Length)
        {
            var wider = _levels[level];
            Array.Resize(ref wider, at * 2);
            _levels[level] = wider;
        }

        hash.CopyTo(_levels[level].AsSpan(at));
        return ++_counts[level];
    }
}
