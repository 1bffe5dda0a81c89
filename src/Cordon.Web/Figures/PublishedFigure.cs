using Cordon.Core.Cases;

namespace Cordon.Web.Figures;

/// <summary>What of the figures may leave the centre.</summary>
internal static class PublishedFigure
{
    /// <summary>Fewer cases may name somebody: the least that most statistical offices publish. That there were none names nobody.</summary>
    public const int CasesMin = 5;

    /// <summary>Whether a number of cases may be told, and what was counted of them.</summary>
    public static bool IsTold(long cases) => cases is 0 or >= CasesMin;

    /// <summary>
    /// The buckets of a curve of which nothing is told, since they are of a few cases or would tell those: within a currency they are all cases once.
    /// </summary>
    public static IReadOnlySet<CurveBucket> HiddenOf(IReadOnlyList<CurveBucket> buckets) => buckets.GroupBy(bucket => bucket.Currency).SelectMany(same =>
    {
        var told = Told([.. same.Select(bucket => (long)bucket.Cases)]);
        return same.Where((_, at) => !told[at]);
    }).ToHashSet();

    /// <summary>
    /// Which of figures that make one another up may be told. Where one of a few cases is not, what is left of the others would tell it: so the one of
    /// the fewest cases is not told either, until what is left over is of two figures and of as many cases as may be told.
    /// </summary>
    /// <param name="cases">Of how many cases each is.</param>
    public static bool[] Told(IReadOnlyList<long> cases)
    {
        bool[] told = [.. cases.Select(IsTold)];
        while (Array.IndexOf(told, false) >= 0 && (told.Count(one => !one) < 2 || cases.Where((_, at) => !told[at]).Sum() < CasesMin)
            && Enumerable.Range(0, told.Length).Where(at => told[at] && cases[at] > 0).OrderBy(at => cases[at]).Cast<int?>().FirstOrDefault() is { } next)
        {
            told[next] = false;
        }

        return told;
    }
}
