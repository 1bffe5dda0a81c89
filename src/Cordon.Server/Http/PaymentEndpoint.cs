using System.Buffers;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Screening;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Decides one payment given as JSON.</summary>
internal sealed class PaymentEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers <c>POST /v1/payments</c> with JSON.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        var (body, tooLarge) = await RequestBody.ReadAsync(context, HttpLimits.PaymentBytesMax).ConfigureAwait(false);
        if (tooLarge is not null)
        {
            await ProblemWriter.AnswerAsync(context, tooLarge, counters).ConfigureAwait(false);
            return;
        }

        var pending = PendingWork.Rent();
        var problem = Parse(body, pending, caller, context.Request);
        RequestBody.Done(context, body);
        if (problem is null && !pending.TrySubmit(centre, caller.Submitter))
        {
            problem = NotTaken(centre);
        }

        if (problem is null)
        {
            await pending.DecidedAsync().ConfigureAwait(false);
            problem = Refused(pending.Work.Decisions[0].Refusal, pending.Work.Payments.Text(0, PaymentText.PaymentId));
        }

        if (problem is null)
        {
            pending.Answer.Decision(pending.Work.Payments.Text(0, PaymentText.PaymentId), pending.Work.Decisions[0]);
            var response = context.Response;
            response.ContentType = "application/json";
            response.ContentLength = pending.Answer.Written.Length;
            await response.BodyWriter.WriteAsync(pending.Answer.Written).ConfigureAwait(false);
        }
        else
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
        }

        pending.Return();
    }

    /// <summary>Why the centre did not take a work in.</summary>
    public static Problem NotTaken(Centre centre) => centre.State == CentreState.Ready
        ? new Problem(ProblemKind.Busy, "The queue is full; nothing of this was taken in.")
        : new Problem(ProblemKind.Unavailable, centre.StateReason ?? $"The centre is {centre.State.ToString().ToLowerInvariant()}.");

    /// <summary>A decision that was refused, as a problem; null for one that was made.</summary>
    public static Problem? Refused(Refusal refusal, ReadOnlySpan<byte> paymentId)
    {
        if (refusal == Refusal.None)
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(paymentId);
        return refusal switch
        {
            Refusal.ConflictingContent => new Problem(
                ProblemKind.Contradiction, "payment_id was used before for a payment with other content")
            { Field = "payment_id", PaymentId = id },
            Refusal.FutureDated => new Problem(
                ProblemKind.Unacceptable, "time lies further in the future than clocks may disagree")
            { Field = "time", PaymentId = id },
            Refusal.TooOld => new Problem(
                ProblemKind.Unacceptable, "time lies further back than a payment can be")
            { Field = "time", PaymentId = id },
            _ => new Problem(
                ProblemKind.Unavailable, "The decision could not be made durable; ask again with the same payment_id.")
            { PaymentId = id },
        };
    }

    /// <summary>What a caller hears who hands in what is none of its business.</summary>
    public static Problem NotItsOwn() =>
        new(ProblemKind.Forbidden, "Neither payer_bank nor payee_bank is the bank of this key.") { Field = "payer_bank" };

    private static Problem? Parse(in ReadOnlySequence<byte> body, PendingWork pending, Caller caller, HttpRequest request)
    {
        Span<byte> id = stackalloc byte[PaymentCheck.PaymentIdLengthMax + 1];
        var idLength = IdempotencyKey(request, id);
        var batch = pending.Work.Payments;
        Problem? problem;
        if (body.IsSingleSegment)
        {
            problem = pending.Json.TryAdd(body.FirstSpan, batch, id[..idLength]);
        }
        else
        {
            var length = (int)body.Length;
            var copy = ArrayPool<byte>.Shared.Rent(length);
            body.CopyTo(copy);
            problem = pending.Json.TryAdd(copy.AsSpan(0, length), batch, id[..idLength]);
            ArrayPool<byte>.Shared.Return(copy);
        }

        return problem ?? (caller.MayHandIn(batch, 0) ? null : NotItsOwn());
    }

    // It stands for a payment_id that the body lacks; where there is one, that makes a repeat harmless by itself.
    private static int IdempotencyKey(HttpRequest request, Span<byte> to)
    {
        var header = request.Headers["Idempotency-Key"];
        if (header.Count == 0)
        {
            return 0;
        }

        var text = header.ToString().AsSpan().Trim().Trim('"');
        return Encoding.UTF8.TryGetBytes(text, to, out var written) ? written : to.Length;
    }
}
