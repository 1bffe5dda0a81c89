using System.Security.Cryptography;
using Cordon.Core.Evidence;
using Xunit;

namespace Cordon.Core.Tests.Evidence;

/// <summary>Paths that are made lead where they shall, and nothing else does.</summary>
public sealed class MerkleTreeTests
{
    private const int SizeMax = 70;

    private static readonly byte[] Leaves = [.. Enumerable.Range(0, SizeMax).SelectMany(i => MerkleTree.HashLeaf([(byte)i]))];

    [Fact]
    public void Every_leaf_of_every_tree_is_shown_to_be_in_it_and_in_no_other_place()
    {
        for (var size = 1; size <= SizeMax; size++)
        {
            var root = MerkleTree.Root(Leaves.AsSpan(0, size * MerkleTree.HashBytes));
            Assert.Equal(root, MerkleProof.RootOf(size, Node));
            for (var index = 0; index < size; index++)
            {
                var path = MerkleProof.PathOf(index, size, Node);
                Assert.Equal(path, MerkleTree.Path(Leaves.AsSpan(0, size * MerkleTree.HashBytes), index));
                Assert.True(MerkleProof.IsIncluded(Leaf(index), index, size, path, root));
                Assert.False(MerkleProof.IsIncluded(Leaf(index), index ^ 1, size, path, root) && size > 1);
                Assert.False(MerkleProof.IsIncluded(Leaf((index + 1) % SizeMax), index, size, path, root));
            }
        }
    }

    [Fact]
    public void Every_growth_is_shown_and_no_other_root_passes()
    {
        for (var to = 1; to <= SizeMax; to++)
        {
            var toRoot = MerkleProof.RootOf(to, Node);
            for (var from = 1; from <= to; from++)
            {
                var fromRoot = MerkleProof.RootOf(from, Node);
                var path = MerkleProof.GrowthOf(from, to, Node);
                Assert.True(MerkleProof.IsGrown(from, to, fromRoot, toRoot, path), $"{from} {to}");
                Assert.False(MerkleProof.IsGrown(from, to, SHA256.HashData(fromRoot), toRoot, path));
                Assert.False(MerkleProof.IsGrown(from, to, fromRoot, SHA256.HashData(toRoot), path));
            }
        }
    }

    [Fact]
    public void The_tree_of_nothing_is_the_hash_of_nothing() => Assert.Equal(SHA256.HashData([]), MerkleTree.Root([]));

    [Theory]
    [InlineData(0, 256, "tile/2/000")]
    [InlineData(70, 256, "tile/2/070")]
    [InlineData(1234067, 256, "tile/2/x001/x234/067")]
    [InlineData(999, 3, "tile/2/999.p/3")]
    [InlineData(1000, 1, "tile/2/x001/000.p/1")]
    public void Tiles_lie_where_others_look_for_them(long index, int width, string path)
    {
        Assert.Equal(path, TilePath.OfHashes(2, index, width));
        Assert.Equal(path.Replace("/2/", "/entries/", StringComparison.Ordinal), TilePath.OfEntries(index, width));
    }

    private static byte[] Leaf(int index) => Leaves.AsSpan(index * MerkleTree.HashBytes, MerkleTree.HashBytes).ToArray();

    private static byte[] Node(int level, long index) =>
        MerkleTree.Root(Leaves.AsSpan((int)(index << level) * MerkleTree.HashBytes, MerkleTree.HashBytes << level));
}
