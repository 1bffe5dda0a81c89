namespace Cordon.Core.Exchange.Scores;

/// <summary>What is thought of the time to an answer before anything was seen: a gamma distribution of the rate of answers.</summary>
/// <param name="AnswersThousandths">As if so many answers, in thousandths,</param>
/// <param name="ExposureMinutes">had come in so many minutes of waiting.</param>
public readonly record struct DurationPrior(int AnswersThousandths, long ExposureMinutes)
{
    private const double AnswersMin = 0.5;
    private const double AnswersMax = 50;
    private const double Thousand = 1000;
    private const double Hour = 60;

    /// <summary>
    /// Two answers in 7,516 minutes: 80 % within 4.2 days, as first answers through Europol's channel came, where times are exponential.
    /// </summary>
    public static DurationPrior Default { get; } = new(2_000, 7_516);

    /// <summary>
    /// The prior that counterparts' counts speak for, by the method of moments for Poisson counts of unequal exposure; where they are fewer than five, or do
    /// not differ more than chance, the default. Whoever makes one publishes it: both sides of a pair must use the same.
    /// </summary>
    /// <param name="counts">How many answers in how many minutes of waiting, of each counterpart.</param>
    public static DurationPrior FromCounterparts(IEnumerable<(long Answers, long Minutes)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sorted = counts.Where(count => count.Minutes > 0).Order().ToArray();
        if (sorted.Length < RatePrior.CounterpartsMin)
        {
            return Default;
        }

        double answers = sorted.Sum(count => count.Answers), hours = sorted.Sum(count => count.Minutes) / Hour, apart = 0, groups = sorted.Length;
        var mean = answers / hours;
        foreach (var (of, minutes) in sorted)
        {
            var off = (of / (minutes / Hour)) - mean;
            apart += minutes / Hour * off * off;
        }

        var spread = (groups * apart / ((groups - 1) * hours)) - (groups * mean / hours);
        if (spread <= 0 || mean <= 0)
        {
            return Default;
        }

        var shape = Math.Clamp(mean * mean / spread, AnswersMin, AnswersMax);
        return new DurationPrior((int)Math.Floor((shape * Thousand) + 0.5), Math.Max(1, (long)Math.Floor((shape / mean * Hour) + 0.5)));
    }
}
