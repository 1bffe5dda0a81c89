using System.Buffers;
using System.Text;
using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Server.Live;

/// <summary>A moment as the page's script reads it: accounts masked, no names.</summary>
internal static class LiveJson
{
    /// <summary>One server-sent event.</summary>
    public static ReadOnlyMemory<byte> Event(LiveState state, IReadOnlyList<long[]>? history)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.Write("data: "u8);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, state, history);
        }

        buffer.Write("\n\n"u8);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, LiveState state, IReadOnlyList<long[]>? history)
    {
        json.WriteStartObject();
        json.WriteString("time", state.Time.ToString());
        json.WriteString("state", state.State.ToString().ToLowerInvariant());
        json.WriteString("state_reason", state.StateReason);
        json.WriteNumber("per_second", Math.Round(state.PerSecond));
        Counts(json, "outcomes", state.Outcomes);
        json.WriteString("stopped", state.Stopped.ToMajorString());
        json.WriteString("currency", state.Stopped.Currency.Code);
        json.WriteNumber("p50_micros", state.MedianMicros);
        json.WriteNumber("p99_micros", state.P99Micros);
        json.WriteNumber("queue", state.QueueDepth);
        json.WriteNumber("journal_lag", state.JournalLagBatches);
        json.WriteNumber("accounts", state.Accounts);
        json.WriteNumber("reports", state.Reports);
        json.WriteStartArray("holds");
        foreach (var hold in state.Holds)
        {
            Hold(json, hold);
        }

        json.WriteEndArray();
        json.WriteStartArray("latest_reports");
        foreach (var report in state.LatestReports)
        {
            json.WriteStartObject();
            json.WriteString("time", report.Time.ToString());
            json.WriteString("scam_type", report.ScamType);
            json.WriteNumber("accounts_reached", report.AccountsReached);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (history is not null)
        {
            json.WriteStartArray("history");
            foreach (var moment in history)
            {
                Counts(json, null, moment);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string? name, long[] counts)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var count in counts)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
    }

    private static void Hold(Utf8JsonWriter json, HeldPayment hold)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", hold.Sequence);
        json.WriteString("time", hold.Time.ToString());
        json.WriteString("amount", hold.Amount.ToMajorString());
        json.WriteString("currency", hold.Amount.Currency.Code);
        json.WriteString("payer", AccountKey.Masked(Encoding.UTF8.GetBytes(hold.PayerKey)));
        json.WriteString("payee", AccountKey.Masked(Encoding.UTF8.GetBytes(hold.PayeeKey)));
        json.WriteNumber("score", hold.Score.Millionths / 1_000_000m);
        json.WriteString("until", hold.Until.ToString());
        json.WriteString("at_expiry", hold.AtExpiry == Outcome.Block ? "block" : "release");
        json.WriteString("state", hold.State.ToString().ToLowerInvariant());
        json.WriteStartArray("reasons");
        foreach (var reason in hold.Reasons)
        {
            json.WriteStringValue(reason.Sentence);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
