namespace Cordon.Core.Casework;

/// <summary>What happened to somebody's way into a centre.</summary>
public enum PersonEvent
{
    /// <summary>They were let in, or given another link.</summary>
    Invited,

    /// <summary>Their role was changed, or they were let go or taken back.</summary>
    Changed,

    /// <summary>They changed the name by which screens show them.</summary>
    Renamed,

    /// <summary>They signed in.</summary>
    SignedIn,

    /// <summary>They were locked out, after wrong tries.</summary>
    LockedOut,

    /// <summary>They asked for what is not theirs to see or do.</summary>
    Refused,
}
