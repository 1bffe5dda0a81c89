namespace Cordon.Learning;

/// <summary>
/// The population stability index: how far a distribution over fixed bins has moved from another, Σ (now − then) · ln(now / then). By the custom of
/// credit scoring below 0.1 nothing has happened, and from 0.25 on it is another population.
/// </summary>
public static class StabilityIndex
{
    /// <summary>From here on somebody should look.</summary>
    public const double WatchFrom = 0.1;

    /// <summary>From here on it is another population.</summary>
    public const double AlarmFrom = 0.25;

    /// <summary>Payments without which nothing is told: with ten bins chance alone then moves it by about 0.01.</summary>
    public const long PaymentsMin = 1_000;

    // An empty bin counts as half a payment: its logarithm would be infinite.
    private const double Empty = 0.5;

    /// <summary>The index of two counts over the same bins.</summary>
    public static double Of(IReadOnlyList<long> then, IReadOnlyList<long> now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        if (then.Count != now.Count)
        {
            throw new ArgumentException($"There are {then.Count} bins and {now.Count}.", nameof(now));
        }

        var (before, after) = (Math.Max(1, then.Sum()), Math.Max(1, now.Sum()));
        var index = 0.0;
        for (var bin = 0; bin < then.Count; bin++)
        {
            if (then[bin] == 0 && now[bin] == 0)
            {
                continue;
            }

            var (p, q) = (Math.Max(Empty, then[bin]) / before, Math.Max(Empty, now[bin]) / after);
            index += (q - p) * Math.Log(q / p);
        }

        return index;
    }

    /// <summary>What an index of so many payments means.</summary>
    public static DriftState StateOf(double index, long payments) => payments < PaymentsMin ? DriftState.CannotBeTold
        : index >= AlarmFrom ? DriftState.Alarm
        : index >= WatchFrom ? DriftState.Watch
        : DriftState.Quiet;
}
