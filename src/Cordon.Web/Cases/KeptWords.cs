using Cordon.Web.Access;

namespace Cordon.Web.Cases;

/// <summary>
/// What an officer has typed into a case's forms and not sent yet, so that another tab, another language or a reload loses no word. It stands in this
/// program's memory and nowhere else, and is gone with the session.
/// </summary>
internal sealed class KeptWords : IDisposable
{
    /// <summary>Texts of one session: more are not typed at once.</summary>
    public const int OfSessionMax = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<string, string>> _all = [];
    private readonly OpenSessions _sessions;

    public KeptWords(OpenSessions sessions)
    {
        _sessions = sessions;
        sessions.Ended += Forget;
    }

    /// <summary>Keeps what stands at a place now; nothing of it where it is empty.</summary>
    /// <param name="place">The case's path, and the form's name behind it.</param>
    public void Keep(string session, string place, string text)
    {
        using var _ = _gate.EnterScope();
        if (text.Length == 0)
        {
            _all.GetValueOrDefault(session)?.Remove(place);
            return;
        }

        // A session that nobody did anything in ends without a word.
        foreach (var ended in _all.Keys.Where(one => !_sessions.Lasts(one)).ToList())
        {
            _all.Remove(ended);
        }

        if (!_sessions.Lasts(session))
        {
            return;
        }

        var its = _all.GetValueOrDefault(session) ?? (_all[session] = []);
        if (its.ContainsKey(place) || its.Count < OfSessionMax)
        {
            its[place] = text;
        }
    }

    /// <summary>What stood there; empty for nothing.</summary>
    public string Find(string session, string place)
    {
        using var _ = _gate.EnterScope();
        return _sessions.Lasts(session) ? _all.GetValueOrDefault(session)?.GetValueOrDefault(place) ?? "" : "";
    }

    /// <summary>Whether anything of a session is kept.</summary>
    public bool Has(string session)
    {
        using var _ = _gate.EnterScope();
        return _sessions.Lasts(session) && _all.GetValueOrDefault(session) is { Count: > 0 };
    }

    /// <summary>Sessions of which something is kept.</summary>
    internal int Sessions
    {
        get
        {
            using var _ = _gate.EnterScope();
            return _all.Count;
        }
    }

    public void Dispose() => _sessions.Ended -= Forget;

    private void Forget(string session)
    {
        using var _ = _gate.EnterScope();
        _all.Remove(session);
    }
}
