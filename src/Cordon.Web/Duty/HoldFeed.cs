using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Shell;

namespace Cordon.Web.Duty;

/// <summary>
/// What the duty desk shows, looked up once for all who watch: four times a second while somebody does, and not at all else. Whoever watches is told
/// when it changed, and once a second all the same, for time runs out.
/// </summary>
public sealed class HoldFeed : IDisposable
{
    /// <summary>Holds in the list: more than a shift decides.</summary>
    public const int ShownMax = 2_000;

    private readonly Lock _gate = new();
    private readonly Centre _centre;
    private readonly CaseDesk _desk;
    private readonly CentreClock _clock;
    private readonly Watchers _watchers;
    private HoldView _view = HoldView.None;

    public HoldFeed(Centre centre, CaseDesk desk, CentreClock clock)
    {
        (_centre, _desk, _clock) = (centre, desk, clock);
        _watchers = new Watchers(() => ValueTask.FromResult(Look()), tellsTime: true);
    }

    /// <summary>The holds as of the last look.</summary>
    public HoldView View => Volatile.Read(ref _view);

    /// <summary>Calls whenever the list changed, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed)
    {
        // Whoever comes first finds what is held now.
        Look();
        return _watchers.Watch(changed);
    }

    public void Dispose() => _watchers.Dispose();

    private bool Look()
    {
        using var _ = _gate.EnterScope();
        var (before, version, holdVersion) = (_view, _desk.Version, _centre.HoldVersion);
        var (holds, count) = _centre.HoldsByUrgency(_clock.Now, ShownMax);

        // Proposals are read again only when something was said at the desk, or when one of them may have lapsed.
        var acts = version == before.DeskVersion && before.Acts.Count == 0 ? before.Acts : _desk.OpenActs();
        Volatile.Write(ref _view, new HoldView(holds, count, acts, version, holdVersion));
        return count != before.Count || version != before.DeskVersion || holdVersion != before.HoldVersion
            || !holds.Select(hold => hold.Sequence).SequenceEqual(before.Holds.Select(hold => hold.Sequence));
    }
}
