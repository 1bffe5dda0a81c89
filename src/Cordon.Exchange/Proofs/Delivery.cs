using System.Text.Json.Serialization;
using Cordon.Exchange.Releases;

namespace Cordon.Exchange.Proofs;

/// <summary>A message as it is handed over: with what shows that its sender's log has it, so that the sender cannot deny it later.</summary>
/// <param name="Envelope">The message in its envelope.</param>
/// <param name="Entry">The sender's entry of it (<see cref="Book.BookEntry"/>), to the byte.</param>
/// <param name="Salt">What the sender's commitment to the entry is salted with.</param>
/// <param name="Proof">That the commitment is in the sender's log (C2SP tlog-proof), against a checkpoint that others co-signed.</param>
public sealed record Delivery(byte[] Envelope, byte[] Entry, byte[] Salt, string Proof)
{
    /// <summary>The objects that the message names; null where it names none, and in proofs: those show that something was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CarriedObject>? Objects { get; init; }
}
