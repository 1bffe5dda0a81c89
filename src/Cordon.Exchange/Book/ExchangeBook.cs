using System.Security.Cryptography;
using System.Threading.Channels;
using Cordon.Core.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Engine.Snapshots;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Book;

/// <summary>
/// The book of a centre's exchanges with others: everything that was sent, received and receipted, in a partition of the journal, and the log over it that the
/// centre can be held to. Of an entry the log has a salted commitment alone; of a checkpoint a witness learns how many there are.
/// </summary>
/// <remarks>
/// It is a log of its own, since that of the centre would tell others abroad how many payments a nation makes. Entries that come together are written with one
/// sync. What is in the log is derived from the journal: a checkpoint is signed only over what is on disk.
/// </remarks>
public sealed class ExchangeBook : IAsyncDisposable
{
    /// <summary>The journal's partition of the exchanges.</summary>
    public const int Partition = 2;

    /// <summary>Entries written with one sync at the most.</summary>
    private const int AtOnceMax = 256;

    private const int Format = 1;
    private const int SaltBytes = 32;
    private const string KeyFile = "exchange-log.key";
    private const string HeadFile = "exchange.checkpoint";
    private const string KeyFolder = "thread-keys";

    private readonly IJournal _journal;
    private readonly string _folder;
    private readonly JournalOwner _owner;
    private readonly LogKey _key;
    private readonly ThreadKeys _keys;
    private readonly LeafTree _tree = new();
    private readonly List<BookPlace> _places = [];
    private readonly Dictionary<Guid, List<BookPlace>> _threads = [];
    private readonly Dictionary<(string Kind, Guid Id), BookPlace> _byId = [];

    // Whoever has it reads or changes the tree and the lists.
    private readonly Lock _turn = new();
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(AtOnceMax * 4);
    private readonly Task _writing;
    private long _next;
    private SignedNote? _cosigned;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ExchangeBook(IJournal journal, string folder, JournalOwner owner, LogKey key, ThreadKeys keys)
    {
        (_journal, _folder, _owner, _key, _keys) = (journal, folder, owner, key, keys);
        _writing = Task.Run(WriteAsync);
    }

    private sealed record Waiting(IReadOnlyList<(BookEntry Entry, byte[] Content)> All, TaskCompletionSource<BookPlace> Answer);

    /// <summary>The key of its log.</summary>
    public VerifierKey Key => _key.Public;

    /// <summary>Entries in it.</summary>
    public long Size
    {
        get
        {
            lock (_turn)
            {
                return _tree.Size;
            }
        }
    }

    /// <summary>The last checkpoint that enough others co-signed, with their words; null where there is none yet.</summary>
    public SignedNote? Cosigned => Volatile.Read(ref _cosigned);

    /// <summary>Takes the book of a journal over, or begins it.</summary>
    /// <param name="folder">Where its keys lie: its user's alone.</param>
    /// <exception cref="JournalDamagedException">A batch is damaged; nothing after it was trusted.</exception>
    /// <exception cref="JournalFormatException">A later program wrote the journal.</exception>
    /// <exception cref="InvalidDataException">The journal is not the one whose log was co-signed.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public static async Task<ExchangeBook> OpenAsync(IJournal journal, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(folder);
        PrivateFile.MakeFolder(folder);
        var owner = await journal.TakeOwnershipAsync(Partition, cancellation).ConfigureAwait(false);
        var book = new ExchangeBook(
            journal, folder, owner, LogKey.Open(Path.Combine(folder, KeyFile)), new ThreadKeys(Path.Combine(folder, KeyFolder)));
        var isOpen = false;
        try
        {
            await foreach (var batch in journal.ReadAsync(Partition, 0, cancellation).ConfigureAwait(false))
            {
                book.Apply(batch.Position, Read(batch));
            }

            book.TakeUpHead();
            isOpen = true;
            return book;
        }
        finally
        {
            if (!isOpen)
            {
                await book.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Enters something; it is on disk when this returns. What stands there already under its kind and number is not entered again.</summary>
    /// <param name="entry">What the log is committed to.</param>
    /// <param name="content">What it is about: kept beside it, shown to nobody by a proof.</param>
    /// <exception cref="JournalUnavailableException">It is not known whether it stands: the book has to be opened again.</exception>
    public ValueTask<BookPlace> EnterAsync(BookEntry entry, byte[] content, CancellationToken cancellation = default) =>
        EnterAsync([(entry, content)], cancellation);

    /// <summary>Enters what belongs together, with one sync: all of it is on disk when this returns, or none. Where the last of it stands.</summary>
    /// <exception cref="JournalUnavailableException">It is not known whether it stands: the book has to be opened again.</exception>
    public async ValueTask<BookPlace> EnterAsync(IReadOnlyList<(BookEntry Entry, byte[] Content)> all, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentOutOfRangeException.ThrowIfZero(all.Count);
        var waiting = new Waiting(all, new TaskCompletionSource<BookPlace>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, cancellation).ConfigureAwait(false);
        return await waiting.Answer.Task.ConfigureAwait(false);
    }

    /// <summary>Where something stands; null where it does not.</summary>
    public BookPlace? Find(string kind, Guid id)
    {
        lock (_turn)
        {
            return _byId.GetValueOrDefault((kind, id));
        }
    }

    /// <summary>The entries of a matter, in the log's order.</summary>
    public IReadOnlyList<BookPlace> OfThread(Guid thread)
    {
        lock (_turn)
        {
            return _threads.TryGetValue(thread, out var found) ? [.. found] : [];
        }
    }

    /// <summary>The entries from a place on, in the log's order.</summary>
    public IReadOnlyList<BookPlace> From(long leaf, int countMax)
    {
        lock (_turn)
        {
            return [.. _places.Skip((int)Math.Min(leaf, int.MaxValue)).Take(countMax)];
        }
    }

    /// <summary>Ends when there are more entries than a size.</summary>
    public async Task WaitForMoreAsync(long size, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_turn)
            {
                if (_tree.Size > size)
                {
                    return;
                }

                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>An entry as it was entered; null where it was erased.</summary>
    /// <exception cref="JournalDamagedException">Its batch is damaged.</exception>
    public async ValueTask<OpenedEntry?> OpenEntryAsync(BookPlace place, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        var batch = await _journal.ReadOneAsync(Partition, place.Position, cancellation).ConfigureAwait(false)
            ?? throw new InvalidDataException($"batch {place.Position} of the exchanges is not in the journal any more");
        return Opened(place, Read(batch)[place.Index]);
    }

    /// <summary>A checkpoint over everything entered so far, signed by the log.</summary>
    public SignedNote Sign()
    {
        lock (_turn)
        {
            return _key.Sign(new Checkpoint(Key.Name, _tree.Size, _tree.Root(_tree.Size)).Text);
        }
    }

    /// <summary>How the log grew from a size to another.</summary>
    public IReadOnlyList<byte[]> Growth(long from, long to)
    {
        lock (_turn)
        {
            return from == 0 || from >= to ? [] : MerkleProof.GrowthOf(from, to, _tree.Node);
        }
    }

    /// <summary>Hashes of the log's tree as a tile of C2SP tlog-tiles has them, as many as there are; empty where there are none.</summary>
    /// <param name="level">0 for the leaves' hashes, one more for each eight levels of the tree.</param>
    /// <param name="index">Its place on the level, from 0.</param>
    public byte[] Tile(int level, long index)
    {
        lock (_turn)
        {
            var count = level is < 0 or > 7 || index < 0 ? 0 : (_tree.Size >> (TilePath.Height * level)) - (index * TilePath.Width);
            var hashes = new List<byte>();
            for (var i = 0; i < Math.Min(count, TilePath.Width); i++)
            {
                hashes.AddRange(_tree.Node(TilePath.Height * level, (index * TilePath.Width) + i));
            }

            return [.. hashes];
        }
    }

    /// <summary>That an entry is in the log, against a checkpoint of it.</summary>
    public LogProof Prove(long leaf, SignedNote note)
    {
        var size = (Checkpoint.Read(note.Text) ?? throw new ArgumentException("The note is no checkpoint.", nameof(note))).Size;
        lock (_turn)
        {
            return new LogProof(leaf, MerkleProof.PathOf(leaf, size, _tree.Node), note);
        }
    }

    /// <summary>Keeps a checkpoint that enough others co-signed, on disk, where it is later than the one at hand.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    public void Keep(SignedNote cosigned)
    {
        ArgumentNullException.ThrowIfNull(cosigned);
        lock (_turn)
        {
            if (_cosigned is not { } last || SizeOf(cosigned) >= SizeOf(last))
            {
                DurableFile.WritePrivate(Path.Combine(_folder, HeadFile), System.Text.Encoding.UTF8.GetBytes(cosigned.Whole));
                Volatile.Write(ref _cosigned, cosigned);
            }
        }
    }

    /// <summary>Destroys what was said in a matter. That something was said stays proven; what, nobody can show any more.</summary>
    /// <exception cref="IOException">The key cannot be destroyed.</exception>
    public void Erase(Guid thread) => _keys.Destroy(thread);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _key.Dispose();
    }

    private static long SizeOf(SignedNote note) => Checkpoint.Read(note.Text)!.Size;

    private async Task WriteAsync()
    {
        Exception? stopped = null;
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var batch = new List<Waiting>();
            while (batch.Count < AtOnceMax && _waiting.Reader.TryRead(out var one))
            {
                batch.Add(one);
            }

            try
            {
                if (stopped is null)
                {
                    await WriteAsync(batch).ConfigureAwait(false);
                }
            }
            catch (Exception fault) when (fault is IOException or InvalidOperationException or UnauthorizedAccessException or ArgumentException)
            {
                // Whether it stands is not known; whoever opens the book again sees.
                stopped = fault;
            }

            foreach (var one in stopped is null ? [] : batch)
            {
                one.Answer.TrySetException(new JournalUnavailableException("The book of the exchanges cannot be written.", stopped));
            }
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        var fresh = batch.SelectMany(one => one.All).DistinctBy(one => (one.Entry.Kind, one.Entry.Id))
            .Where(one => Find(one.Entry.Kind, one.Entry.Id) is null).ToList();
        if (fresh.Count > 0)
        {
            IReadOnlyList<ClosedEntry> closed = [.. fresh.Select(one => Closed(one.Entry, one.Content))];
            var payload = ExchangeJson.Write(new BookBatch(Format, closed));
            var id = new UInt128(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)), BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
            var status = await _journal.AppendAsync(_owner, _next, id, payload, closed.Count).ConfigureAwait(false);
            if (status is not (AppendStatus.Appended or AppendStatus.AlreadyThere))
            {
                throw new InvalidOperationException($"Another program has taken the book of the exchanges over: {status}.");
            }

            Apply(_next, closed);
        }

        foreach (var one in batch)
        {
            one.Answer.TrySetResult(Find(one.All[^1].Entry.Kind, one.All[^1].Entry.Id)!);
        }
    }

    private ClosedEntry Closed(BookEntry entry, byte[] content)
    {
        var bytes = ExchangeJson.Write(entry);
        byte[] plain = [.. RandomNumberGenerator.GetBytes(SaltBytes), .. BitConverter.GetBytes(bytes.Length), .. bytes, .. content];
        return new ClosedEntry(entry.Kind, entry.Thread, entry.Id, MerkleTree.Commitment(plain.AsSpan(0, SaltBytes), bytes), _keys.Close(entry.Thread, plain));
    }

    private OpenedEntry? Opened(BookPlace place, ClosedEntry closed)
    {
        if (_keys.Open(closed.Thread, closed.Closed) is not { } plain)
        {
            return null;
        }

        var rest = plain.AsSpan(SaltBytes);
        var bytes = rest.Slice(sizeof(int), BitConverter.ToInt32(rest)).ToArray();
        return ExchangeJson.Read<BookEntry>(bytes) is { } entry
            ? new OpenedEntry(place, entry, bytes, plain[..SaltBytes], rest[(sizeof(int) + bytes.Length)..].ToArray())
            : null;
    }

    private static IReadOnlyList<ClosedEntry> Read(JournalBatch batch) =>
        ExchangeJson.Read<BookBatch>(batch.Payload.Span) is { Format: Format } read
            ? read.Entries
            : throw new JournalFormatException($"Batch {batch.Position} of the exchanges cannot be read: a later program wrote it.");

    private void Apply(long position, IReadOnlyList<ClosedEntry> entries)
    {
        lock (_turn)
        {
            foreach (var (index, closed) in entries.Index())
            {
                var place = new BookPlace(_tree.Size, closed.Kind, closed.Thread, closed.Id, position, index);
                _tree.Add(closed.Commitment);
                _places.Add(place);
                _byId[(closed.Kind, closed.Id)] = place;
                if (!_threads.TryGetValue(closed.Thread, out var thread))
                {
                    _threads.Add(closed.Thread, thread = []);
                }

                thread.Add(place);
            }

            _next = position + 1;
            var grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            grown.TrySetResult();
        }
    }

    /// <summary>Takes the co-signed checkpoint up, which must be of this log: where it is not, the journal was changed or is another's.</summary>
    private void TakeUpHead()
    {
        var path = Path.Combine(_folder, HeadFile);
        if (!File.Exists(path))
        {
            return;
        }

        _cosigned = SignedNote.Read(File.ReadAllText(path)) is { } note && LogKey.HasSigned(Key, note) && Checkpoint.Read(note.Text) is { } head
            && head.Size <= _tree.Size && _tree.Root(head.Size).AsSpan().SequenceEqual(head.Root)
                ? note
                : throw new InvalidDataException($"{path} is no checkpoint of this journal's exchanges: one of the two was changed, or is another's");
    }
}
