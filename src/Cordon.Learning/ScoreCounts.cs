namespace Cordon.Learning;

/// <summary>
/// Genuine payments counted by what a model says of them, in fixed memory: from it comes the score from which on a model may hold without holding more
/// of them than a budget allows. Scores are told apart to 1 / <see cref="StepsPerOne"/> of log-odds, so that a threshold lies at most so far above
/// the one that scores as they are would give; and beliefs to a millionth. Whole numbers: the order of counting changes nothing.
/// </summary>
internal sealed class ScoreCounts
{
    /// <summary>Steps of a log-odds of one: at 0.5 a step is a quarter of a thousandth of probability, and less elsewhere.</summary>
    public const int StepsPerOne = 1_024;

    /// <summary>Log-odds beyond which scores count as one: two of a thousand million payments.</summary>
    private const int MarginMax = 20;

    private const int Millionths = 1_000_000;

    // In millionths, by step; 320 kB.
    private readonly long[] _believed = new long[(2 * MarginMax * StepsPerOne) + 1];

    private long _all;

    /// <summary>All of them, each as far as its label is believed.</summary>
    public decimal Believed => (decimal)_all / Millionths;

    /// <summary>The step that a score in log-odds lies in.</summary>
    public static int StepOf(double score) => (int)Math.Floor((Math.Clamp(score, -MarginMax, MarginMax) + MarginMax) * StepsPerOne);

    /// <summary>Counts a genuine payment.</summary>
    public void Add(int step, float weight)
    {
        var believed = weight < 1 ? (long)((decimal)weight * Millionths) : Millionths;
        _believed[step] += believed;
        _all += believed;
    }

    /// <summary>The lowest step from which on no more are held than a budget allows.</summary>
    /// <param name="holdsPer10000">Genuine payments held, of ten thousand.</param>
    public int ThresholdAt(decimal holdsPer10000)
    {
        var allowed = (long)(holdsPer10000 * _all / 10_000);
        var held = 0L;
        for (var step = _believed.Length - 1; step >= 0; step--)
        {
            held += _believed[step];
            if (held > allowed)
            {
                return step + 1;
            }
        }

        return 0;
    }
}
