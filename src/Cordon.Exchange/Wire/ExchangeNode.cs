using System.Security.Cryptography;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Witnessing;

namespace Cordon.Exchange.Wire;

/// <summary>
/// A centre among others: what it says is in its book before it goes out and goes out until a receipt has come; what others say is in its book before it is
/// receipted; and it co-signs the logs of others. A process killed at any point goes on where it stood.
/// </summary>
public sealed partial class ExchangeNode : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly PeerClient _client;
    private readonly HeadKeeper _heads;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _receiving = new(1, 1);
    private readonly SemaphoreSlim _sending = new(1, 1);

    private ExchangeNode(NodeSettings settings, TimeProvider time, NodeKeys keys, ExchangeBook book, TrustStore trust, Witness witness)
    {
        (Id, _time, Keys, Book, Trust, Witness) = (settings.Id, time, keys, book, trust, witness);
        _client = new PeerClient(keys.Certificate, keys.Message, time);
        _heads = new HeadKeeper(settings.Id, book, _client);
        Mailbox = new MailboxStore(Path.Combine(settings.Folder, "mailbox"));
    }

    /// <summary>What the trust list calls it.</summary>
    public string Id { get; }

    /// <summary>Its keys.</summary>
    public NodeKeys Keys { get; }

    /// <summary>The book of its exchanges.</summary>
    public ExchangeBook Book { get; }

    /// <summary>Whom it trusts.</summary>
    public TrustStore Trust { get; }

    /// <summary>By which it watches the logs of others.</summary>
    public Witness Witness { get; }

    /// <summary>Hashes of messages that it keeps for others, where it is a third party.</summary>
    public MailboxStore Mailbox { get; }

    /// <summary>By which others ask it privately; null where they may not.</summary>
    public QuestionHolder? Questions { get; set; }

    /// <summary>How it asks other centres.</summary>
    internal PeerClient Client => _client;

    private Instant Now => Instant.From(_time.GetUtcNow());

    /// <summary>Takes up a centre's exchanges, or begins them.</summary>
    /// <exception cref="IOException">Its folder cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the journal is not the one whose log was co-signed.</exception>
    /// <exception cref="JournalDamagedException">A batch of the book is damaged.</exception>
    public static async Task<ExchangeNode> OpenAsync(NodeSettings settings, IJournal journal, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        var keys = NodeKeys.Open(Path.Combine(settings.Folder, NodeKeys.Folder), settings.Id, time);
        var trust = TrustStore.Open(Path.Combine(settings.Folder, "trust"), settings.Keepers);
        var book = await ExchangeBook.OpenAsync(journal, Path.Combine(settings.Folder, "book"), cancellation).ConfigureAwait(false);
        var witness = Witness.Open(Path.Combine(settings.Folder, "witness"), Watched(trust.Last, settings.Id), time);
        var node = new ExchangeNode(settings, time, keys, book, trust, witness);
        node._delivering = Task.Run(node.DeliverAllAsync, CancellationToken.None);
        return node;
    }

    /// <summary>Goes by a trust list from here on; the reason where it is not taken. That it does is in the book.</summary>
    /// <exception cref="IOException">It could not be kept, and is not taken.</exception>
    public async Task<string?> TakeTrustAsync(Envelope envelope, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (Trust.Take(envelope) is { } refusal)
        {
            return refusal;
        }

        Witness.Watch(Watched(Trust.Last, Id));
        var bytes = envelope.ToBytes();
        var entry = new BookEntry(
            EntryKind.TrustTaken, Guid.Empty, Guid.CreateVersion7(_time.GetUtcNow()), Now, SHA256.HashData(envelope.Payload));
        await Book.EnterAsync(entry, bytes, cancellation).ConfigureAwait(false);
        Kick();
        return null;
    }

    /// <summary>Looks at another log's checkpoint, as a witness does.</summary>
    /// <exception cref="IOException">It could not be kept, and is not co-signed.</exception>
    public WitnessWord Look(WitnessRequest request) => Witness.Look(request);

    /// <summary>A checkpoint of its log that has an entry in it and that others co-signed: as many as are needed, if they can be reached.</summary>
    /// <param name="wanted">Who must be among them if it can be reached.</param>
    /// <exception cref="InvalidOperationException">It is in no trust list.</exception>
    /// <exception cref="IOException">It could not be kept.</exception>
    public Task<SignedNote> CosignedAsync(long leaf, string wanted, CancellationToken cancellation = default) =>
        _heads.CosignedAsync(leaf, Trust.Last ?? throw new InvalidOperationException("There is no trust list."), wanted, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _delivering.ConfigureAwait(false);
        Release?.Dispose();
        await Book.DisposeAsync().ConfigureAwait(false);
        _heads.Dispose();
        _client.Dispose();
        Witness.Dispose();
        Keys.Dispose();
        _receiving.Dispose();
        _sending.Dispose();
        _minding.Dispose();
        _end.Dispose();
    }

    private static IEnumerable<VerifierKey> Watched(TrustList? list, string own) =>
        list is null ? [] : list.Centres.Where(centre => centre.Id != own).Select(centre => centre.Log);

    /// <summary>The messages of a matter, sent and received, in the order of the book; those erased are left out.</summary>
    public async Task<IReadOnlyList<SealedMessage>> MessagesAsync(Guid thread, CancellationToken cancellation = default)
    {
        var all = new List<SealedMessage>();
        foreach (var place in Book.OfThread(thread).Where(place => place.Kind is EntryKind.Sent or EntryKind.Received))
        {
            if (await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened && MessageOf(opened) is { } message)
            {
                all.Add(message);
            }
        }

        return all;
    }

    /// <summary>A message with its entry, by how it came into the book and its number; null where there is none, or it was erased.</summary>
    internal async Task<(OpenedEntry Entry, SealedMessage Message)?> OpenMessageAsync(string kind, Guid id, CancellationToken cancellation) =>
        Book.Find(kind, id) is { } place && await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
        && MessageOf(opened) is { } message ? (opened, message) : null;

    /// <summary>The message of an entry; null where it is about none.</summary>
    public static SealedMessage? MessageOf(OpenedEntry opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return opened.Entry.Kind switch
        {
            EntryKind.Sent => SealedMessage.Read(opened.Content),
            EntryKind.Received => ExchangeJson.Read<Delivery>(opened.Content) is { } delivery ? SealedMessage.Read(delivery.Envelope) : null,
            _ => null,
        };
    }

    /// <summary>An entry as it is shown to others: against a checkpoint that has it.</summary>
    private Delivery Shown(OpenedEntry opened, SignedNote note, byte[] envelope) =>
        new(envelope, opened.Bytes, opened.Salt, Book.Prove(opened.Place.Leaf, note).Whole);
}
