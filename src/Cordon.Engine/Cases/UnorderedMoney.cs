using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>A part of a case's money for which the case has no freeze order, and why.</summary>
/// <param name="Why">Why.</param>
/// <param name="Amount">How much: in the accounts' currency where it lies in accounts, else in the stolen one.</param>
/// <param name="Case">The other case whose order it is; 0 for none.</param>
/// <param name="Fate">What became of it, where it is gone.</param>
public sealed record UnorderedMoney(UnorderedWhy Why, Money Amount, uint Case, TrailFate Fate);
