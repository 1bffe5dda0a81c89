namespace Cordon.Engine.Journal;

/// <summary>Epochs never fall along a partition: a batch of an earlier owner after one of a later owner would have passed the fence.</summary>
internal struct EpochOrder
{
    private long _epochLast;

    public void Check(JournalBatch batch)
    {
        if (batch.Epoch < _epochLast || batch.Epoch < 1)
        {
            throw new JournalDamagedException(
                batch.Partition, batch.Position, $"it was written in epoch {batch.Epoch}, after a batch of epoch {_epochLast}");
        }

        _epochLast = batch.Epoch;
    }
}
