namespace Cordon.Core.Networks.Channels;

/// <summary>How likely chance alone gives at least so much, in parts of a billion, in integers: rounded up, so that nothing looks rarer than it is.</summary>
internal static class Chance
{
    /// <summary>Certain.</summary>
    public const long One = 1_000_000_000;

    /// <summary>
    /// That at least so many of independent events happen, each with its own chance (Poisson's binomial distribution), by adding one event after the other.
    /// </summary>
    public static long AtLeast(IReadOnlyList<long> chances, int count)
    {
        if (count <= 0)
        {
            return One;
        }

        // Those of exactly 0 to count − 1 events; what reaches count stays there.
        var exactly = new long[count + 1];
        exactly[0] = One;
        foreach (var chance in chances)
        {
            exactly[count] += Up((Int128)exactly[count - 1] * chance);
            for (var n = count - 1; n > 0; n--)
            {
                exactly[n] = Up(((Int128)exactly[n] * (One - chance)) + ((Int128)exactly[n - 1] * chance));
            }

            exactly[0] = Up((Int128)exactly[0] * (One - chance));
        }

        return Math.Min(One, exactly[count]);
    }

    /// <summary>That at least one of some tries with the same chance succeeds.</summary>
    public static long AtLeastOne(long chance, int tries)
    {
        var none = One;
        for (var i = 0; i < tries && none > 0; i++)
        {
            // Rounded down, since what is told is the rest.
            none = (long)((Int128)none * (One - chance) / One);
        }

        return One - none;
    }

    /// <summary>
    /// That at least so many of rare events happen where a mean number does (Poisson's distribution): a bound by its first term and the ratio of the terms
    /// that follow, p(n) / (1 − mean/(n + 1)), which needs no exponential: e^−mean is taken as at most 1/(1 + mean + mean²/2).
    /// </summary>
    /// <param name="meanThousandths">The mean, in thousandths.</param>
    /// <param name="count">How many; where it is no more than the mean the answer is <see cref="One"/>.</param>
    public static long PoissonAtLeast(long meanThousandths, int count)
    {
        if (count <= 0 || meanThousandths >= count * 1000L)
        {
            return One;
        }

        var mean = (Int128)meanThousandths;
        var term = One * (Int128)1_000_000 / (1_000_000 + (1000 * mean) + (mean * mean / 2));
        for (var n = 1; n <= count; n++)
        {
            term = ((term * mean) + (1000 * n) - 1) / (1000 * n);
        }

        var rest = (1000 * (Int128)(count + 1)) - mean;
        return (long)Int128.Min(One, ((term * 1000 * (count + 1)) + rest - 1) / rest);
    }

    private static long Up(Int128 product) => (long)((product + One - 1) / One);
}
