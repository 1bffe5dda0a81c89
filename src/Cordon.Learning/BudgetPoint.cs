namespace Cordon.Learning;

/// <summary>What a model stops when it may hold so many genuine payments for nothing.</summary>
/// <param name="HoldsPer10000">The budget: genuine payments held, of ten thousand.</param>
/// <param name="Threshold">The least score that is held.</param>
/// <param name="FalseHoldsPer10000">Genuine payments held at that threshold, of ten thousand.</param>
/// <param name="ValueCaughtShare">Share of the criminal value that is held, 0 to 1.</param>
/// <param name="Recall">Share of the criminal payments that are held, 0 to 1.</param>
public sealed record BudgetPoint(
    decimal HoldsPer10000, double Threshold, decimal FalseHoldsPer10000, decimal ValueCaughtShare, decimal Recall);
