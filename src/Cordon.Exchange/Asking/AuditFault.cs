namespace Cordon.Exchange.Asking;

/// <summary>What is wrong with a question that was to be opened.</summary>
public enum AuditFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was not opened, or not so that it can be read.</summary>
    NotOpened,

    /// <summary>It is not in the batch that was signed.</summary>
    NotCommitted,

    /// <summary>Something else was sent for evaluation in its place.</summary>
    OtherPoint,

    /// <summary>It is no identifier of the epoch's kind, or not written by the rules.</summary>
    NotCanonical,

    /// <summary>It is for no case, or one that was not there before the batch.</summary>
    NoCaseBefore,

    /// <summary>Too many of the opened ones lie in one range of numbers.</summary>
    TooManyOfPrefix,
}
