using System.Numerics;

namespace Cordon.Core.Evidence;

/// <summary>Proofs of RFC 9162: that a leaf is in a tree, and that a tree is an earlier one grown.</summary>
public static class MerkleProof
{
    /// <summary>The longest path there is: a log's places are below 2^63.</summary>
    public const int PathMax = 63;

    /// <summary>Whether a path leads from a leaf to a root.</summary>
    /// <param name="index">The leaf's place, from 0.</param>
    /// <param name="size">The tree's leaves.</param>
    public static bool IsIncluded(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root) =>
        root.Length == MerkleTree.HashBytes && RootOf(leafHash, index, size, path) is { } reached && root.SequenceEqual(reached);

    /// <summary>The root that a path leads to from a leaf; null where it fits no such tree.</summary>
    public static byte[]? RootOf(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size || leafHash.Length != MerkleTree.HashBytes || !AreHashes(path))
        {
            return null;
        }

        var (at, last) = (index, size - 1);
        var reached = leafHash.ToArray();
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((at & 1) == 1 || at == last)
            {
                reached = MerkleTree.HashNode(sibling, reached);

                // What has no sibling on its right rises until it has one on its left.
                var rise = at == 0 ? 0 : BitOperations.TrailingZeroCount(at);
                (at, last) = (at >> rise, last >> rise);
            }
            else
            {
                reached = MerkleTree.HashNode(reached, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? reached : null;
    }

    /// <summary>Whether the tree of one root is that of another with leaves added. Of no leaf nothing can be shown.</summary>
    public static bool IsGrown(long fromSize, long toSize, ReadOnlySpan<byte> fromRoot, ReadOnlySpan<byte> toRoot, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (fromSize < 1 || fromSize > toSize || !AreHashes(path) || fromRoot.Length != MerkleTree.HashBytes || toRoot.Length != MerkleTree.HashBytes)
        {
            return false;
        }

        if (fromSize == toSize)
        {
            return path.Count == 0 && fromRoot.SequenceEqual(toRoot);
        }

        // A whole tree's root is a node of the greater one: the path then leaves it out.
        var begin = BitOperations.IsPow2(fromSize) ? fromRoot.ToArray() : path.Count > 0 ? path[0] : null;
        return begin is not null && Grow(fromSize, toSize, begin, path.Skip(BitOperations.IsPow2(fromSize) ? 0 : 1)) is var (from, to)
            && fromRoot.SequenceEqual(from) && toRoot.SequenceEqual(to);
    }

    /// <summary>The path of a leaf in a tree.</summary>
    /// <param name="node">The hash over the leaves from index × 2^level, 2^level of them, all in the tree.</param>
    public static IReadOnlyList<byte[]> PathOf(long index, long size, Func<int, long, byte[]> node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        Walk(0, size);
        return path;

        void Walk(long from, long to)
        {
            if (to - from == 1)
            {
                return;
            }

            var middle = from + LargestPowerBelow(to - from);
            if (index < middle)
            {
                Walk(from, middle);
                path.Add(Over(middle, to, node));
            }
            else
            {
                Walk(middle, to);
                path.Add(Over(from, middle, node));
            }
        }
    }

    /// <summary>The path that shows how a tree grew from a size to another.</summary>
    /// <param name="node">As for <see cref="PathOf"/>.</param>
    public static IReadOnlyList<byte[]> GrowthOf(long fromSize, long toSize, Func<int, long, byte[]> node)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fromSize, toSize);
        var path = new List<byte[]>();
        Walk(fromSize, 0, toSize, isWhole: true);
        return path;

        void Walk(long old, long from, long to, bool isWhole)
        {
            if (old == to - from)
            {
                if (!isWhole)
                {
                    path.Add(Over(from, to, node));
                }

                return;
            }

            var half = LargestPowerBelow(to - from);
            if (old <= half)
            {
                Walk(old, from, from + half, isWhole);
                path.Add(Over(from + half, to, node));
            }
            else
            {
                Walk(old - half, from + half, to, isWhole: false);
                path.Add(Over(from, from + half, node));
            }
        }
    }

    /// <summary>The root of the first leaves.</summary>
    /// <param name="node">As for <see cref="PathOf"/>.</param>
    public static byte[] RootOf(long size, Func<int, long, byte[]> node) => size == 0 ? MerkleTree.Root([]) : Over(0, size, node);

    private static byte[] Over(long from, long to, Func<int, long, byte[]> node)
    {
        var count = to - from;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return node(level, from >> level);
        }

        var middle = from + LargestPowerBelow(count);
        return MerkleTree.HashNode(Over(from, middle, node), Over(middle, to, node));
    }

    private static long LargestPowerBelow(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    private static (byte[] From, byte[] To)? Grow(long fromSize, long toSize, byte[] begin, IEnumerable<byte[]> path)
    {
        var (at, last) = (fromSize - 1, toSize - 1);
        var skip = BitOperations.TrailingZeroCount(fromSize);
        (at, last) = (at >> skip, last >> skip);
        var (from, to) = (begin, begin);
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((at & 1) == 1 || at == last)
            {
                (from, to) = (MerkleTree.HashNode(sibling, from), MerkleTree.HashNode(sibling, to));
                var rise = at == 0 ? 0 : BitOperations.TrailingZeroCount(at);
                (at, last) = (at >> rise, last >> rise);
            }
            else
            {
                to = MerkleTree.HashNode(to, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? (from, to) : null;
    }

    private static bool AreHashes(IReadOnlyList<byte[]> path) => path.All(hash => hash.Length == MerkleTree.HashBytes);
}
