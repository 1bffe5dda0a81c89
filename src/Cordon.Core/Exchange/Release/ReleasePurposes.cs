namespace Cordon.Core.Exchange.Release;

/// <summary>What something may be used for.</summary>
[Flags]
public enum ReleasePurposes
{
    /// <summary>For nothing.</summary>
    None = 0,

    /// <summary>Warning of a scam and stopping payments.</summary>
    Prevention = 1,

    /// <summary>Keeping stolen money where it is and bringing it back.</summary>
    Recovery = 2,

    /// <summary>Finding out who did it.</summary>
    Investigation = 4,

    /// <summary>Bringing them to court.</summary>
    Prosecution = 8,

    /// <summary>Looking after victims, those forced to scam among them.</summary>
    Protection = 16,

    /// <summary>Taxes, residence, licences: no combating of crime, and so in no marking (H0).</summary>
    Administration = 32,
}
