namespace Cordon.Learning;

/// <summary>How well one way of scoring parts criminal from genuine payments, on the last part of a history.</summary>
/// <param name="Name">The model, or what stands beside it for comparison.</param>
/// <param name="Tuned">The ranking of the part that thresholds are chosen on.</param>
/// <param name="Judged">The ranking of the part that is judged.</param>
public sealed record Judgement(string Name, Ranking Tuned, Ranking Judged)
{
    /// <summary>Budgets of false holds for which figures are given, of ten thousand genuine payments.</summary>
    public static readonly IReadOnlyList<decimal> Budgets = [1, 5, 10, 50];

    /// <summary>The F1 of the criminal class at the threshold that is best on the part before: what one would have had.</summary>
    public decimal F1 => Judged.F1At(Tuned.BestF1.Threshold);

    /// <summary>What each budget stops when the threshold is set with hindsight, so that the budget is met to the payment.</summary>
    public IEnumerable<BudgetPoint> AtBudgets => Budgets.Select(Judged.AtBudget);

    /// <summary>The judged part in the order of what is expected to be lost; null where scores are no log-odds.</summary>
    public Ranking? ByExpectedLoss { get; init; }

    /// <summary>What each budget stops when the threshold is chosen on the part before: what one would have had, and at what false holds.</summary>
    public IEnumerable<BudgetPoint> AsTuned => Budgets.Select(budget => Judged.AtThreshold(budget, Tuned.AtBudget(budget).Threshold));
}
