namespace Cordon.Engine.Screening;

/// <summary>
/// How near a payment comes to the one that an identifier and its submitter mean; the nearest is meant, and of several the first. There can be
/// several in journals of programs to which every identifier was its sender's own.
/// </summary>
internal enum Likeness
{
    /// <summary>It is another payment.</summary>
    None,

    /// <summary>Another submitter handed it in under the same UUID.</summary>
    Anothers,

    /// <summary>The submitter's own under the same UUID, whose letters are capital here and small there.</summary>
    OwnInOtherLetters,

    /// <summary>The submitter's own under the very identifier.</summary>
    Own,
}
