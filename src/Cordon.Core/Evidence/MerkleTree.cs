using System.Security.Cryptography;

namespace Cordon.Core.Evidence;

/// <summary>The Merkle tree of RFC 9162 over SHA-256: leaves and nodes are hashed apart, so that neither can be taken for the other.</summary>
public static class MerkleTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const byte LeafMark = 0;
    private const byte NodeMark = 1;

    /// <summary>What is in the tree in place of an item that is nobody's to find out: its hash with a salt before it.</summary>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> item)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(item);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of a leaf.</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> leaf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafMark]);
        hash.AppendData(leaf);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of a node over its two children.</summary>
    public static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var node = new byte[HashBytes];
        HashNode(left, right, node);
        return node;
    }

    /// <summary>The root over leaves' hashes; that of no leaf is the hash of nothing.</summary>
    /// <param name="leafHashes">One behind the other.</param>
    public static byte[] Root(ReadOnlySpan<byte> leafHashes)
    {
        if (leafHashes.IsEmpty)
        {
            return SHA256.HashData([]);
        }

        var level = leafHashes.ToArray();
        for (var count = level.Length / HashBytes; count > 1;)
        {
            count = Raise(level, count);
        }

        return level[..HashBytes];
    }

    /// <summary>The way from a leaf to the root over leaves' hashes, as a proof has it: siblings, lowest first.</summary>
    /// <param name="leafHashes">One behind the other.</param>
    /// <param name="index">The leaf's place, from 0.</param>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte> leafHashes, int index)
    {
        var path = new List<byte[]>();
        var level = leafHashes.ToArray();
        for (var count = level.Length / HashBytes; count > 1; index /= 2)
        {
            // The last of an odd number has no sibling: it rises as it is.
            if ((index ^ 1) < count)
            {
                path.Add(level.AsSpan((index ^ 1) * HashBytes, HashBytes).ToArray());
            }

            count = Raise(level, count);
        }

        return path;
    }

    private static int Raise(byte[] level, int count)
    {
        for (var i = 0; i + 1 < count; i += 2)
        {
            HashNode(Of(i), Of(i + 1), Of(i / 2));
        }

        if (count % 2 != 0)
        {
            Of(count - 1).CopyTo(Of(count / 2));
        }

        return (count + 1) / 2;

        Span<byte> Of(int place) => level.AsSpan(place * HashBytes, HashBytes);
    }

    private static void HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> to)
    {
        Span<byte> both = stackalloc byte[1 + (2 * HashBytes)];
        both[0] = NodeMark;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + HashBytes)..]);
        SHA256.HashData(both, to);
    }
}
