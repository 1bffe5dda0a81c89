using System.Buffers;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Server.Delivery;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Takes banks' answers in ISO 20022: <c>camt.029</c> and <c>pacs.004</c>, matched to orders by the identifiers of the <c>camt.056</c>.</summary>
internal sealed class RecallMessages(Centre centre, ServerCounters counters)
{
    /// <summary>Whether a request carries XML.</summary>
    public static bool IsMessage(HttpRequest request) => RequestBody.WrongType(request, "application/xml", "text/xml") is null;

    /// <summary>Answers <c>POST /v1/messages</c>, and <c>POST /v1/freeze-orders/{id}/answer</c> with XML.</summary>
    /// <param name="named">The order that the path names; null for none.</param>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, FreezeOrder? named)
    {
        var said = new List<OrderWord>();
        var problem = await ReadAsync(context, said).ConfigureAwait(false);

        // What each is about is known before any is booked: a message with one that is about something else is not taken at all.
        var meant = new List<FreezeOrder>();
        for (var i = 0; problem is null && i < said.Count; i++)
        {
            (var order, problem) = await FindAsync(said[i], caller, named, context.RequestAborted).ConfigureAwait(false);
            problem = At(problem, i, said.Count, "none being taken");
            meant.Add(order!);
        }

        var moved = new List<CommandResult>();
        for (var i = 0; problem is null && i < said.Count; i++)
        {
            var result = await MoveAsync(said[i], caller, meant[i].Number, context.RequestAborted).ConfigureAwait(false);
            problem = At(CommandAnswer.ProblemOf(result), i, said.Count, "those before it being taken");
            moved.Add(result);
        }

        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("answers");
            foreach (var result in moved)
            {
                json.WriteStartObject();
                json.WritePropertyName("order");
                OrderJson.Write(json, result.Order!, caller);
                json.WriteBoolean("repeated", result.Status == CommandStatus.AlreadyDone);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private static async ValueTask<Problem?> ReadAsync(HttpContext context, List<OrderWord> into)
    {
        if (RequestBody.WrongType(context.Request, "application/xml", "text/xml") is { } wrong)
        {
            return wrong;
        }

        var (body, problem) = await RequestBody.ReadAsync(context, HttpLimits.RecallBytesMax).ConfigureAwait(false);
        if (problem is not null)
        {
            return problem;
        }

        var bytes = body.ToArray();
        RequestBody.Done(context, body);
        return RecallReading.Read(bytes, into);
    }

    /// <summary>The problem of one transaction among several, with its place and what became of the others.</summary>
    private static Problem? At(Problem? problem, int index, int count, string others) => problem is null || count == 1
        ? problem
        : problem with { Detail = $"Transaction {index + 1} of {count}, {others}: {problem.Detail}" };

    private ValueTask<CommandResult> MoveAsync(OrderWord word, Caller caller, uint number, CancellationToken cancellation)
    {
        // As it is now: a transaction before this one may have moved it.
        var order = centre.FindOrder(number)!;
        var amount = word.Amount ?? (word.Kind == FreezeEventKind.Freeze ? order.Asked with { Minor = order.MeantMinor } : null);
        var move = new Command.MoveOrder(
            order.Number, word.Kind, caller.By, order.Bank, amount?.Minor ?? 0, amount?.Currency, word.Reason, word.Reference)
        { IsAnswer = true };
        return centre.SubmitAsync(move, cancellation);
    }

    private async ValueTask<(FreezeOrder? Order, Problem? Problem)> FindAsync(
        OrderWord word, Caller caller, FreezeOrder? named, CancellationToken cancellation)
    {
        var unknown = new Problem(ProblemKind.NotFound, "No freeze order of this bank has this case, nor asks for the money of this payment.");
        if (word.CaseId is { } id && FreezeOrder.TryParseId(id, out var number))
        {
            if (named is not null && named.Number != number)
            {
                return (null, new Problem(ProblemKind.Contradiction, $"The path names {named.Id} and the message {id}."));
            }

            if (centre.FindOrder(number) is not { } order || !caller.Sees(order))
            {
                return (null, unknown);
            }

            named = order;
        }

        var found = await OrdersForAsync(word.PaymentIds, caller, cancellation).ConfigureAwait(false);
        if (named is not null)
        {
            var other = await OtherPaymentAsync(word.PaymentIds, named, found, cancellation).ConfigureAwait(false);
            return other is null ? (named, null) : (null, other);
        }

        // A message sent again means the order it moved, whatever others are open by now.
        var moved = word.Reference is null ? null : found.Find(order => order.Parts.Any(part => part.Reference == word.Reference));
        var open = found.Where(order => !order.IsOver).ToList();
        return moved is not null ? (moved, null)
            : found.Count == 1 ? (found[0], null)
            : open.Count == 1 ? (open[0], null)
            : word is { CaseId: null, PaymentIds.Count: 0 } ? (null, new Problem(
                ProblemKind.Unacceptable, "The message names neither a case nor a payment: POST it to the address of the order that it is about."))
            : found.Count == 0 ? (null, unknown)
            : (null, new Problem(
                ProblemKind.Contradiction, $"{found.Count} freeze orders ask for the money of this payment: answer at the address of the one that is meant."));
    }

    /// <summary>The caller's orders for the money of a payment: under the surest of its identifications that there are any for.</summary>
    private async ValueTask<List<FreezeOrder>> OrdersForAsync(IReadOnlyList<string> paymentIds, Caller caller, CancellationToken cancellation)
    {
        var found = new List<FreezeOrder>();
        foreach (var payment in paymentIds.TakeWhile(_ => found.Count == 0))
        {
            foreach (var sequence in await centre.FindPaymentsAsync(payment, cancellation).ConfigureAwait(false))
            {
                found.AddRange(centre.OrdersForPayment(sequence).Where(caller.Sees));
            }
        }

        return found;
    }

    /// <summary>The problem that a message names another payment than the order that it is said to be about; null where it does not.</summary>
    /// <param name="found">The orders for the payment that the message names.</param>
    private async ValueTask<Problem?> OtherPaymentAsync(
        IReadOnlyList<string> paymentIds, FreezeOrder order, List<FreezeOrder> found, CancellationToken cancellation)
    {
        if (paymentIds.Count == 0 || found.Any(other => other.Number == order.Number))
        {
            return null;
        }

        var payment = order.Payment == 0 ? null : await centre.ReadDecisionAsync(order.Payment, cancellation).ConfigureAwait(false);
        var own = payment is null ? null : NoticeBody.PaymentId(payment);

        // Under its own identifier the order has been found; what a recall says of a longer one is its beginning.
        var isOwn = own is null || paymentIds.Contains(NoticeBody.TransactionId(own));
        return found.Count == 0 && isOwn
            ? null
            : new Problem(
                ProblemKind.Contradiction,
                $"The message is about payment {RequestBody.Clean(paymentIds[0])}{(found.Count == 0 ? "" : $", whose order is {found[0].Id}")}; "
                    + $"{order.Id} asks for the money of {(own is null ? "another" : $"payment {RequestBody.Clean(own)}")}.");
    }
}
