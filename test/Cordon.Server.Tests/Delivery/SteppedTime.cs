using Cordon.Server.Delivery;

namespace Cordon.Server.Tests.Delivery;

/// <summary>A clock that stands until a test moves it, and whose timers go off when it does. Timestamps measure true time.</summary>
internal sealed class SteppedTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<SteppedTimer> _timers = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, timer by timer.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (Take(until) is { } callback)
        {
            callback();
        }
    }

    /// <summary>Lets waits between attempts pass at once until something is done. Whoever is to answer keeps all the time there is.</summary>
    public async Task PassWaitsAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            Task changed;
            TimeSpan? wait;
            lock (_gate)
            {
                changed = _changed.Task;
                var waits = _timers.Where(t => t.IsOnce && t.Wait <= DeliveryLimits.RetryMax && t.Wait != DeliveryLimits.AnswerWithin).ToList();
                wait = waits.Count == 0 ? null : waits.Min(t => t.Due) - _now;
            }

            if (wait is { } shortest)
            {
                Advance(shortest > TimeSpan.Zero ? shortest : TimeSpan.Zero);
            }
            else
            {
                await Task.WhenAny(done, changed);
            }
        }

        await done;
    }

    private Action? Take(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_timers.Where(t => t.Due <= until).MinBy(t => t.Due) is not { } next)
            {
                _now = until;
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            if (next.IsOnce)
            {
                _timers.Remove(next);
            }
            else
            {
                next.Due = _now + next.Period;
            }

            return next.Callback;
        }
    }

    private sealed class SteppedTimer(SteppedTime time, Action callback) : ITimer
    {
        public Action Callback => callback;

        public DateTimeOffset Due { get; set; }

        public TimeSpan Wait { get; private set; }

        public TimeSpan Period { get; private set; }

        public bool IsOnce => Period <= TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    (Due, Wait, Period) = (time._now + dueTime, dueTime, period);
                    time._timers.Add(this);
                    time._changed.TrySetResult();
                    time._changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
