using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// <c>GET /v1/payments/{payment_id}/explanation</c>: all that a decision rests on. For the centre's own keys only: patterns name accounts of other
/// banks.
/// </summary>
internal sealed class DecisionExplanationEndpoint(Centre centre, ServerCounters counters)
{
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, string paymentId)
    {
        var problem = caller.IsCentre ? null : new Problem(ProblemKind.Forbidden, "Only a key of the centre asks what a decision rests on.");
        if (problem is null)
        {
            var bank = context.Request.Query["bank"].ToString() is { Length: > 0 } named ? named : null;
            (var meant, problem) = await PaymentSubmitter.FindAsync(centre, context, caller, paymentId, bank).ConfigureAwait(false);
            if (problem is null)
            {
                var found = await centre.ExplainDecisionAsync(meant.PaymentId, meant.Submitter, context.RequestAborted).ConfigureAwait(false);
                problem = CommandAnswer.ProblemOf(found);
                if (problem is null)
                {
                    await CommandAnswer.WriteAsync(context, json => DecisionExplanationJson.Write(json, found.Explanation!)).ConfigureAwait(false);
                    return;
                }
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }
}
