using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Server.Delivery;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>What a bank has still to be told of its orders, for one that fetches it: the oldest first, each until it says that it has it.</summary>
internal sealed class NoticesEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Answers <c>GET /v1/freeze-notices</c>.</summary>
    public async ValueTask ListAsync(HttpContext context, Caller caller)
    {
        if (BankOf(context, caller, out var problem) is not { } bank)
        {
            await ProblemWriter.AnswerAsync(context, problem!, counters).ConfigureAwait(false);
            return;
        }

        var notices = centre.NoticesFor(bank, DeliveryLimits.NoticesMax);
        var payments = new List<RecordedDecision?>(notices.Count);
        foreach (var notice in notices)
        {
            payments.Add(notice.Order.Payment == 0
                ? null : await centre.ReadDecisionAsync(notice.Order.Payment, context.RequestAborted).ConfigureAwait(false));
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("notices");
            for (var i = 0; i < notices.Count; i++)
            {
                NoticeBody.WriteJson(json, notices[i], payments[i]);
            }

            json.WriteEndArray();
            json.WriteNumber("waiting", centre.CountNoticesFor(bank));
        }).ConfigureAwait(false);
    }

    /// <summary>Answers <c>POST /v1/freeze-notices/{id}/taken</c>: the bank has this one and all before it.</summary>
    public async ValueTask TakeAsync(HttpContext context, Caller caller, string id)
    {
        var bank = BankOf(context, caller, out var problem);
        var isId = FreezeNotice.TryParseId(id, out var number);
        problem ??= isId ? null : new Problem(ProblemKind.NotFound, "A notice is named such as FN-000001.");
        problem ??= RefusalOf(bank!, number);
        var take = new Command.TakeNotices(bank ?? "", number, caller.By);
        var result = problem is null ? await centre.SubmitAsync(take, context.RequestAborted).ConfigureAwait(false) : null;
        problem ??= result is null ? null : CommandAnswer.ProblemOf(result);
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteString("notice_id", id);
            json.WriteBoolean("repeated", result is not { Status: CommandStatus.Done });
            json.WriteNumber("waiting", centre.CountNoticesFor(bank!));
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Why a bank cannot have taken a notice: it was none of its own, or with it would go more than are listed, which the bank may never have seen.
    /// </summary>
    private Problem? RefusalOf(string bank, uint number) =>
        centre.BankOfNotice(number) != bank
                ? new Problem(ProblemKind.NotFound, "No notice of this bank has this number.")
            : centre.NoticesFor(bank, DeliveryLimits.NoticesMax + 1).Count(notice => notice.Number <= number) > DeliveryLimits.NoticesMax
                ? new Problem(ProblemKind.Contradiction, $"More than {DeliveryLimits.NoticesMax} notices wait before it: those are taken first.")
            : null;

    private static string? BankOf(HttpContext context, Caller caller, out Problem? problem)
    {
        var named = context.Request.Query["bank"].ToString();
        var bank = named.Length > 0 ? ApiKeys.CanonicalBank(named) : caller.Key.Bank;
        problem = bank is null || bank == ApiKeys.Centre
                ? new Problem(ProblemKind.Malformed, "bank is a BIC; a key of the centre names one") { Field = "bank" }
            : !caller.MaySeeAccountsOf(bank) ? new Problem(ProblemKind.Forbidden, "A bank fetches its own notices only.") { Field = "bank" }
            : null;
        return problem is null ? FreezeNotice.BankOf(bank!) : null;
    }
}
