namespace Cordon.Web.Tests.Support;

/// <summary>The machine's clock, put forward.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
