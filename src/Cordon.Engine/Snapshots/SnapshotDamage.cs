namespace Cordon.Engine.Snapshots;

/// <summary>Why a snapshot was passed over. Not an error of the run: an older snapshot or the journal stands in.</summary>
public sealed record SnapshotDamage(string File, string Reason);
