namespace Cordon.Core.Cases;

/// <summary>Divides a whole number of minor units by weights, so that the parts add up to it exactly.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Everybody gets the whole units of his proportional part; the units that are left go one each to the largest remainders, of equal ones to the
    /// smaller key first.
    /// </summary>
    /// <param name="total">At least 0.</param>
    /// <param name="weights">Each at least 0. Where <paramref name="total"/> is no more than their sum, nobody gets more than his weight.</param>
    /// <param name="keys">As many, each once.</param>
    /// <returns>As many parts; all 0 where no weight is above 0.</returns>
    public static long[] Divide(long total, IReadOnlyList<long> weights, IReadOnlyList<long> keys)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(keys);
        var all = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        var parts = new long[weights.Count];
        if (all == 0)
        {
            return parts;
        }

        var remainders = new Int128[weights.Count];
        var left = total;
        for (var i = 0; i < parts.Length; i++)
        {
            var product = (Int128)total * weights[i];
            parts[i] = (long)(product / all);
            remainders[i] = product % all;
            left -= parts[i];
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => keys[i]).Take((int)left))
        {
            parts[i]++;
        }

        return parts;
    }
}
