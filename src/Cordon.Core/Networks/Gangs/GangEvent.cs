using Cordon.Core.Language;

namespace Cordon.Core.Networks.Gangs;

/// <summary>What happened in the life of a gang.</summary>
public enum GangEventKind : byte
{
    None = 0,

    /// <summary>It is told for the first time.</summary>
    Born = 1,

    /// <summary>It was part of another gang until now.</summary>
    Split = 2,

    /// <summary>Another gang is found to be this one.</summary>
    TookIn = 3,

    /// <summary>It is found to be another gang.</summary>
    Merged = 4,

    /// <summary>It was merged and is apart again, under its own name.</summary>
    Parted = 5,

    /// <summary>Nothing has been seen of it for long.</summary>
    Gone = 6,

    /// <summary>It is seen again.</summary>
    Back = 7,
}

/// <summary>Something that happened in the life of a gang.</summary>
/// <param name="TimeMilliseconds">When it was found, from the Unix epoch.</param>
/// <param name="Other">The other gang's number; 0 for none.</param>
/// <param name="Why">In words.</param>
public sealed record GangEvent(GangEventKind Kind, long TimeMilliseconds, int Other, Phrase Why);
