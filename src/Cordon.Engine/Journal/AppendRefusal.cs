using Cordon.Engine.Journal.Frames;

namespace Cordon.Engine.Journal;

/// <summary>Why an append wrote nothing: the same ladder for every store, so that they cannot disagree.</summary>
internal static class AppendRefusal
{
    /// <param name="standing">The frame that stands at the position asked for, if any.</param>
    public static AppendStatus Of(
        JournalOwner owner,
        long position,
        UInt128 batchId,
        ReadOnlySpan<byte> payload,
        long currentEpoch,
        ReadOnlySpan<byte> standing,
        FrameDecoder decoder)
    {
        if (!standing.IsEmpty)
        {
            var batch = decoder.Decode(standing, owner.Partition, position);
            if (batch.BatchId == batchId)
            {
                return batch.Payload.Span.SequenceEqual(payload)
                    ? AppendStatus.AlreadyThere
                    : throw new InvalidOperationException(
                        $"Batch {batchId:x32} stands in partition {owner.Partition} at position {position} with other content: "
                        + "a batch id was used twice, or a retry changed its payload.");
            }
        }

        return currentEpoch == owner.Epoch ? AppendStatus.WrongPosition : AppendStatus.Fenced;
    }
}
