using System.Security.Cryptography;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>The keys by which banks sign in: issues, lists and revokes them, for the centre's own keys only.</summary>
internal sealed class KeysEndpoint(Centre centre, CentreDeeds deeds, ServerCounters counters, RandomNumberGenerator random)
{
    /// <summary>Answers <c>GET /v1/keys</c> and <c>POST /v1/keys</c>.</summary>
    public ValueTask AnswerAsync(HttpContext context, Caller caller) =>
        !caller.IsCentre ? ForbiddenAsync(context) : context.Request.Method == "GET" ? ListAsync(context) : IssueAsync(context, caller);

    /// <summary>Answers <c>POST /v1/keys/revoke</c>.</summary>
    public async ValueTask RevokeAsync(HttpContext context, Caller caller)
    {
        if (!caller.IsCentre)
        {
            await ForbiddenAsync(context).ConfigureAwait(false);
            return;
        }

        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.Require("key_id", BankKey.IdLength, out _) ?? body.Require("reason", HttpLimits.WordsLengthMax, out _)
            ?? body.TooLong("by", HttpLimits.WordsLengthMax);
        CommandResult? result = null;
        if (problem is null)
        {
            var by = caller.ByWhom(body!["by"]);
            var revoke = new Command.RevokeKey(body["key_id"]!, by, body["reason"]!);
            result = await deeds.DoAsync(revoke, caller, body["by"], body["reason"], context.RequestAborted).ConfigureAwait(false);
            problem = CommandAnswer.ProblemOf(result);
        }

        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            Write(json, centre.Keys.First(key => key.Id == body!["key_id"]));
            json.WriteBoolean("repeated", result!.Status == CommandStatus.AlreadyDone);
        }).ConfigureAwait(false);
    }

    private ValueTask ListAsync(HttpContext context) => CommandAnswer.WriteAsync(context, json =>
    {
        json.WriteStartArray("keys");
        foreach (var key in centre.Keys)
        {
            json.WriteStartObject();
            Write(json, key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private async ValueTask IssueAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        var (bank, name) = ("", "");
        problem ??= body!.Require("bank", 11, out bank) ?? body.Require("name", ApiKeys.NameLengthMax, out name);
        var canonical = problem is null ? ApiKeys.CanonicalBank(bank) : null;
        if (problem is null && canonical is null)
        {
            problem = new Problem(ProblemKind.Unacceptable, $"bank '{RequestBody.Clean(bank)}' is not a BIC") { Field = "bank" };
        }

        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        var origin = KeyOrigin.WithKey(caller.Key.Id);
        var (key, result) = await ApiKeys.IssueAsync(centre, canonical!, name, origin, random, context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } refused)
        {
            await ProblemWriter.AnswerAsync(context, refused, counters).ConfigureAwait(false);
            return;
        }

        await deeds.NoteIssuedAsync(canonical!, name, caller).ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.CacheControl = "no-store";
        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteString("bank", canonical);
            json.WriteString("name", name);
            json.WriteString("key_id", BankKey.IdOf(ApiKeys.Hash(key)!));
            json.WriteString("key", key);
        }).ConfigureAwait(false);
    }

    private void Write(Utf8JsonWriter json, BankKey key)
    {
        json.WriteString("key_id", key.Id);
        json.WriteString("bank", key.Bank);
        json.WriteString("name", key.Name);
        json.WriteString("state", ApiKeys.StateOf(key));
        json.WriteString("origin", ApiKeys.OriginOf(key));
        if (key.Origin.Who is { } issuer)
        {
            json.WriteString("issued_by", issuer);
        }

        if (centre.KeyLines.LineOf(key.Id) is { } line)
        {
            json.WriteString("line", line);
        }

        if (key.Revoked is { } revoked)
        {
            json.WriteString("revoked_at", revoked.At.ToString());
            json.WriteString("revoked_by", revoked.By);
            json.WriteString("reason", revoked.Reason);
        }
    }

    private ValueTask ForbiddenAsync(HttpContext context) =>
        ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.Forbidden, "Only a key of the centre lists, issues and revokes keys."), counters);
}
