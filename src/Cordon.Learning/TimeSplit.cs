namespace Cordon.Learning;

/// <summary>What a payment of a history is used for.</summary>
public enum SplitPart : byte
{
    Learn,

    /// <summary>Between two parts, and used for neither: what is known of one must not reach into the other.</summary>
    Gap,

    /// <summary>For calibration and thresholds.</summary>
    Tune,

    /// <summary>For the figures.</summary>
    Judge,
}

/// <summary>A history split by time: the model learns from its first part, is tuned on the next, and judged on the last.</summary>
/// <param name="LearnEndMilliseconds">From the Unix epoch, as all of them.</param>
public readonly record struct TimeSplit(
    long LearnEndMilliseconds, long TuneStartMilliseconds, long TuneEndMilliseconds, long JudgeStartMilliseconds)
{
    /// <summary>Each gap's share of the period.</summary>
    private const double GapShare = 0.02;

    /// <summary>Splits a period: 60 % to learn, 20 % to tune, 20 % to judge, a gap's length taken from the start of the latter two.</summary>
    public static TimeSplit Of(IReadOnlyList<LabelledPayment> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var payment in payments)
        {
            (first, last) = (Math.Min(first, payment.TimeMilliseconds), Math.Max(last, payment.TimeMilliseconds));
        }

        var period = Math.Max(0, last - first);
        long At(double share) => payments.Count == 0 ? 0 : first + (long)(period * share);
        return new TimeSplit(At(0.6), At(0.6 + GapShare), At(0.8), At(0.8 + GapShare));
    }

    /// <summary>The part a moment lies in.</summary>
    public SplitPart PartOf(long timeMilliseconds) =>
        timeMilliseconds < LearnEndMilliseconds ? SplitPart.Learn
        : timeMilliseconds < TuneStartMilliseconds ? SplitPart.Gap
        : timeMilliseconds < TuneEndMilliseconds ? SplitPart.Tune
        : timeMilliseconds < JudgeStartMilliseconds ? SplitPart.Gap
        : SplitPart.Judge;
}
