using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>Where a holder looks at claims of hits, and answers those that are good by opening the leaf of its own set.</summary>
/// <param name="book">The same as the <see cref="QueryDesk"/>'s: what was never answered was never a hit.</param>
/// <param name="recordOf">The holder's record of an identifier, as it committed itself to it in a part; null where it has none.</param>
public sealed class ClaimDesk(HolderEpoch epoch, IQuotaBook book, Func<CanonicalIdentifier, int, HeldRecord?> recordOf)
{
    /// <summary>Looks at a claim.</summary>
    public ClaimWord Look(HitClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var (refusal, identifier, output) = Refusal(claim);
        if (refusal is not ClaimRefusal.None)
        {
            return new ClaimWord(refusal, null);
        }

        var tag = BinaryPrimitives.ReadUInt64BigEndian(claim.Tag);
        var isThere = claim.Part < epoch.Filters.Count && epoch.Filters[claim.Part].Find([tag])[0] && epoch.PartOf(output) >= 0;
        return isThere && recordOf(identifier, claim.Part) is { } record && epoch.Open(claim.Part, record) is var (leaf, place, path)
            ? new ClaimWord(ClaimRefusal.None, new HolderProof(claim.Epoch, claim.Root, claim.Index, claim.Part, leaf, place, path))
            : new ClaimWord(ClaimRefusal.NotHeld, null);
    }

    private (ClaimRefusal Refusal, CanonicalIdentifier Identifier, byte[] Output) Refusal(HitClaim claim)
    {
        if (!claim.IsWhole)
        {
            return (ClaimRefusal.Malformed, default, []);
        }

        if (claim.Epoch != epoch.Announcement.Epoch)
        {
            return (ClaimRefusal.OtherEpoch, default, []);
        }

        if (book.Page.Of(claim.Root) is not { } answered)
        {
            return (ClaimRefusal.OtherBatch, default, []);
        }

        if (!MerkleProof.IsIncluded(claim.Leaf.Hash(), claim.Index, answered.Count, claim.Path, claim.Root))
        {
            return (ClaimRefusal.NotCommitted, default, []);
        }

        var input = Encoding.UTF8.GetBytes(claim.Leaf.Input);
        var reading = Canonicaliser.ReadInput(input);
        if (!reading.IsRead || Canonicaliser.NameOf(reading.Identifier.Kind) != claim.Epoch.Kind)
        {
            return (ClaimRefusal.NotCanonical, default, []);
        }

        var output = new byte[OprfHolder.OutputBytes];
        epoch.Key.Output(output, input);
        return BinaryPrimitives.ReadUInt64BigEndian(claim.Tag) == OutputParts.Tag(output)
            && CryptographicOperations.FixedTimeEquals(claim.MarkBy(OutputParts.ClaimKey(output)), claim.Mark)
            ? (ClaimRefusal.None, reading.Identifier, output)
            : (ClaimRefusal.NotEvaluated, default, []);
    }
}
