namespace Cordon.Core.Casework;

/// <summary>Where a grave act stands. The names stand in records and never change.</summary>
public enum GraveActState
{
    /// <summary>It waits for a second person, until its time is over.</summary>
    Proposed,

    /// <summary>A second person approved it; the centre has not answered yet.</summary>
    Approved,

    /// <summary>A second person declined it.</summary>
    Declined,

    /// <summary>Its proposer took it back.</summary>
    Withdrawn,

    /// <summary>Its time was over before anybody said anything.</summary>
    Lapsed,

    /// <summary>The centre did it.</summary>
    Executed,

    /// <summary>The centre did not do it, and said why.</summary>
    Failed,
}
