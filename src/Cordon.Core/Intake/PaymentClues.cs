using Cordon.Core.Values;

namespace Cordon.Core.Intake;

/// <summary>What a victim told of a payment.</summary>
/// <param name="Accounts">Accounts, as they were told.</param>
/// <param name="Amounts">Sums, any of which it may be.</param>
/// <param name="PaymentIds">Identifiers, any of which it may have.</param>
/// <param name="From">When it was paid at the earliest.</param>
/// <param name="Until">When at the latest.</param>
public sealed record PaymentClues(
    IReadOnlyList<string> Accounts, IReadOnlyList<ToldAmount> Amounts, IReadOnlyList<string> PaymentIds, Instant From, Instant Until)
{
    /// <summary>Accounts and identifiers that are looked for: more than that is a statement, not a call.</summary>
    public const int CluesMax = 8;

    /// <summary>Stands before an account of which only the last digits were told.</summary>
    public const string EndMark = "…";

    /// <summary>Digits by which an account is known from its end: fewer fit a tenth of a thousandth, more are a number.</summary>
    public const int EndDigitsMin = 3, EndDigitsMax = 8;

    /// <summary>Without what was told.</summary>
    public override string ToString() => $"{Accounts.Count} accounts, {Amounts.Count} sums, {PaymentIds.Count} identifiers";
}
