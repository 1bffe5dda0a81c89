namespace Cordon.Core.Evidence;

/// <summary>What a witness says to a checkpoint.</summary>
public enum WitnessAnswer
{
    /// <summary>It grew out of what the witness saw before, and is co-signed.</summary>
    Cosigned,

    /// <summary>The witness knows no log of this name.</summary>
    UnknownLog,

    /// <summary>No key that the witness knows as this log's signed it.</summary>
    NotSigned,

    /// <summary>The witness co-signed another size last than the log believes: it says which.</summary>
    OtherSize,

    /// <summary>The log signed two different trees of one size: it shows different ones different pasts, or wrote its own anew.</summary>
    OtherRoot,

    /// <summary>Nothing shows that it grew out of what the witness saw before.</summary>
    NotGrown,
}
