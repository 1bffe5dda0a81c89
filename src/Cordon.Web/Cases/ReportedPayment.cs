using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Web.Cases;

/// <summary>The payment that a case is about, as it was decided: it does not change any more.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PaymentId">Its identifier.</param>
/// <param name="Submitter">The number of the bank that handed it in.</param>
/// <param name="Amount">How much it was to pay.</param>
/// <param name="PayeeKey">The account that it was to pay. Who paid is a victim, whose account is not here.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="Outcome">What was decided.</param>
internal sealed record ReportedPayment(
    long Number, string PaymentId, uint Submitter, Money Amount, string PayeeKey, Instant DecidedAt, Outcome Outcome)
{
    /// <summary>What somebody proposes who wants it blocked.</summary>
    public GraveMatter.BlockPayment Block => new(PaymentId, Submitter);

    /// <summary>Reads it from the journal; null where it has none of that number.</summary>
    public static async Task<ReportedPayment?> ReadAsync(Centre centre, long number, CancellationToken cancellation = default) =>
        await centre.ReadDecisionAsync(number, cancellation).ConfigureAwait(false) is not { } read ? null : new ReportedPayment(
            number, Encoding.UTF8.GetString(read.Payment.Text(0, PaymentText.PaymentId)), read.Submitter, read.Payment.Amount(0),
            Encoding.UTF8.GetString(read.Payment.Text(0, PaymentText.PayeeAccount)), read.DecidedAt, read.Decision.Outcome);

    /// <summary>Without whose account it is.</summary>
    public override string ToString() => $"payment {Number}";
}
