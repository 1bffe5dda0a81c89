namespace Cordon.Web.Shell;

/// <summary>
/// The screens that watch one thing: it is looked at four times a second for all of them while there is one, and not at all else. They are told when
/// it changed, from another thread; where time itself is shown, once a second all the same.
/// </summary>
/// <param name="look">Looks, and says whether something changed. One look ends before the next begins.</param>
/// <param name="tellsTime">Whether they are told once a second, too.</param>
internal sealed class Watchers(Func<ValueTask<bool>> look, bool tellsTime) : IDisposable
{
    private const int LooksPerSecond = 4;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1) / LooksPerSecond;

    private readonly Lock _gate = new();
    private readonly List<Action> _all = [];
    private ITimer? _timer;
    private int _isLooking;
    private int _looks;

    /// <summary>Calls until what is returned is disposed.</summary>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _all.Add(changed);
            _timer ??= TimeProvider.System.CreateTimer(_ => _ = LookAndTellAsync(), null, LookEvery, LookEvery);
        }

        return new Watcher(this, changed);
    }

    public void Dispose() => _timer?.Dispose();

    private async Task LookAndTellAsync()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            return;
        }

        try
        {
            var isChanged = await look().ConfigureAwait(false);
            var isSecond = ++_looks % LooksPerSecond == 0;
            if (!isChanged && !(tellsTime && isSecond))
            {
                return;
            }

            Action[] told;
            lock (_gate)
            {
                told = [.. _all];
            }

            foreach (var changed in told)
            {
                changed();
            }
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    private void Leave(Action changed)
    {
        lock (_gate)
        {
            _all.Remove(changed);
            if (_all.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Watcher(Watchers watchers, Action changed) : IDisposable
    {
        public void Dispose() => watchers.Leave(changed);
    }
}
