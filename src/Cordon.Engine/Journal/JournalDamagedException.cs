namespace Cordon.Engine.Journal;

/// <summary>A record is missing or is not what was written. Nothing at or after it may be trusted without a person's decision.</summary>
public sealed class JournalDamagedException(int? partition, long? position, string what, Exception? innerException = null)
    : IOException(Describe(partition, position, what), innerException)
{
    /// <summary>The partition, where the damage could be placed.</summary>
    public int? Partition { get; } = partition;

    /// <summary>The position of the damaged record, where the damage could be placed.</summary>
    public long? Position { get; } = position;

    /// <summary>What is wrong, without the place.</summary>
    public string What { get; } = what;

    private static string Describe(int? partition, long? position, string what) => (partition, position) switch
    {
        (int p, long at) => $"The journal is damaged in partition {p} at position {at}: {what}",
        (int p, null) => $"The journal is damaged in partition {p}: {what}",
        _ => $"The journal is damaged: {what}",
    };
}
