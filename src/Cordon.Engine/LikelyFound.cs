using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A payment that a victim may mean, by numbers, as the lane has it.</summary>
/// <param name="Sequence">The payment's number.</param>
/// <param name="Amount">What left the payer; null for one that was named by its number.</param>
/// <param name="At">When it was booked, or when it was to be.</param>
/// <param name="IsPayeeTold">Whether a told account is its payee.</param>
/// <param name="IsPayerTold">Whether a told account is its payer.</param>
/// <param name="Case">Its case; 0 for none.</param>
/// <param name="Reports">How often it was reported.</param>
internal sealed record LikelyFound(long Sequence, Money? Amount, Instant At, bool IsPayeeTold, bool IsPayerTold, uint Case, int Reports)
{
    /// <summary>Whether an account of it ends in what was told, or is one digit away from it.</summary>
    public bool IsEndTold { get; init; }

    public bool IsDigitOff { get; init; }
}
