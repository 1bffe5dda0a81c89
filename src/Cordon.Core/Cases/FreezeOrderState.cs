namespace Cordon.Core.Cases;

/// <summary>Where a freeze order stands. The numbers stand in journals and never change.</summary>
public enum FreezeOrderState : byte
{
    None = 0,

    /// <summary>Found by a trace; nobody has approved it yet.</summary>
    Proposed = 1,

    /// <summary>Approved, by rule or by as many persons as its sum needs; it waits to be sent.</summary>
    Approved = 2,

    /// <summary>The bank has taken it.</summary>
    Sent = 3,

    /// <summary>The bank says that it is working on it.</summary>
    Acknowledged = 4,

    /// <summary>Held, in part or whole.</summary>
    Frozen = 5,

    /// <summary>The money had left.</summary>
    TooLate = 6,

    /// <summary>The bank does not do it, and says why.</summary>
    Refused = 7,

    /// <summary>Let go again: on appeal, by the centre, or in parts.</summary>
    Released = 8,

    /// <summary>What was frozen has been paid back towards the victims, or money came back though nothing was held any more.</summary>
    Returned = 9,

    /// <summary>Its time under the law of its place is over.</summary>
    Expired = 10,

    /// <summary>The centre took it back before it was sent, or the money moved on first.</summary>
    Withdrawn = 11,
}
