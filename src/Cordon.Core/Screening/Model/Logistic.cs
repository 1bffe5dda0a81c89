using Cordon.Core.Values;

namespace Cordon.Core.Screening.Model;

/// <summary>The logistic function in integers, from a margin to millionths, within one millionth of the true value.</summary>
/// <remarks>
/// A table of steps of 1/256 with straight lines between: the line errs by at most 0.0963 / 8 / 256² &lt; 0.2 millionths, the rounding by half
/// of one. The table is made with additions, multiplications and divisions only, which IEEE 754 fixes to the bit; the library's exponential
/// may differ from machine to machine.
/// </remarks>
internal static class Logistic
{
    /// <summary>Beyond this margin a probability is 0 or 1 to less than a quarter of a millionth.</summary>
    private const int MarginMax = 16;

    private const int StepBits = 16;
    private const int UnitBits = 30;
    private const int StepsPerOne = TreeEnsemble.MarginOne >> StepBits;

    /// <summary>1 / (1 + e^(step / 256)) for the steps from 0 up, in units of 2^-30.</summary>
    private static readonly int[] Falling = Build();

    /// <summary>The probability of a margin in units of 1 / <see cref="TreeEnsemble.MarginOne"/>.</summary>
    public static int Millionths(long margin)
    {
        var size = margin < 0 ? -margin : margin;
        var falling = 0;
        if (size < (long)MarginMax * TreeEnsemble.MarginOne)
        {
            var step = (int)(size >> StepBits);
            var rest = size & ((1 << StepBits) - 1);
            var value = Falling[step] + (((Falling[step + 1] - Falling[step]) * rest) >> StepBits);
            falling = (int)(((value * Score.One) + (1L << (UnitBits - 1))) >> UnitBits);
        }

        return margin < 0 ? falling : Score.One - falling;
    }

    private static int[] Build()
    {
        const double step = 1.0 / StepsPerOne;
        var (term, factor) = (1.0, 1.0);
        for (var n = 1; n < 16; n++)
        {
            term *= step / n;
            factor += term;
        }

        var table = new int[(MarginMax * StepsPerOne) + 1];
        var power = 1.0;
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (int)((1 / (1 + power) * (1 << UnitBits)) + 0.5);
            power *= factor;
        }

        return table;
    }
}
