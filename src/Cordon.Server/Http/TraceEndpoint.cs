using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Where a report's money is: <c>GET /v1/traces/{report}</c>.</summary>
internal sealed class TraceEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers with the trail; a bank's own reports only, and without what concerns other banks alone.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, string reportId)
    {
        var query = context.Request.Query;
        var unreadable = TrailQuestion.Read(query, out var question);
        var problem = ReadReporter(query, caller, out var reporter) ?? unreadable;
        if (problem is null)
        {
            var (result, trail) = await centre.TraceAsync(reporter, reportId, question.Policy, question.At, context.RequestAborted).ConfigureAwait(false);
            problem = CommandAnswer.ProblemOf(result);
            if (problem is null)
            {
                var seen = caller.IsCentre ? trail! : AsSeenBy(caller, trail!);
                await TrailAnswer.WriteAsync(context, seen, question.WidthPixels, json => json.WriteString("report_id", reportId)).ConfigureAwait(false);
                return;
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }

    private static TrailReport AsSeenBy(Caller caller, TrailReport trail) => trail with
    {
        Accounts = [.. trail.Accounts.Select(a => caller.MaySeeAccountsOf(a.Bank) ? a : a with { Account = "" })],

        // Of a payment between two other banks it learns what of the traced money moved in it, and neither which it was nor how large.
        Transfers =
        [
            .. trail.Transfers.Select(t => caller.MaySeeAccountsOf(trail.Accounts[t.From].Bank) || caller.MaySeeAccountsOf(trail.Accounts[t.To].Bank)
                ? t
                : t with { Payment = "", Whole = t.Sent }),
        ],

        // What explains an account is its whole past: its own bank has that already, another bank no reason to know it.
        Bystanders = [.. trail.Bystanders.Where(one => caller.MaySeeAccountsOf(trail.Accounts[one.Account].Bank))],
        LikelyMules =
        [
            .. trail.LikelyMules.Select(mule => mule with
            {
                Account = caller.MaySeeAccountsOf(mule.Bank) ? mule.Account : "",
                Payments = [.. mule.Payments.Where(p => caller.MaySeeAccountsOf(p.Bank))],
            }),
        ],
    };

    private Problem? ReadReporter(IQueryCollection query, Caller caller, out uint? reporter)
    {
        reporter = caller.IsCentre ? null : caller.Submitter;
        if (query["bank"].ToString() is not { Length: > 0 } bank)
        {
            return null;
        }

        if (ApiKeys.CanonicalBank(bank) is not { } canonical || centre.BankNumber(canonical) is not { } number)
        {
            return new Problem(ProblemKind.NotFound, "No bank of this BIC has a key, so it filed no report.") { Field = "bank" };
        }

        reporter = number;
        return caller.IsCentre || number == caller.Submitter
            ? null
            : new Problem(ProblemKind.Forbidden, "A bank asks for its own reports only.") { Field = "bank" };
    }
}
