using System.Buffers;
using System.Globalization;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Screening;
using Cordon.Formats.Iso20022;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Decides the transactions of an ISO 20022 <c>pacs.008</c> and answers with one <c>pacs.002</c>.</summary>
internal sealed class MessageEndpoint(Centre centre, ServerCounters counters, TimeProvider time)
{
    private long _answers;

    /// <summary>Answers <c>POST /v1/payments</c> with XML.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        var (body, tooLarge) = await RequestBody.ReadAsync(context, HttpLimits.MessageBytesMax).ConfigureAwait(false);
        if (tooLarge is not null)
        {
            await ProblemWriter.AnswerAsync(context, tooLarge, counters).ConfigureAwait(false);
            return;
        }

        var pending = PendingWork.Rent();
        var original = new Pacs008Original();
        var problem = Read(body, pending, original, caller);
        RequestBody.Done(context, body);
        if (problem is null && pending.Work.Payments.Count > 0)
        {
            if (pending.TrySubmit(centre, caller.Submitter))
            {
                await pending.DecidedAsync().ConfigureAwait(false);
                problem = AllRefused(pending);
            }
            else
            {
                problem = PaymentEndpoint.NotTaken(centre);
            }
        }

        if (problem is null)
        {
            await WriteAsync(context, original, pending.Work).ConfigureAwait(false);
        }
        else
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
        }

        pending.Return();
    }

    private static Problem? Read(in ReadOnlySequence<byte> body, PendingWork pending, Pacs008Original original, Caller caller)
    {
        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        body.CopyTo(copy);
        var result = new Pacs008Reader().Read(copy.AsSpan(0, length), pending.Work.Payments, _ => { }, original);
        ArrayPool<byte>.Shared.Return(copy);
        if (result.Status != Pacs008Status.Read)
        {
            // A message that breaks is refused as a whole: whoever sent it will send it again.
            var path = result.FaultPath is { Length: > 0 } element ? $" in {element}" : "";
            var kind = result.Status == Pacs008Status.Broken ? ProblemKind.Malformed : ProblemKind.Unacceptable;
            return new Problem(kind, $"Not a readable pacs.008 at byte {result.FaultOffset}{path}: {result.Fault}");
        }

        if (original.Count == 0)
        {
            return new Problem(ProblemKind.Unacceptable, "The message holds no transaction.");
        }

        if (result.Contradiction is { } contradiction)
        {
            return new Problem(ProblemKind.Unacceptable, $"The message contradicts itself: {contradiction}");
        }

        for (var i = 0; i < pending.Work.Payments.Count; i++)
        {
            if (!caller.MayHandIn(pending.Work.Payments, i))
            {
                return PaymentEndpoint.NotItsOwn();
            }
        }

        return null;
    }

    // When nothing could be made durable there is nothing to report on: the whole message is to be sent again. Where the message holds
    // one transaction, its refusal is the request's; where it holds more, each stands in the report.
    private static Problem? AllRefused(PendingWork pending)
    {
        var work = pending.Work;
        var first = work.Decisions[0].Refusal;
        for (var i = 0; i < work.Payments.Count; i++)
        {
            if (work.Decisions[i].Refusal == Refusal.Unavailable)
            {
                return PaymentEndpoint.Refused(Refusal.Unavailable, work.Payments.Text(i, Core.Screening.PaymentText.PaymentId));
            }
        }

        return work.Payments.Count == 1
            ? PaymentEndpoint.Refused(first, work.Payments.Text(0, Core.Screening.PaymentText.PaymentId))
            : null;
    }

    private async ValueTask WriteAsync(HttpContext context, Pacs008Original original, PaymentWork work)
    {
        var answers = new List<PaymentAnswer>(original.Count);
        for (var transaction = 0; transaction < original.Count; transaction++)
        {
            answers.Add(Answer(original, transaction, work));
        }

        var now = Instant.From(time.GetUtcNow());
        var number = Interlocked.Increment(ref _answers);
        var messageId = $"CORDON{now.Milliseconds.ToString(CultureInfo.InvariantCulture)}N{number.ToString(CultureInfo.InvariantCulture)}";
        var buffer = new ArrayBufferWriter<byte>(2048);
        Pacs002Writer.Write(buffer, original, messageId, now, answers);
        context.Response.ContentType = "application/xml; charset=utf-8";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static PaymentAnswer Answer(Pacs008Original original, int transaction, PaymentWork work)
    {
        var index = original.BatchIndex(transaction);
        if (index < 0)
        {
            return new PaymentAnswer(transaction, null, original.Rejection(transaction)?.ToString() ?? "it cannot be read");
        }

        ref var decision = ref work.Decisions[index];
        if (decision.Refusal != Refusal.None)
        {
            return new PaymentAnswer(transaction, null, PaymentEndpoint.Refused(decision.Refusal, default)!.Detail);
        }

        var words = decision.PayerMessage ?? string.Join(" ", decision.Reasons.Select(r => r.Sentence));
        return new PaymentAnswer(transaction, decision.Outcome, words);
    }
}
