using System.Threading.Channels;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>Builds a partition's state from its journal.</summary>
internal static class Recovery
{
    /// <summary>Batches read ahead: enough that reading and applying overlap, few enough to stay small.</summary>
    private const int ReadAheadBatches = 8;

    public static async Task PlayBackAsync(
        IJournal journal, int partition, PartitionState state, Archive archive, CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<JournalBatch>(ReadAheadBatches);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var batch in journal.ReadAsync(partition, 0, cancellation).ConfigureAwait(false))
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

        archive.Add(before + 1, (int)(state.LastSequence - before), payload);
    }
}
