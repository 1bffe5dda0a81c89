using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// Whose money it is: <c>GET /v1/origins/payments/{payment_id}</c> and <c>GET /v1/origins/accounts/{bank}/{account}</c>. For the centre's own keys
/// only: the answer is other banks' payments, and no report of the caller's gives it a reason to know them.
/// </summary>
internal sealed class OriginsEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers whose money a payment moved.</summary>
    public ValueTask OfPaymentAsync(HttpContext context, Caller caller, string paymentId) => AnswerAsync(context, caller, async question =>
    {
        var bank = context.Request.Query["bank"].ToString() is { Length: > 0 } named ? named : null;
        var (meant, unclear) = await PaymentSubmitter.FindAsync(centre, context, caller, paymentId, bank).ConfigureAwait(false);
        return unclear is not null
            ? (unclear, null)
            : Told(await centre.TraceBackAsync(meant.PaymentId, meant.Submitter, question.Policy, question.At, context.RequestAborted).ConfigureAwait(false));
    });

    /// <summary>Answers whose money lies in an account.</summary>
    public ValueTask OfAccountAsync(HttpContext context, Caller caller, string bank, string account) => AnswerAsync(context, caller, async question =>
    {
        var unknown = CurrencyName.Read(context.Request.Query["currency"], ProblemKind.Malformed, out var currency);
        var problem = AccountName.Read(ref bank, account, out var key) ?? unknown;
        return problem is not null
            ? (problem, null)
            : Told(await centre.TraceBackAsync(key, currency, question.Policy, question.At, context.RequestAborted).ConfigureAwait(false));
    });

    private async ValueTask AnswerAsync(HttpContext context, Caller caller, Func<TrailQuestion, ValueTask<(Problem? Problem, TrailReport? Trail)>> ask)
    {
        var unreadable = TrailQuestion.Read(context.Request.Query, out var question);
        var problem = caller.IsCentre ? unreadable : new Problem(ProblemKind.Forbidden, "Only a key of the centre asks whose money it is.");
        if (problem is null)
        {
            (problem, var trail) = await ask(question).ConfigureAwait(false);
            if (problem is null)
            {
                await TrailAnswer.WriteAsync(context, trail!, question.WidthPixels, _ => { }).ConfigureAwait(false);
                return;
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }

    private static (Problem? Problem, TrailReport? Trail) Told((CommandResult Result, TrailReport? Trail) followed) =>
        (CommandAnswer.ProblemOf(followed.Result), followed.Trail);
}
