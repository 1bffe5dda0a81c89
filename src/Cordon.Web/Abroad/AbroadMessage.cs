using Cordon.Core.Values;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Requests;

namespace Cordon.Web.Abroad;

/// <summary>A message of a request, with what both logs show of it.</summary>
/// <param name="Sealed">The message.</param>
/// <param name="Body">What it says; null where it is no request's.</param>
/// <param name="IsOurs">Whether this centre said it.</param>
/// <param name="Leaf">Its place in this centre's log, from 0.</param>
/// <param name="HadAt">When the other side had it, as its receipt says, or this one; null where no receipt has come.</param>
/// <param name="Signers">Whose keys signed it.</param>
public sealed record AbroadMessage(
    SealedMessage Sealed, RequestBody? Body, bool IsOurs, long Leaf, Instant? HadAt, IReadOnlyList<AbroadSigner> Signers)
{
    /// <summary>Its place in the other's log, from 0; null where that is not shown.</summary>
    public long? OtherLeaf { get; init; }

    /// <summary>Who co-signed the other's log there, and when.</summary>
    public IReadOnlyList<(string Name, Instant At)> Witnesses { get; init; } = [];

    /// <summary>Whether a third party says that its receiver did not fetch its hash.</summary>
    public bool IsUnfetched { get; init; }

    /// <summary>Why its proof shows nothing; none where it does, or there is none yet.</summary>
    public ExchangeFault Fault { get; init; }
}
