using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Replay;

/// <summary>What came of a replay, as summary.json says it.</summary>
internal sealed class ReplaySummary
{
    private readonly long[] _outcomes = new long[4];
    private readonly List<(string Stage, double Seconds)> _stages = [];
    private IReadOnlyDictionary<string, long> _rejectedByReason = new Dictionary<string, long>();
    private double _before;
    private long[] _latency = [];

    public long PaymentRows { get; set; }

    public long Accounts { get; set; }

    public long Reports { get; set; }

    public long Repeats { get; set; }

    public long Rejected { get; private set; }

    public long PeakBytes { get; private set; }

    public long Decided => _outcomes.Sum();

    public long Of(Outcome outcome) => _outcomes[(int)outcome];

    public double PaymentsPerSecond => Decided / Math.Max(1e-9, _stages.Single(s => s.Stage == "replay").Seconds);

    public void Count(Outcome outcome) => _outcomes[(int)outcome]++;

    public void Stage(string name, Stopwatch clock)
    {
        var now = clock.Elapsed.TotalSeconds;
        _stages.Add((name, now - _before));
        _before = now;
    }

    public void Finish(Centre centre, RejectedRows rejected)
    {
        Rejected = rejected.Count;
        _rejectedByReason = rejected.CountByReason;
        _latency = [.. centre.Counters.LatencyBuckets];
        PeakBytes = Process.GetCurrentProcess().PeakWorkingSet64;
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("payment_rows", PaymentRows);
        json.WriteNumber("decided", Decided);
        json.WriteStartObject("outcomes");
        for (var outcome = 0; outcome < 4; outcome++)
        {
            json.WriteNumber(Replayer.Words((Outcome)outcome), _outcomes[outcome]);
        }

        json.WriteEndObject();
        json.WriteNumber("repeated", Repeats);
        json.WriteNumber("accounts", Accounts);
        json.WriteNumber("reports", Reports);
        json.WriteNumber("freeze_orders", 0);
        json.WriteNumber("rejected", Rejected);
        json.WriteStartObject("rejected_by_reason");
        foreach (var (reason, count) in _rejectedByReason.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        json.WriteStartObject("wall_seconds");
        foreach (var (stage, seconds) in _stages)
        {
            json.WriteNumber(stage, Math.Round(seconds, 3));
        }

        json.WriteEndObject();
        json.WriteNumber("payments_per_second", Math.Round(PaymentsPerSecond));
        json.WriteStartObject("decision_microseconds");
        json.WriteNumber("p50", Percentile(0.50));
        json.WriteNumber("p99", Percentile(0.99));
        json.WriteEndObject();
        json.WriteStartObject("trace_milliseconds");
        json.WriteNull("p50");
        json.WriteNull("p99");
        json.WriteEndObject();
        json.WriteNumber("peak_memory_bytes", PeakBytes);
        json.WriteEndObject();
    }

    /// <summary>The upper bound of the bucket that holds a share of the decisions; from handing in an epoch to its durable decisions.</summary>
    private long Percentile(double share)
    {
        long total = _latency.Sum(), sum = 0;
        for (var bucket = 0; bucket < _latency.Length; bucket++)
        {
            sum += _latency[bucket];
            if (sum >= total * share)
            {
                return (long)BitOperations.RoundUpToPowerOf2((ulong)(1L << bucket) + 1);
            }
        }

        return 0;
    }
}
