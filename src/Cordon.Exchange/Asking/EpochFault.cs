namespace Cordon.Exchange.Asking;

/// <summary>Why an epoch, its filter or a delta is not taken up.</summary>
public enum EpochFault
{
    /// <summary>It is taken up.</summary>
    None,

    /// <summary>A field is not what it can be.</summary>
    Malformed,

    /// <summary>It is between other centres, or of another kind of identifier.</summary>
    OtherPair,

    /// <summary>Its identifiers are written by other rules: what both know would be missed in silence.</summary>
    OtherCanonicaliser,

    /// <summary>Its canaries are not those that are asked.</summary>
    OtherCanaries,

    /// <summary>It is an epoch that was taken up before, or an earlier one.</summary>
    Replayed,

    /// <summary>It has not begun.</summary>
    NotBegun,

    /// <summary>It has ended.</summary>
    Expired,

    /// <summary>The filter is not the announced one, or none.</summary>
    OtherFilter,

    /// <summary>The delta is of another epoch, or does not follow on the last one.</summary>
    OtherDelta,

    /// <summary>The delta is before its time: the clock is fixed, so that its coming tells nothing.</summary>
    Early,
}
