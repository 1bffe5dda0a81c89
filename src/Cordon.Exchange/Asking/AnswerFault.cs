namespace Cordon.Exchange.Asking;

/// <summary>Why an answer is not read.</summary>
public enum AnswerFault
{
    /// <summary>It is.</summary>
    None,

    /// <summary>It is to another batch, of another epoch, or its parts do not belong together.</summary>
    OtherBatch,

    /// <summary>The epoch has ended.</summary>
    Expired,

    /// <summary>The announced key did not make all of it.</summary>
    NotProven,

    /// <summary>A canary is not found: the filter was made by another key, is empty, or is none.</summary>
    CanaryMissing,
}
