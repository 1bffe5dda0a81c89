using Cordon.Core.Values;

namespace Cordon.Web.Shell;

/// <summary>
/// The centre's clock, by which payments and cases go. In a demonstration it runs many times as fast as the clock by which people are signed in.
/// </summary>
public sealed class CentreClock(TimeProvider time)
{
    /// <summary>The centre's time now.</summary>
    public Instant Now => Instant.From(time.GetUtcNow());
}
