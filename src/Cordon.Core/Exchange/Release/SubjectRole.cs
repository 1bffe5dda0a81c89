namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What the person whom something is about is in the matter, the least protected first. Who is none of them for certain is unknown, and nobody is a
/// suspect for want of a word.
/// </summary>
public enum SubjectRole
{
    /// <summary>Not said: no marking has it.</summary>
    None = 0,

    /// <summary>Confirmed to have scammed, or to have others do so.</summary>
    Suspect = 1,

    /// <summary>Passes stolen money on, knowing it or not.</summary>
    Mule = 2,

    /// <summary>It is not known: most people in a report about suspicious payments.</summary>
    Unknown = 3,

    /// <summary>Saw or told of it.</summary>
    Witness = 4,

    /// <summary>Lost money by it.</summary>
    Victim = 5,
}
