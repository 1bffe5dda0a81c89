using Cordon.Core.Values;

namespace Cordon.Server.Replay;

/// <summary>A clock that stands still, so that a replay repeated gives the same records; its timestamps measure true time.</summary>
internal sealed class ReplayClock(Instant now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
