namespace Cordon.Exchange.Asking;

/// <summary>Why a claim of a hit is not taken.</summary>
public enum ClaimRefusal
{
    /// <summary>It is.</summary>
    None,

    /// <summary>A field is not what it can be.</summary>
    Malformed,

    /// <summary>It is of another epoch.</summary>
    OtherEpoch,

    /// <summary>No batch of this root was answered.</summary>
    OtherBatch,

    /// <summary>The question is not in the batch: it was not committed to.</summary>
    NotCommitted,

    /// <summary>It is no identifier of the epoch's kind, or not written by the rules.</summary>
    NotCanonical,

    /// <summary>Whoever claims it has not its output.</summary>
    NotEvaluated,

    /// <summary>The holder has no such record, or not there, or no longer.</summary>
    NotHeld,
}
