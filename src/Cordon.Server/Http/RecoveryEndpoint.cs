using System.Text;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Formats.Cases;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>What was recovered of a case: its ledger, its division among victims, and what each of them is told.</summary>
internal sealed class RecoveryEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers <c>GET /v1/cases/{id}/…</c> and <c>POST /v1/cases/{id}/…</c>.</summary>
    /// <param name="rest">The path behind the case's identifier.</param>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, string id, string[] rest)
    {
        var isRead = context.Request.Method == "GET";
        var problem = CaseId.TryParse(id, out var number)
            ? null
            : new Problem(ProblemKind.NotFound, "A case is named like C-000001.");
        problem ??= caller.IsCentre || rest is ["statements", _]
            ? null
            : new Problem(ProblemKind.Forbidden, "Only a key of the centre does that; a bank reads the statements of its own reports.");
        var answer = problem is not null ? ValueTask.FromResult<Problem?>(problem) : (isRead, rest) switch
        {
            (true, ["ledger"]) => LedgerAsync(context, number),
            (true, ["statements", var report]) => StatementAsync(context, caller, number, report),
            (false, ["restitution"]) => ProposeAsync(context, caller, number),
            (false, ["restitution", "approve"]) => ApproveAsync(context, caller, number),
            (false, ["write-off"]) => WriteOffAsync(context, caller, number),
            _ => ValueTask.FromResult<Problem?>(new Problem(ProblemKind.NotFound, "There is nothing at this path.")),
        };
        if (await answer.ConfigureAwait(false) is { } refused)
        {
            await ProblemWriter.AnswerAsync(context, refused, counters).ConfigureAwait(false);
        }
    }

    private async ValueTask<Problem?> LedgerAsync(HttpContext context, uint number)
    {
        var result = await centre.FindLedgerAsync(number, context.RequestAborted).ConfigureAwait(false);
        return await AnsweredAsync(context, result).ConfigureAwait(false);
    }

    private async ValueTask<Problem?> StatementAsync(HttpContext context, Caller caller, uint number, string report)
    {
        var reporter = caller.IsCentre ? null : (uint?)caller.Submitter;
        var result = await centre.FindStatementAsync(number, report, reporter, context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } problem)
        {
            return problem;
        }

        if (context.Request.Query["format"] == "text" || context.Request.Headers.Accept.ToString().StartsWith("text/plain", StringComparison.Ordinal))
        {
            var text = Encoding.UTF8.GetBytes(result.Statement!.ToText());
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.ContentLength = text.Length;
            await context.Response.BodyWriter.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
            return null;
        }

        await CommandAnswer.WriteAsync(context, json => RecoveryJson.Write(json, result.Statement!)).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<Problem?> ProposeAsync(HttpContext context, Caller caller, uint number)
    {
        var (body, problem) = await ReadAsync(context).ConfigureAwait(false);
        if (problem is not null)
        {
            return problem;
        }

        if (CurrencyName.Read(body!["currency"], ProblemKind.Unacceptable, out var currency) is { } unknown)
        {
            return unknown;
        }

        var command = new Command.ProposeRestitution(number, currency, caller.ByWhom(body["by"]));
        return await AnsweredAsync(context, await centre.SubmitAsync(command, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async ValueTask<Problem?> ApproveAsync(HttpContext context, Caller caller, uint number)
    {
        var (body, problem) = await ReadAsync(context).ConfigureAwait(false);
        return problem ?? await AnsweredAsync(
            context, await centre.SubmitAsync(new Command.ApproveRestitution(number, caller.ByWhom(body!["by"])), context.RequestAborted).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private async ValueTask<Problem?> WriteOffAsync(HttpContext context, Caller caller, uint number)
    {
        var (body, problem) = await ReadAsync(context).ConfigureAwait(false);
        problem ??= body!.Require("reason", HttpLimits.WordsLengthMax, out _);
        return problem ?? await AnsweredAsync(
            context,
            await centre.SubmitAsync(new Command.WriteOff(number, caller.ByWhom(body!["by"]), body!["reason"]!), context.RequestAborted).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static async ValueTask<(JsonCommand? Body, Problem? Problem)> ReadAsync(HttpContext context)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        return (body, problem ?? body!.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Check("currency"));
    }

    private static async ValueTask<Problem?> AnsweredAsync(HttpContext context, CommandResult result)
    {
        if (CommandAnswer.ProblemOf(result) is { } problem)
        {
            return problem;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            if (result.Ledger is { } ledger)
            {
                LedgerJson.Write(json, ledger.Case, ledger.Entries, ledger.Balances, ledger.Plans);
            }
            else
            {
                LedgerJson.Write(json, result.Plan!);
            }
        }).ConfigureAwait(false);
        return null;
    }
}
