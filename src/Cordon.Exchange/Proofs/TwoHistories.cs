using Cordon.Core.Evidence;

namespace Cordon.Exchange.Proofs;

/// <summary>Makes the proof that a log has two histories out of what it signed and what it shows.</summary>
public static class TwoHistories
{
    /// <summary>The proof; null where the later checkpoint grew out of the earlier one.</summary>
    /// <param name="earlier">A checkpoint that the log signed.</param>
    /// <param name="later">Another, of the same size or a greater one.</param>
    /// <param name="leafHashes">The hashes of the later one's leaves, as the log shows them: in its order, all of them.</param>
    /// <exception cref="InvalidDataException">A note is no checkpoint, or the leaves are not the later one's.</exception>
    public static ExchangeProof? Prove(SignedNote earlier, SignedNote later, IReadOnlyList<byte[]> leafHashes)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(leafHashes);
        if (Checkpoint.Read(earlier.Text) is not { } first || Checkpoint.Read(later.Text) is not { } second || first.Size > second.Size)
        {
            throw new InvalidDataException("The two are not an earlier and a later checkpoint.");
        }

        var tree = new Book.LeafTree();
        foreach (var leaf in leafHashes)
        {
            tree.AddHash(leaf);
        }

        if (tree.Size != second.Size || !tree.Root(second.Size).AsSpan().SequenceEqual(second.Root))
        {
            throw new InvalidDataException("The leaves are not those of the later checkpoint.");
        }

        var then = tree.Root(first.Size);
        return then.AsSpan().SequenceEqual(first.Root) ? null : new ExchangeProof(ExchangeProof.FormatNow, ProofKind.TwoHistories)
        {
            Earlier = earlier.Whole,
            Later = later.Whole,
            RootThen = then,
            Path = first.Size == second.Size || first.Size == 0 ? [] : MerkleProof.GrowthOf(first.Size, second.Size, tree.Node),
        };
    }
}
