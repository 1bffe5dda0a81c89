using Cordon.Web.Access;

namespace Cordon.Web.Reporting;

/// <summary>
/// The calls that are taken down and not filed yet, so that a reload, a step back or another language loses no word. They stand in this program's
/// memory and nowhere else: an address would be kept in histories and logs, and a browser writes what a page stores to the officer's disk, where it
/// outlives the session. The address has only the call's identifier, which opens nothing outside of the session that began it; with that session all
/// its calls are gone.
/// </summary>
internal sealed class CallDrafts : IDisposable
{
    /// <summary>Calls of one session: more are not taken at once, and each holds what a victim said.</summary>
    public const int OfSessionMax = 16;

    /// <summary>Calls of all: of 16 KiB of words each they take no more than some ten megabytes.</summary>
    public const int AllMax = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Session, string Id), CallDraft> _all = [];
    private readonly OpenSessions _sessions;

    public CallDrafts(OpenSessions sessions)
    {
        _sessions = sessions;
        sessions.Ended += Forget;
    }

    /// <summary>How many calls of all sessions are kept.</summary>
    public int Count
    {
        get
        {
            using var _ = _gate.EnterScope();
            return _all.Count;
        }
    }

    /// <summary>Keeps a call as it stands now.</summary>
    /// <returns>Whether it is kept: not where the session is over, or has too many.</returns>
    public bool Keep(string session, string id, CallDraft draft)
    {
        using var _ = _gate.EnterScope();
        var isNew = !_all.ContainsKey((session, id));
        if (isNew)
        {
            ForgetEnded();
        }

        if (!_sessions.Lasts(session) || (isNew && (_all.Count >= AllMax || _all.Keys.Count(key => key.Session == session) >= OfSessionMax)))
        {
            return false;
        }

        _all[(session, id)] = draft with { Notes = draft.Notes.Copy() };
        return true;
    }

    /// <summary>A call of a session; null where it has none of this identifier.</summary>
    public CallDraft? Find(string session, string id)
    {
        using var _ = _gate.EnterScope();
        return _sessions.Lasts(session) && _all.TryGetValue((session, id), out var draft) ? draft with { Notes = draft.Notes.Copy() } : null;
    }

    /// <summary>The calls of a session, the latest first.</summary>
    public IReadOnlyList<(string Id, CallDraft Draft)> Of(string session)
    {
        using var _ = _gate.EnterScope();
        return !_sessions.Lasts(session) ? []
            : [.. _all.Where(one => one.Key.Session == session).OrderByDescending(one => one.Value.Begun).Select(one => (one.Key.Id, one.Value))];
    }

    /// <summary>Keeps a call no more: it was filed, or its officer drops it.</summary>
    public void Drop(string session, string id)
    {
        using var _ = _gate.EnterScope();
        _all.Remove((session, id));
    }

    public void Dispose() => _sessions.Ended -= Forget;

    private void Forget(string session)
    {
        using var _ = _gate.EnterScope();
        foreach (var key in _all.Keys.Where(key => key.Session == session).ToList())
        {
            _all.Remove(key);
        }
    }

    /// <summary>A session that nobody did anything in ends without a word: its calls go when the next one is begun.</summary>
    private void ForgetEnded()
    {
        foreach (var session in _all.Keys.Select(key => key.Session).Distinct().Where(session => !_sessions.Lasts(session)).ToList())
        {
            Forget(session);
        }
    }
}
