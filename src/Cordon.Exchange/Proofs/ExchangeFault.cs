namespace Cordon.Exchange.Proofs;

/// <summary>Why something of the exchange is not taken. The names stand in answers and never change.</summary>
public enum ExchangeFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>It cannot be read.</summary>
    Malformed,

    /// <summary>Its author is in no list, or not whoever hands it over.</summary>
    UnknownCentre,

    /// <summary>It is meant for another.</summary>
    OtherReceiver,

    /// <summary>The centre's key did not sign it, or does not count at its time.</summary>
    NotSigned,

    /// <summary>It discloses or demands something, and two persons have not signed it.</summary>
    NotAuthorised,

    /// <summary>It goes by a trust list that is not known here, or the list known here has run out.</summary>
    TrustDiffers,

    /// <summary>It is not shown to be in its author's log.</summary>
    NotProven,

    /// <summary>Fewer others than are needed co-signed the checkpoint it is shown against.</summary>
    NotWitnessed,

    /// <summary>It says that it is older than a checkpoint without it.</summary>
    BackDated,

    /// <summary>It names messages of its matter that have not come, or of another matter.</summary>
    OutOfOrder,

    /// <summary>Its number was used for another message.</summary>
    OtherContent,

    /// <summary>It names objects that are not beside it, or objects are beside it that it does not name.</summary>
    ObjectsDiffer,
}
