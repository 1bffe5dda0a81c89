namespace Cordon.Core.Exchange.Release;

/// <summary>What of <see cref="RightsRisks"/> the rules see.</summary>
[Flags]
public enum RightsConcerns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Life, freedom from torture, or an opinion.</summary>
    AtRisk = 1,

    /// <summary>Somebody who may have been forced to scam.</summary>
    PossiblyTrafficked = 2,
}
