using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>One booking in a case's ledger.</summary>
/// <param name="Time">When, by the centre's clock.</param>
/// <param name="Cause">What for.</param>
/// <param name="Source">The number of the order or of the restitution; 0 for a report or a writing off.</param>
/// <param name="By">Who: a bank, a person, a reporter or the clock.</param>
/// <param name="Lines">Debits and credits; in each currency they add up to nothing.</param>
public sealed record LedgerEntry(Instant Time, LedgerCause Cause, uint Source, string By, ImmutableArray<LedgerLine> Lines)
{
    /// <summary>Why, where a person said so; null else.</summary>
    public string? Reason { get; init; }
}
