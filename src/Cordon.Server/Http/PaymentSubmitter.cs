using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Which bank's payment is meant: an identifier is its sender's own.</summary>
internal static class PaymentSubmitter
{
    /// <summary>
    /// Whose payment an identifier means: a bank's key means its own; a key of the centre names the bank, or means the only one that handed in a
    /// payment under it.
    /// </summary>
    public static async ValueTask<(uint Submitter, Problem? Problem)> FindAsync(
        Centre centre, HttpContext context, Caller caller, string paymentId, string? bank)
    {
        if (bank is not null)
        {
            if (ApiKeys.CanonicalBank(bank) is not { } named)
            {
                return (0, new Problem(ProblemKind.Unacceptable, $"bank '{RequestBody.Clean(bank)}' is not a BIC") { Field = "bank" });
            }

            return caller.IsCentre || named == caller.Key.Bank
                ? centre.BankNumber(named) is { } number
                    ? (number, null)
                    : (0, new Problem(ProblemKind.NotFound, $"No key was issued to {named}, so it handed in no payment.") { Field = "bank" })
                : (0, new Problem(ProblemKind.Forbidden, "A bank asks for its own payments only.") { Field = "bank" });
        }

        if (!caller.IsCentre)
        {
            return (caller.Submitter, null);
        }

        var all = await centre.FindSubmittersAsync(paymentId, context.RequestAborted).ConfigureAwait(false);
        if (all.Count <= 1)
        {
            return (all.Count == 1 ? all[0] : caller.Submitter, null);
        }

        var banks = string.Join(", ", all.Select(centre.BankOf));
        return (0, new Problem(ProblemKind.Contradiction, $"Several handed in a payment with this payment_id: {banks}. Name one as bank.") { Field = "bank" });
    }
}
