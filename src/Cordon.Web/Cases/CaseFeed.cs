using Cordon.Engine.Casework;

namespace Cordon.Web.Cases;

/// <summary>
/// Tells the screens of cases that something was said at the desk, and once a second that time goes on: orders move by what banks answer, which is not the
/// desk's. One look for all who watch, and none while nobody does.
/// </summary>
public sealed class CaseFeed(CaseDesk desk) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private const int LooksPerSecond = 4;

    private readonly Lock _gate = new();
    private readonly List<Action> _watchers = [];
    private ITimer? _timer;
    private long _version;
    private int _looks;

    /// <summary>Calls until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            _timer ??= TimeProvider.System.CreateTimer(_ => LookAndTell(), null, LookEvery, LookEvery);
        }

        return new Watcher(this, changed);
    }

    public void Dispose() => _timer?.Dispose();

    private void LookAndTell()
    {
        Action[] told;
        lock (_gate)
        {
            var (before, version) = (_version, desk.Version);
            _version = version;
            if (version == before && ++_looks % LooksPerSecond != 0)
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

    private sealed class Watcher(CaseFeed feed, Action changed) : IDisposable
    {
        public void Dispose() => feed.Leave(changed);
    }
}
