namespace Cordon.Engine;

/// <summary>What a centre can do at the moment.</summary>
public enum CentreState
{
    Recovering,
    Ready,

    /// <summary>The journal cannot be written; what is handed in is refused until it can.</summary>
    Unavailable,

    /// <summary>Another owner has taken over, or a record is damaged: this process decides nothing any more.</summary>
    Stopped,
}
