using Cordon.Core.Values;

namespace Cordon.Engine.Tests;

/// <summary>A clock that stands where a test puts it; timers and timestamps are the system's.</summary>
internal sealed class SettableTime(Instant now) : TimeProvider
{
    public Instant Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
