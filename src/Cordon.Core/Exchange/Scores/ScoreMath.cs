namespace Cordon.Core.Exchange.Scores;

/// <summary>
/// The functions of a score, made of additions, subtractions, multiplications and divisions alone, in an order that the arguments fix: IEEE 754 says each to
/// the bit, so two machines agree. The library's logarithms and exponentials may differ from one to the next.
/// </summary>
/// <remarks>
/// Logarithm by the series of the inverse hyperbolic tangent, exponential by Taylor's, the gamma function by Stirling's series behind its recurrence, the
/// incomplete beta function by its continued fraction (DLMF 8.17.22) and the incomplete gamma function by series (8.7.1) and fraction (8.9.2), both by Lentz's
/// way; quantiles by halving.
/// </remarks>
internal static class ScoreMath
{
    private const double Ln2 = 0.693147180559945309417;
    private const double HalfLnTwoPi = 0.918938533204672741780;
    private const double RootHalf = 0.707106781186547524401;
    private const double Tiny = 1e-300;
    private const double Close = 1e-15;
    private const int TermsMax = 10_000;
    private const int Halvings = 80;

    // From here on Stirling's series is good to the last digits.
    private const double StirlingFrom = 12;

    /// <summary>The natural logarithm of a positive number.</summary>
    public static double Log(double x)
    {
        var exponent = Math.ILogB(x) + 1;
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa < RootHalf)
        {
            mantissa *= 2;
            exponent--;
        }

        var ratio = (mantissa - 1) / (mantissa + 1);
        var (square, power, sum) = (ratio * ratio, ratio, ratio);
        for (var n = 3; n < 30; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return (2 * sum) + (exponent * Ln2);
    }

    /// <summary>e to the power of a number.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }

        var halvings = (int)Math.Floor((x / Ln2) + 0.5);
        var rest = x - (halvings * Ln2);
        var (term, sum) = (1.0, 1.0);
        for (var n = 1; n < 20; n++)
        {
            term *= rest / n;
            sum += term;
        }

        return Math.ScaleB(sum, halvings);
    }

    /// <summary>The logarithm of the gamma function of a positive number.</summary>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < StirlingFrom; x++)
        {
            product *= x;
        }

        var (inverse, square) = (1 / x, 1 / (x * x));
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * (1.0 / 1188)))))))));
        return ((x - 0.5) * Log(x)) - x + HalfLnTwoPi + series - Log(product);
    }

    /// <summary>The share of a beta distribution up to x.</summary>
    public static double Beta(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Log(x)) + (b * Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(x, a, b) / a : 1 - (front * BetaFraction(1 - x, b, a) / b);
    }

    /// <summary>Up to where a beta distribution has a share.</summary>
    public static double BetaQuantile(double share, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        for (var n = 0; n < Halvings; n++)
        {
            var middle = (low + high) / 2;
            (low, high) = Beta(middle, a, b) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The share of a gamma distribution of rate 1 up to x.</summary>
    public static double Gamma(double x, double shape)
    {
        if (x <= 0)
        {
            return 0;
        }

        var front = Exp((shape * Log(x)) - x - LogGamma(shape));
        return x < shape + 1 ? front * GammaSeries(x, shape) : 1 - (front * GammaFraction(x, shape));
    }

    /// <summary>Up to where a gamma distribution of rate 1 has a share.</summary>
    public static double GammaQuantile(double share, double shape)
    {
        var (low, high) = (0.0, shape + 1);
        while (Gamma(high, shape) < share)
        {
            high *= 2;
        }

        for (var n = 0; n < Halvings; n++)
        {
            var middle = (low + high) / 2;
            (low, high) = Gamma(middle, shape) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double BetaFraction(double x, double a, double b)
    {
        var (c, d) = (1.0, Inverse(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var m = 1; m < TermsMax; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = Inverse(1 + (even * d));
            c = NotNothing(1 + (even / c));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = Inverse(1 + (odd * d));
            c = NotNothing(1 + (odd / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Close)
            {
                break;
            }
        }

        return value;
    }

    private static double GammaSeries(double x, double shape)
    {
        var (term, sum) = (1 / shape, 1 / shape);
        for (var n = 1; n < TermsMax && term > sum * Close; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return sum;
    }

    private static double GammaFraction(double x, double shape)
    {
        var b = x + 1 - shape;
        var (c, d) = (1 / Tiny, Inverse(b));
        var value = d;
        for (var n = 1; n < TermsMax; n++)
        {
            var a = -n * (n - shape);
            b += 2;
            d = Inverse((a * d) + b);
            c = NotNothing(b + (a / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Close)
            {
                break;
            }
        }

        return value;
    }

    private static double NotNothing(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double Inverse(double value) => 1 / NotNothing(value);
}
