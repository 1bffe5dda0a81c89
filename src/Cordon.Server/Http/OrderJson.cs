using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Formats.Trails;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Freeze orders as JSON, and their words.</summary>
internal static class OrderJson
{
    /// <summary>The state of a name; null for none.</summary>
    public static FreezeOrderState? StateOf(string? name)
    {
        foreach (var state in Enum.GetValues<FreezeOrderState>())
        {
            if (state != FreezeOrderState.None && FreezeOrder.Word(state) == name)
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>Writes an order as an object. A bank is not told account numbers at another bank, nor who approved.</summary>
    public static void Write(Utf8JsonWriter json, FreezeOrder order, Caller caller)
    {
        json.WriteStartObject();
        json.WriteString("order_id", order.Id);
        json.WriteString("case", CaseId.Of(order.Case));
        json.WriteString("state", FreezeOrder.Word(order.State));
        json.WriteString("ended_as", order.EndedAs == FreezeOrderState.None ? null : FreezeOrder.Word(order.EndedAs));
        json.WriteString("bank", order.Bank);
        json.WriteString("account", caller.MaySeeAccountsOf(order.Bank) ? order.Account : null);
        Amount(json, "amount", order, order.Asked.Minor);
        json.WriteString("currency", order.Asked.Currency.Code);
        Amount(json, "amount_proposed", order, order.FirstAskedMinor);
        Amount(json, "frozen", order, order.FrozenMinor);
        Amount(json, "released", order, order.ReleasedMinor);
        Amount(json, "returned", order, order.ReturnedMinor);
        Amount(json, "returned_unheld", order, order.UnheldMinor);
        Amount(json, "held", order, order.State == FreezeOrderState.Frozen ? order.HeldMinor : 0);
        Amount(json, "release_asked", order, order.ReleaseAskedMinor);
        json.WriteNumber("hop", order.Hop);
        json.WriteString("policy", TrailWords.Of(order.Policy));
        json.WriteString("proposed_at", order.ProposedAt.ToString());
        json.WriteString("sent_at", order.SentAt?.ToString());
        json.WriteString("answered_at", order.AnsweredAt?.ToString());
        json.WriteString("answer_due", order.AnswerDue?.ToString());
        json.WriteString("expires", order.Expires?.ToString());
        json.WriteNumber("reminders", order.Reminders);
        json.WriteBoolean("contested", order.IsContested);
        json.WriteString("reason", order.Reason);
        if (caller.IsCentre)
        {
            json.WriteString("report_id", order.ReportId);
            json.WriteNumber("approvals_needed", order.ApprovalsNeeded);
            json.WriteStartArray("approvals");
            foreach (var by in order.Approvals)
            {
                json.WriteStringValue(by);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, string name, FreezeOrder order, long minor) =>
        json.WriteString(name, new Money(minor, order.Asked.Currency).ToMajorString());
}
