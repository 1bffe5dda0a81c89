using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>One side of an entry.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">Above zero in debit, below it in credit.</param>
public readonly record struct LedgerLine(LedgerAccount Account, Money Amount);
