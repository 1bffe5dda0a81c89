using System.Globalization;
using System.Text;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>The lists of accounts to watch and to allow: reads them, puts accounts on them and takes them off, for the centre's own keys only.</summary>
internal sealed class ListsEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Entries answered at a time; <c>skip</c> gives the next.</summary>
    private const int EntriesMax = 1_000;

    /// <summary>Answers <c>GET /v1/lists</c> and <c>POST /v1/lists</c>.</summary>
    public ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        if (!caller.IsCentre)
        {
            var problem = new Problem(ProblemKind.Forbidden, "Only a key of the centre reads and changes lists.");
            return ProblemWriter.AnswerAsync(context, problem, counters);
        }

        return context.Request.Method == "GET" ? ReadAsync(context) : ChangeAsync(context, caller);
    }

    private async ValueTask ReadAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var skip = 0;
        if (ListOf(query["list"]) is not { } list
            || (query.ContainsKey("skip") && !int.TryParse(query["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out skip)))
        {
            var problem = new Problem(ProblemKind.Malformed, "The query is ?list=watch or ?list=allow, and &skip=N, a whole number, for more.");
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        var entries = centre.ListedAccounts(list, skip, EntriesMax + 1);
        if (CommandAnswer.ProblemOf(await centre.WhenDurableAsync(context.RequestAborted).ConfigureAwait(false)) is { } unsure)
        {
            await ProblemWriter.AnswerAsync(context, unsure, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteString("list", NameOf(list));
            json.WriteStartArray("entries");
            foreach (var entry in entries.Take(EntriesMax))
            {
                json.WriteStartObject();
                json.WriteString("account_key", entry.AccountKey);
                json.WriteString("until", entry.Until?.ToString());
                json.WriteString("reason", entry.Reason);
                json.WriteString("by", entry.By);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("more", entries.Count > EntriesMax);
        }).ConfigureAwait(false);
    }

    private async ValueTask ChangeAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= ReadChange(body!, caller, out var change)
            ?? CommandAnswer.ProblemOf(await centre.SubmitAsync(change!, context.RequestAborted).ConfigureAwait(false));
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteString("list", body!["list"]);
            json.WriteString("action", body["action"]);
            json.WriteString("bank", body["bank"]);
            json.WriteString("account", body["account"]);
        }).ConfigureAwait(false);
    }

    private static Problem? ReadChange(JsonCommand body, Caller caller, out Command.ChangeList? change)
    {
        change = null;
        var problem = ReadAccount(body, out var bank, out var key) ?? body.Check("list", "action", "until");
        problem ??= body.Require("reason", HttpLimits.WordsLengthMax, out _) ?? body.TooLong("by", HttpLimits.WordsLengthMax);
        if (problem is not null)
        {
            return problem;
        }

        if (ListOf(body["list"]) is not { } list)
        {
            return new Problem(ProblemKind.Malformed, "list is watch or allow") { Field = "list" };
        }

        if (body["action"] is not ("add" or "remove"))
        {
            return new Problem(ProblemKind.Malformed, "action is add or remove") { Field = "action" };
        }

        Instant? until = null;
        if (body["until"] is { } text)
        {
            if (!Instant.TryParse(Encoding.UTF8.GetBytes(text), out var at))
            {
                return new Problem(ProblemKind.Malformed, $"until '{RequestBody.Clean(text)}' is not an RFC 3339 time with an offset") { Field = "until" };
            }

            until = at;
        }

        var by = caller.ByWhom(body["by"]);
        change = new Command.ChangeList(list, key, bank, body["action"] == "add", until, body["reason"]!, by);
        return null;
    }

    private static Problem? ReadAccount(JsonCommand body, out string bank, out string key)
    {
        key = "";
        return body.Require("bank", HttpLimits.WordsLengthMax, out bank) ?? body.Require("account", HttpLimits.WordsLengthMax, out _)
            ?? AccountName.Read(ref bank, body["account"]!, out key);
    }

    private static AccountList? ListOf(string? name) => name switch
    {
        "watch" => AccountList.Watch,
        "allow" => AccountList.Allow,
        _ => null,
    };

    private static string NameOf(AccountList list) => list == AccountList.Watch ? "watch" : "allow";
}
