namespace Cordon.Exchange.Asking;

/// <summary>What a batch's hits look like beside those before.</summary>
public enum HitRateFinding
{
    /// <summary>As before, or nothing can be told.</summary>
    Usual,

    /// <summary>So many more that the filter may hold what nobody knows: nothing is claimed before a person has looked.</summary>
    TooMany,

    /// <summary>So many fewer that records may be kept back.</summary>
    TooFew,
}
