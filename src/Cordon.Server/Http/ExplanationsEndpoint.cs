using System.Text;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Formats.Trails;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// The innocent explanations of an account, of the one that a freeze order names, and of a payment's payer and payee: <c>GET /v1/explanations/…</c>. For
/// the centre's own keys only: the answer rests on payments with other banks. They are tested when somebody asks, and change nothing.
/// </summary>
internal sealed class ExplanationsEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers for an account.</summary>
    public ValueTask OfAccountAsync(HttpContext context, Caller caller, string bank, string account) => AnswerAsync(context, caller, async question =>
    {
        var unknown = CurrencyName.Read(context.Request.Query["currency"], ProblemKind.Malformed, out var currency);
        if ((AccountName.Read(ref bank, account, out var key) ?? unknown) is { } problem)
        {
            return (problem, null);
        }

        var (refused, told) = await ExplainAsync(context, [(key, currency)], question.At).ConfigureAwait(false);
        return (refused, json => Write(json, told[0]));
    });

    /// <summary>Answers for the account of a freeze order, with the order.</summary>
    public ValueTask OfOrderAsync(HttpContext context, Caller caller, string id) => AnswerAsync(context, caller, async question =>
    {
        if ((FreezeOrder.TryParseId(id, out var number) ? centre.FindOrder(number) : null) is not { } order)
        {
            return (new Problem(ProblemKind.NotFound, "There is no such freeze order."), null);
        }

        var bank = order.Bank;
        if (AccountName.Read(ref bank, order.Account, out var key) is { } problem)
        {
            return (problem, null);
        }

        var (refused, told) = await ExplainAsync(context, [(key, order.Asked.Currency)], question.At).ConfigureAwait(false);
        return (refused, json =>
        {
            json.WritePropertyName("order");
            OrderJson.Write(json, order, caller);
            Write(json, told[0]);
        }
        );
    });

    /// <summary>Answers for a payment's payer and payee, whether it is held or not.</summary>
    public ValueTask OfPaymentAsync(HttpContext context, Caller caller, string paymentId) => AnswerAsync(context, caller, async question =>
    {
        var bank = context.Request.Query["bank"].ToString() is { Length: > 0 } named ? named : null;
        var (meant, unclear) = await PaymentSubmitter.FindAsync(centre, context, caller, paymentId, bank).ConfigureAwait(false);
        if (unclear is not null)
        {
            return (unclear, null);
        }

        if (await centre.FindDecisionAsync(meant.PaymentId, meant.Submitter, context.RequestAborted).ConfigureAwait(false) is not { } decided)
        {
            return (new Problem(ProblemKind.NotFound, Centre.NoSuchPayment.English), null);
        }

        var sent = decided.Payment.Amount(0).Currency;
        var arrived = decided.Payment.PayeeAmount(0).Currency is var other && other == default ? sent : other;
        var (refused, told) = await ExplainAsync(
            context, [(KeyOf(decided, PaymentText.PayerAccount), sent), (KeyOf(decided, PaymentText.PayeeAccount), arrived)], question.At)
            .ConfigureAwait(false);
        return (refused, json =>
        {
            json.WriteString("payment_id", paymentId);
            json.WriteStartObject("payer");
            Write(json, told[0]);
            json.WriteEndObject();
            json.WriteStartObject("payee");
            Write(json, told[1]);
            json.WriteEndObject();
        }
        );
    });

    private static string KeyOf(RecordedDecision decided, PaymentText which) => Encoding.UTF8.GetString(decided.Payment.Text(0, which));

    private async ValueTask<(Problem? Problem, IReadOnlyList<ExplainedAccount> Told)> ExplainAsync(
        HttpContext context, (string AccountKey, Currency? Currency)[] accounts, Instant? at)
    {
        var (result, told) = await centre.ExplainAsync(accounts, at, context.RequestAborted).ConfigureAwait(false);
        return (CommandAnswer.ProblemOf(result), told);
    }

    private async ValueTask AnswerAsync(
        HttpContext context, Caller caller, Func<TrailQuestion, ValueTask<(Problem? Problem, Action<Utf8JsonWriter>? Write)>> ask)
    {
        var unreadable = TrailQuestion.Read(context.Request.Query, out var question);
        var problem = caller.IsCentre ? unreadable : new Problem(ProblemKind.Forbidden, "Only a key of the centre asks for explanations.");
        if (problem is null)
        {
            (problem, var write) = await ask(question).ConfigureAwait(false);
            if (problem is null)
            {
                await CommandAnswer.WriteAsync(context, write!, isAscii: true).ConfigureAwait(false);
                return;
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, ExplainedAccount told)
    {
        json.WriteString("bank", told.Bank);
        json.WriteString("account", Encoding.UTF8.GetString(AccountKey.NumberOf(Encoding.UTF8.GetBytes(told.AccountKey))));
        json.WriteString("currency", told.Currency.Code);
        json.WriteString("at", told.At.ToString());
        json.WriteBoolean("review", told.IsForReview);
        ExplanationJson.Write(json, told.Explanations);
    }
}
