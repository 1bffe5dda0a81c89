namespace Cordon.Engine.Journal;

/// <summary>What became of an append. With every other outcome than the first two nothing was written.</summary>
public enum AppendStatus
{
    /// <summary>No answer; never returned.</summary>
    None,

    /// <summary>The batch is durable.</summary>
    Appended,

    /// <summary>The same batch was already durable at this position: an earlier attempt had succeeded.</summary>
    AlreadyThere,

    /// <summary>A later owner has taken the partition. The caller must stop writing and drop what it derived.</summary>
    Fenced,

    /// <summary>The position is not the partition's next. The owner has lost count: it must derive its state anew.</summary>
    WrongPosition,
}
