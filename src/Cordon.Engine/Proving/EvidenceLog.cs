using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Proving;

/// <summary>
/// The log that a centre can be held to: it follows the journal's partitions, commits to each batch as one leaf of a Merkle tree, and signs how far it
/// has come. Nobody, the centre itself included, can change afterwards what was signed without its showing.
/// </summary>
/// <remarks>
/// It is derived from the journal but for two things: in which order it took the batches of different partitions, and its secret salts. It works on a
/// thread of its own, up to a second behind the journal, and holds nobody up. Files are forced to disk before a checkpoint names them.
/// </remarks>
public sealed partial class EvidenceLog : IAsyncDisposable
{
    /// <summary>The file of the last checkpoint, where other programs look for it.</summary>
    public const string CheckpointFile = "checkpoint";

    /// <summary>The file of the public key.</summary>
    public const string PublicKeyFile = "log.pub";

    internal const string KeyFile = "log.key";
    internal const string SaltFolder = "salts";
    internal const string MarkFile = "marks";

    /// <summary>Batches that one checkpoint takes at most: while it takes them, who asks for evidence waits.</summary>
    private const int BatchesAtOnce = 512;

    /// <summary>How long the log rests when it has taken everything.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>The journal's partitions that it follows.</summary>
    internal static readonly int[] Partitions = [CaseDesk.ReportPartition, CaseDesk.Partition];

    private readonly IJournal _journal;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly LogKey _key;
    private readonly TileFolder _tiles;
    private readonly EvidenceSalts _salts;
    private readonly EvidenceMarks _marks;
    private readonly EvidenceItems _items = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _asked = new(0, 1);

    // Whoever has it reads or changes the log's files.
    private readonly Lock _turn = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _round = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EvidenceHead _head;
    private EvidenceState _state;
    private string? _lastDay;

    private EvidenceLog(IJournal journal, string folder, TimeProvider time, LogKey key, EvidenceHead head)
    {
        (_journal, _folder, _time, _key, _head) = (journal, folder, time, key, head);
        _tiles = new TileFolder(folder);
        _salts = new EvidenceSalts(Path.Combine(folder, SaltFolder));
        _marks = new EvidenceMarks(Path.Combine(folder, MarkFile));
        _state = StateOf(head, null, null);
        Resume();
        new Thread(Run) { Name = "evidence", IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>The key by which it signs.</summary>
    public VerifierKey Key => _key.Public;

    /// <summary>How far it has come.</summary>
    public EvidenceState State => Volatile.Read(ref _state);

    /// <summary>Takes up the log of a journal, or begins it.</summary>
    /// <param name="folder">Its folder: the keys lie in it too, so it is its user's alone.</param>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file of the log is damaged or missing, or the journal is not the one it was made from.</exception>
    public static async Task<EvidenceLog> OpenAsync(IJournal journal, string folder, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(time);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        PrivateFile.MakeFolder(folder);
        var (key, head) = EvidenceStart.Read(folder, Partitions.Length);
        await EvidenceStart.NeedAsync(journal, folder, head, cancellation).ConfigureAwait(false);
        DurableFile.WritePrivate(Path.Combine(folder, PublicKeyFile), System.Text.Encoding.UTF8.GetBytes(key.Public.Text + "\n"));
        if (head.Size > 0)
        {
            // The program may have ended between the two.
            DurableFile.WritePrivate(Path.Combine(folder, CheckpointFile), System.Text.Encoding.UTF8.GetBytes(head.Checkpoint));
        }

        return new EvidenceLog(journal, folder, time, key, head);
    }

    /// <summary>Waits until everything that the journal has by now is in the log, or the log says that it cannot be.</summary>
    public async ValueTask<EvidenceState> CatchUpAsync(CancellationToken cancellation = default) =>
        (await FollowAsync(cancellation).ConfigureAwait(false)).State;

    /// <summary>Ends what is under way and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
        _end.Dispose();
        _asked.Dispose();
        _items.Dispose();
        _key.Dispose();
    }

    /// <summary>Waits so, and says whether everything is in.</summary>
    private async ValueTask<(EvidenceState State, bool IsAll)> FollowAsync(CancellationToken cancellation)
    {
        var wanted = new long[Partitions.Length];
        foreach (var partition in Partitions)
        {
            wanted[partition] = await _journal.NextPositionAsync(partition, cancellation).ConfigureAwait(false);
        }

        while (true)
        {
            var round = Volatile.Read(ref _round);
            var (head, state) = (Volatile.Read(ref _head), State);
            var isAll = Partitions.All(partition => head.Next[partition] >= wanted[partition]);
            if ((isAll && state.Checkpoint?.Size >= head.Size) || state.Fault is not null)
            {
                return (state, isAll);
            }

            Ask();
            await round.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static EvidenceState StateOf(EvidenceHead head, Instant? at, string? fault) => head.Size == 0
        ? new EvidenceState(null, null, null, fault)
        : new EvidenceState(Checkpoint.Read(SignedNote.Read(head.Checkpoint)!.Text), head.Checkpoint, at, fault);

    private void Ask()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has asked already.
        }
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                var isAll = Round();
                Interlocked.Exchange(ref _round, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
                if (isAll)
                {
                    _asked.Wait(Rest, _end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The centre stops: the next start goes on where the head says.
        }
        finally
        {
            _ended.SetResult();
        }
    }

    /// <summary>Takes what the journal has and the log has not. True when that was all, or nothing can be taken now.</summary>
    private bool Round()
    {
        try
        {
            return Take() < BatchesAtOnce;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Volatile.Write(ref _state, State with { Fault = failure.Message });
            return true;
        }
    }

    private int Take()
    {
        lock (_turn)
        {
            if (State.Fault is not null)
            {
                Resume();
            }

            if (_head.Size != (State.Checkpoint?.Size ?? 0))
            {
                // It was signed, and could not be told.
                Tell();
            }

            var (next, marks, taken) = (_head.Next.ToArray(), new List<EvidenceMark>(), 0);
            foreach (var partition in Partitions)
            {
                foreach (var batch in Batches(partition, next[partition]).Take(BatchesAtOnce - taken))
                {
                    Add(batch, marks);
                    next[partition]++;
                    taken++;
                }
            }

            if (taken > 0)
            {
                Publish(next, marks);
            }
            else if (State.Fault is not null)
            {
                Volatile.Write(ref _state, State with { Fault = null });
            }

            return taken;
        }
    }

    /// <summary>Takes up what the head says, whatever was under way.</summary>
    private void Resume()
    {
        _tiles.Resume(_head.Size);
        _items.Totals = _head.Totals;
        _lastDay = _head.Size == 0 ? null : EvidenceSalts.DayOf(_tiles.Entry(_head.Size - 1, _head.Size).SealedMilliseconds);
        if (_head.Size > 0 && !RootOf(_head.Size).AsSpan().SequenceEqual(Checkpoint.Read(SignedNote.Read(_head.Checkpoint)!.Text)!.Root))
        {
            throw new InvalidDataException($"the tiles in {_folder} do not lead to the root that is signed: put the folder back from its backup, all of it");
        }
    }

    private byte[] RootOf(long size) => MerkleProof.RootOf(size, (level, index) => _tiles.Node(level, index, size));

    private void Add(JournalBatch batch, List<EvidenceMark> marks)
    {
        var (before, at) = (_items.Totals, Instant.From(_time.GetUtcNow()).Milliseconds);
        var items = _items.Take(batch);

        // A day has one key: another would not be that of what was sealed on it before.
        var hashes = _salts.LeafHashes(batch.Partition, batch.Position, at, items, mayMake: EvidenceSalts.DayOf(at) != _lastDay);
        _lastDay = EvidenceSalts.DayOf(at);
        for (var index = 0; index < items.Count; index++)
        {
            if ((Records.RecordKind)items[index].Kind is not (Records.RecordKind.PaymentsDecided or Records.RecordKind.AccountRegistered))
            {
                marks.Add(new EvidenceMark(items[index].Kind, items[index].Number, _tiles.Size, index));
            }
        }

        _tiles.Add(new EvidenceEntry(batch.Partition, batch.Position, at, items.Count, before, MerkleTree.Root(hashes)).Bytes);
    }

    private void Publish(long[] next, List<EvidenceMark> marks)
    {
        _tiles.Flush();
        _marks.Write(_head.Marks, marks);
        var size = _tiles.Size;
        var note = _key.Sign(new Checkpoint(Key.Name, size, RootOf(size)).Text);
        var head = new EvidenceHead(size, next, _items.Totals, _head.Marks + marks.Count, note.Whole);
        DurableFile.WritePrivate(Path.Combine(_folder, EvidenceHead.File), head.ToBytes());

        // What is signed stands, whatever becomes of telling it: the same batches are never taken again.
        Volatile.Write(ref _head, head);
        Tell();
    }

    private void Tell()
    {
        DurableFile.WritePrivate(Path.Combine(_folder, CheckpointFile), System.Text.Encoding.UTF8.GetBytes(_head.Checkpoint));
        var earlier = State.Checkpoint?.Size ?? 0;
        Volatile.Write(ref _state, StateOf(_head, Instant.From(_time.GetUtcNow()), null));
        _tiles.Sweep(earlier);
    }

    /// <summary>The batches of a partition, read on this thread.</summary>
    private IEnumerable<JournalBatch> Batches(int partition, long from)
    {
        var batches = _journal.ReadAsync(partition, from, _end.Token).GetAsyncEnumerator(_end.Token);
        try
        {
            while (batches.MoveNextAsync().AsTask().GetAwaiter().GetResult())
            {
                yield return batches.Current;
            }
        }
        finally
        {
            batches.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
