using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;

namespace Cordon.Web.Access;

/// <summary>
/// The sessions that are open, each with when it began and when its person last did something. A session from before a start of the program is
/// taken up from its cookie; those that were ended before it are refused by the person's stamp, which is on disk.
/// </summary>
public sealed class OpenSessions(TimeProvider time, RandomNumberGenerator random)
{
    /// <summary>How long a session lasts in which nobody does anything: an officer who left the desk for a meal comes back to a closed one.</summary>
    public static readonly TimeSpan IdleTimeMax = TimeSpan.FromMinutes(30);

    /// <summary>How long one lasts whatever is done in it: the longest shift.</summary>
    public static readonly TimeSpan TimeMax = TimeSpan.FromHours(12);

    /// <summary>How long after signing in a person may change how they sign in.</summary>
    public static readonly TimeSpan FreshTime = TimeSpan.FromMinutes(10);

    private const string SessionClaim = "cordon:session";
    private const string BegunClaim = "cordon:begun";

    /// <summary>128 bits: nobody guesses one, and no two are the same.</summary>
    private const int IdBytes = 16;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Raised with a session's identifier when it was ended, so that its open screens end at once.</summary>
    public event Action<string>? Ended;

    /// <summary>The session that a sign-in belongs to; null for none.</summary>
    public static string? IdOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirstValue(SessionClaim);
    }

    /// <summary>Begins a session with an identifier of its own and writes it into the sign-in.</summary>
    public void Begin(ClaimsIdentity identity, SessionPlace place)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var (now, bytes) = (Now, new byte[IdBytes]);
        random.GetBytes(bytes);
        var id = Convert.ToHexStringLower(bytes);
        identity.AddClaim(new Claim(SessionClaim, id));
        identity.AddClaim(new Claim(BegunClaim, now.ToString(CultureInfo.InvariantCulture)));
        foreach (var old in _sessions.Where(one => !CouldLast(one.Value.Begun)).Select(one => one.Key))
        {
            _sessions.TryRemove(old, out _);
        }

        _sessions[id] = new Session(identity.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "", now, now, now, IsOver: false, place);
    }

    /// <summary>Keeps the session's marks when the rest of a sign-in is read anew.</summary>
    public static void Keep(ClaimsPrincipal from, ClaimsPrincipal to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ((ClaimsIdentity)to.Identity!).AddClaims(from.FindAll(claim => claim.Type is SessionClaim or BegunClaim));
    }

    /// <summary>Whether a sign-in is of a session that still lasts; one that says no session is not.</summary>
    public bool Lasts(ClaimsPrincipal principal) => SessionOf(principal) is { } session && Lasts(session);

    /// <summary>Whether the session of an identifier still lasts.</summary>
    public bool Lasts(string id) => _sessions.TryGetValue(id, out var session) && Lasts(session);

    /// <summary>Whether the person signed in so lately that it is still they who sit there.</summary>
    public bool IsFresh(ClaimsPrincipal principal) =>
        SessionOf(principal) is { } session && Lasts(session) && Now - session.Begun < (long)FreshTime.TotalMilliseconds;

    /// <summary>The same, for a request that its person made: the idle time begins anew.</summary>
    /// <param name="cookieIssued">When the request's cookie was last made: what is known of a session from before a start.</param>
    public bool Touch(ClaimsPrincipal principal, DateTimeOffset? cookieIssued, SessionPlace place)
    {
        if ((SessionOf(principal) ?? FromBefore(principal, cookieIssued, place)) is not { } session || !Lasts(session))
        {
            return false;
        }

        var (id, now) = (IdOf(principal)!, Now);
        return _sessions.AddOrUpdate(id, session with { LastDone = now, Place = place }, (_, at) => at with { LastDone = now, Place = place })
            is { IsOver: false };
    }

    /// <summary>The same, for what an open screen sends by itself: a session from before a start is taken up, and its idle time goes on.</summary>
    public bool TakeUp(ClaimsPrincipal principal, DateTimeOffset? cookieIssued, SessionPlace place) =>
        (SessionOf(principal) ?? FromBefore(principal, cookieIssued, place)) is { } session && Lasts(session)
        && Lasts(_sessions.GetOrAdd(IdOf(principal)!, session));

    /// <summary>Whether it has to be looked at the person's stamp, which tells on disk whether the session was ended.</summary>
    public bool IsToBeChecked(ClaimsPrincipal principal) =>
        SessionOf(principal) is not { Checked: { } at } || Now - at >= (long)ConsoleHost.RecheckEvery.TotalMilliseconds;

    /// <summary>Notes that the person's stamp was looked at now and is the session's.</summary>
    public void NoteChecked(ClaimsPrincipal principal)
    {
        if (SessionOf(principal) is { } session)
        {
            var now = Now;
            _sessions.AddOrUpdate(IdOf(principal)!, session with { Checked = now }, (_, at) => at with { Checked = now });
        }
    }

    /// <summary>Ends one session, with its open screens.</summary>
    public void End(string id)
    {
        if (_sessions.TryGetValue(id, out var session))
        {
            _sessions[id] = session with { IsOver = true };
            Ended?.Invoke(id);
        }
    }

    /// <summary>Ends all sessions of a person, with their open screens.</summary>
    public void EndAllOf(string person)
    {
        foreach (var (id, _) in _sessions.Where(one => one.Value.Person == person))
        {
            End(id);
        }
    }

    /// <summary>The sessions of a person that last, that in which something was done last first.</summary>
    public IReadOnlyList<OpenSession> Of(string person) =>
    [
        .. _sessions.Where(one => one.Value.Person == person && Lasts(one.Value)).OrderByDescending(one => one.Value.LastDone).ThenBy(one => one.Key)
            .Select(one => new OpenSession(one.Key, one.Value.Begun, one.Value.LastDone, one.Value.Place)),
    ];

    /// <summary>Has a session be over that was ended before this start of the program, so that its cookie takes it up no more.</summary>
    /// <param name="begun">When it began, in milliseconds since 1970: it is remembered as long as it could last.</param>
    public void TakeUpEnded(string id, string person, long begun) => _sessions[id] = new Session(person, begun, begun, Checked: null, IsOver: true, Nowhere);

    /// <summary>Whether a session that began then could still last.</summary>
    /// <param name="begun">In milliseconds since 1970.</param>
    public bool CouldLast(long begun) => Now - begun < (long)TimeMax.TotalMilliseconds;

    private Session? SessionOf(ClaimsPrincipal principal) =>
        IdOf(principal) is { } id && _sessions.TryGetValue(id, out var session) ? session : null;

    private static Session? FromBefore(ClaimsPrincipal principal, DateTimeOffset? cookieIssued, SessionPlace place) =>
        IdOf(principal) is not null && cookieIssued is { } issued
        && long.TryParse(principal.FindFirstValue(BegunClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var begun)
            ? new Session(
                principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", begun, issued.ToUnixTimeMilliseconds(), Checked: null, IsOver: false, place)
            : null;

    private static SessionPlace Nowhere { get; } = new("", "");

    private bool Lasts(Session session) =>
        !session.IsOver && CouldLast(session.Begun) && Now - session.LastDone < (long)IdleTimeMax.TotalMilliseconds;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <param name="Checked">When it was last looked at the person's stamp; null where this start of the program never did.</param>
    private sealed record Session(string Person, long Begun, long LastDone, long? Checked, bool IsOver, SessionPlace Place);
}
