using Cordon.Core.Evidence;
using Cordon.Engine.Proving;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Witnessing;

namespace Cordon.Exchange.Proofs;

/// <summary>What a centre's log shows, read by nothing but the trust list.</summary>
internal static class ShownLog
{
    /// <summary>A checkpoint of a centre's log that the log signed; null where it did not.</summary>
    public static Checkpoint? Signed(TrustedCentre centre, SignedNote note) =>
        Checkpoint.Read(note.Text) is { } checkpoint && checkpoint.Origin == centre.Log.Name && LogKey.HasSigned(centre.Log, note) ? checkpoint : null;

    /// <summary>Who else co-signed a checkpoint of a centre's log, and when.</summary>
    public static IReadOnlyList<(TrustedCentre Witness, long Seconds)> Witnesses(TrustList list, TrustedCentre centre, SignedNote note) =>
    [
        .. list.Centres.Where(other => other.Id != centre.Id)
            .Select(other => (other, WitnessKey.CosignatureOf(other.Witness, note)))
            .Where(one => one.Item2 is not null)
            .Select(one => (one.other, one.Item2!.Seconds)),
    ];

    /// <summary>Whether a centre's log has an entry, against a checkpoint that enough others co-signed.</summary>
    public static (ExchangeFault Fault, LogProof? Proof) Shows(TrustList list, TrustedCentre centre, byte[] entry, byte[] salt, string proof)
    {
        var read = LogProof.Read(proof);
        return read is null || Signed(centre, read.Note) is null || !read.Shows(MerkleTree.Commitment(salt, entry)) ? (ExchangeFault.NotProven, null)
            : Witnesses(list, centre, read.Note).Count < list.WitnessesNeeded ? (ExchangeFault.NotWitnessed, null)
            : (ExchangeFault.None, read);
    }
}
