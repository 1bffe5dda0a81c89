namespace Cordon.Web.Access;

/// <summary>A session that is open, as its person is shown it.</summary>
/// <param name="Begun">When it began, in milliseconds since 1970.</param>
/// <param name="LastDone">When its person last did something, in milliseconds since 1970.</param>
/// <param name="From">From where.</param>
public sealed record OpenSession(string Id, long Begun, long LastDone, SessionPlace From)
{
    /// <summary>Without from where.</summary>
    public override string ToString() => $"session begun at {Begun}";
}
