using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Freeze orders: what a bank must freeze, what it says it froze, and what the centre does with an order.</summary>
internal sealed class OrdersEndpoint(Centre centre, CentreDeeds deeds, RecallMessages messages, ServerCounters counters)
{
    /// <summary>Orders answered at a time; <c>after</c> gives the next.</summary>
    private const int OrdersMax = 1_000;

    private static readonly Dictionary<string, FreezeEventKind> Results = new(StringComparer.Ordinal)
    {
        ["acknowledged"] = FreezeEventKind.Acknowledge,
        ["frozen"] = FreezeEventKind.Freeze,
        ["too_late"] = FreezeEventKind.TooLate,
        ["refused"] = FreezeEventKind.Refuse,
        ["released"] = FreezeEventKind.Release,
        ["returned"] = FreezeEventKind.Return,
        ["returned_to_victim"] = FreezeEventKind.ReturnToVictim,
    };

    private static readonly Dictionary<string, FreezeEventKind> CentreActions = new(StringComparer.Ordinal)
    {
        ["approve"] = FreezeEventKind.Approve,
        ["withdraw"] = FreezeEventKind.Withdraw,
        ["release"] = FreezeEventKind.AskRelease,
        ["contest"] = FreezeEventKind.Contest,
        ["uphold"] = FreezeEventKind.Uphold,
        ["extend"] = FreezeEventKind.Extend,
    };

    /// <summary>Answers <c>GET /v1/freeze-orders</c>: the centre sees all, a bank its own from their approval on.</summary>
    public async ValueTask ListAsync(HttpContext context, Caller caller)
    {
        var query = context.Request.Query;
        var bank = query["bank"].ToString() is { Length: > 0 } named ? ApiKeys.CanonicalBank(named) ?? "" : null;
        var state = query["state"].ToString() is { Length: > 0 } word ? OrderJson.StateOf(word) ?? FreezeOrderState.None : (FreezeOrderState?)null;
        uint after = 0;
        var problem = bank == "" ? new Problem(ProblemKind.Malformed, "bank is not a BIC") { Field = "bank" }
            : state == FreezeOrderState.None ? new Problem(ProblemKind.Malformed, $"state is one of {string.Join(", ", StateNames())}") { Field = "state" }
            : query.ContainsKey("after") && !FreezeOrder.TryParseId(query["after"].ToString(), out after)
                ? new Problem(ProblemKind.Malformed, "after is an order_id, such as FO-000001") { Field = "after" }
            : bank is not null && !caller.MaySeeAccountsOf(bank)
                ? new Problem(ProblemKind.Forbidden, "A bank sees its own freeze orders only.") { Field = "bank" }
            : null;
        var orders = problem is not null ? [] : centre.FindOrders(
            order => caller.Sees(order) && (state is null || order.State == state) && (bank is null || IsSame(order.Bank, bank)), after, OrdersMax + 1);

        // A bank acts on what it reads: it is shown when a killed centre would say the same.
        problem ??= CommandAnswer.ProblemOf(await centre.WhenDurableAsync(context.RequestAborted).ConfigureAwait(false));
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("orders");
            foreach (var order in orders.Take(OrdersMax))
            {
                OrderJson.Write(json, order, caller);
            }

            json.WriteEndArray();
            json.WriteBoolean("more", orders.Count > OrdersMax);
        }).ConfigureAwait(false);
    }

    /// <summary>Answers <c>POST /v1/freeze-orders/{id}/…</c>.</summary>
    public async ValueTask MoveAsync(HttpContext context, Caller caller, string id, string action)
    {
        var order = FreezeOrder.TryParseId(id, out var number) ? centre.FindOrder(number) : null;
        var isAnswer = action == "answer";
        if (order is null || !caller.Sees(order) || (!isAnswer && !CentreActions.ContainsKey(action)))
        {
            await ProblemAsync(context, new Problem(ProblemKind.NotFound, "There is no such freeze order, or nothing of this name to do with it."))
                .ConfigureAwait(false);
            return;
        }

        if (!isAnswer && !caller.IsCentre)
        {
            await ProblemAsync(context, new Problem(ProblemKind.Forbidden, "Only a key of the centre does that; a bank answers.")).ConfigureAwait(false);
            return;
        }

        if (isAnswer && RecallMessages.IsMessage(context.Request))
        {
            await messages.AnswerAsync(context, caller, order).ConfigureAwait(false);
            return;
        }

        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        Command.MoveOrder? move = null;
        problem ??= Read(body!, order, caller, isAnswer ? null : CentreActions[action], context.Request, out move);
        var result = problem is null ? await deeds.DoAsync(move!, caller, body!["by"], move!.Reason, context.RequestAborted).ConfigureAwait(false) : null;
        problem ??= CommandAnswer.ProblemOf(result!);
        if (problem is not null)
        {
            await ProblemAsync(context, problem).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WritePropertyName("order");
            OrderJson.Write(json, result!.Order!, caller);
            json.WriteBoolean("repeated", result.Status == CommandStatus.AlreadyDone);
        }).ConfigureAwait(false);
    }

    private static Problem? Read(
        JsonCommand body, FreezeOrder order, Caller caller, FreezeEventKind? action, HttpRequest request, out Command.MoveOrder? move)
    {
        move = null;
        var problem = body.TooLong("reason", HttpLimits.WordsLengthMax) ?? body.TooLong("by", HttpLimits.WordsLengthMax)
            ?? body.TooLong("reference", HttpLimits.ReferenceLengthMax) ?? BlankReference(body);
        problem ??= action is null ? body.Require("result", HttpLimits.WordsLengthMax, out _) : body.Require("by", HttpLimits.WordsLengthMax, out _);
        if (problem is not null)
        {
            return problem;
        }

        if (action is null && !Results.ContainsKey(body["result"]!))
        {
            return new Problem(ProblemKind.Malformed, $"result is one of {string.Join(", ", Results.Keys)}") { Field = "result" };
        }

        var kind = action ?? Results[body["result"]!];
        var needsReason = kind is FreezeEventKind.Refuse or FreezeEventKind.Withdraw or FreezeEventKind.Release or FreezeEventKind.AskRelease
            or FreezeEventKind.Contest or FreezeEventKind.Uphold or FreezeEventKind.Extend;
        if (needsReason && body["reason"] is null)
        {
            return new Problem(ProblemKind.Malformed, "reason is missing") { Field = "reason" };
        }

        problem = ReadAmount(body, order, kind, out var minor, out var currency);
        var by = caller.ByWhom(body["by"]);
        var isPart = kind is FreezeEventKind.Release or FreezeEventKind.Return or FreezeEventKind.ReturnToVictim;
        var reference = isPart ? body["reference"] ?? IdempotencyKey(request) : null;
        move = new Command.MoveOrder(order.Number, kind, by, order.Bank, minor, currency, body["reason"], reference) { IsAnswer = action is null };
        return problem;
    }

    private static Problem? BlankReference(JsonCommand body) => body["reference"] is { } reference && string.IsNullOrWhiteSpace(reference)
        ? new Problem(ProblemKind.Unacceptable, "reference is blank: leave it out, or tell the release or return from others by it") { Field = "reference" }
        : null;

    private static string? IdempotencyKey(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString().Trim().Trim('"') is { Length: > 0 and <= HttpLimits.ReferenceLengthMax } key ? key : null;

    private static Problem? ReadAmount(JsonCommand body, FreezeOrder order, FreezeEventKind kind, out long minor, out Currency? currency)
    {
        (minor, currency) = (0, null);
        if (kind is not (FreezeEventKind.Freeze or FreezeEventKind.Release or FreezeEventKind.AskRelease or FreezeEventKind.Return
            or FreezeEventKind.ReturnToVictim))
        {
            return null;
        }

        var problem = body.Require("amount", HttpLimits.WordsLengthMax, out var amount) ?? body.Require("currency", HttpLimits.WordsLengthMax, out _);
        if (problem is not null)
        {
            return problem;
        }

        if (body["currency"] != order.Asked.Currency.Code)
        {
            return new Problem(ProblemKind.Unacceptable, $"currency is that of the order, {order.Asked.Currency.Code}") { Field = "currency" };
        }

        currency = order.Asked.Currency;
        return Money.TryParseMajor(Encoding.UTF8.GetBytes(amount), order.Asked.Currency, out minor) == AmountFault.None
            ? minor > 0 ? null : new Problem(ProblemKind.Unacceptable, "amount is not above zero") { Field = "amount" }
            : new Problem(ProblemKind.Malformed, $"amount '{RequestBody.Clean(amount)}' is no amount in {order.Asked.Currency.Code}") { Field = "amount" };
    }

    private static IEnumerable<string> StateNames() => Enum.GetValues<FreezeOrderState>().Where(s => s != FreezeOrderState.None).Select(FreezeOrder.Word);

    private static bool IsSame(string bank, string other) => FreezeNotice.BankOf(bank) == FreezeNotice.BankOf(other);

    private ValueTask ProblemAsync(HttpContext context, Problem problem) => ProblemWriter.AnswerAsync(context, problem, counters);
}
