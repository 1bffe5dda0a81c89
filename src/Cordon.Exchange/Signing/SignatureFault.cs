namespace Cordon.Exchange.Signing;

/// <summary>Why the signature of a message is not taken.</summary>
public enum SignatureFault
{
    /// <summary>It is taken.</summary>
    None,

    /// <summary>There is none, or it is not written as RFC 9421 wants it.</summary>
    Unreadable,

    /// <summary>It does not cover what the profile wants covered, or says of itself less or other than that.</summary>
    OtherProfile,

    /// <summary>It is from before or after the time in which it counts.</summary>
    OutOfTime,

    /// <summary>Nobody trusted has the key.</summary>
    UnknownKey,

    /// <summary>The content is not what was signed.</summary>
    OtherContent,

    /// <summary>The key did not sign this message.</summary>
    NotSigned,

    /// <summary>It has been seen before.</summary>
    Repeated,
}
