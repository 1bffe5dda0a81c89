namespace Cordon.Engine.Evidence;

/// <summary>Whose word, or what finding, says what a payment was. Strongest first: a stronger one is believed over a weaker.</summary>
public enum EvidenceKind : byte
{
    /// <summary>A victim, or his bank, reported it.</summary>
    Reported,

    /// <summary>A person ended its hold by cancelling it.</summary>
    Cancelled,

    /// <summary>A person ended its hold by letting it go.</summary>
    Released,

    /// <summary>It moved reported money on to another account.</summary>
    MovedStolen,

    /// <summary>It moved reported money out of the banks, as cash or to an exchange.</summary>
    CashedOut,

    /// <summary>It paid a shop with reported money: what a mule keeps he spends, and whoever he paid does too.</summary>
    SpentStolen,

    /// <summary>A stranger paid it into an account whose past is a mule's: a victim who has not reported, as it seems.</summary>
    PaidLikelyMule,
}
