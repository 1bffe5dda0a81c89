namespace Cordon.Core.Exchange.Release;

/// <summary>What keeps something from leaving whatever else holds of it.</summary>
[Flags]
public enum ReleaseBars
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The time for which it may be kept is over.</summary>
    Expired = 1,

    /// <summary>The recipient is not in the list of the trusted, or not competent for the purpose.</summary>
    Untrusted = 2,

    /// <summary>The recipient is none of those whom it may go to.</summary>
    OutOfAudience = 4,

    /// <summary>It may not be used for the purpose.</summary>
    OtherPurpose = 8,

    /// <summary>None of its legal bases is in force with the recipient.</summary>
    NoBasis = 16,

    /// <summary>The recipient's law has it kept for longer than it may be.</summary>
    KeptTooLong = 32,

    /// <summary>A pointer was asked for without the proof of a hit.</summary>
    HitUnproven = 64,
}
