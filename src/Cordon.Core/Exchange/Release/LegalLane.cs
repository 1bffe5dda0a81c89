namespace Cordon.Core.Exchange.Release;

/// <summary>What the legal basis carries. Intelligence never becomes evidence silently.</summary>
public enum LegalLane
{
    /// <summary>Not said: a basis that is missing is one of <see cref="ReleaseBars"/>.</summary>
    None = 0,

    /// <summary>Evidence as well as intelligence.</summary>
    Judicial = 1,

    /// <summary>Intelligence: what leads on, and is not shown in court.</summary>
    Police = 2,
}
