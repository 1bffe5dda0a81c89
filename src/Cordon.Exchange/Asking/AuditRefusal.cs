namespace Cordon.Exchange.Asking;

/// <summary>Why there is no audit: what was drawn by is not what had to be.</summary>
public enum AuditRefusal
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>The parts are not of one batch, or one is not what it can be.</summary>
    OtherBatch,

    /// <summary>The inspector is the holder, who would learn what was asked.</summary>
    InspectorIsHolder,

    /// <summary>The batch was not signed by two officers of the asker.</summary>
    NotAuthorised,

    /// <summary>A log's head does not hold the batch: it may be from before.</summary>
    NotLogged,

    /// <summary>The nonce is not the one that the holder committed itself to.</summary>
    OtherNonce,
}
