using Cordon.Core.Intake;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A payment that a victim may mean.</summary>
/// <param name="PaymentId">Its identifier, as it was first handed in.</param>
/// <param name="Submitter">The number of who handed it in.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Time">Its own time.</param>
/// <param name="Amount">What left the payer.</param>
/// <param name="PayerKey">The payer's account.</param>
/// <param name="PayeeKey">The payee's account.</param>
/// <param name="Fit">What speaks for it.</param>
/// <param name="Case">The case that it has already; 0 for none.</param>
/// <param name="Reports">How often it was reported.</param>
public sealed record LikelyPayment(
    string PaymentId, uint Submitter, long Sequence, Instant Time, Money Amount, string PayerKey, string PayeeKey, PaymentFit Fit,
    uint Case, int Reports)
{
    /// <summary>Without its accounts.</summary>
    public override string ToString() => $"payment {Sequence} of {Amount}, {Fit}";
}
