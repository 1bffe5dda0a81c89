using Cordon.Core.Values;

namespace Cordon.Exchange.Proofs;

/// <summary>That a message came and stands in its receiver's log, signed by the receiver, so that it cannot deny it later.</summary>
/// <param name="Message">The message's hash.</param>
/// <param name="Id">Its number.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">Who received it, and signs this.</param>
/// <param name="At">When it was entered, by the receiver's clock.</param>
/// <param name="Entry">The receiver's entry of it, to the byte.</param>
/// <param name="Salt">What the receiver's commitment to the entry is salted with.</param>
/// <param name="Proof">That the commitment is in the receiver's log.</param>
public sealed record Receipt(byte[] Message, Guid Id, string From, string To, Instant At, byte[] Entry, byte[] Salt, string Proof)
{
    /// <summary>What its envelope says that it is.</summary>
    public const string PayloadType = "application/vnd.cordon.receipt.v1+json";
}
