namespace Cordon.Core.Exchange.Scores;

/// <summary>What is thought of a share before anything was seen: a beta distribution, in thousandths so that it can be said and written exactly.</summary>
/// <param name="GoodThousandths">As if so many had been good.</param>
/// <param name="BadThousandths">As if so many had been bad.</param>
public readonly record struct RatePrior(int GoodThousandths, int BadThousandths)
{
    /// <summary>Of how many counterparts a prior can be made at the least.</summary>
    public const int CounterpartsMin = 5;

    private const double WeightMin = 2;
    private const double WeightMax = 200;
    private const double Thousand = 1000;

    /// <summary>Eight good of ten: where one begins.</summary>
    public static RatePrior Default { get; } = new(8_000, 2_000);

    /// <summary>
    /// The prior that counterparts' counts speak for, by the method of moments for beta-binomial counts of unequal size; where they are fewer than five, or do
    /// not differ more than chance, the default. Whoever makes one publishes it: both sides of a pair must use the same.
    /// </summary>
    /// <param name="counts">How many were good of how many, of each counterpart.</param>
    public static RatePrior FromCounterparts(IEnumerable<(long Good, long All)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sorted = counts.Where(count => count.All > 0).Order().ToArray();
        if (sorted.Length < CounterpartsMin)
        {
            return Default;
        }

        double good = sorted.Sum(count => count.Good), all = sorted.Sum(count => count.All), apart = 0, thin = 0, groups = sorted.Length;
        var mean = good / all;
        foreach (var (of, n) in sorted)
        {
            var off = ((double)of / n) - mean;
            apart += n * off * off;
            thin += 1.0 / n;
        }

        var spread = groups * apart / ((groups - 1) * all);
        var byChance = mean * (1 - mean) / groups * thin;
        if (spread <= byChance || mean <= 0 || mean >= 1)
        {
            return Default;
        }

        var weight = Math.Clamp(((mean * (1 - mean)) - spread) / (spread - byChance), WeightMin, WeightMax);
        return new RatePrior(
            Math.Max(1, (int)Math.Floor((weight * mean * Thousand) + 0.5)), Math.Max(1, (int)Math.Floor((weight * (1 - mean) * Thousand) + 0.5)));
    }
}
