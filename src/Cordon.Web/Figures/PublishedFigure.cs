namespace Cordon.Web.Figures;

/// <summary>What of the figures may leave the centre.</summary>
internal static class PublishedFigure
{
    /// <summary>Fewer cases may name somebody: the least that most statistical offices publish. That there were none names nobody.</summary>
    public const int CasesMin = 5;

    /// <summary>Whether a number of cases may be told, and what was counted of them.</summary>
    public static bool IsTold(long cases) => cases is 0 or >= CasesMin;
}
