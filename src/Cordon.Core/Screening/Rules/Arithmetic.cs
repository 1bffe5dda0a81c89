namespace Cordon.Core.Screening.Rules;

/// <summary>The language's integer arithmetic: a result beyond 64 bits, or of something unknown, is <see cref="Facts.Unknown"/>.</summary>
internal static class Arithmetic
{
    public static long Calculate(ArithmeticOperation operation, long a, long b)
    {
        if (a == Facts.Unknown || b == Facts.Unknown)
        {
            return Facts.Unknown;
        }

        return operation switch
        {
            ArithmeticOperation.Add => Sum(a, b),
            ArithmeticOperation.Subtract => Sum(a, -b),
            ArithmeticOperation.Multiply => Product(a, b, 1),
            _ => Product(a, b, Facts.RatioOne),
        };
    }

    // Two numbers of one sign whose sum has the other sign left the range.
    private static long Sum(long a, long b)
    {
        var sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) < 0 ? Facts.Unknown : sum;
    }

    private static long Product(long a, long b, long divisor)
    {
        var high = Math.BigMul(a, b, out var low);
        if (high == low >> 63)
        {
            return divisor == 1 ? low : low / Facts.RatioOne;
        }

        var exact = (Int128)a * b / divisor;
        return exact > long.MaxValue || exact < long.MinValue ? Facts.Unknown : (long)exact;
    }
}
