using Cordon.Core.Cases;

namespace Cordon.Web.Figures;

/// <summary>What of the curve of recovery may leave the centre.</summary>
internal static class PublishedCurve
{
    /// <summary>Fewer cases may name somebody: the least that most statistical offices publish.</summary>
    public const int CasesMin = 5;

    /// <summary>Whether a bucket's sums and shares may be told.</summary>
    public static bool IsTold(CurveBucket bucket) => bucket.Cases >= CasesMin;
}
