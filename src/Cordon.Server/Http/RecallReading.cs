using Cordon.Core.Cases;
using Cordon.Formats.Iso20022;

namespace Cordon.Server.Http;

/// <summary>Reads banks' answers in ISO 20022, <c>camt.029</c> and <c>pacs.004</c>, as what they say of orders.</summary>
internal static class RecallReading
{
    /// <summary>Reasons that say that nothing is there any more: insufficient funds, account closed. All others are a refusal.</summary>
    private static readonly string[] GoneCodes = ["AM04", "AC04"];

    /// <summary>Reads a message.</summary>
    /// <param name="into">Takes what each of its transactions says, in the message's order.</param>
    /// <returns>Why none of it can be taken; null when it can.</returns>
    public static Problem? Read(byte[] message, List<OrderWord> into)
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
        returns.AddRange(returned.Whole is { } whole ? [whole] : []);
        into.AddRange(returns.Select((given, index) => WordOf(given, index + 1)));
        return WholeProblemOf(returned) ?? ProblemOf(returned.Reading, rejected, into, returned.Contradiction);
    }

    /// <summary>Why the return of a whole message that names no transactions is no return of one payment's money; null for any other message.</summary>
    private static Problem? WholeProblemOf(Pacs004Result returned) =>
        returned is not { Reading: { Status: MessageStatus.Read, Transactions: 0 }, IsWholeMessage: true } ? null
        : returned.Whole is null
            ? new Problem(ProblemKind.Unacceptable, "GrpRtr returns a whole message, and TtlRtrdIntrBkSttlmAmt does not say how much comes back.")
        : returned.TransactionsStated > 1
            ? new Problem(
                ProblemKind.Unacceptable,
                $"GrpRtr returns {returned.TransactionsStated} payments in one sum: say in a TxInf each what comes back of the payment of the order.")
        : null;

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
        : said.Where(word => word.Reference is not null).GroupBy(word => word.Reference).FirstOrDefault(same => same.Count() > 1) is { Key: { } twice }
            ? new Problem(ProblemKind.Unacceptable, $"Two of its transactions are the return {twice} (MsgId/RtrId): each has an RtrId of its own, or none.")
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

    /// <param name="place">Where in its message the transaction stands, from 1: what it is told by where it has no identification.</param>
    private static OrderWord WordOf(PaymentReturn given, int place) => new(
        null, PaymentIds(given.OriginalUetr, given.OriginalTransactionId, given.OriginalMessageId, given.OriginalInstructionId,
            given.OriginalEndToEndId),
        FreezeEventKind.Return, given.ReturnedAmount, true, Words(given.Reasons), $"{given.MessageId}/{given.ReturnId ?? $"/{place}"}");

    /// <summary>As <c>pacs.008</c> gives payments their identifier. A message's identification alone names no payment.</summary>
    private static List<string> PaymentIds(string? uetr, string? transaction, string? message, string? instruction, string? endToEnd)
    {
        var own = instruction ?? endToEnd;
        string?[] all = [uetr, transaction, message is null || own is null ? null : $"{message}/{own}", instruction, endToEnd];
        return [.. all.OfType<string>().Where(id => id.Length > 0).Distinct()];
    }

    private static string? Words(IReadOnlyList<AnswerReason> reasons)
    {
        var words = string.Join("; ", reasons.Select(reason =>
            $"{reason.Code ?? reason.Proprietary}{(reason.Words.Length > 0 ? ": " + reason.Words.Replace('\n', ' ') : "")}"));
        return words.Length == 0 ? null : words[..Math.Min(words.Length, HttpLimits.WordsLengthMax)];
    }
}
