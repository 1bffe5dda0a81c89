using System.Buffers;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Formats.Iso20022;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Takes banks' answers in ISO 20022: <c>camt.029</c> and <c>pacs.004</c>, matched to orders by the identifiers of the <c>camt.056</c>.</summary>
internal sealed class RecallMessages(Centre centre, ServerCounters counters)
{
    /// <summary>Reasons that say that nothing is there any more: insufficient funds, account closed. All others are a refusal.</summary>
    private static readonly string[] GoneCodes = ["AM04", "AC04"];

    /// <summary>Whether a request carries XML.</summary>
    public static bool IsMessage(HttpRequest request) => RequestBody.WrongType(request, "application/xml", "text/xml") is null;

    /// <summary>Answers <c>POST /v1/messages</c>, and <c>POST /v1/freeze-orders/{id}/answer</c> with XML.</summary>
    /// <param name="named">The order that the path names; null for none.</param>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller, FreezeOrder? named)
    {
        var problem = RequestBody.WrongType(context.Request, "application/xml", "text/xml");
        var said = new List<OrderWord>();
        if (problem is null)
        {
            (var body, problem) = await RequestBody.ReadAsync(context, HttpLimits.RecallBytesMax).ConfigureAwait(false);
            if (problem is null)
            {
                var bytes = body.ToArray();
                RequestBody.Done(context, body);
                problem = Read(bytes, said);
            }
        }

        var moved = new List<CommandResult>();
        for (var i = 0; problem is null && i < said.Count; i++)
        {
            (var result, problem) = await MoveAsync(said[i], caller, named, context.RequestAborted).ConfigureAwait(false);
            if (problem is not null && said.Count > 1)
            {
                problem = problem with { Detail = $"Transaction {i + 1} of {said.Count}, those before it being taken: {problem.Detail}" };
            }

            moved.Add(result!);
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

    /// <summary>What one transaction of a message says of an order.</summary>
    /// <param name="CaseId">The case it names; null for none.</param>
    /// <param name="PaymentIds">Under what the original payment may be known, the surest first.</param>
    /// <param name="Amount">How much; null where it does not say.</param>
    /// <param name="NeedsAmount">Whether it says nothing without an amount.</param>
    private sealed record OrderWord(
        string? CaseId, IReadOnlyList<string> PaymentIds, FreezeEventKind Kind, Money? Amount, bool NeedsAmount, string? Reason, string? Reference);

    private static Problem? Read(byte[] message, List<OrderWord> into)
    {
        RejectedTransaction? rejected = null;
        var answers = new List<RecallAnswer>();
        var answered = new Camt029Reader().Read(message, answers.Add, transaction => rejected ??= transaction);
        if (answered.Reading.Status != MessageStatus.OtherKind)
        {
            into.AddRange(answers.Select(answer => WordOf(answer)));
            if (answered.Reading is { Status: MessageStatus.Read, Transactions: 0 })
            {
                into.Add(WordOf(new RecallAnswer
                {
                    AssignmentId = answered.AssignmentId ?? "",
                    CaseId = answered.CaseId,
                    Confirmation = answered.Confirmation,
                    ReturnedAmount = answered.ReturnedAmount,
                }));
            }

            return ProblemOf(answered.Reading, rejected, into, null);
        }

        var returns = new List<PaymentReturn>();
        var returned = new Pacs004Reader().Read(message, returns.Add, transaction => rejected ??= transaction);
        into.AddRange(returns.Select(WordOf));
        return ProblemOf(returned.Reading, rejected, into, returned.Contradiction);
    }

    private static Problem? ProblemOf(MessageReading reading, RejectedTransaction? rejected, List<OrderWord> said, string? contradiction) =>
        reading.Status == MessageStatus.OtherKind ? new Problem(ProblemKind.Unacceptable, "It is neither a camt.029 nor a pacs.004 of a known version.")
        : reading.Status == MessageStatus.Broken
            ? new Problem(ProblemKind.Malformed, $"The message breaks at byte {reading.FaultOffset} in {reading.FaultPath}: {reading.Fault}")
        : rejected is { } bad ? new Problem(ProblemKind.Unacceptable, $"A transaction cannot be taken, and so none is: {bad.Reason}")
        : contradiction is not null ? new Problem(ProblemKind.Unacceptable, $"The message contradicts itself: {contradiction}")
        : said.Count == 0 ? new Problem(ProblemKind.Unacceptable, "The message answers nothing.")
        : said.Count > HttpLimits.RecallAnswersMax
            ? new Problem(ProblemKind.TooLarge, $"The message has {said.Count} answers, more than {HttpLimits.RecallAnswersMax}.")
        : said.Any(word => word.Kind == FreezeEventKind.None)
            ? new Problem(ProblemKind.Unacceptable, "A status is missing, unknown, or contradicts that of the message: ask again with one that is clear.")
        : said.Any(word => word.NeedsAmount && word.Amount is null)
            ? new Problem(ProblemKind.Unacceptable, "It was done in part, and RsltnRltdInf/IntrBkSttlmAmt does not say how much.")
        : null;

    private static OrderWord WordOf(RecallAnswer answer)
    {
        var isGone = answer.Reasons.Any(reason => GoneCodes.Contains(reason.Code));
        var kind = answer.Outcome switch
        {
            RecallOutcome.Accepted or RecallOutcome.AcceptedInPart => FreezeEventKind.Freeze,
            RecallOutcome.Pending or RecallOutcome.PaymentInitiated => FreezeEventKind.Acknowledge,
            RecallOutcome.Refused => isGone ? FreezeEventKind.TooLate : FreezeEventKind.Refuse,
            _ => FreezeEventKind.None,
        };
        return new OrderWord(
            answer.CaseId, PaymentIds(answer.OriginalUetr, answer.OriginalTransactionId, answer.OriginalMessageId, answer.OriginalInstructionId,
                answer.OriginalEndToEndId),
            kind, kind == FreezeEventKind.Freeze ? answer.ReturnedAmount : null, answer.Outcome == RecallOutcome.AcceptedInPart,
            Words(answer.Reasons) ?? (kind == FreezeEventKind.Refuse ? "no reason given" : null), null);
    }

    private static OrderWord WordOf(PaymentReturn given) => new(
        null, PaymentIds(given.OriginalUetr, given.OriginalTransactionId, given.OriginalMessageId, given.OriginalInstructionId,
            given.OriginalEndToEndId),
        FreezeEventKind.Return, given.ReturnedAmount, true, Words(given.Reasons), $"{given.MessageId}/{given.ReturnId}");

    /// <summary>As <c>pacs.008</c> gives payments their identifier.</summary>
    private static List<string> PaymentIds(string? uetr, string? transaction, string? message, string? instruction, string? endToEnd)
    {
        string?[] all = [uetr, transaction, message is null ? null : $"{message}/{instruction ?? endToEnd}", instruction, endToEnd];
        return [.. all.OfType<string>().Where(id => id.Length > 0).Distinct()];
    }

    private static string? Words(IReadOnlyList<AnswerReason> reasons)
    {
        var words = string.Join("; ", reasons.Select(reason =>
            $"{reason.Code ?? reason.Proprietary}{(reason.Words.Length > 0 ? ": " + reason.Words.Replace('\n', ' ') : "")}"));
        return words.Length == 0 ? null : words[..Math.Min(words.Length, HttpLimits.WordsLengthMax)];
    }

    private async ValueTask<(CommandResult? Result, Problem? Problem)> MoveAsync(
        OrderWord word, Caller caller, FreezeOrder? named, CancellationToken cancellation)
    {
        var (order, problem) = await FindAsync(word, caller, named, cancellation).ConfigureAwait(false);
        if (order is null)
        {
            return (null, problem);
        }

        var amount = word.Amount ?? (word.Kind == FreezeEventKind.Freeze ? order.Asked with { Minor = order.MeantMinor } : null);
        var move = new Command.MoveOrder(
            order.Number, word.Kind, caller.By, order.Bank, amount?.Minor ?? 0, amount?.Currency, word.Reason, word.Reference)
        { IsAnswer = true };
        var result = await centre.SubmitAsync(move, cancellation).ConfigureAwait(false);
        return (result, CommandAnswer.ProblemOf(result));
    }

    private async ValueTask<(FreezeOrder? Order, Problem? Problem)> FindAsync(
        OrderWord word, Caller caller, FreezeOrder? named, CancellationToken cancellation)
    {
        var unknown = new Problem(ProblemKind.NotFound, "No freeze order of this bank has this case, nor asks for the money of this payment.");
        if (word.CaseId is { } id && FreezeOrder.TryParseId(id, out var number))
        {
            return named is not null && named.Number != number
                ? (null, new Problem(ProblemKind.Contradiction, $"The path names {named.Id} and the message {id}."))
                : centre.FindOrder(number) is { } order && caller.Sees(order) ? (order, null) : (null, unknown);
        }

        var found = new List<FreezeOrder>();
        foreach (var payment in word.PaymentIds.TakeWhile(_ => named is null && found.Count == 0))
        {
            foreach (var sequence in await centre.FindPaymentsAsync(payment, cancellation).ConfigureAwait(false))
            {
                found.AddRange(centre.OrdersForPayment(sequence).Where(caller.Sees));
            }
        }

        // A message sent again means the order it moved, whatever others are open by now.
        var moved = word.Reference is null ? null : found.Find(order => order.Parts.Any(part => part.Reference == word.Reference));
        var open = found.Where(order => !order.IsOver).ToList();
        return named is not null ? (named, null)
            : moved is not null ? (moved, null)
            : found.Count == 1 ? (found[0], null)
            : open.Count == 1 ? (open[0], null)
            : found.Count == 0 ? (null, unknown)
            : (null, new Problem(
                ProblemKind.Contradiction, $"{found.Count} freeze orders ask for the money of this payment: answer at the address of the one that is meant."));
    }
}
