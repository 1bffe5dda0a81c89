using System.Text.Json;
using Cordon.Core.Screening;

namespace Cordon.Server.Replay;

/// <summary>What a replay counted and how long each stage took.</summary>
internal sealed record ReplaySummary
{
    /// <summary>Rows that could be read as payments.</summary>
    public long PaymentsRead { get; init; }

    public long[] ByOutcome { get; init; } = new long[4];

    /// <summary>Rows with a payment_id and content that had been decided.</summary>
    public long Repeated { get; init; }

    public long Accounts { get; init; }

    public long ReportsFiled { get; init; }

    /// <summary>Reports that the centre did not take, by the reason it gave.</summary>
    public SortedDictionary<string, long> ReportsRefused { get; init; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> RejectedByReason { get; init; } = new Dictionary<string, long>();

    public long Rejected { get; init; }

    /// <summary>Wall seconds of each stage, in order.</summary>
    public List<(string Stage, double Seconds)> Stages { get; init; } = [];

    public double DecideSeconds { get; init; }

    /// <summary>Microseconds for a decision: of each epoch, the time from handing in to durable answers, shared by its payments.</summary>
    public double MedianMicros { get; init; }

    public double P99Micros { get; init; }

    /// <summary>Freeze orders that reports caused at their moment, and those that came of the money moving on.</summary>
    public long OrdersAtReports { get; init; }

    public long OrdersLater { get; init; }

    /// <summary>Milliseconds for a report's trace.</summary>
    public (double Median, double P99) TraceMilliseconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>What was learnt on the way; null where nothing was to be.</summary>
    public ReplayLearning? Learning { get; init; }

    /// <summary>What the learning was worth by the labels, read after all was decided; empty where there are none.</summary>
    public IReadOnlyList<LearningPeriod> Periods { get; set; } = [];

    public long Decided => ByOutcome.Sum();

    public double PaymentsPerSecond => DecideSeconds > 0 ? Decided / DecideSeconds : 0;

    public void Write(string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("payments_read", PaymentsRead);
        json.WriteNumber("decided", Decided);
        json.WriteStartObject("outcomes");
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            json.WriteNumber(outcome.ToString().ToLowerInvariant(), ByOutcome[(int)outcome]);
        }

        json.WriteEndObject();
        json.WriteNumber("repeated", Repeated);
        json.WriteNumber("accounts_described", Accounts);
        json.WriteNumber("reports_filed", ReportsFiled);
        Counts(json, "reports_refused", ReportsRefused);
        json.WriteNumber("freeze_orders_at_reports", OrdersAtReports);
        json.WriteNumber("freeze_orders_later", OrdersLater);
        json.WriteNumber("rejected", Rejected);
        Counts(json, "rejected_by_reason", RejectedByReason);
        if (Learning is not null)
        {
            WriteLearning(json, Learning);
        }

        json.WriteStartObject("wall_seconds");
        foreach (var (stage, seconds) in Stages)
        {
            json.WriteNumber(stage, Math.Round(seconds, 3));
        }

        json.WriteEndObject();
        json.WriteNumber("payments_per_second", Math.Round(PaymentsPerSecond));
        json.WriteStartObject("decision_microseconds");
        json.WriteNumber("p50", Math.Round(MedianMicros, 2));
        json.WriteNumber("p99", Math.Round(P99Micros, 2));
        json.WriteEndObject();
        json.WriteStartObject("trace_milliseconds");
        json.WriteNumber("p50", Math.Round(TraceMilliseconds.Median, 4));
        json.WriteNumber("p99", Math.Round(TraceMilliseconds.P99, 4));
        json.WriteEndObject();
        json.WriteNumber("peak_memory_bytes", PeakMemoryBytes);
        json.WriteEndObject();
    }

    private void WriteLearning(Utf8JsonWriter json, ReplayLearning learning)
    {
        json.WriteStartObject("learning");
        json.WriteString("rule", ReplayLearning.Rule);
        json.WriteStartArray("trainings");
        foreach (var step in learning.Steps)
        {
            step.Write(json);
        }

        json.WriteEndArray();
        json.WriteStartArray("judged_by_labels_afterwards");
        foreach (var period in Periods)
        {
            period.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (what, count) in counts)
        {
            json.WriteNumber(what, count);
        }

        json.WriteEndObject();
    }
}
