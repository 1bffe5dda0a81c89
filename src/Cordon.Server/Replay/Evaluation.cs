using System.Globalization;
using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Formats.DataSets;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Replay;

/// <summary>
/// Judges decisions by the labels, after the run and outside the pipeline: how much of the stolen value was stopped, and how many genuine
/// payments were held or warned of for nothing; and freeze orders by the truth where the data set knows it.
/// </summary>
internal sealed class Evaluation
{
    private readonly SortedDictionary<string, Tally> _byType = new(StringComparer.Ordinal);
    private readonly Tally _all = new();
    private readonly long[] _genuine = new long[4];
    private long _unlabelled;

    private Evaluation(RecoveryScore? recovery) => Recovery = recovery;

    /// <summary>How the orders were judged; null where the data set does not know the truth about money.</summary>
    public RecoveryScore? Recovery { get; }

    /// <summary>Compares the decisions in a folder with the labels of the data set they were made on.</summary>
    /// <exception cref="DataSetException">The labels or the decisions are missing or damaged.</exception>
    public static Evaluation Of(DataSetFolder set, string outDir)
    {
        if (!set.HasLabels)
        {
            throw new DataSetException($"{set.Path} holds no labels to score by.");
        }

        using var rejected = new RejectedRows();
        var outcomes = ReadOutcomes(outDir);
        var labels = set.ReadLabels(rejected).GroupBy(l => l.PaymentId).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        PassedOverRows.Tell($"the labels of {set.Path}", rejected.CountByReason);
        var recovery = RecoveryScore.Read(set, outDir);
        var evaluation = new Evaluation(recovery);
        foreach (var batch in set.ReadPayments(rejected))
        {
            for (var i = 0; i < batch.Count; i++)
            {
                // A repeated identifier was decided once, so it counts once.
                var id = System.Text.Encoding.UTF8.GetString(batch.Text(i, PaymentText.PaymentId));
                recovery?.Paid(id, batch.Time(i), batch.Text(i, PaymentText.PayerAccount));
                if (outcomes.Remove(id, out var outcome))
                {
                    evaluation.Count(labels.GetValueOrDefault(id) is { IsUnderworldsOwn: false } label ? label : null, outcome, batch.Amount(i).Minor);
                }
            }
        }

        recovery?.Judge();
        return evaluation;
    }

    /// <summary>Writes evaluation.json.</summary>
    public void Write(string path)
    {
        using var file = File.Create(path);
        Write(file);
    }

    /// <summary>Writes the evaluation as one JSON object.</summary>
    public void Write(Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        _all.Write(json, "scams");
        var genuine = _genuine.Sum();
        json.WriteNumber("genuine_payments", genuine);
        json.WriteNumber("unlabelled_payments", _unlabelled);
        json.WriteNumber("false_holds_per_10000", PerTenThousand(_genuine[2] + _genuine[3], genuine));
        json.WriteNumber("false_warnings_per_10000", PerTenThousand(_genuine[1], genuine));
        json.WriteStartObject("by_type");
        foreach (var (type, tally) in _byType)
        {
            tally.Write(json, type);
        }

        json.WriteEndObject();
        if (Recovery is not null)
        {
            // What was stopped, what was ordered and what banks froze or returned are figures of their own: added up they count money twice.
            json.WriteStartObject("orders");
            Recovery.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The same in a few lines.</summary>
    public IEnumerable<string> Lines()
    {
        var genuine = _genuine.Sum();
        yield return $"scam value stopped: {Percent(_all.ValueStopped, _all.Value)} (with warnings {Percent(_all.ValueStopped + _all.ValueWarned, _all.Value)})";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"false holds per 10,000 genuine payments: {PerTenThousand(_genuine[2] + _genuine[3], genuine)}; warnings: {PerTenThousand(_genuine[1], genuine)}");
        foreach (var (type, tally) in _byType)
        {
            yield return $"  {type,-14} {tally.Payments,7} payments, value stopped {Percent(tally.ValueStopped, tally.Value)}, "
                + $"with warnings {Percent(tally.ValueStopped + tally.ValueWarned, tally.Value)}";
        }

        foreach (var line in Recovery?.Lines() ?? [])
        {
            yield return line;
        }
    }

    private static Dictionary<string, Outcome> ReadOutcomes(string outDir)
    {
        var path = Path.Combine(outDir, "decisions.csv");
        if (!File.Exists(path))
        {
            throw new DataSetException($"{outDir} holds no decisions.csv; cordon replay writes it.");
        }

        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        using var table = TableReader.Open(path);
        var (payment, decided) = (table.Require("payment_id"), table.Require("outcome"));
        while (table.Read())
        {
            if (table.Fault is { } fault)
            {
                throw new DataSetException($"{path} line {table.Line}: {fault}. Was the replay ended before its time?");
            }

            if (Enum.TryParse<Outcome>(System.Text.Encoding.UTF8.GetString(table.Field(decided)), ignoreCase: true, out var outcome))
            {
                outcomes[System.Text.Encoding.UTF8.GetString(table.Field(payment))] = outcome;
            }
        }

        return outcomes;
    }

    private static decimal PerTenThousand(long count, long of) => of == 0 ? 0 : Math.Round(count * 10_000m / of, 2);

    private static string Percent(Int128 part, Int128 of) =>
        of == 0 ? "none to stop" : ((decimal)part * 100 / (decimal)of).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private void Count(LabelRow? label, Outcome outcome, long minor)
    {
        if (label is null)
        {
            _unlabelled++;
        }
        else if (label.Label == PaymentLabel.Genuine)
        {
            _genuine[(int)outcome]++;
        }
        else if (label.Label == PaymentLabel.Scam)
        {
            var type = LabelRow.TypeOf(label.Pattern) is { Length: > 0 } kind ? kind : "unnamed";
            if (!_byType.TryGetValue(type, out var tally))
            {
                _byType.Add(type, tally = new Tally());
            }

            tally.Count(outcome, minor);
            _all.Count(outcome, minor);
        }
    }

    /// <summary>Scam payments and their value, in minor units as they stand: currencies are not converted.</summary>
    private sealed class Tally
    {
        private readonly long[] _counts = new long[4];

        public long Payments => _counts.Sum();

        public Int128 Value { get; private set; }

        public Int128 ValueStopped { get; private set; }

        public Int128 ValueWarned { get; private set; }

        public void Count(Outcome outcome, long minor)
        {
            _counts[(int)outcome]++;
            Value += minor;
            ValueStopped += outcome >= Outcome.Hold ? minor : 0;
            ValueWarned += outcome == Outcome.Warn ? minor : 0;
        }

        public void Write(Utf8JsonWriter json, string name)
        {
            json.WriteStartObject(name);
            json.WriteNumber("payments", Payments);
            json.WriteNumber("held_or_blocked", _counts[2] + _counts[3]);
            json.WriteNumber("warned", _counts[1]);
            json.WriteNumber("value_minor", (decimal)Value);
            json.WriteNumber("share_of_value_stopped", Share(ValueStopped));
            json.WriteNumber("share_of_value_stopped_or_warned", Share(ValueStopped + ValueWarned));
            json.WriteEndObject();
        }

        private decimal Share(Int128 part) => Value == 0 ? 0 : Math.Round((decimal)part / (decimal)Value, 4);
    }
}
