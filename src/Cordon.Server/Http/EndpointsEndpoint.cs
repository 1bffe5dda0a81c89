using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Server.Delivery;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Where banks take the notices of their orders, and how that stands.</summary>
internal sealed class EndpointsEndpoint(Centre centre, NoticeSender sender, WebhookSecrets secrets)
{
    private static readonly Dictionary<string, NoticeFormat> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = NoticeFormat.Json,
        ["camt.056"] = NoticeFormat.Camt056,
    };

    /// <summary>Answers <c>GET</c> and <c>POST /v1/endpoints</c>.</summary>
    public ValueTask AnswerAsync(HttpContext context, Caller caller, ServerCounters counters) =>
        HttpMethods.IsPost(context.Request.Method) ? SetAsync(context, caller, counters) : ListAsync(context, caller);

    private ValueTask ListAsync(HttpContext context, Caller caller)
    {
        var endpoints = centre.Endpoints.Where(endpoint => caller.MaySeeAccountsOf(endpoint.Bank)).ToList();
        return CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("endpoints");
            foreach (var endpoint in endpoints)
            {
                var status = sender.StatusOf(endpoint.Bank);
                json.WriteStartObject();
                Write(json, endpoint);
                json.WriteNumber("waiting", centre.CountNoticesFor(endpoint.Bank));
                json.WriteNumber("sent", status.Sent);
                json.WriteNumber("failures", status.Failures);
                json.WriteString("failing_since", status.FailingSince?.ToString());
                json.WriteString("fault", status.Fault);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private async ValueTask SetAsync(HttpContext context, Caller caller, ServerCounters counters)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        Command.SetEndpoint? set = null;
        problem ??= caller.IsCentre ? null : new Problem(ProblemKind.Forbidden, "Only a key of the centre sets endpoints.");
        problem ??= Read(body!, caller, out set);
        var result = problem is null ? await centre.SubmitAsync(set!, context.RequestAborted).ConfigureAwait(false) : null;
        problem ??= CommandAnswer.ProblemOf(result!);
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            Write(json, result!.Endpoint!);
            json.WriteString("secret", result.Endpoint!.Url is null ? null : secrets.Shown(result.Endpoint));
        }).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, BankEndpoint endpoint)
    {
        json.WriteString("bank", endpoint.Bank);
        json.WriteString("url", endpoint.Url);
        json.WriteString("format", Formats.First(format => format.Value == endpoint.Format).Key);
        json.WriteString("assigner", endpoint.Assigner);
        json.WriteNumber("generation", endpoint.Generation);
        json.WriteString("by", endpoint.By);
    }

    private static Problem? Read(JsonCommand body, Caller caller, out Command.SetEndpoint? set)
    {
        set = null;
        var problem = body.Require("bank", HttpLimits.WordsLengthMax, out var bank) ?? body.TooLong("url", DeliveryLimits.UrlLengthMax)
            ?? body.TooLong("by", HttpLimits.WordsLengthMax) ?? body.Check("format", "assigner");
        if (problem is not null)
        {
            return problem;
        }

        if (ApiKeys.CanonicalBank(bank) is not { } canonical || canonical == ApiKeys.Centre)
        {
            return new Problem(ProblemKind.Unacceptable, $"bank '{RequestBody.Clean(bank)}' is not a BIC") { Field = "bank" };
        }

        if (!Formats.TryGetValue(body["format"] ?? "json", out var format))
        {
            return new Problem(ProblemKind.Malformed, $"format is one of {string.Join(", ", Formats.Keys)}") { Field = "format" };
        }

        if (body["url"] is { } url && !IsAddress(url))
        {
            return new Problem(ProblemKind.Unacceptable, "url is an absolute http or https address without a user's name or a fragment")
            {
                Field = "url",
            };
        }

        var assigner = body["assigner"] is { } bic ? ApiKeys.CanonicalBank(bic) : null;
        if (assigner == ApiKeys.Centre || (assigner is null && (format == NoticeFormat.Camt056 || body["assigner"] is not null)))
        {
            return new Problem(ProblemKind.Unacceptable, "assigner is the BIC from which messages of ISO 20022 come; camt.056 needs it")
            {
                Field = "assigner",
            };
        }

        var by = caller.ByWhom(body["by"]);
        set = new Command.SetEndpoint(FreezeNotice.BankOf(canonical), body["url"], format, assigner, by);
        return null;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;
}
