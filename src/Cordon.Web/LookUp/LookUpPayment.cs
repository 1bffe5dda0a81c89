using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;

namespace Cordon.Web.LookUp;

/// <summary>What the centre knows of one payment, for whoever knows its number.</summary>
/// <param name="PaymentId">The identifier that it was asked for by.</param>
/// <param name="Time">Its own time.</param>
/// <param name="Outcome">What was decided when it came.</param>
/// <param name="Hold">Its hold, ended or not; null where it was never held, or long ago.</param>
/// <param name="Reports">That it was reported, and when; of another's case no more.</param>
internal sealed record LookUpPayment(
    string PaymentId, Instant Time, Money Amount, string PayerKey, string PayeeKey, Outcome Outcome, HeldPayment? Hold, IReadOnlyList<ReportMoment> Reports)
{
    /// <summary>Without its accounts.</summary>
    public override string ToString() => $"payment of {Amount}, {Outcome}";
}
