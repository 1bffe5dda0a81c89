using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>
/// Tries a policy on a centre's own past, from its journal alone. What is decided rests on the facts that were recorded at each decision; what came
/// later only judges it.
/// </summary>
public sealed class BackTest : IDisposable
{
    /// <summary>Rules told of a payment that is let go, those nearest to stopping it: of more nobody reads why.</summary>
    private const int NearestMax = 3;

    private readonly Screener _screener = new();
    private readonly VerdictBlock _before = new();
    private readonly VerdictBlock _after = new();
    private readonly long[] _margins = new long[FactBlock.Lanes];
    // The largest first, by their amounts in the currency of reference; those whose worth is not known come last.
    private readonly List<(long Value, BackTestExample Example)>[] _examples =
        [.. Enum.GetValues<BackTestExampleKind>().Select(_ => new List<(long Value, BackTestExample Example)>())];
    private readonly Policy _inForce;
    private readonly Policy _tried;
    private readonly JournalLabels _labels;
    private readonly BackTestReport _report;
    private readonly DecidedPayments _decided;

    private BackTest(IJournal journal, Policy inForce, Policy tried, JournalLabels labels, BackTestReport report) =>
        (_decided, _inForce, _tried, _labels, _report) = (new DecidedPayments(journal, 0), inForce, tried, labels, report);

    /// <summary>
    /// How payments are known here: as in learning, and of the youngest too, for who asks about yesterday wants what is known by now. Silence about
    /// them hardly counts.
    /// </summary>
    public static LabelRules Labels { get; } = new() { Youngest = TimeSpan.Zero };

    /// <summary>Tries a policy on the payments that were decided in a period; in a replay, on those of the period.</summary>
    /// <param name="asOf">As of when it is known what they were.</param>
    /// <param name="reached">Told how far it is, in hundredths.</param>
    /// <param name="paymentsMax">Payments that the journal may have.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    /// <exception cref="EvidenceLimitException">It has more.</exception>
    public static async Task<BackTestReport> RunAsync(
        IJournal journal, Policy inForce, Policy tried, Instant from, Instant until, Instant asOf, Action<int>? reached = null,
        long paymentsMax = long.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(tried);

        // The journal is read twice: for what is known, and for what was decided.
        var all = Math.Max(1, 2 * await journal.NextPositionAsync(0, cancellation).ConfigureAwait(false));
        var told = -1;
        var watched = new ReadingProgress(journal, batches =>
        {
            var hundredths = (int)Math.Min(99, batches * 100 / all);
            if (hundredths > told)
            {
                told = hundredths;
                reached?.Invoke(hundredths);
            }
        });
        var labels = await Retrainer.LabelsAsync(watched, 0, asOf, Labels, paymentsMax, cancellation).ConfigureAwait(false);
        var report = new BackTestReport
        {
            AsOf = asOf,
            From = from,
            Until = until,
            Policy = inForce.Number,
            Rules = tried.Rules.Fingerprint,
            Model = tried.Model is { } model ? $"{model.Name} {model.Version}" : null,
            Reference = tried.Rules.Reference,
        };
        using var test = new BackTest(watched, inForce, tried, labels, report);
        await foreach (var block in test._decided.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (block.FirstSequence > labels.LastSequence)
            {
                break;
            }

            test.Take(block);
        }

        report.Examples = [.. test._examples.SelectMany(examples => examples.Select(example => example.Example))];
        return report;
    }

    public void Dispose() => _decided.Dispose();

    private void Take(PaymentBlock block)
    {
        var lanes = Enumerable.Range(0, block.Count).Where(lane => block.FirstSequence + lane <= _labels.LastSequence && IsInPeriod(block, lane)).ToList();
        if (lanes.Count == 0)
        {
            return;
        }

        // Screening writes the model's score among the facts: what is tried comes last, so that its reasons are said by its own.
        _screener.Screen(_inForce, block.FactBlock, _before);
        _screener.Screen(_tried, block.FactBlock, _after);
        _margins.AsSpan().Clear();
        _inForce.Model?.Margins(block.FactBlock, _margins);
        foreach (var lane in lanes)
        {
            Count(block, lane);
        }
    }

    private bool IsInPeriod(PaymentBlock block, int lane) => _labels.TimeOf(block, lane) is var at && at >= _report.From && at < _report.Until;

    private void Count(PaymentBlock block, int lane)
    {
        var said = _labels.Find(block, lane);
        var known = KnownOf(said);
        var value = block.FactBlock[Facts.Amount, lane];
        var weight = known == KnownAs.Genuine ? said!.Value.Weight * Believed(said.Value, lane) : 0;
        var (was, would) = (_before.Outcomes[lane], _after.Outcomes[lane]);
        _report.Payments++;
        _report.Genuine += weight;
        if (known == KnownAs.Victims)
        {
            _report.Unvalued += value == Facts.Unknown ? 1 : 0;
            _report.VictimsValue += value == Facts.Unknown ? 0 : value;
        }

        _report.InForce.Add(known, was, value == Facts.Unknown ? 0 : value, weight);
        _report.Tried.Add(known, would, value == Facts.Unknown ? 0 : value, weight);
        if (KindOf(known, was, would) is { } kind)
        {
            Keep(kind, block, lane);
        }
    }

    /// <summary>A victim's payment that is only guessed at is not counted for one.</summary>
    private static KnownAs KnownOf(SaidLabel? said) => said switch
    {
        { Label: PaymentLabel.Genuine } => KnownAs.Genuine,
        { Label: PaymentLabel.Scam, Weight: >= 1 } => KnownAs.Victims,
        { Label: PaymentLabel.Layering or PaymentLabel.Cashout } => KnownAs.Laundering,
        _ => KnownAs.Unknown,
    };

    /// <summary>Silence is believed the less, the more the model that decides suspects a payment, as wherever models are compared.</summary>
    private double Believed(in SaidLabel said, int lane) =>
        _inForce.Model is null ? 1 : Labels.BelievedAt(said.IsSilence, _margins[lane] / (double)TreeEnsemble.MarginOne);

    private static BackTestExampleKind? KindOf(KnownAs known, Outcome was, Outcome would) => (known, was >= Outcome.Hold, would >= Outcome.Hold) switch
    {
        (KnownAs.Victims, false, true) => BackTestExampleKind.NewlyStopped,
        (KnownAs.Victims, true, false) => BackTestExampleKind.NewlyMissed,
        (KnownAs.Victims, false, false) => BackTestExampleKind.StillMissed,
        (KnownAs.Genuine, _, _) when Grade(would) > Grade(was) => BackTestExampleKind.NewlyHurt,
        (KnownAs.Genuine, _, _) when Grade(would) < Grade(was) => BackTestExampleKind.NoLongerHurt,
        _ => null,
    };

    /// <summary>To its payer a payment that is held and one that is blocked both do not go.</summary>
    private static int Grade(Outcome outcome) => Math.Min((int)outcome, (int)Outcome.Hold);

    private void Keep(BackTestExampleKind kind, PaymentBlock block, int lane)
    {
        var kept = _examples[(int)kind];
        var value = block.FactBlock[Facts.Amount, lane];
        if (kept.Count == BackTestReport.ExamplesMax && kept[^1].Value >= value)
        {
            return;
        }

        var would = _after.Outcomes[lane];
        var example = new BackTestExample(
            kind, block.FirstSequence + lane, Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId)), _labels.TimeOf(block, lane), block.Amount(lane),
            _before.Outcomes[lane], would, FiredOn(block, lane), would < Outcome.Hold && kind != BackTestExampleKind.NewlyHurt ? NearestTo(block, lane) : []);
        var place = kept.FindIndex(other => other.Value < value);
        kept.Insert(place < 0 ? kept.Count : place, (value, example));
        if (kept.Count > BackTestReport.ExamplesMax)
        {
            kept.RemoveAt(kept.Count - 1);
        }
    }

    private List<(string Rule, string Sentence)> FiredOn(PaymentBlock block, int lane) =>
    [
        .. _tried.Rules.Rules.Where(rule => _after.Fired[lane].Contains(rule.Index)).OrderByDescending(rule => rule.Action.Outcome)
            .Select(rule => (rule.Code, _tried.Rules.Explain(rule, block.FactBlock, lane, fact => Told(block, lane, fact)))),
    ];

    /// <summary>A rule of which much was so came nearer than one that asks for one thing, which was not.</summary>
    private List<(string Rule, IReadOnlyList<ConditionPart> Lacks)> NearestTo(PaymentBlock block, int lane) =>
    [
        .. _tried.Rules.Rules.Where(rule => rule.Action.Outcome >= Outcome.Hold)
            .Select(rule => (Rule: rule, Lacks: _tried.Rules.Missing(rule, block.FactBlock, lane, fact => Told(block, lane, fact))))
            .Where(near => near.Lacks.Count > 0).OrderBy(near => (double)near.Lacks.Count / near.Rule.Asks).ThenBy(near => near.Lacks.Count)
            .Take(NearestMax).Select(near => (near.Rule.Code, near.Lacks)),
    ];

    /// <summary>What a payment says of itself, without what its payer wrote: who tries rules need not read that.</summary>
    private static string? Told(PaymentBlock block, int lane, int fact) => fact switch
    {
        Facts.Amount => block.Amount(lane).ToString(),
        Facts.Channel => Encoding.UTF8.GetString(block.Text(lane, PaymentText.Channel)),
        Facts.CurrencyCode => block.Amount(lane).Currency.Code,
        _ => null,
    };
}
