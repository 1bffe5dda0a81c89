namespace Cordon.Learning;

/// <summary>Why a payment is an example.</summary>
public enum BackTestExampleKind : byte
{
    /// <summary>A victim's payment that only what is tried stops.</summary>
    NewlyStopped,

    /// <summary>A victim's payment that only the policy in force stops.</summary>
    NewlyMissed,

    /// <summary>A victim's payment that neither stops.</summary>
    StillMissed,

    /// <summary>A genuine payment that only what is tried stops, or warns of.</summary>
    NewlyHurt,

    /// <summary>A genuine payment that only the policy in force stops, or warns of.</summary>
    NoLongerHurt,
}
