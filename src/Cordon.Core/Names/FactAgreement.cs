namespace Cordon.Core.Names;

/// <summary>How two values of one fact stand to each other.</summary>
public enum FactAgreement
{
    /// <summary>One side does not know it; it changes nothing.</summary>
    Unknown,

    /// <summary>Both are the same.</summary>
    Equal,

    /// <summary>They differ by no more than slips and spellings do.</summary>
    Near,

    /// <summary>They differ.</summary>
    Differs,
}
