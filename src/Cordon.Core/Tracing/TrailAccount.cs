namespace Cordon.Core.Tracing;

/// <summary>An account of a trail.</summary>
/// <param name="Bank">The bank's BIC, or how the data set names it; characters 5 and 6 of a BIC are the country.</param>
/// <param name="Account">The account's number at the bank.</param>
/// <param name="Kind">The kind of end it is, if any.</param>
/// <param name="IsVictims">Whether a traced payment was taken from it.</param>
/// <param name="Hop">The fewest transfers by which the money reached it; 0 for one it was taken from.</param>
public sealed record TrailAccount(string Bank, string Account, EndKind Kind, bool IsVictims, int Hop);
