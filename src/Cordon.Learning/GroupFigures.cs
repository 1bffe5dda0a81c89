namespace Cordon.Learning;

/// <summary>How a model does on one group of payments, at the threshold of <see cref="Groupings.HoldsPer10000"/>.</summary>
/// <param name="Group">What the payments have in common.</param>
/// <param name="Criminal">Criminal payments in it.</param>
/// <param name="Genuine">Genuine payments in it.</param>
/// <param name="Point">What the threshold stops in it.</param>
public sealed record GroupFigures(string Group, long Criminal, long Genuine, BudgetPoint Point)
{
    /// <summary>Groups with fewer criminal payments say nothing and are told as few.</summary>
    public const int CriminalMin = 10;

    /// <summary>Figures of each group of payments, by name.</summary>
    /// <param name="judgement">The ranking, and the part on which the threshold is chosen.</param>
    /// <param name="groupOf">The group a payment is in; null for none.</param>
    public static IReadOnlyList<GroupFigures> Of(Judgement judgement, Func<LabelledPayment, string?> groupOf)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(groupOf);
        var threshold = judgement.Tuned.AtBudget(Groupings.HoldsPer10000).Threshold;
        return [.. judgement.Judged.Groups(groupOf).Select(group =>
            new GroupFigures(group.Name, group.Ranking.Criminal, group.Ranking.Genuine, group.Ranking.AtThreshold(Groupings.HoldsPer10000, threshold)))];
    }
}
