namespace Cordon.Web.People;

/// <summary>A link by which a person sets up how to sign in, once. Only the hash of its secret is kept.</summary>
public sealed class Invitation
{
    /// <summary>The SHA-256 of the link's secret, in small hexadecimal digits.</summary>
    public required string SecretHash { get; set; }

    /// <summary>Whom it lets in.</summary>
    public required string OfficerId { get; set; }

    /// <summary>Milliseconds since 1970 until which it is good.</summary>
    public required long UntilMilliseconds { get; set; }
}
