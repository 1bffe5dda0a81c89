using System.Text;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Server.Keys;
using Cordon.Server.Live;

namespace Cordon.Server.Http;

/// <summary>What people and banks tell and ask besides handing in payments: holds, reports, a payment's record.</summary>
internal sealed class CommandEndpoints(Centre centre, CentreDeeds deeds, ServerCounters counters, TimeProvider time, LiveFeed feed)
{
    private static readonly string[] ScamTypes = ["employment", "shopping", "impersonation", "investment", "romance", "other"];

    /// <summary>Answers <c>POST /v1/payments/{id}/release</c> and <c>…/cancel</c>.</summary>
    public async ValueTask EndHoldAsync(HttpContext context, Caller caller, string paymentId, bool release)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: true).ConfigureAwait(false);
        problem ??= body!.TooLong("reason", HttpLimits.WordsLengthMax) ?? body.TooLong("by", HttpLimits.WordsLengthMax);
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        var by = caller.ByWhom(body!["by"]);
        var (meant, unclear) = await PaymentSubmitter.FindAsync(centre, context, caller, paymentId, context.Request.Query["bank"]).ConfigureAwait(false);
        if (unclear is null && !caller.IsCentre && meant.Submitter != caller.Submitter)
        {
            unclear = new Problem(ProblemKind.Forbidden, "This payment was handed in first by another, who decides on its hold.");
        }

        if (unclear is not null)
        {
            await ProblemWriter.AnswerAsync(context, unclear, counters).ConfigureAwait(false);
            return;
        }

        var command = new Command.EndHold(meant.PaymentId, meant.Submitter, release, by, body["reason"]);
        var result = await deeds.DoAsync(command, caller, body["by"], body["reason"], context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } refused)
        {
            await ProblemWriter.AnswerAsync(context, refused, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteString("payment_id", paymentId);
            json.WriteString("state", release ? "released" : "cancelled");
            json.WriteBoolean("repeated", result.Status == CommandStatus.AlreadyDone);
        }).ConfigureAwait(false);
    }

    /// <summary>Answers <c>GET /v1/payments/{id}</c> with the recorded decision.</summary>
    public async ValueTask FindPaymentAsync(HttpContext context, Caller caller, string paymentId)
    {
        var (meant, problem) = await PaymentSubmitter.FindAsync(centre, context, caller, paymentId, context.Request.Query["bank"]).ConfigureAwait(false);

        // Looked up first: by the time the decision is found, what was seen is durable.
        var hold = problem is null ? centre.FindHold(meant.PaymentId, meant.Submitter) : null;
        var found = problem is null
            ? await centre.FindDecisionAsync(meant.PaymentId, meant.Submitter, context.RequestAborted).ConfigureAwait(false)
            : null;
        if (found is null)
        {
            problem ??= centre.State == CentreState.Ready
                ? new Problem(ProblemKind.NotFound, "No payment with this payment_id was decided for this key.")
                : PaymentEndpoint.NotTaken(centre);
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        var told = found.Decision;
        if (hold is { State: HoldState.Held })
        {
            // Whoever goes by these lets nothing go while a block is proposed, nor what was reported since.
            (told.HoldUntil, told.AtExpiry) = (hold.Until, hold.AtExpiry);
        }

        var answer = new AnswerBuffer();
        answer.Decision(Encoding.UTF8.GetBytes(paymentId), told);
        await CommandAnswer.WriteAsync(context, json =>
        {
            using var decision = JsonDocument.Parse(answer.Written);
            foreach (var property in decision.RootElement.EnumerateObject().Where(p => p.Name != "repeated"))
            {
                property.WriteTo(json);
            }

            json.WriteString("decided_at", found.DecidedAt.ToString());
            json.WriteNumber("policy", found.PolicyNumber);
            json.WriteString("hold_state", hold is null ? null : Words(hold.State));
            json.WriteString("block_proposed_until", hold is { State: HoldState.Held, News.Block: { } block } ? block.Lapses.ToString() : null);
            json.WriteString("time", found.Payment.Time(0).ToString());
            json.WriteString("amount", found.Payment.Amount(0).ToMajorString());
            json.WriteString("currency", found.Payment.Amount(0).Currency.Code);
            json.WriteString("payer_account", AccountKey.NumberOf(found.Payment.Text(0, PaymentText.PayerAccount)));
            json.WriteString("payee_account", AccountKey.NumberOf(found.Payment.Text(0, PaymentText.PayeeAccount)));
        }).ConfigureAwait(false);
    }

    /// <summary>Answers <c>POST /v1/reports</c>.</summary>
    public async ValueTask FileReportAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.ReportBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        Command.FileReport? report = null;
        problem ??= ReadReport(body!, caller, context.Request, out report);
        if (problem is null)
        {
            (var meant, problem) = await PaymentSubmitter.FindAsync(centre, context, caller, report!.PaymentId, body!["bank"]).ConfigureAwait(false);
            report = report with { Submitter = meant.Submitter };
        }

        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        var result = await centre.SubmitAsync(report!, context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } refused)
        {
            await ProblemWriter.AnswerAsync(context, refused, counters).ConfigureAwait(false);
            return;
        }

        var reached = result.Reached ?? [];
        if (result.Status == CommandStatus.Done)
        {
            feed.Reported(report!, reached.Count);
        }

        var notSettled = result.Case is { IsSettled: false } file
            ? await centre.WhyNotSettledAsync(file.Sequence, file.Hold, context.RequestAborted).ConfigureAwait(false)
            : null;
        context.Response.StatusCode = result.Status == CommandStatus.Done ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await CommandAnswer.WriteAsync(context, json =>
        {
            WriteReport(json, report!, result, reached, caller);
            json.WriteStartArray("not_ordered");
            foreach (var sentence in notSettled is not null ? [notSettled.English] : (result.Case?.Unordered ?? []).Select(UnorderedWords.Of))
            {
                json.WriteStringValue(sentence);
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private static string Words(HoldState state) => state switch
    {
        HoldState.Held => "held",
        HoldState.Released => "released",
        HoldState.Cancelled => "cancelled",
        HoldState.ExpiredReleased => "expired-released",
        _ => "expired-blocked",
    };

    private static void WriteReport(
        Utf8JsonWriter json, Command.FileReport report, CommandResult result, IReadOnlyList<ReachedAccount> reached, Caller caller)
    {
        json.WriteString("report_id", report.ReportId);
        json.WriteString("case", result.Case is { } file ? CaseId.Of(file.Number) : null);
        json.WriteString("payment_id", report.PaymentId);
        json.WriteBoolean("repeated", result.Status == CommandStatus.AlreadyDone);
        json.WriteNumber("accounts_reached", reached.Count);
        json.WriteStartArray("accounts");

        // A bank learns how far the money may have come, and an account's number only where the centre itself asks.
        foreach (var account in caller.IsCentre ? reached.Take(100) : [])
        {
            json.WriteStartObject();
            json.WriteString("account", account.AccountKey);
            json.WriteNumber("hops", account.Hops);
            json.WriteNumber("risk", account.RiskTenThousandths / 10_000m);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("left_out");
        foreach (var sum in result.Case?.LeftOut ?? [])
        {
            json.WriteStringValue(sum.ToString());
        }

        json.WriteEndArray();
        json.WriteBoolean("settled", result.Case is { IsSettled: true });
        json.WriteStartArray("freeze_orders");
        foreach (var order in result.Case?.Orders ?? [])
        {
            OrderJson.Write(json, order, caller);
        }

        json.WriteEndArray();
    }

    private static string Join(JsonCommand body) =>
        string.Join(' ', new[]
        {
            body["contact"], body["contact_phone"], body["contact_url"], body["contact_handle"] is { } handle ? ContactText.OfHandle(handle) : null,
        }.Where(c => c is not null));

    private Problem? ReadReport(JsonCommand body, Caller caller, HttpRequest request, out Command.FileReport? report)
    {
        report = null;
        if (body.Check("report_id", "time", "scam_type", "bank") is { } unreadable)
        {
            return unreadable;
        }

        var header = request.Headers["Idempotency-Key"].ToString().Trim().Trim('"');
        var id = body["report_id"] ?? (header.Length > 0 ? header : null);
        if (id is null || id.Length > PaymentCheck.PaymentIdLengthMax)
        {
            return id is null
                ? new Problem(ProblemKind.Malformed, "report_id is missing, and there is no Idempotency-Key") { Field = "report_id" }
                : new Problem(ProblemKind.Unacceptable, $"report_id is longer than {PaymentCheck.PaymentIdLengthMax} characters") { Field = "report_id" };
        }

        var problem = body.Require("payment_id", PaymentCheck.PaymentIdLengthMax, out var paymentId)
            ?? body.TooLong("narrative", HttpLimits.NarrativeLengthMax) ?? body.TooLong("contact", HttpLimits.WordsLengthMax)
            ?? body.TooLong("contact_phone", HttpLimits.WordsLengthMax) ?? body.TooLong("contact_url", HttpLimits.WordsLengthMax)
            ?? body.TooLong("contact_handle", HttpLimits.WordsLengthMax);
        if (problem is not null)
        {
            return problem;
        }

        var at = Instant.From(time.GetUtcNow());
        if (body["time"] is { } text && !Instant.TryParse(Encoding.UTF8.GetBytes(text), out at))
        {
            return new Problem(ProblemKind.Malformed, $"time '{RequestBody.Clean(text)}' is not an RFC 3339 time with an offset") { Field = "time" };
        }

        var scam = body["scam_type"];
        if (scam is not null && !ScamTypes.Contains(scam))
        {
            var detail = $"scam_type '{RequestBody.Clean(scam)}' is none of {string.Join(", ", ScamTypes)}";
            return new Problem(ProblemKind.Unacceptable, detail) { Field = "scam_type" };
        }

        var contact = Join(body);
        report = new Command.FileReport(
            id, at, paymentId, caller.Submitter, scam, body["narrative"], contact.Length == 0 ? null : contact, caller.Submitter);
        return null;
    }
}
