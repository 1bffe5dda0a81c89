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
    /// <summary>The share of the period that is learnt from.</summary>
    internal const double LearnShare = 0.6;

    /// <summary>The share that thresholds are chosen on, a gap in it.</summary>
    internal const double TuneShare = 0.2;

    /// <summary>Each gap's share of the period.</summary>
    internal const double GapShare = 0.02;

    /// <summary>Whether it is <see cref="OfPast"/>'s.</summary>
    public bool IsOfPast { get; private init; }

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
        const double tuned = LearnShare + TuneShare;
        return new TimeSplit(At(LearnShare), At(LearnShare + GapShare), At(tuned), At(tuned + GapShare));
    }

    /// <summary>The share of a running centre's past that is learnt from; the rest is for comparing who is to decide.</summary>
    internal const double PastLearnShare = 0.7;

    /// <summary>
    /// Splits what a running centre knows of its past: 70 % to learn, then, a gap apart, the latest stretch that labels are known of, its first half
    /// for calibration and all of it for comparison: calibrating does not change an order. Payments without labels have no part in it.
    /// </summary>
    public static TimeSplit OfPast(IReadOnlyList<LabelledPayment> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var payment in payments)
        {
            if (payment.IsJudged)
            {
                (first, last) = (Math.Min(first, payment.TimeMilliseconds), Math.Max(last, payment.TimeMilliseconds));
            }
        }

        var isAny = first <= last;
        long At(double share) => isAny ? first + (long)((last - first) * share) : 0;
        const double half = (1 + PastLearnShare + GapShare) / 2;
        return new TimeSplit(At(PastLearnShare), At(PastLearnShare + GapShare), At(half), At(half)) { IsOfPast = true };
    }

    /// <summary>The part a moment lies in.</summary>
    public SplitPart PartOf(long timeMilliseconds) =>
        timeMilliseconds < LearnEndMilliseconds ? SplitPart.Learn
        : timeMilliseconds < TuneStartMilliseconds ? SplitPart.Gap
        : timeMilliseconds < TuneEndMilliseconds ? SplitPart.Tune
        : timeMilliseconds < JudgeStartMilliseconds ? SplitPart.Gap
        : SplitPart.Judge;
}
