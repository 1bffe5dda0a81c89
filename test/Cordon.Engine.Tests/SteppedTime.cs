using Cordon.Core.Values;

namespace Cordon.Engine.Tests;

/// <summary>A clock that goes on only when a test says so, and then lets the timers fire that are due.</summary>
internal sealed class SteppedTime(Instant now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private Instant _now = now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now.ToDateTimeOffset();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Goes on by so much.</summary>
    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.TakeDue(_now))];
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(SteppedTime time, Action fire) : ITimer
    {
        private Instant? _due;

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
            }

            return true;
        }

        public bool TakeDue(Instant now)
        {
            var isDue = _due <= now;
            _due = isDue ? null : _due;
            return isDue;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
