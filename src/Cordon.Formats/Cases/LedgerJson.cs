using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Formats.Cases;

/// <summary>A case's ledger and its restitutions as JSON, for banks and in evidence alike.</summary>
public static class LedgerJson
{
    /// <summary>Writes the fields of a case's ledger.</summary>
    /// <param name="number">The case.</param>
    /// <param name="entries">All bookings, in their order.</param>
    /// <param name="balances">What is in each account.</param>
    /// <param name="plans">The restitutions that it has a share in.</param>
    public static void Write(
        Utf8JsonWriter json, uint number, IEnumerable<LedgerEntry> entries, IEnumerable<LedgerLine> balances, IEnumerable<RestitutionPlan> plans)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(balances);
        ArgumentNullException.ThrowIfNull(plans);
        json.WriteString("case", CaseId.Of(number));
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("time", entry.Time.ToString());
            json.WriteString("cause", Word(entry.Cause));
            json.WriteString("source", SourceOf(entry));
            json.WriteString("by", entry.By);
            json.WriteString("reason", entry.Reason);
            Write(json, "lines", entry.Lines);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "balances", balances);
        json.WriteStartArray("restitutions");
        foreach (var plan in plans)
        {
            json.WriteStartObject();
            Write(json, plan);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the fields of a restitution.</summary>
    public static void Write(Utf8JsonWriter json, RestitutionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(plan);
        json.WriteString("restitution_id", plan.Id);
        json.WriteString("case", CaseId.Of(plan.Case));
        json.WriteString("state", plan.PaidAt is not null ? "paid" : plan.IsReplaced ? "replaced" : "proposed");
        json.WriteString("recovered", plan.Recovered.ToMajorString());
        json.WriteString("currency", plan.Recovered.Currency.Code);
        json.WriteString("proposed_at", plan.ProposedAt.ToString());
        json.WriteString("paid_at", plan.PaidAt?.ToString());
        json.WriteString("by", plan.By);
        json.WriteNumber("approvals_needed", plan.ApprovalsNeeded);
        json.WriteStartArray("approvals");
        foreach (var by in plan.Approvals)
        {
            json.WriteStringValue(by);
        }

        json.WriteEndArray();
        json.WriteStartArray("shares");
        foreach (var share in plan.Shares)
        {
            json.WriteStartObject();
            json.WriteString("case", CaseId.Of(share.Case));
            Amount("traced", share.TracedMinor);
            Amount("rest", share.RestMinor);
            Amount("paid_before", share.PaidMinor);
            Amount("due", share.DueMinor);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Amount(string name, long minor) => json.WriteString(name, new Money(minor, plan.Recovered.Currency).ToMajorString());
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<LedgerLine> lines)
    {
        json.WriteStartArray(name);
        foreach (var (account, amount) in lines)
        {
            json.WriteStartObject();
            json.WriteString("account", LedgerAccount.Word(account.Kind));
            json.WriteString("bank", account.Name.Length == 0 ? null : account.Name);
            json.WriteString("amount", amount.ToMajorString());
            json.WriteString("currency", amount.Currency.Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? SourceOf(LedgerEntry entry) => entry.Cause switch
    {
        LedgerCause.Reported or LedgerCause.WrittenOff or LedgerCause.TakenBack => null,
        LedgerCause.Restituted => RestitutionPlan.IdOf(entry.Source),
        _ => FreezeOrder.IdOf(entry.Source),
    };

    private static string Word(LedgerCause cause) => cause switch
    {
        LedgerCause.ReturnedToVictim => "returned_to_victim",
        LedgerCause.WrittenOff => "written_off",
        LedgerCause.TakenBack => "taken_back",
        _ => cause.ToString().ToLowerInvariant(),
    };
}
