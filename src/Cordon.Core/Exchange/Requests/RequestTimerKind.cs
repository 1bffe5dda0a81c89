namespace Cordon.Core.Exchange.Requests;

/// <summary>What runs out.</summary>
public enum RequestTimerKind : byte
{
    /// <summary>A sent request without a receipt is undelivered.</summary>
    Receipt = 1,

    /// <summary>A request that is neither answered nor suspended is overdue.</summary>
    Answer = 2,

    /// <summary>So is one whose originator is silent.</summary>
    Originator = 3,

    /// <summary>An answer that nobody said anything of is closed.</summary>
    Feedback = 4,

    /// <summary>Data are not preserved any more.</summary>
    Preservation = 5,
}
