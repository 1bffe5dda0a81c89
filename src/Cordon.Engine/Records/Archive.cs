using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Records;

/// <summary>Finds decided payments again: from a payment's number to the batch that holds it, and to the block in the batch.</summary>
/// <remarks>
/// Owned by the lane, but for <see cref="PositionOf"/> and <see cref="ReadAsync"/>. The last batches are kept at hand, since repeats come soon and
/// a batch on its way to the journal cannot be read from there yet.
/// </remarks>
internal sealed class Archive(IJournal journal, int partition)
{
    private const int RecentCount = 8;

    private readonly Lock _gate = new();
    private readonly List<(long FirstSequence, long Position)> _batches = [];
    private readonly (long Position, byte[] Payload, int Length)[] _recent = new (long, byte[], int)[RecentCount];

    /// <summary>Where the next batch goes.</summary>
    public long NextPosition { get; private set; }

    /// <summary>Takes note of a batch read back or handed over. Batches come in order.</summary>
    public void Add(long firstSequence, int paymentCount, ReadOnlySpan<byte> payload)
    {
        var position = NextPosition++;
        if (paymentCount > 0)
        {
            lock (_gate)
            {
                _batches.Add((firstSequence, position));
            }
        }

        ref var recent = ref _recent[position % RecentCount];
        if (recent.Payload is null || recent.Payload.Length < payload.Length)
        {
            recent.Payload = new byte[payload.Length * 3 / 2];
        }

        payload.CopyTo(recent.Payload);
        recent.Position = position;
        recent.Length = payload.Length;
    }

    /// <summary>Gives a snapshot where batches stand.</summary>
    public void Save(SnapshotWriter to, string section)
    {
        lock (_gate)
        {
            to.Section(section, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_batches)));
        }
    }

    /// <summary>Fills an archive that is new, as of a position.</summary>
    public void Load(SnapshotSectionReader from, long nextPosition)
    {
        var batches = new (long FirstSequence, long Position)[from.Remaining / (2 * sizeof(long))];
        from.Read(MemoryMarshal.AsBytes(batches.AsSpan()));
        from.End();
        lock (_gate)
        {
            _batches.AddRange(batches);
        }

        NextPosition = nextPosition;
    }

    /// <summary>The position of the batch that holds a payment, or −1.</summary>
    public long PositionOf(long sequence)
    {
        lock (_gate)
        {
            int low = 0, high = _batches.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _batches[middle].FirstSequence <= sequence ? (middle + 1, high) : (low, middle);
            }

            return low == 0 ? -1 : _batches[low - 1].Position;
        }
    }

    /// <summary>Reads the block that holds a payment from a batch at hand or from the journal, with its facts. Returns its lane, or −1.</summary>
    public int Read(long sequence, PaymentBlock into)
    {
        var position = PositionOf(sequence);
        if (position < 0)
        {
            return -1;
        }

        var recent = _recent[position % RecentCount];
        if (recent.Payload is not null && recent.Position == position)
        {
            return Find(recent.Payload.AsSpan(0, recent.Length), sequence, into);
        }

        // The lane waits: a repeat of an old payment is rare, and its answer must be the recorded one.
        var batch = journal.ReadOneAsync(partition, position).AsTask().GetAwaiter().GetResult();
        return batch is null ? -1 : Find(batch.Payload.Span, sequence, into);
    }

    /// <summary>Reads the block that holds a durable payment from the journal. For any thread.</summary>
    public async ValueTask<int> ReadAsync(long sequence, PaymentBlock into, CancellationToken cancellation)
    {
        var position = PositionOf(sequence);
        var batch = position < 0 ? null : await journal.ReadOneAsync(partition, position, cancellation).ConfigureAwait(false);
        return batch is null ? -1 : Find(batch.Payload.Span, sequence, into);
    }

    /// <summary>
    /// Reads blocks of durable payments, the last first, from so many batches at most. For any thread. A block is good until the next one is asked for.
    /// </summary>
    public async IAsyncEnumerable<PaymentBlock> ReadBackAsync(int batchesMax, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long[] positions;
        lock (_gate)
        {
            positions = [.. _batches.TakeLast(batchesMax).Select(batch => batch.Position)];
        }

        using var block = new PaymentBlock();
        foreach (var position in Enumerable.Reverse(positions))
        {
            if (await journal.ReadOneAsync(partition, position, cancellation).ConfigureAwait(false) is not { } batch)
            {
                continue;
            }

            foreach (var at in Enumerable.Reverse(BlocksIn(batch.Payload.Span)))
            {
                Read(batch.Payload.Span[at], block);
                yield return block;
            }
        }
    }

    private static void Read(ReadOnlySpan<byte> body, PaymentBlock into)
    {
        var reader = new ColumnReader(body);
        into.Read(ref reader, withFacts: false);
    }

    /// <summary>Where the blocks of a batch stand in it.</summary>
    private static List<Range> BlocksIn(ReadOnlySpan<byte> payload)
    {
        var found = new List<Range>();
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            if (records.Kind == RecordKind.PaymentsDecided)
            {
                var body = records.Body.Rest;
                _ = payload.Overlaps(body, out var from);
                found.Add(from..(from + body.Length));
            }
        }

        return found;
    }

    /// <summary>What durable payments are called and when they were paid, each batch read once. For any thread.</summary>
    public async Task<Dictionary<long, ToldPayment>> PaymentsAsync(IEnumerable<long> sequences, CancellationToken cancellation)
    {
        var payments = new Dictionary<long, ToldPayment>();
        using var block = new PaymentBlock();
        foreach (var inBatch in sequences.Distinct().Order().GroupBy(PositionOf))
        {
            if (await journal.ReadOneAsync(partition, inBatch.Key, cancellation).ConfigureAwait(false) is { } batch)
            {
                foreach (var sequence in inBatch)
                {
                    var lane = Find(batch.Payload.Span, sequence, block);
                    if (lane >= 0)
                    {
                        var id = Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId));
                        payments.Add(sequence, new ToldPayment(id, new Instant(block.TimeMilliseconds[lane])));
                    }
                }
            }
        }

        return payments;
    }

    /// <summary>Finds the block that holds a payment among a batch's records.</summary>
    public static int Find(ReadOnlySpan<byte> payload, long sequence, PaymentBlock into)
    {
        var records = new RecordWalk(payload);
        while (records.Next())
        {
            if (records.Kind != RecordKind.PaymentsDecided)
            {
                continue;
            }

            var block = records.Body;
            var (first, count) = PaymentBlock.Peek(block.Rest);
            if (sequence >= first && sequence < first + count)
            {
                into.Read(ref block, withFacts: true);
                return (int)(sequence - first);
            }
        }

        return -1;
    }
}
