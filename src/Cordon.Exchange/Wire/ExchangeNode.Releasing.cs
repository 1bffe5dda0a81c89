using System.Security.Cryptography;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>What is asked of the policy where a message is about to be written, and the objects that travel beside it.</summary>
public sealed partial class ExchangeNode
{
    private ReleaseOffice? _release;

    /// <summary>By which something leaves; while there is none, whatever it has to be asked about waits.</summary>
    public ReleaseOffice? Release
    {
        get => Volatile.Read(ref _release);
        set
        {
            Volatile.Write(ref _release, value);
            Kick();
        }
    }

    /// <summary>An object of a matter; null where it is not here, or was erased.</summary>
    public async Task<GivenObject?> ObjectAsync(Guid thread, EventHash hash, CancellationToken cancellation = default) =>
        (await CarriedAsync(thread, hash, null, cancellation).ConfigureAwait(false))?.Read();

    /// <summary>Destroys an object's words, where they are here. The message that named it, its receipt and all proofs stay.</summary>
    /// <exception cref="IOException">The key cannot be destroyed.</exception>
    public void EraseObject(Guid thread, EventHash hash)
    {
        foreach (var place in PlacesOf(thread, hash))
        {
            Book.Erase(place.Thread);
        }
    }

    /// <summary>Destroys what was kept of an object for its originator's yes, where it is here.</summary>
    /// <exception cref="IOException">The key cannot be destroyed.</exception>
    internal void EraseDraft(Guid thread, EventHash hash) => Book.Erase(CarriedObject.DraftPlaceOf(thread, hash));

    /// <summary>Why a message did not leave; null where it did, or may yet.</summary>
    public async Task<Phrase?> WithheldAsync(Guid id, CancellationToken cancellation = default) =>
        Book.Find(EntryKind.Withheld, id) is not { } place ? null
        : await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
            && ExchangeJson.Read<WithheldNote>(opened.Content) is { WithheldFormat: WithheldNote.FormatNow } note ? note.Why
        : new Phrase("why is erased", "原因已被清除");

    /// <summary>An object as the book has it, the last writing of it that is not erased; null where there is none.</summary>
    /// <param name="named">The message's word for it: a writing with another decision is not it; null for any.</param>
    internal async Task<CarriedObject?> CarriedAsync(Guid thread, EventHash hash, ReleasedObject? named, CancellationToken cancellation)
    {
        foreach (var place in PlacesOf(thread, hash).AsEnumerable().Reverse())
        {
            if (await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
                && ExchangeJson.Read<CarriedObject>(opened.Content) is { } carried && (named is null || carried.IsOf(named)))
            {
                return carried;
            }
        }

        return null;
    }

    /// <summary>An object as it is entered.</summary>
    internal (BookEntry Entry, byte[] Content) EntryOf(Guid thread, CarriedObject one, int turn = 0)
    {
        var place = CarriedObject.PlaceOf(thread, one.Hash, turn);
        return (new BookEntry(EntryKind.Object, place, place, Now, Convert.FromHexString(one.Hash.ToString())), one.ToBytes());
    }

    /// <summary>An object as it is entered where it is not there yet, with this decision and not erased; null where it is.</summary>
    internal async Task<(BookEntry Entry, byte[] Content)?> NextEntryOfAsync(
        Guid thread, CarriedObject one, ReleasedObject named, CancellationToken cancellation) =>
        await CarriedAsync(thread, one.Hash, named, cancellation).ConfigureAwait(false) is null
            ? EntryOf(thread, one, PlacesOf(thread, one.Hash).Count) : null;

    /// <summary>What is to be given once its originator agrees, as it is entered; null where it is there.</summary>
    internal (BookEntry Entry, byte[] Content)? EntryOf(Guid thread, EventHash hash, DraftedObject draft)
    {
        var content = ExchangeJson.Write(draft);
        var place = CarriedObject.DraftPlaceOf(thread, hash);
        return Book.Find(EntryKind.Object, place) is null
            ? (new BookEntry(EntryKind.Object, place, place, Now, SHA256.HashData(content)), content) : null;
    }

    /// <summary>What is to be given once its originator agrees; null where it is not here, or was erased.</summary>
    public async Task<DraftedObject?> DraftedAsync(Guid thread, EventHash hash, CancellationToken cancellation = default) =>
        Book.Find(EntryKind.Object, CarriedObject.DraftPlaceOf(thread, hash)) is { } place
        && await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened ? ExchangeJson.Read<DraftedObject>(opened.Content) : null;

    private List<BookPlace> PlacesOf(Guid thread, EventHash hash)
    {
        var places = new List<BookPlace>();
        while (Book.Find(EntryKind.Object, CarriedObject.PlaceOf(thread, hash, places.Count)) is { } place)
        {
            places.Add(place);
        }

        return places;
    }

    private (BookEntry Entry, byte[] Content) DecidedEntry(Guid thread, Guid id, ReleaseFile file)
    {
        var content = ExchangeJson.Write(file);
        return (new BookEntry(EntryKind.Decided, thread, id, Now, SHA256.HashData(content)), content);
    }

    /// <summary>The numbers of messages of a matter that did not leave: whoever is told more of it never had them.</summary>
    private HashSet<Guid> WithheldOf(Guid thread) =>
        [.. Book.OfThread(thread).Where(place => place.Kind == EntryKind.Withheld).Select(place => place.Id)];

    /// <summary>What a message that discloses something waits for; null where it waits for nothing, or discloses nothing.</summary>
    private Phrase? AwaitedBy(SealedMessage message, TrustList list) => RequestThread.BodyOf(message) is not { Discloses: true } ? null
        : Release is null ? new Phrase("no release policy is set up here: what discloses something waits for one", "本中心未设置外发规则：涉及披露的消息须待其设置")
        : !list.IsValid(Now) ? new Phrase("the trust list has run out: what discloses something waits for the next one", "信任名单已失效：涉及披露的消息须待新名单")
        : null;

    /// <summary>Why a message does not leave now, and the objects beside it where it does.</summary>
    private async Task<(Phrase? Refusal, IReadOnlyList<CarriedObject>? Objects)> LastHopAsync(SealedMessage message)
    {
        var (said, withheld) = (message.Message, WithheldOf(message.Message.Thread));
        if (withheld.Count > 0)
        {
            var gone = (await MessagesAsync(said.Thread, _end.Token).ConfigureAwait(false)).Where(one => withheld.Contains(one.Message.Id));
            if (gone.Any(one => said.Previous.Any(hash => hash.AsSpan().SequenceEqual(one.Hash))))
            {
                return (new Phrase("a message before it did not leave", "之前的消息未获准外发"), null);
            }
        }

        if (RequestThread.BodyOf(message) is not { Discloses: true } body)
        {
            return (null, null);
        }

        return await Release!.LookAsync(message, body, _end.Token).ConfigureAwait(false);
    }

    /// <summary>Keeps that a message does not leave.</summary>
    private async Task WithholdAsync(SealedMessage message, Phrase why)
    {
        var said = message.Message;
        await Book.EnterAsync(
            new BookEntry(EntryKind.Withheld, said.Thread, said.Id, Now, message.Hash),
            ExchangeJson.Write(new WithheldNote(WithheldNote.FormatNow, why.English, why.Chinese)), _end.Token).ConfigureAwait(false);
    }
}
