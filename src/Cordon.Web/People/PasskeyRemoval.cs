namespace Cordon.Web.People;

/// <summary>What became of taking a passkey away.</summary>
public enum PasskeyRemoval
{
    /// <summary>It signs nobody in any more, and all the person's sessions are ended.</summary>
    Removed,

    /// <summary>The person has no such passkey.</summary>
    Unknown,

    /// <summary>It is the only way in: a person who took it away could not come back without an administrator.</summary>
    LastWayIn,
}
