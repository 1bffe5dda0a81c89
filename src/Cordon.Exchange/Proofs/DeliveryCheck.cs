using Cordon.Core.Evidence;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Proofs;

/// <summary>What a delivery shows, read by nothing but the trust list: who said what, on whose order, and that it stands in their log.</summary>
/// <param name="Fault">Why it shows nothing; none where it does.</param>
/// <param name="Message">The message; null where it cannot be read.</param>
/// <param name="Entry">The sender's entry; null where it is not shown.</param>
/// <param name="Proof">Where it stands; null where it is not shown.</param>
public sealed record DeliveryCheck(ExchangeFault Fault, SealedMessage? Message, BookEntry? Entry, LogProof? Proof)
{
    /// <summary>How much later than it says an entry may have been made: clocks are apart, and a co-signature takes its time.</summary>
    public static readonly TimeSpan LateMax = TimeSpan.FromMinutes(5);

    /// <summary>Looks at a delivery.</summary>
    public static DeliveryCheck Of(Delivery delivery, TrustList list)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(list);
        if (SealedMessage.Read(delivery.Envelope) is not { } message || ExchangeJson.Read<BookEntry>(delivery.Entry) is not { } entry)
        {
            return new DeliveryCheck(ExchangeFault.Malformed, null, null, null);
        }

        if (list.Centre(message.Message.From) is not { } from)
        {
            return new DeliveryCheck(ExchangeFault.UnknownCentre, message, null, null);
        }

        if (SignatureFault(message, from) is not ExchangeFault.None and var unsigned)
        {
            return new DeliveryCheck(unsigned, message, null, null);
        }

        if (entry.Kind != EntryKind.Sent || entry.Id != message.Message.Id || entry.Thread != message.Message.Thread
            || !entry.Digest.AsSpan().SequenceEqual(message.Hash))
        {
            return new DeliveryCheck(ExchangeFault.NotProven, message, null, null);
        }

        var (fault, proof) = ShownLog.Shows(list, from, delivery.Entry, delivery.Salt, delivery.Proof);
        return new DeliveryCheck(fault, message, entry, proof);
    }

    /// <summary>
    /// Whether an entry claims a time at which its log did not have it yet: a witness co-signed later a checkpoint that ends before the entry.
    /// </summary>
    /// <param name="index">The entry's place in the log.</param>
    /// <param name="earlier">A checkpoint of the log.</param>
    /// <param name="seconds">When a witness co-signed that, since 1970.</param>
    public static bool IsBackDated(BookEntry entry, long index, Checkpoint earlier, long seconds)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(earlier);
        return earlier.Size <= index && entry.At + LateMax < Core.Values.Instant.From(DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <summary>Whether whoever has to signed a message.</summary>
    internal static ExchangeFault SignatureFault(SealedMessage message, TrustedCentre from)
    {
        var (said, envelope) = (message.Message, message.Envelope);
        return !Has(KeyUse.Message) ? ExchangeFault.NotSigned
            : MessageKind.NeedsTwoPersons(said.Kind) && !(Has(KeyUse.Operator) && Has(KeyUse.Authoriser)) ? ExchangeFault.NotAuthorised
            : ExchangeFault.None;

        // A key stands in the list for one use, so that two uses are two keys.
        bool Has(KeyUse use) => from.Keys.Any(key => key.Counts(use, said.At) && envelope.IsSignedBy(key.KeyId, key.PublicKey));
    }
}
