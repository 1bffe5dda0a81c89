using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Replay;

/// <summary>
/// Holds a replay's decisions against the data set's labels, after the run: what of the scams was stopped, and whom it would have hurt.
/// </summary>
internal sealed class Evaluation
{
    private static readonly string[] Outcomes = ["allow", "warn", "hold", "block"];

    private sealed class Tally
    {
        public readonly long[] Payments = new long[4];
        public readonly Int128[] Value = new Int128[4];
    }

    private readonly SortedDictionary<string, Tally> _byLabel = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> _byScam = new(StringComparer.Ordinal);

    /// <summary>Reads the labels and amounts of a data set and the decisions of a replay of it.</summary>
    public static Evaluation Of(DataSetFolder folder, string replayOut)
    {
        using var ignored = new RejectedRows();
        var decided = ReadDecisions(Path.Combine(replayOut, "decisions.csv"));
        var labels = folder.ReadLabels(ignored).ToDictionary(l => l.PaymentId, StringComparer.Ordinal);
        var rates = ReferenceRates.BuiltIn(Currency.Parse("EUR"));
        var evaluation = new Evaluation();
        foreach (var batch in folder.ReadPayments(ignored))
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var id = System.Text.Encoding.UTF8.GetString(batch.Text(i, PaymentText.PaymentId));
                if (decided.Remove(id, out var outcome) && labels.TryGetValue(id, out var label))
                {
                    evaluation.Add(label, outcome, rates.Size(batch.Amount(i)));
                }
            }
        }

        return evaluation;
    }

    /// <summary>The share of the value of scam payments that was held or blocked, 0 to 1.</summary>
    public double ScamValueStopped => Share(Scams.Value, Outcome.Hold);

    /// <summary>The same with those of which the payer was warned.</summary>
    public double ScamValueWarnedOrStopped => Share(Scams.Value, Outcome.Warn);

    /// <summary>Genuine payments held or blocked, of 10,000.</summary>
    public double FalseHoldsPerTenThousand => PerTenThousand(Genuine, o => o >= 2);

    /// <summary>Genuine payments whose payer was warned, of 10,000.</summary>
    public double FalseWarningsPerTenThousand => PerTenThousand(Genuine, o => o == 1);

    private Tally Scams => _byLabel.GetValueOrDefault("scam", new Tally());

    private Tally Genuine => _byLabel.GetValueOrDefault("genuine", new Tally());

    public void Write(Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("scam_value_stopped", Math.Round(ScamValueStopped, 4));
        json.WriteNumber("scam_value_stopped_or_warned", Math.Round(ScamValueWarnedOrStopped, 4));
        json.WriteNumber("false_holds_per_10000_genuine", Math.Round(FalseHoldsPerTenThousand, 3));
        json.WriteNumber("false_warnings_per_10000_genuine", Math.Round(FalseWarningsPerTenThousand, 3));
        Write(json, "by_label", _byLabel);
        Write(json, "scams_by_kind", _byScam);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SortedDictionary<string, Tally> tallies)
    {
        json.WriteStartObject(name);
        foreach (var (key, tally) in tallies)
        {
            json.WriteStartObject(key);
            for (var outcome = 0; outcome < 4; outcome++)
            {
                json.WriteNumber(Outcomes[outcome], tally.Payments[outcome]);
            }

            json.WriteNumber("value_stopped", Math.Round(Share(tally.Value, Outcome.Hold), 4));
            json.WriteNumber("payments_stopped", Math.Round((tally.Payments[2] + tally.Payments[3]) / (double)Math.Max(1, tally.Payments.Sum()), 4));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Add(LabelRow label, int outcome, long size)
    {
        var name = label.Label.ToString().ToLowerInvariant();
        Add(_byLabel, name, outcome, size);
        if (label.Label == PaymentLabel.Scam)
        {
            Add(_byScam, label.Pattern?.Split('/', ':')[0] ?? "", outcome, size);
        }
    }

    private static void Add(SortedDictionary<string, Tally> tallies, string key, int outcome, long size)
    {
        if (!tallies.TryGetValue(key, out var tally))
        {
            tallies.Add(key, tally = new Tally());
        }

        tally.Payments[outcome]++;
        tally.Value[outcome] += size;
    }

    private static double Share(Int128[] value, Outcome least)
    {
        Int128 all = 0, reached = 0;
        for (var outcome = 0; outcome < 4; outcome++)
        {
            all += value[outcome];
            reached += outcome >= (int)least ? value[outcome] : 0;
        }

        return all == 0 ? 0 : (double)reached / (double)all;
    }

    private static double PerTenThousand(Tally tally, Func<int, bool> counts) =>
        10_000.0 * Enumerable.Range(0, 4).Where(counts).Sum(o => tally.Payments[o]) / Math.Max(1, tally.Payments.Sum());

    private static Dictionary<string, int> ReadDecisions(string path)
    {
        var decided = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            // The last three columns never hold a comma or a quote, the first may.
            var end = line.Length;
            for (var column = 0; column < 3; column++)
            {
                end = line.LastIndexOf(',', end - 1);
            }

            var id = line[..end];
            id = id.StartsWith('"') ? id[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : id;
            decided[id] = Array.IndexOf(Outcomes, line.AsSpan(end + 1).ToString().Split(',')[0]);
        }

        return decided;
    }
}
