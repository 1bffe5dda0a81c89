namespace Cordon.Engine.Snapshots;

/// <summary>A snapshot is not what was written, or has not the section asked for. The partition is rebuilt from an older one or the journal.</summary>
public sealed class SnapshotDamagedException(string file, string reason) : IOException($"The snapshot {file} cannot be used: {reason}")
{
    /// <summary>What is wrong, without the file's name.</summary>
    public string Reason { get; } = reason;
}
