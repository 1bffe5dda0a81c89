using System.Globalization;
using System.Text;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Learning;

namespace Cordon.Server.Http;

/// <summary>The counters as Prometheus reads them (text format 0.0.4).</summary>
internal static class MetricsText
{
    private static readonly string[] OutcomeNames = ["allow", "warn", "hold", "block"];

    public static string Write(Centre centre, ServerCounters server, DriftReport? drift)
    {
        var counters = centre.Counters;
        var text = new StringBuilder(8192);
        Head(text, "cordon_payments_total", "counter", "Payments decided, by outcome.");
        for (var outcome = 0; outcome < OutcomeNames.Length; outcome++)
        {
            Line(text, $"cordon_payments_total{{outcome=\"{OutcomeNames[outcome]}\"}}", counters.Outcomes[outcome]);
        }

        Head(text, "cordon_payments_minor_units_total", "counter", "Their sums in minor units of the reference currency, by outcome.");
        for (var outcome = 0; outcome < OutcomeNames.Length; outcome++)
        {
            var labels = $"outcome=\"{OutcomeNames[outcome]}\",currency=\"{centre.Options.Reference.Code}\"";
            Line(text, $"cordon_payments_minor_units_total{{{labels}}}", counters.Sizes[outcome]);
        }

        One(text, "cordon_repeats_total", "counter", "Payments that had been decided before.", counters.Repeats);
        One(text, "cordon_refused_total", "counter", "Payments refused by the engine: contradictory or future-dated.", counters.Refused);
        One(text, "cordon_busy_total", "counter", "Payments turned away because too much was waiting.", counters.Busy);
        One(text, "cordon_reports_total", "counter", "Victims' reports taken in.", counters.Reports);
        One(text, "cordon_notices_waiting", "gauge", "Notices of freeze orders that banks have not taken yet.", centre.WaitingNotices);
        One(
            text, "cordon_banks_behind", "gauge",
            $"Banks that have not taken more than {BankBehind.NoticesMax} notices of freeze orders.", centre.BanksBehind.Count);
        One(
            text, "cordon_orders_left_out_total", "counter",
            "Sums found in accounts for which no freeze order was made, being less than the least amount.", counters.OrdersLeftOut);
        One(
            text, "cordon_payments_not_booked_total", "counter",
            "Payments that settled and whose money cannot be followed, a limit of the money graph being met.", counters.NotBooked);
        Head(text, "cordon_rejected_total", "counter", "Requests and lines of batches answered with a problem, by reason.");
        foreach (var kind in ProblemKind.All)
        {
            Line(text, $"cordon_rejected_total{{reason=\"{kind.Code}\"}}", server.Rejected(kind));
        }

        Latency(text, counters.LatencyBuckets);
        One(text, "cordon_queue_depth", "gauge", "Payments handed in and not yet answered.", counters.QueueDepth);
        One(text, "cordon_journal_lag_batches", "gauge", "Batches decided and not yet durable.", counters.JournalLagBatches);
        One(text, "cordon_journal_batches_total", "counter", "Batches made durable.", counters.JournalBatches);
        One(text, "cordon_journal_bytes_total", "counter", "Bytes of those batches before compression.", counters.JournalBytes);
        One(text, "cordon_snapshots_total", "counter", "Snapshots written; a start goes on from the last one.", centre.SnapshotCounts.Written);
        One(text, "cordon_snapshots_failed_total", "counter", "Snapshots that could not be written.", centre.SnapshotCounts.Failed);
        One(text, "cordon_accounts", "gauge", "Accounts known.", counters.Accounts);
        One(text, "cordon_pairs", "gauge", "Pairs of payer and payee known.", counters.Pairs);
        One(text, "cordon_activity_bytes", "gauge", "Native memory of the windows.", counters.ActivityBytes);
        One(text, "cordon_keys", "gauge", "Keys issued.", centre.KeyCount);
        One(text, "cordon_ready", "gauge", "1 when payments are decided.", centre.State == CentreState.Ready ? 1 : 0);
        Drift(text, drift);
        return text.ToString();
    }

    /// <summary>What has moved since the model learnt, as it was asked for last: its state by number, as the states follow each other.</summary>
    private static void Drift(StringBuilder text, DriftReport? drift)
    {
        Head(text, "cordon_drift_state", "gauge", "0 cannot be told, 1 quiet, 2 watch, 3 alarm; as GET /v1/policy/drift told it last.");
        foreach (var kind in DriftReport.Kinds)
        {
            Line(text, $"cordon_drift_state{{kind=\"{kind}\"}}", (long)(drift?.StateOf(kind) ?? DriftState.CannotBeTold));
        }
    }

    private static void Latency(StringBuilder text, long[] buckets)
    {
        Head(text, "cordon_decision_seconds", "histogram", "From handing in to a durable decision.");
        var (sum, total) = (0.0, 0L);
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            var count = buckets[bucket];
            total += count;

            // Bucket b holds 2^b to 2^(b+1) microseconds; its middle stands for each of its payments in the sum.
            sum += count * Math.ScaleB(1.5e-6, bucket);
            if (bucket < buckets.Length - 1)
            {
                var bound = Math.ScaleB(1e-6, bucket + 1).ToString("R", CultureInfo.InvariantCulture);
                Line(text, $"cordon_decision_seconds_bucket{{le=\"{bound}\"}}", total);
            }
        }

        Line(text, "cordon_decision_seconds_bucket{le=\"+Inf\"}", total);
        text.Append(CultureInfo.InvariantCulture, $"cordon_decision_seconds_sum {sum:R}\n");
        Line(text, "cordon_decision_seconds_count", total);
    }

    private static void One(StringBuilder text, string name, string type, string help, long value)
    {
        Head(text, name, type, help);
        Line(text, name, value);
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static void Line(StringBuilder text, string name, long value) =>
        text.Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
