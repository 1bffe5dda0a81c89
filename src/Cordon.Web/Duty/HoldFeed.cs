using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Shell;

namespace Cordon.Web.Duty;

/// <summary>
/// What the duty desk shows, looked up once for all who watch: four times a second while somebody does, and not at all else. Whoever watches is told
/// when it changed, and once a second all the same, for time runs out.
/// </summary>
public sealed class HoldFeed(Centre centre, CaseDesk desk, CentreClock clock) : IDisposable
{
    /// <summary>Holds in the list: more than a shift decides.</summary>
    public const int ShownMax = 2_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private const int LooksPerSecond = 4;

    private readonly Lock _gate = new();
    private readonly List<Action> _watchers = [];
    private ITimer? _timer;
    private HoldView _view = HoldView.None;
    private int _looks;

    /// <summary>The holds as of the last look.</summary>
    public HoldView View => Volatile.Read(ref _view);

    /// <summary>Calls whenever the list changed, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            if (_watchers.Count == 1)
            {
                Look();
                _timer = TimeProvider.System.CreateTimer(_ => LookAndTell(), null, LookEvery, LookEvery);
            }
        }

        return new Watcher(this, changed);
    }

    public void Dispose() => _timer?.Dispose();

    private void LookAndTell()
    {
        Action[] told;
        lock (_gate)
        {
            if (!Look() && ++_looks % LooksPerSecond != 0)
            {
                return;
            }

            told = [.. _watchers];
        }

        foreach (var changed in told)
        {
            changed();
        }
    }

    private bool Look()
    {
        var (holds, count) = centre.HoldsByUrgency(clock.Now, ShownMax);
        var (before, version) = (_view, desk.Version);

        // Proposals are read again only when something was said at the desk, or when one of them may have lapsed.
        var acts = version == before.DeskVersion && before.Acts.Count == 0 ? before.Acts : desk.OpenActs();
        Volatile.Write(ref _view, new HoldView(holds, count, acts, version));
        return count != before.Count || version != before.DeskVersion
            || !holds.Select(hold => hold.Sequence).SequenceEqual(before.Holds.Select(hold => hold.Sequence));
    }

    private void Leave(Action changed)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
            if (_watchers.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Watcher(HoldFeed feed, Action changed) : IDisposable
    {
        public void Dispose() => feed.Leave(changed);
    }
}
