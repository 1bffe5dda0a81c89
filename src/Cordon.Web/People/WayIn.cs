namespace Cordon.Web.People;

/// <summary>The words by which an audit is told how somebody signed in or what became of them: a closed set, which stands in journals.</summary>
public static class WayIn
{
    /// <summary>By a passkey.</summary>
    public const string Passkey = "passkey";

    /// <summary>By a password and an authenticator's code.</summary>
    public const string Code = "password and code";

    /// <summary>By the link that lets in once, on which a passkey or a password was set up.</summary>
    public const string Link = "link";

    /// <summary>By the agency's own sign-in.</summary>
    public const string OpenId = "openid";

    /// <summary>By a demonstration's link.</summary>
    public const string Demo = "demonstration";

    /// <summary>They made one more passkey.</summary>
    public const string PasskeyAdded = "passkey added";

    /// <summary>They took a passkey away.</summary>
    public const string PasskeyRemoved = "passkey removed";

    /// <summary>Was let go.</summary>
    public const string LetGo = "let go";

    /// <summary>Was taken back.</summary>
    public const string TakenBack = "taken back";

    /// <summary>Tried too often.</summary>
    public const string TooManyTries = "too many tries";
}
