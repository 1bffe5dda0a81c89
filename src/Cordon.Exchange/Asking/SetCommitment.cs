using System.Buffers.Binary;
using System.Security.Cryptography;
using Cordon.Core.Evidence;

namespace Cordon.Exchange.Asking;

/// <summary>
/// A holder's word on what it knows, given before anybody asks: a tree over a salted leaf for each record, filled up to the filter's count, in the order of
/// the hashes, so that neither size nor place tells anything. Of a hit it opens one leaf: it knew that, since when, and as what.
/// </summary>
public sealed class SetCommitment
{
    private readonly byte[] _seed;
    private readonly KeptTree _tree;

    private SetCommitment(byte[] seed, KeptTree tree) => (_seed, _tree) = (seed, tree);

    /// <summary>The root, which is announced.</summary>
    public byte[] Root => _tree.Root;

    /// <summary>Leaves, fillers among them.</summary>
    public int Size => _tree.Size;

    /// <summary>Commits to records.</summary>
    /// <param name="seed">32 secret bytes that salts are made of; the same records and seed lead to the same root.</param>
    /// <param name="size">Leaves, at least as many as there are records.</param>
    /// <exception cref="ArgumentException">There are more records, or one names nothing.</exception>
    public static SetCommitment Of(IReadOnlyCollection<HeldRecord> records, byte[] seed, int size)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Count, size);
        var (hashes, order, places) = (new byte[checked(size * MerkleTree.HashBytes)], new ulong[size], new int[size]);
        Parallel.ForEach(records, (record, _, at) => SetLeaf.Of(record, seed).Hash().CopyTo(hashes, at * MerkleTree.HashBytes));
        Parallel.For(records.Count, size, at => HMACSHA256.HashData(seed, (byte[])[.. "filler"u8, .. BitConverter.GetBytes(at)])
            .CopyTo(hashes, at * MerkleTree.HashBytes));
        for (var at = 0; at < size; at++)
        {
            (order[at], places[at]) = (PrefixOf(hashes.AsSpan(at * MerkleTree.HashBytes)), at);
        }

        Array.Sort(order, places);
        var sorted = new byte[hashes.Length];
        for (var at = 0; at < size; at++)
        {
            hashes.AsSpan(places[at] * MerkleTree.HashBytes, MerkleTree.HashBytes).CopyTo(sorted.AsSpan(at * MerkleTree.HashBytes));
        }

        return new SetCommitment(seed.ToArray(), new KeptTree(sorted));
    }

    /// <summary>Opens the leaf of a record; null where there is none: it was not known, or not so, when the set was committed to.</summary>
    public (SetLeaf Leaf, int Index, IReadOnlyList<byte[]> Path)? Open(HeldRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var leaf = SetLeaf.Of(record, _seed);
        var hash = leaf.Hash();
        for (var at = FirstOf(PrefixOf(hash)); at < Size && PrefixOf(_tree.Leaf(at)) == PrefixOf(hash); at++)
        {
            if (_tree.Leaf(at).SequenceEqual(hash))
            {
                return (leaf, at, _tree.Path(at));
            }
        }

        return null;
    }

    private int FirstOf(ulong prefix)
    {
        var (low, high) = (0, Size);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = PrefixOf(_tree.Leaf(middle)) < prefix ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static ulong PrefixOf(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);
}
