namespace Cordon.Engine.Journal;

/// <summary>The right to append to a partition, as long as no later epoch has been taken. The default value is nobody and is refused.</summary>
/// <param name="Partition">The partition owned.</param>
/// <param name="Epoch">Counts the owners the partition has had, from 1.</param>
public readonly record struct JournalOwner(int Partition, long Epoch);
