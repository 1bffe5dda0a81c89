using Cordon.Core.Evidence;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Proofs;

/// <summary>What a receipt shows, read by nothing but the trust list: that a message came, when, and that it stands in its receiver's log.</summary>
/// <param name="Fault">Why it shows nothing; none where it does.</param>
/// <param name="Receipt">What it says; null where it cannot be read.</param>
/// <param name="Proof">Where it stands; null where it is not shown.</param>
public sealed record ReceiptCheck(ExchangeFault Fault, Receipt? Receipt, LogProof? Proof)
{
    /// <summary>Looks at a receipt in its envelope.</summary>
    public static ReceiptCheck Of(ReadOnlySpan<byte> bytes, TrustList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (Envelope.Read(bytes) is not { PayloadType: Receipt.PayloadType } envelope || ExchangeJson.Read<Receipt>(envelope.Payload) is not { } receipt
            || ExchangeJson.Read<BookEntry>(receipt.Entry) is not { } entry)
        {
            return new ReceiptCheck(ExchangeFault.Malformed, null, null);
        }

        if (list.Centre(receipt.To) is not { } to)
        {
            return new ReceiptCheck(ExchangeFault.UnknownCentre, receipt, null);
        }

        if (!to.Keys.Any(key => key.Counts(KeyUse.Message, receipt.At) && envelope.IsSignedBy(key.KeyId, key.PublicKey)))
        {
            return new ReceiptCheck(ExchangeFault.NotSigned, receipt, null);
        }

        if (entry.Kind != EntryKind.Received || entry.Id != receipt.Id || entry.At != receipt.At || !entry.Digest.AsSpan().SequenceEqual(receipt.Message))
        {
            return new ReceiptCheck(ExchangeFault.NotProven, receipt, null);
        }

        var (fault, proof) = ShownLog.Shows(list, to, receipt.Entry, receipt.Salt, receipt.Proof);
        return new ReceiptCheck(fault, receipt, proof);
    }
}
