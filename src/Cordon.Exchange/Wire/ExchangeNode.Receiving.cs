using Cordon.Core.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Witnessing;

namespace Cordon.Exchange.Wire;

/// <summary>What comes in: looked at, entered, and only then receipted.</summary>
public sealed partial class ExchangeNode
{
    /// <summary>Takes a delivery; its receipt in its envelope, or why it is not taken. What comes again gets a receipt again.</summary>
    /// <param name="peer">Who hands it over, known by its certificate and its signature.</param>
    /// <exception cref="JournalUnavailableException">It is not known whether it was entered: it is not receipted.</exception>
    public async Task<(ExchangeFault Fault, byte[]? Receipt)> ReceiveAsync(TrustedCentre peer, Delivery delivery, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(peer);
        ArgumentNullException.ThrowIfNull(delivery);

        // One after the other: what is looked at must still be so when it is entered.
        await _receiving.WaitAsync(cancellation).ConfigureAwait(false);
        BookPlace place;
        SealedMessage message;
        try
        {
            var list = Trust.Last;
            if (list is null)
            {
                return (ExchangeFault.TrustDiffers, null);
            }

            var check = DeliveryCheck.Of(delivery, list);
            if (check.Fault != ExchangeFault.None)
            {
                return (check.Fault, null);
            }

            message = check.Message!;
            if (await FaultAsync(peer, check, delivery.Objects ?? [], list, cancellation).ConfigureAwait(false) is not ExchangeFault.None and var fault)
            {
                return (fault, null);
            }

            var objects = (delivery.Objects ?? []).Select(one => EntryOf(message.Message.Thread, one));
            var entry = new BookEntry(EntryKind.Received, message.Message.Thread, message.Message.Id, Now, message.Hash);
            place = Book.Find(EntryKind.Received, message.Message.Id) ?? await Book.EnterAsync(
                [.. objects, (entry, ExchangeJson.Write(delivery with { Objects = null }))], cancellation).ConfigureAwait(false);
        }
        finally
        {
            _receiving.Release();
        }

        return await ReceiptOfAsync(place, message, cancellation).ConfigureAwait(false);
    }

    private async Task<(ExchangeFault Fault, byte[]? Receipt)> ReceiptOfAsync(BookPlace place, SealedMessage message, CancellationToken cancellation)
    {
        var opened = await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false);
        if (opened is null || !opened.Entry.Digest.AsSpan().SequenceEqual(message.Hash))
        {
            return (ExchangeFault.OtherContent, null);
        }

        var note = await _heads.CosignedAsync(place.Leaf, Trust.Last!, message.Message.From, cancellation).ConfigureAwait(false);
        var shown = Shown(opened, note, []);
        var receipt = new Receipt(
            message.Hash, message.Message.Id, message.Message.From, Id, opened.Entry.At, shown.Entry, shown.Salt, shown.Proof);
        return (ExchangeFault.None, Envelope.Of(Receipt.PayloadType, ExchangeJson.Write(receipt), Keys.Message).ToBytes());
    }

    private async Task<ExchangeFault> FaultAsync(
        TrustedCentre peer, DeliveryCheck check, IReadOnlyList<CarriedObject> objects, TrustList list, CancellationToken cancellation)
    {
        var (said, entry, index) = (check.Message!.Message, check.Entry!, check.Proof!.Index);
        return said.From != peer.Id ? ExchangeFault.UnknownCentre
            : said.To != Id ? ExchangeFault.OtherReceiver
            : Book.Find(EntryKind.Received, said.Id) is not null ? ExchangeFault.None
            : !list.IsValid(Now) || said.Trust > list.Sequence ? ExchangeFault.TrustDiffers
            : said.At > Now + DeliveryCheck.LateMax || entry.At + DeliveryCheck.LateMax < said.At || said.At + DeliveryCheck.LateMax < entry.At
                ? ExchangeFault.BackDated
            : Witness.Before(peer.Log.Name, index) is { } earlier && Checkpoint.Read(earlier.Text) is { } head
                && WitnessKey.CosignatureOf(Witness.Key, earlier) is { } seen && DeliveryCheck.IsBackDated(entry, index, head, seen.Seconds)
                ? ExchangeFault.BackDated
            : !CarriedObject.AreNamed(objects, RequestThread.BodyOf(check.Message)?.Named ?? [])
                || !await AreNewAsync(said.Thread, objects, cancellation).ConfigureAwait(false) ? ExchangeFault.ObjectsDiffer
            : await IsInOrderAsync(said, cancellation).ConfigureAwait(false) ? ExchangeFault.None
            : ExchangeFault.OutOfOrder;
    }

    /// <summary>Whether none of the objects is in the matter already with another cover, or erased: it would not be kept, though it was named.</summary>
    private async Task<bool> AreNewAsync(Guid thread, IReadOnlyList<CarriedObject> objects, CancellationToken cancellation)
    {
        foreach (var one in objects.Where(one => Book.Find(EntryKind.Object, CarriedObject.PlaceOf(thread, one.Hash)) is not null))
        {
            if (await CarriedAsync(thread, one.Hash, null, cancellation).ConfigureAwait(false) is not { } there
                || !there.Cover.AsSpan().SequenceEqual(one.Cover))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a message begins its matter, or names messages of it that are here and that one of the two said to the other.</summary>
    private async Task<bool> IsInOrderAsync(ExchangeMessage said, CancellationToken cancellation)
    {
        var known = await MessagesAsync(said.Thread, cancellation).ConfigureAwait(false);
        if (said.Previous.Count == 0 || said.Thread == said.Id)
        {
            return said.Previous.Count == 0 && said.Thread == said.Id && known.Count == 0;
        }

        var hashes = known.Where(one => (one.Message.From, one.Message.To) == (said.From, said.To) || (one.Message.From, one.Message.To) == (said.To,
            said.From))
            .Select(one => Convert.ToHexString(one.Hash)).ToHashSet();
        return said.Previous.All(hash => hashes.Contains(Convert.ToHexString(hash)));
    }
}
