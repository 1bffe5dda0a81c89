using Cordon.Core.Evidence;
using Cordon.Core.Screening;
using Cordon.Engine.Records;

namespace Cordon.Engine.Proving;

/// <summary>What happened in a case, found in the log and shown to be in it.</summary>
public sealed partial class EvidenceLog
{
    /// <summary>
    /// What the log has of a case, in its order: the report, the payments with their decisions, their accounts, the policies that decided, ends of holds,
    /// orders and what became of them, restitutions, and officers' words; and the checkpoint that all of it is shown against.
    /// </summary>
    /// <exception cref="InvalidDataException">A file of the log is damaged, or the journal is not what was sealed.</exception>
    /// <exception cref="KeyNotFoundException">A day's salts are destroyed, or a payment is not in the log.</exception>
    /// <exception cref="IOException">A file of the log cannot be read, or the log cannot go on and lacks something.</exception>
    internal async Task<(string Note, IReadOnlyList<ProvenRecord> Records)> ProveAsync(CaseQuestion about, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(about);
        if (await FollowAsync(cancellation).ConfigureAwait(false) is (var state, IsAll: false))
        {
            // What is not in it yet would be left out without a word.
            throw new IOException("the log cannot go on, and not everything is in it: " + state.Fault);
        }

        return await Task.Run(() => Prove(about, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Checks the whole log as it stands, and the journal against it; it may grow meanwhile.</summary>
    /// <param name="told">Is told how many entries were checked, of how many.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Task<EvidenceReport> CheckAsync(Action<long, long>? told = null, CancellationToken cancellation = default) =>
        Task.Run(() => LogCheck.CheckAsync(_folder, Key, _journal, told, cancellation: cancellation), cancellation);

    /// <summary>Signs an object with the log's key, as a file of its own.</summary>
    internal byte[] Seal(string type, byte[] payload) => Envelope.Of(type, payload, _key).ToBytes();

    private (string Note, IReadOnlyList<ProvenRecord> Records) Prove(CaseQuestion about, CancellationToken cancellation)
    {
        // The files of one size stand as long as nothing is taken.
        lock (_turn)
        {
            var wanted = new SortedSet<(long Entry, int Index)>();
            var (accounts, policies, holds) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
            using var batches = new SealedBatches(this);
            foreach (var payment in about.Payments)
            {
                cancellation.ThrowIfCancellationRequested();
                var (entry, batch) = Find(payment, before => before.Payments, batches);
                var index = batch.Items.Index().First(one => IsOf(one.Item, RecordKind.PaymentsDecided, payment)).Index;
                wanted.Add((entry, index));
                Note(batch.Items[index], accounts, policies, holds);
            }

            foreach (var account in accounts)
            {
                var (entry, batch) = Find(account, before => before.Accounts, batches);
                wanted.Add((entry, batch.Items.Index().First(one => IsOf(one.Item, RecordKind.AccountRegistered, account)).Index));
            }

            wanted.UnionWith(_marks.Find(_head.Marks, mark => IsOf(mark, about, policies, holds)).Select(mark => (mark.Entry, mark.Index)));
            return (_head.Checkpoint, [.. wanted.GroupBy(one => one.Entry).SelectMany(of => Prove(of.Key, [.. of.Select(one => one.Index)], about, batches))]);
        }
    }

    private static bool IsOf(EvidenceItem item, RecordKind kind, long number) => item.Kind == (byte)kind && item.Number == number;

    private static bool IsOf(EvidenceMark mark, CaseQuestion about, HashSet<long> policies, HashSet<long> holds) => (RecordKind)mark.Kind switch
    {
        RecordKind.ReportFiled or RecordKind.ReportTakenBack => mark.Number == about.Stolen,
        RecordKind.OrderProposed or RecordKind.OrderMoved or RecordKind.HolderRighted => about.Orders.Contains(mark.Number),
        RecordKind.PolicyPublished => policies.Contains(mark.Number),
        RecordKind.HoldEnded or RecordKind.BlockProposed => holds.Contains(mark.Number),
        RecordKind.RestitutionProposed or RecordKind.CaseWrittenOff or (RecordKind)EvidenceItem.Casework => mark.Number == about.Case,
        _ => false,
    };

    /// <summary>What else speaks of a payment: its accounts, the policy that decided, and what became of its hold.</summary>
    private static void Note(EvidenceItem item, HashSet<long> accounts, HashSet<long> policies, HashSet<long> holds)
    {
        using var block = EvidenceRecords.PaymentOf(item.Bytes.Span);
        accounts.UnionWith([block.Payer[0], block.Payee[0]]);
        policies.Add(block.PolicyNumber);
        holds.Add(EvidenceItems.HoldOf((uint)block.Submitter[0], block.Text(0, PaymentText.PaymentId)));
    }

    /// <summary>Whether an item is a report whose words were erased. The journal has them for ever; nobody is shown them any more.</summary>
    private static bool IsErased(EvidenceItem item, CaseQuestion about) => about.ErasedUntil is { } until && (RecordKind)item.Kind switch
    {
        RecordKind.ReportFiled => EvidenceRecords.ReportOf(item.Bytes.Span).KeyedIn <= until,
        RecordKind.ReportTakenBack => EvidenceRecords.TakenBackOf(item.Bytes.Span).Time <= until,
        _ => false,
    };

    /// <summary>The entry that has what is numbered so, by what the log had before each.</summary>
    private (long Entry, (IReadOnlyList<EvidenceItem> Items, byte[] Hashes) Batch) Find(long number, Func<EvidenceTotals, long> counted, SealedBatches batches)
    {
        // The last entry before which there were fewer.
        var (low, high) = (0L, _head.Size);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = counted(_tiles.Entry(middle, _head.Size).Before) < number ? (middle, high) : (low, middle);
        }

        return number > 0 && number <= counted(_head.Totals)
            ? (low, batches.Of(low))
            : throw new KeyNotFoundException($"the log has nothing numbered {number} there");
    }

    private IEnumerable<ProvenRecord> Prove(long place, IReadOnlyList<int> indexes, CaseQuestion about, SealedBatches batches)
    {
        var (size, entry) = (_head.Size, _tiles.Entry(place, _head.Size));
        var (items, hashes) = batches.Of(place);
        var logPath = MerkleProof.PathOf(place, size, (level, index) => _tiles.Node(level, index, size));
        foreach (var index in indexes.Where(index => !IsErased(items[index], about)))
        {
            yield return new ProvenRecord(
                items[index].Bytes.ToArray(), _salts.Of(entry, index), index, MerkleTree.Path(hashes, index), entry.Text, place, logPath);
        }
    }

    /// <summary>Batches as the journal has them, which must be what was sealed: each is read and hashed once, whatever is asked of it.</summary>
    private sealed class SealedBatches(EvidenceLog log) : IDisposable
    {
        private readonly EvidenceItems _reader = new();
        private readonly Dictionary<long, (IReadOnlyList<EvidenceItem> Items, byte[] Hashes)> _read = [];

        public (IReadOnlyList<EvidenceItem> Items, byte[] Hashes) Of(long place)
        {
            if (!_read.TryGetValue(place, out var found))
            {
                var entry = log._tiles.Entry(place, log._head.Size);
                var batch = log._journal.ReadOneAsync(entry.Partition, entry.Position, log._end.Token).AsTask().GetAwaiter().GetResult();
                var (items, hashes) = EvidenceBatch.Open(entry, batch, _reader, log._salts);
                _read.Add(place, found = ([.. items], hashes));
            }

            return found;
        }

        public void Dispose() => _reader.Dispose();
    }
}
