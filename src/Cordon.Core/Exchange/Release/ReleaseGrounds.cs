namespace Cordon.Core.Exchange.Release;

/// <summary>How firm what something says is: by its 4x4 code.</summary>
public enum ReleaseGrounds
{
    /// <summary>Not said: nothing is decided about it.</summary>
    None = 0,

    /// <summary>A or B, and 1 or 2.</summary>
    Firm = 1,

    /// <summary>Anything else.</summary>
    Doubtful = 2,
}
