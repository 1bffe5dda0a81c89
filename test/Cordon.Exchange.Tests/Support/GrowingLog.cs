using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Proving;

namespace Cordon.Exchange.Tests.Support;

/// <summary>A log in memory: entries, their tree, and its owner's key, with which it signs whatever the test has it say.</summary>
internal sealed class GrowingLog : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly LogKey _key;
    private readonly List<byte[]> _leaves = [];

    public GrowingLog() => _key = LogKey.Open(_folder.In("log.key"));

    /// <summary>A log whose key and name are the same every time.</summary>
    /// <param name="seed">32 bytes.</param>
    public GrowingLog(string name, byte[] seed)
    {
        File.WriteAllText(_folder.In("log.key"), $"cordon-log-key/1 {name} {Convert.ToBase64String(seed)}\n");
        _key = LogKey.Open(_folder.In("log.key"));
    }

    public VerifierKey Key => _key.Public;

    public long Size => _leaves.Count;

    /// <summary>Appends entries of which none is like another.</summary>
    public void Append(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Append(FormattableString.Invariant($"entry {_leaves.Count}"));
        }
    }

    public void Append(string entry) => _leaves.Add(MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(entry)));

    /// <summary>Writes an entry anew, as nobody may.</summary>
    public void Rewrite(int index, string entry) => _leaves[index] = MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(entry));

    /// <summary>All entries up to a size, in one text.</summary>
    public string History(long size) => string.Concat(_leaves.Take((int)size).Select(Convert.ToHexString));

    /// <summary>The hashes of its leaves.</summary>
    public IReadOnlyList<byte[]> LeafHashes(int size) => _leaves[..size];

    public Checkpoint At(long size) => new(Key.Name, size, MerkleProof.RootOf(size, Node));

    public SignedNote Signed(long size) => Signed(At(size));

    public SignedNote Signed(Checkpoint checkpoint) => _key.Sign(checkpoint.Text);

    public IReadOnlyList<byte[]> Growth(long from, long to) => from == 0 || from > to ? [] : MerkleProof.GrowthOf(from, to, Node);

    public LogProof Proof(long index, long size) => new(index, MerkleProof.PathOf(index, size, Node), Signed(size));

    public WitnessRequest Request(long from, long to) => new(from, Growth(from, to), Signed(to), At(to));

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private byte[] Node(int level, long index) =>
        MerkleTree.Root([.. _leaves.Skip((int)(index << level)).Take(1 << level).SelectMany(leaf => leaf)]);
}
