namespace Cordon.Core.Screening.Model;

/// <summary>Turns columns of facts into rows of bins, a byte a lane.</summary>
internal static unsafe class FactBins
{
    /// <summary>Bins are written less 128, since signed bytes are what every machine compares.</summary>
    private const int Bias = 128;

    /// <summary>Writes a feature's one or two rows.</summary>
    public static void Fill(FeatureBins feature, long* column, sbyte* rows)
    {
        var low = feature.LowRow < 0 ? null : rows + (feature.LowRow * FactBlock.Lanes);
        var high = feature.HighRow < 0 ? null : rows + (feature.HighRow * FactBlock.Lanes);
        var thresholds = feature.Thresholds;
        fixed (long* first = thresholds)
        {
            for (var lane = 0; lane < FactBlock.Lanes; lane++)
            {
                var value = column[lane];
                var bin = (sbyte)(Below(first, thresholds.Length, value) - Bias);
                if (low != null)
                {
                    // No threshold lies below the value that stands for unknown, so its bin is the lowest by itself.
                    low[lane] = bin;
                }

                if (high != null)
                {
                    high[lane] = value == Facts.Unknown ? sbyte.MaxValue : bin;
                }
            }
        }
    }

    /// <summary>How many sorted thresholds lie below a value, without a branch on the value.</summary>
    private static int Below(long* thresholds, int count, long value)
    {
        var from = thresholds;
        while (count > 1)
        {
            var half = count / 2;
            from += from[half - 1] < value ? half : 0;
            count -= half;
        }

        return (int)(from - thresholds) + (*from < value ? 1 : 0);
    }
}
