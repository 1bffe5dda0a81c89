namespace Cordon.Learning;

/// <summary>How a model does on one group of payments, at the threshold of <see cref="Groupings.HoldsPer10000"/>.</summary>
/// <param name="Group">What the payments have in common.</param>
/// <param name="Criminal">Criminal payments in it.</param>
/// <param name="Valued">Those of them whose value is told: victims' where the labels know them, and not what was stolen moving on.</param>
/// <param name="Genuine">Genuine payments in it.</param>
/// <param name="Point">What the threshold stops in it.</param>
public sealed record GroupFigures(string Group, long Criminal, long Valued, long Genuine, BudgetPoint Point)
{
    /// <summary>Of fewer payments a share of their value says nothing, however many criminal ones there are besides.</summary>
    public const int ValuedMin = 10;

    /// <summary>So much less of the value than in all, as a share, is stopped where a model is weak.</summary>
    public const decimal WeakByMin = 0.05m;

    /// <summary>So many times as many false holds as in all are a weakness too.</summary>
    public const decimal WeakTimesMin = 3;

    /// <summary>Genuine payments that were held without which their share says nothing: fewer may be chance, however few there are in all.</summary>
    public const int HeldMin = 3;

    /// <summary>Genuine payments in it that are held.</summary>
    public long Held => (long)Math.Round(Genuine * Point.FalseHoldsPer10000 / 10_000);

    /// <summary>Whether nothing can be told of the value that is stopped.</summary>
    public bool IsTooFew => Valued < ValuedMin;

    /// <summary>Whether much less of the value is stopped in the group than in all.</summary>
    public bool StopsLittle(BudgetPoint all) => !IsTooFew && Point.ValueCaughtShare <= all.ValueCaughtShare - WeakByMin;

    /// <summary>Whether many more genuine payments are held in the group than in all.</summary>
    public bool HoldsMany(BudgetPoint all) =>
        Held >= HeldMin && Point.FalseHoldsPer10000 >= WeakTimesMin * Math.Max(all.FalseHoldsPer10000, Groupings.HoldsPer10000);

    /// <summary>Figures of each group of payments, by name.</summary>
    /// <param name="judgement">The ranking, and the part on which the threshold is chosen.</param>
    /// <param name="groupOf">The group a payment is in; null for none.</param>
    public static IReadOnlyList<GroupFigures> Of(Judgement judgement, Func<LabelledPayment, string?> groupOf)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(groupOf);
        var threshold = judgement.Tuned.AtBudget(Groupings.HoldsPer10000).Threshold;
        return [.. judgement.Judged.Groups(groupOf).Select(group =>
            new GroupFigures(
                group.Name, group.Ranking.Criminal, group.Ranking.Valued, group.Ranking.Genuine,
                group.Ranking.AtThreshold(Groupings.HoldsPer10000, threshold)))];
    }
}
