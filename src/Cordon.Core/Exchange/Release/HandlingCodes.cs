namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What whoever gets something may not do with it without being allowed to (Europol's handling codes). None is H0, which everything has: for combating
/// crime only.
/// </summary>
[Flags]
public enum HandlingCodes
{
    /// <summary>H0: for preventing and combating crime and for nothing else.</summary>
    None = 0,

    /// <summary>Not to be used in court.</summary>
    H1 = 1,

    /// <summary>Not to be passed on.</summary>
    H2 = 2,

    /// <summary>What its words say; only a person can read them.</summary>
    H3 = 4,
}
