using System.Runtime.CompilerServices;
using Cordon.Core.Screening;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine.Screening;

/// <summary>Plays a journal back and explains those decisions that are asked for, each from the state right after its block.</summary>
public static class PastDecisions
{
    /// <summary>Explains them, in the order in which they were made.</summary>
    /// <param name="options">Those the journal was begun with.</param>
    /// <param name="isAsked">Whether a payment, by its block and lane, is asked for.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    public static async IAsyncEnumerable<PaymentExplanation> ExplainAsync(
        CentreOptions options, IJournal journal, int partition, Func<PaymentBlock, int, bool> isAsked,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(isAsked);
        using var state = new PartitionState(options);
        using var block = new PaymentBlock();
        var hashes = new ulong[FactBlock.Lanes];
        await foreach (var batch in journal.ReadAsync(partition, 0, cancellation).ConfigureAwait(false))
        {
            for (var position = 0; position < batch.Payload.Length;)
            {
                if (!Take(batch.Payload.Span, ref position, state, block, hashes))
                {
                    continue;
                }

                for (var lane = 0; lane < block.Count; lane++)
                {
                    if (isAsked(block, lane))
                    {
                        yield return PaymentExplanation.Of(block, lane, state);
                    }
                }
            }
        }
    }

    /// <summary>Applies the record at a position, and says whether it was a block of payments.</summary>
    private static bool Take(ReadOnlySpan<byte> payload, ref int position, PartitionState state, PaymentBlock block, ulong[] hashes)
    {
        var records = new RecordWalk(payload[position..]);
        _ = records.Next();
        position += records.Position;
        var body = records.Body;
        if (records.Kind != RecordKind.PaymentsDecided)
        {
            state.Apply(records.Kind, ref body);
            state.ForgetMoves();
            return false;
        }

        block.Read(ref body, withFacts: true);
        for (var lane = 0; lane < block.Count; lane++)
        {
            hashes[lane] = PaymentIdentity.Hash(block.Text(lane, PaymentText.PaymentId), (uint)block.Submitter[lane]);
        }

        state.CountPayments(block);
        state.SettlePayments(block, hashes);
        state.ForgetMoves();
        return true;
    }
}
