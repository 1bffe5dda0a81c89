namespace Cordon.Exchange.Asking;

/// <summary>Between which shares the true one lies, after so many of so many were seen: the Beta distribution after Jeffreys' prior.</summary>
/// <param name="Low">The share below which it lies with half of the doubt.</param>
/// <param name="High">The share above which it lies with the other half.</param>
public readonly record struct BetaInterval(double Low, double High)
{
    // Jeffreys' prior for a share: half a hit and half a miss.
    private const double Prior = 0.5;

    private const int Steps = 60;
    private const int TermsMax = 500;
    private const double Tiny = 1e-300;
    private const double Exact = 1e-14;

    // Lanczos, g = 7, nine terms: Numerical Recipes, 6.1, in the coefficients of Godfrey.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
        9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The interval of a share.</summary>
    /// <param name="seen">How many.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="doubt">The chance that the share lies outside, such as 0.001.</param>
    public static BetaInterval Of(long seen, long of, double doubt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen, of);
        var (a, b) = (seen + Prior, of - seen + Prior);
        return new BetaInterval(Quantile(a, b, doubt / 2), Quantile(a, b, 1 - (doubt / 2)));
    }

    /// <summary>The chance that a share of this distribution lies below a value: the regularised incomplete beta function.</summary>
    internal static double Below(double a, double b, double share)
    {
        if (share <= 0 || share >= 1)
        {
            return share <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(share)) + (b * Math.Log(1 - share)));
        return share < (a + 1) / (a + b + 2) ? front * Fraction(a, b, share) / a : 1 - (front * Fraction(b, a, 1 - share) / b);
    }

    private static double Quantile(double a, double b, double chance)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(a, b, middle) < chance ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Lentz's way through the continued fraction: DLMF 8.17.22.</summary>
    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = Far(1 - ((a + b) * x / (a + 1)));
        var value = 1 / d;
        d = 1 / d;
        for (var m = 1; m <= TermsMax; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Far(1 + (even * d));
            c = Far(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Far(1 + (odd * d));
            c = Far(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Exact)
            {
                break;
            }
        }

        return value;
    }

    private static double Far(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double LogGamma(double x)
    {
        var (at, sum) = (x - 1, Lanczos[0]);
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (at + i);
        }

        var t = at + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((at + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
