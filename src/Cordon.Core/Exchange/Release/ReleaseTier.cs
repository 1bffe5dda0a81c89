namespace Cordon.Core.Exchange.Release;

/// <summary>How much of something leaves. Each tier is a decision of its own.</summary>
public enum ReleaseTier
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A sealed pointer: class, band of reports, month, desk.</summary>
    Pointer = 1,

    /// <summary>The structured record.</summary>
    Record = 2,

    /// <summary>What a bank needs to keep money: account, payment, sum, deadline.</summary>
    Freeze = 3,

    /// <summary>A reference to a formal request, and nothing of what it is about.</summary>
    Evidence = 4,

    /// <summary>What people are to beware of, and nobody's person.</summary>
    Warning = 5,
}
