namespace Cordon.Core.Exchange.Release;

/// <summary>What the originators have said to one release, the widest first.</summary>
public enum ConsentState
{
    /// <summary>Not said: nothing is decided about it.</summary>
    None = 0,

    /// <summary>Each of them has said yes to it, whoever holds the thing among them where a part is theirs.</summary>
    Explicit = 1,

    /// <summary>Each besides who holds it and who gets it has said yes, or there is no other.</summary>
    Sufficient = 2,

    /// <summary>Somebody else made a part of it and has not said yes.</summary>
    Missing = 3,
}
