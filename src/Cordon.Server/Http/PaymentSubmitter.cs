using System.Text;
using Cordon.Engine;
using Cordon.Engine.Screening;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Which payment is meant: an identifier is its sender's own, but a UUID is its payment's.</summary>
internal static class PaymentSubmitter
{
    /// <summary>
    /// The payment that an identifier means: under a UUID the one it belongs to, whoever handed it in, for the banks that take part in it and for the
    /// centre; else of those of a bank whose key asks, or that a key of the centre names.
    /// </summary>
    /// <returns>The payment, by the identifier and the bank it was first handed in by; or why it is not told.</returns>
    public static async ValueTask<(IdentifiedPayment Payment, Problem? Problem)> FindAsync(
        Centre centre, HttpContext context, Caller caller, string paymentId, string? bank)
    {
        var (submitter, problem) = await SubmitterAsync(centre, context, caller, paymentId, bank).ConfigureAwait(false);
        var named = new IdentifiedPayment(paymentId, submitter, "", "");
        if (problem is not null || !PaymentIdentity.IsGlobal(Encoding.UTF8.GetBytes(paymentId)))
        {
            return (named, problem);
        }

        var found = await centre.IdentifyAsync(paymentId, submitter, context.RequestAborted).ConfigureAwait(false);
        if (found.Payment is not { } payment)
        {
            return (named, CommandAnswer.ProblemOf(found));
        }

        return payment.Submitter == caller.Submitter || caller.MaySeeAccountsOf(payment.PayerBank) || caller.MaySeeAccountsOf(payment.PayeeBank)
            ? (payment, null)
            : (named, CommandAnswer.ProblemOf(new CommandResult(CommandStatus.NotFound, Centre.NoSuchPayment)));
    }

    /// <summary>
    /// Whose payment an identifier means: a bank's key means its own; a key of the centre names the bank, or means the only one that handed in a
    /// payment under it.
    /// </summary>
    private static async ValueTask<(uint Submitter, Problem? Problem)> SubmitterAsync(
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
