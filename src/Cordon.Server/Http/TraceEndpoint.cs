using System.Text;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Formats.Trails;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Where a report's money is: <c>GET /v1/traces/{report}</c>.</summary>
internal sealed class TraceEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers with the trail; a bank's own reports only, and without account numbers at other banks.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, string reportId)
    {
        var problem = Read(context.Request.Query, caller, out var reporter, out var policy, out var at);
        if (problem is null)
        {
            var (result, trail) = await centre.TraceAsync(reporter, reportId, policy, at, context.RequestAborted).ConfigureAwait(false);
            problem = CommandAnswer.ProblemOf(result);
            if (problem is null)
            {
                await CommandAnswer.WriteAsync(context, json =>
                {
                    json.WriteString("report_id", reportId);
                    TrailJson.Write(json, caller.IsCentre ? trail! : AsSeenBy(caller, trail!));
                }).ConfigureAwait(false);
                return;
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }

    private static TrailReport AsSeenBy(Caller caller, TrailReport trail) => trail with
    {
        Accounts = [.. trail.Accounts.Select(a => caller.MaySeeAccountsOf(a.Bank) ? a : a with { Account = "" })],
    };

    private Problem? Read(IQueryCollection query, Caller caller, out uint reporter, out TaintPolicy policy, out Instant? at)
    {
        (reporter, policy, at) = (caller.Submitter, TaintPolicy.Fifo, null);
        if (query["policy"].ToString() is { Length: > 0 } name)
        {
            if (TrailWords.PolicyOf(name) is not { } named)
            {
                return new Problem(ProblemKind.Malformed, "policy is one of fifo, lifo, prorata, poison, libr") { Field = "policy" };
            }

            policy = named;
        }

        if (query["at"].ToString() is { Length: > 0 } text)
        {
            if (!Instant.TryParse(Encoding.UTF8.GetBytes(text), out var moment))
            {
                return new Problem(ProblemKind.Malformed, $"at '{RequestBody.Clean(text)}' is not an RFC 3339 time with an offset") { Field = "at" };
            }

            at = moment;
        }

        if (query["bank"].ToString() is { Length: > 0 } bank)
        {
            if (ApiKeys.CanonicalBank(bank) is not { } canonical || centre.BankNumber(canonical) is not { } number)
            {
                return new Problem(ProblemKind.NotFound, "No bank of this BIC has a key, so it filed no report.") { Field = "bank" };
            }

            reporter = number;
            return caller.IsCentre || number == caller.Submitter
                ? null
                : new Problem(ProblemKind.Forbidden, "A bank asks for its own reports only.") { Field = "bank" };
        }

        return null;
    }
}
