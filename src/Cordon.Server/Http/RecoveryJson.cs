using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;

namespace Cordon.Server.Http;

/// <summary>Statements, figures and the queue as JSON.</summary>
internal static class RecoveryJson
{
    private const decimal Whole = 10_000m;

    /// <summary>Writes a victim's statement.</summary>
    public static void Write(Utf8JsonWriter json, VictimStatement statement)
    {
        json.WriteString("case", CaseId.Of(statement.Case));
        json.WriteString("report_id", statement.ReportId);
        json.WriteString("time", statement.Time.ToString());
        json.WriteString("currency", statement.Amount.Currency.Code);
        Amount("stolen", statement.IsSettled ? statement.Amount.Minor : 0);
        Amount("stopped", statement.IsSettled ? 0 : statement.Amount.Minor);
        Amount("frozen", statement.HeldMinor);
        Amount("returned", statement.ReturnedMinor);
        json.WriteStartArray("paid");
        foreach (var paid in statement.Paid)
        {
            json.WriteStartObject();
            json.WriteString("amount", paid.ToMajorString());
            json.WriteString("currency", paid.Currency.Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("explanation");
        foreach (var sentence in statement.Sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();

        void Amount(string name, long minor) => json.WriteString(name, (statement.Amount with { Minor = minor }).ToMajorString());
    }

    /// <summary>Writes the figures and the clocks.</summary>
    public static void WriteFigures(Utf8JsonWriter json, FiguresView view)
    {
        json.WriteString("at", view.At.ToString());
        Write(json, "stopped", view.Figures.Stopped);
        Write(json, "frozen", view.Figures.Frozen);
        Write(json, "held", view.Figures.Held);
        Write(json, "released", view.Figures.Released);
        Write(json, "returned", view.Figures.Returned);
        Write(json, "returned_unheld", view.Figures.ReturnedUnheld);
        Write(json, "restituted", view.Figures.Restituted);
        json.WriteStartArray("clocks");
        foreach (var span in RecoveryClocks.Of(view.Cases))
        {
            json.WriteStartObject();
            json.WriteString("step", span.Name);
            json.WriteNumber("count", span.Count);
            json.WriteNumber("median_seconds", (long)span.Median.TotalSeconds);
            json.WriteNumber("ninth_tenth_seconds", (long)span.NinthTenth.TotalSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the curve of recovery.</summary>
    public static void WriteCurve(Utf8JsonWriter json, FiguresView view)
    {
        json.WriteString("at", view.At.ToString());
        Write(json, "by_report", RecoveryCurve.ByReport(view.Cases));
        Write(json, "by_order", RecoveryCurve.ByOrder(view.Cases));
    }

    /// <summary>Writes the banks that do not take what they are told.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<BankBehind> behind)
    {
        json.WriteStartArray("banks_behind");
        foreach (var bank in behind)
        {
            json.WriteStartObject();
            json.WriteString("bank", bank.Bank);
            json.WriteNumber("notices_waiting", bank.Waiting);
            json.WriteString("since", bank.Since.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what an order in the queue has besides the order itself.</summary>
    public static void Write(Utf8JsonWriter json, QueueItem item, Currency reference)
    {
        json.WriteString("waits_for", Word(item.Waits));
        Amount("traced", item.Reach.TracedMinor);
        Amount("balance", item.Reach.FreeMinor);
        Amount("reachable", item.Reach.ReachableMinor);
        Amount("left_in_last_hour", item.Reach.LeftInHourMinor);
        json.WriteNumber("draining", item.Reach.DrainingTenThousandths / Whole);
        Amount("at_risk", item.Reach.AtRiskMinor);
        json.WriteString("rank", new Money(item.AtRiskSize, reference).ToString());

        void Amount(string name, long minor) => json.WriteString(name, (item.Order.Asked with { Minor = minor }).ToMajorString());
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<CurrencySum> sums)
    {
        json.WriteStartArray(name);
        foreach (var sum in sums)
        {
            json.WriteStartObject();
            json.WriteString("currency", sum.Currency.Code);
            json.WriteNumber("count", sum.Count);
            json.WriteString("amount", sum.ToMajorString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<CurveBucket> buckets)
    {
        json.WriteStartArray(name);
        foreach (var bucket in buckets)
        {
            json.WriteStartObject();
            json.WriteNumber("from_minutes", (long)bucket.From.TotalMinutes);
            if (bucket.To is { } to)
            {
                json.WriteNumber("to_minutes", (long)to.TotalMinutes);
            }
            else
            {
                json.WriteNull("to_minutes");
            }

            json.WriteString("currency", bucket.Currency.Code);
            json.WriteNumber("cases", bucket.Cases);
            json.WriteString("stolen", new CurrencySum(bucket.Currency, bucket.Cases, bucket.StolenMinor).ToMajorString());
            json.WriteNumber("held_share", bucket.HeldTenThousandths / Whole);
            json.WriteNumber("returned_share", bucket.ReturnedTenThousandths / Whole);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(QueueWait wait) => wait == QueueWait.OverdueAnswer ? "overdue_answer" : wait.ToString().ToLowerInvariant();
}
