using Cordon.Core.Evidence;
using Cordon.Engine.Proving;
using Cordon.Exchange.Witnessing;

namespace Cordon.Exchange.Asking;

/// <summary>Whose signatures a proof of a centre's log needs.</summary>
/// <param name="Log">The log's key.</param>
/// <param name="Witnesses">The keys of witnesses that count.</param>
/// <param name="WitnessesMin">How many of them have to have co-signed: without one a log could show each its own past.</param>
public sealed record LogKeys(VerifierKey Log, IReadOnlyList<CosignerKey> Witnesses, int WitnessesMin)
{
    /// <summary>Whether an entry is in the log, signed by it and co-signed by as many witnesses as are needed.</summary>
    /// <param name="proof">C2SP tlog-proof.</param>
    public bool HasLogged(ReadOnlySpan<byte> entry, string proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return LogProof.Read(proof) is { } read && read.Shows(entry) && Checkpoint.Read(read.Note.Text)?.Origin == Log.Name && LogKey.HasSigned(Log, read.Note)
            && Witnesses.DistinctBy(key => key.Text).Count(key => WitnessKey.CosignatureOf(key, read.Note) is not null) >= WitnessesMin;
    }
}
