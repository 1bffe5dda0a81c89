using System.Globalization;
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
    private const string Drawing = "image/svg+xml";

    /// <summary>Answers with the trail, drawn for those who accept that; a bank's own reports only, and without account numbers at other banks.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, string reportId)
    {
        var problem = Read(context.Request.Query, caller, out var reporter, out var policy, out var at) ?? ReadWidth(context.Request.Query, out _);
        if (problem is null)
        {
            var (result, trail) = await centre.TraceAsync(reporter, reportId, policy, at, context.RequestAborted).ConfigureAwait(false);
            problem = CommandAnswer.ProblemOf(result);
            if (problem is null)
            {
                await WriteAsync(context, reportId, caller.IsCentre ? trail! : AsSeenBy(caller, trail!)).ConfigureAwait(false);
                return;
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }

    private static async ValueTask WriteAsync(HttpContext context, string reportId, TrailReport trail)
    {
        context.Response.Headers.Vary = "Accept";
        if (!WantsDrawing(context.Request))
        {
            await CommandAnswer.WriteAsync(context, json =>
            {
                json.WriteString("report_id", reportId);
                TrailJson.Write(json, trail);
            }).ConfigureAwait(false);
            return;
        }

        _ = ReadWidth(context.Request.Query, out var width);
        using var drawing = new MemoryStream();
        TrailSvg.Write(drawing, trail, width);
        context.Response.ContentType = Drawing;
        context.Response.ContentLength = drawing.Length;

        // Names in it come from outside; nothing in it may run or load.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        await context.Response.BodyWriter.WriteAsync(drawing.GetBuffer().AsMemory(0, (int)drawing.Length), context.RequestAborted).ConfigureAwait(false);
    }

    private static bool WantsDrawing(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains(Drawing, StringComparison.OrdinalIgnoreCase) == true);

    private static Problem? ReadWidth(IQueryCollection query, out int width)
    {
        width = TrailSvg.WidthPixels;
        return query["width"].ToString() is not { Length: > 0 } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out width)
                && width is >= TrailSvg.WidthPixelsMin and <= TrailSvg.WidthPixelsMax)
            ? null
            : new Problem(ProblemKind.Malformed, $"width is from {TrailSvg.WidthPixelsMin} to {TrailSvg.WidthPixelsMax}") { Field = "width" };
    }

    private static TrailReport AsSeenBy(Caller caller, TrailReport trail) => trail with
    {
        Accounts = [.. trail.Accounts.Select(a => caller.MaySeeAccountsOf(a.Bank) ? a : a with { Account = "" })],
        LikelyMules =
        [
            .. trail.LikelyMules.Select(mule => mule with
            {
                Account = caller.MaySeeAccountsOf(mule.Bank) ? mule.Account : "",
                Payments = [.. mule.Payments.Select(p => caller.MaySeeAccountsOf(p.Bank) ? p : p with { Account = "" })],
            }),
        ],
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
