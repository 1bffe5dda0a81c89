using Cordon.Core.Values;

namespace Cordon.Server.Demo;

/// <summary>The clock of the simulated world: goes from moment to moment while its past is played, then runs so many times as fast as the true one.</summary>
internal sealed class DemoClock(Instant start) : TimeProvider
{
    private sealed record Anchor(Instant Simulated, long Timestamp, double Speed);

    private volatile Anchor _anchor = new(start, System.GetTimestamp(), 0);

    /// <summary>Lets it run from where it stands, at another speed.</summary>
    public void Run(double speed) => _anchor = new Anchor(Now(), System.GetTimestamp(), speed);

    /// <summary>Stands at a moment; one that is over already changes nothing, for time does not go back.</summary>
    public void StandAt(Instant moment)
    {
        if (moment > Now())
        {
            _anchor = new Anchor(moment, System.GetTimestamp(), 0);
        }
    }

    public Instant Now()
    {
        var anchor = _anchor;
        return anchor.Simulated + (System.GetElapsedTime(anchor.Timestamp) * anchor.Speed);
    }

    public override DateTimeOffset GetUtcNow() => Now().ToDateTimeOffset();

    public override long GetTimestamp() => System.GetTimestamp();

    /// <summary>Timers of the simulated world's hours end as much sooner as it runs faster.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, System.CreateTimer(callback, state, Scale(dueTime), Scale(period)));

    private TimeSpan Scale(TimeSpan span)
    {
        var speed = _anchor.Speed;
        return span <= TimeSpan.Zero || speed <= 0 ? span : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)(span.Ticks / speed)));
    }

    private sealed class ScaledTimer(DemoClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
