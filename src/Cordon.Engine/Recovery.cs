using System.Threading.Channels;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine;

/// <summary>A partition as its journal says: its state, where its payments stand, and how that was come by.</summary>
/// <param name="State">Of all batches there were; whoever gets it disposes of it.</param>
/// <param name="SnapshotSequence">The last payment that a snapshot had; 0 without one.</param>
/// <param name="PassedOver">The snapshots that could not be used, and why.</param>
internal sealed record Recovered(PartitionState State, Archive Archive, long SnapshotSequence, IReadOnlyList<SnapshotDamage> PassedOver);

/// <summary>Builds a partition's state: from its newest snapshot that can be used and the journal after it, else from the whole journal.</summary>
internal static class Recovery
{
    /// <summary>Batches read ahead: enough that reading and applying overlap, few enough to stay small.</summary>
    private const int ReadAheadBatches = 8;

    public static async Task<Recovered> RunAsync(CentreOptions options, IJournal journal, int partition, CancellationToken cancellation)
    {
        var recovered = await FromSnapshotAsync(options, journal, partition, cancellation).ConfigureAwait(false);
        var isWhole = false;
        try
        {
            await PlayBackAsync(journal, partition, recovered.State, recovered.Archive, cancellation).ConfigureAwait(false);
            isWhole = true;
            return recovered;
        }
        finally
        {
            if (!isWhole)
            {
                recovered.State.Dispose();
            }
        }
    }

    private static async Task<Recovered> FromSnapshotAsync(
        CentreOptions options, IJournal journal, int partition, CancellationToken cancellation)
    {
        IReadOnlyList<SnapshotDamage> passedOver = [];
        if (options.SnapshotFolder is { } folder && SnapshotFile.TryReadNewest(folder, partition, out passedOver) is { } snapshot)
        {
            using (snapshot)
            {
                var (state, archive) = (new PartitionState(options), new Archive(journal, partition));
                try
                {
                    await PartitionSnapshot.LoadAsync(snapshot, options, journal, state, archive, cancellation).ConfigureAwait(false);
                    return new Recovered(state, archive, state.LastSequence, passedOver);
                }
                catch (SnapshotDamagedException unusable)
                {
                    state.Dispose();
                    passedOver = [.. passedOver, new SnapshotDamage(snapshot.Path, unusable.Reason)];
                }
            }
        }

        return new Recovered(new PartitionState(options), new Archive(journal, partition), 0, passedOver);
    }

    private static async Task PlayBackAsync(
        IJournal journal, int partition, PartitionState state, Archive archive, CancellationToken cancellation)
    {
        var from = archive.NextPosition;
        var batches = Channel.CreateBounded<JournalBatch>(ReadAheadBatches);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var batch in journal.ReadAsync(partition, from, cancellation).ConfigureAwait(false))
                    {
                        await batches.Writer.WriteAsync(batch, cancellation).ConfigureAwait(false);
                    }

                    batches.Writer.Complete();
                }
#pragma warning disable CA1031 // Whatever stops the reading is thrown to the one who waits for the channel.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    batches.Writer.Complete(fault);
                }
            },
            cancellation);
        using var block = new PaymentBlock();
        await foreach (var batch in batches.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            Apply(batch.Payload.Span, state, archive, block);
        }

        await reading.ConfigureAwait(false);
    }

    private static void Apply(ReadOnlySpan<byte> payload, PartitionState state, Archive archive, PaymentBlock block)
    {
        var before = state.LastSequence;
        var reader = new ColumnReader(payload);
        while (!reader.IsAtEnd)
        {
            var kind = (RecordKind)reader.Byte();
            var body = new ColumnReader(reader.Bytes(reader.Int32()));
            if (kind == RecordKind.PaymentsDecided)
            {
                block.Read(ref body, withFacts: false);
                state.ApplyPayments(block);
            }
            else
            {
                state.Apply(kind, ref body);
            }
        }

        state.ForgetMoves();
        archive.Add(before + 1, (int)(state.LastSequence - before), payload);
    }
}
