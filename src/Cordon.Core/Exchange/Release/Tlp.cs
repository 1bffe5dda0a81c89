namespace Cordon.Core.Exchange.Release;

/// <summary>
/// How far something may be spread (FIRST, Traffic Light Protocol 2.0), the widest first. The numbers are the order in which marks are joined.
/// </summary>
public enum Tlp
{
    /// <summary>Not said: no marking has it.</summary>
    None = 0,

    /// <summary>To anybody.</summary>
    Clear = 1,

    /// <summary>Within the community: centres that work together.</summary>
    Green = 2,

    /// <summary>Within the recipient's organisation and its clients, who need it.</summary>
    Amber = 3,

    /// <summary>Within the recipient's organisation.</summary>
    AmberStrict = 4,

    /// <summary>To the persons it is given to and to nobody else.</summary>
    Red = 5,
}
