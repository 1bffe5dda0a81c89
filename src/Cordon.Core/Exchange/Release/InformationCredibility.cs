namespace Cordon.Core.Exchange.Release;

/// <summary>How sure what was said is: the number of the 4x4 codes, the best first.</summary>
public enum InformationCredibility
{
    /// <summary>Not said: no marking has it.</summary>
    None = 0,

    /// <summary>Known for certain.</summary>
    One = 1,

    /// <summary>Known to the source at first hand.</summary>
    Two = 2,

    /// <summary>Hearsay that others bear out.</summary>
    Three = 3,

    /// <summary>Hearsay that nothing bears out.</summary>
    Four = 4,
}
