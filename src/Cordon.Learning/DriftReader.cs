using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Learning;

/// <summary>Reads from a journal what has moved since a model learnt.</summary>
public static class DriftReader
{
    /// <summary>The latest payments whose facts and scores are looked at.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>
    /// So long facts look back, and so long a past a centre has to know before its facts can lie as they did where a model learnt: in a young one
    /// everybody is new.
    /// </summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    /// <summary>
    /// So many of a hundred payments bear times of the whole look-back where a centre knows a past, its own or one that it was handed: a few that bear
    /// times of long ago are none.
    /// </summary>
    private const int PastPercentMin = 1;

    /// <summary>Below this score, in millionths, a payment is thought harmless.</summary>
    private const int LowScore = 10_000;

    /// <summary>Reads it as of a moment.</summary>
    /// <param name="modelText">The file of the model that decides; null where the rules decide alone.</param>
    /// <param name="paymentsMax">Payments that the journal may have.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    /// <exception cref="Engine.Evidence.EvidenceLimitException">It has more.</exception>
    public static async Task<DriftReport> ReadAsync(
        IJournal journal, Policy policy, string? modelText, LabelRules rules, Instant asOf, long paymentsMax = long.MaxValue,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(rules);
        var labels = await Retrainer.LabelsAsync(journal, 0, asOf, rules, paymentsMax, cancellation).ConfigureAwait(false);
        var (then, fault, line) = modelText is null ? default : ModelProfileReader.Read(modelText);
        var founding = await Founding.OfAsync(journal, cancellation: cancellation).ConfigureAwait(false);
        var counting = new Counting(policy, labels, rules, then?.Emptied()) { FindsPatterns = founding?.FindsPatterns ?? true };
        using var decided = new DecidedPayments(journal, 0);
        await foreach (var block in decided.ReadAsync(cancellation).ConfigureAwait(false))
        {
            counting.Take(block);
        }

        var name = policy.Model is { } model ? $"{model.Name} {model.Version}" : null;
        return new DriftReport(
            asOf, name, new Instant(asOf.Milliseconds - (long)Lately.TotalMilliseconds),
            [.. modelText is not null && then is null ? Unprofiled(fault, line) : [], .. counting.Findings(then)]);
    }

    /// <summary>Nobody is to take it for quiet that inputs and scores cannot be told.</summary>
    private static IEnumerable<DriftFinding> Unprofiled(string? fault, int line)
    {
        var words = fault is null
            ? new Phrase("The model's file has no profile of what it learnt from.", "模型文件中没有训练数据概况。")
            : new Phrase($"The profile in the model's file cannot be read: {fault}.", $"无法读取模型文件第{line}行的训练数据概况。");
        return DriftReport.Kinds.Take(2).Select(kind => new DriftFinding(kind, "profile", 0, DriftState.CannotBeTold, words));
    }

    /// <summary>What is counted on the way.</summary>
    private sealed class Counting(Policy policy, JournalLabels labels, LabelRules rules, ModelProfile? now)
    {
        private readonly int[] _scores = new int[FactBlock.Lanes];
        private long _recent;
        private long _confirmed;
        private long _judged;
        private long _reported;
        private long _low;
        private long _found;
        private double _expected;

        // Of all payments, by the age in days that they bear: facts are told by payments' own times, and a past that was loaded today has its own.
        private readonly long[] _byAgeDays = new long[(int)LookBack.TotalDays + 1];

        /// <summary>Whether the centre looks for patterns: where it does not, what a model knows of them is never told.</summary>
        public bool FindsPatterns { get; init; }

        public void Take(PaymentBlock block)
        {
            if (policy.Model is { } model)
            {
                model.Score(block.FactBlock, _scores);
            }

            for (var lane = 0; lane < block.Count && block.FirstSequence + lane <= labels.LastSequence; lane++)
            {
                var age = labels.AsOf.Milliseconds - labels.TimeOf(block, lane).Milliseconds;
                var borne = (labels.AsOf.Milliseconds - block.TimeMilliseconds[lane]) / Instant.DayMilliseconds;
                _byAgeDays[Math.Clamp(borne, 0, _byAgeDays.Length - 1)]++;
                if (age <= Lately.TotalMilliseconds)
                {
                    _recent++;
                    now?.Count(block.FactBlock, lane, _scores[lane]);
                }

                if (labels.Find(block, lane) is { } said)
                {
                    Count(said, block.Verdicts.Outcomes[lane] >= Outcome.Hold, age >= rules.Maturity.TotalMilliseconds, _scores[lane]);
                }
            }
        }

        public IEnumerable<DriftFinding> Findings(ModelProfile? then)
        {
            foreach (var (before, after) in (then?.Facts ?? []).Zip(now?.Facts ?? []))
            {
                var index = StabilityIndex.Of(before.Counts, after.Counts);
                var state = StabilityIndex.StateOf(index, _recent);
                var (told, words) = WhyNot(before.Fact) is { } why ? (DriftState.CannotBeTold, why)
                    : state == DriftState.CannotBeTold
                        ? (state,
                            new Phrase(
                                "{0} {0:payment|payments} in {1:0} days; it takes {2} to tell.",
                                "{1:0}天内有{0}笔付款；须有{2}笔才能判断。").With(_recent, Lately.TotalDays, StabilityIndex.PaymentsMin))
                    : (state, new Phrase("The stability index of {0} is {1:0.000}.", "{0}的稳定性指数为{1:0.000}。").With(NameOf(before), index));
                yield return new DriftFinding(before.Fact < 0 ? "scores" : "inputs", before.Name, index, told, words);
            }

            yield return OutcomeDrift.Holds(_confirmed, _judged);
            if (policy.Model is not null)
            {
                yield return OutcomeDrift.Missed(_reported, _low);
                yield return OutcomeDrift.Calibration(_expected, _found);
            }
        }

        private static Phrase NameOf(ProfiledFact fact) => fact.Fact < 0
            ? new Phrase(fact.Name, "模型评分")
            : new Phrase(fact.Name, $"{fact.Name}（{Facts.All[fact.Fact].Said.Chinese}）");

        /// <summary>Why a fact, or the scores, cannot lie as they did where the model learnt; null where they can.</summary>
        private Phrase? WhyNot(int fact)
        {
            var known = KnownDays();
            return fact >= Facts.PatternsFirst && !FindsPatterns
                ? new Phrase("This centre looks for no patterns: the model is never told of any, and judges without them.", "本中心不检测洗钱模式：模型得不到此类指标，判断时也不使用。")
                : known < LookBack.TotalDays
                    ? new Phrase(
                        "This centre knows {0} {0:day|days} of payments, and facts look back {1:0}: to it, everybody is new still.",
                        "本中心只有{0}天的付款记录，而指标须回看{1:0}天：目前所有人都还是新的。").With(known, LookBack.TotalDays)
                : null;
        }

        /// <summary>How far back payments go, but for a few.</summary>
        private int KnownDays()
        {
            var (days, older, all) = (_byAgeDays.Length - 1, 0L, _byAgeDays.Sum());
            for (; days > 0; days--)
            {
                older += _byAgeDays[days];
                if (older > 0 && older * 100 >= all * PastPercentMin)
                {
                    break;
                }
            }

            return days;
        }

        private void Count(in SaidLabel said, bool isHeld, bool isMature, int millionths)
        {
            var isCriminal = said.Label != Formats.DataSets.PaymentLabel.Genuine;
            _judged += isHeld ? 1 : 0;
            _confirmed += isHeld && isCriminal ? 1 : 0;
            if (!isMature)
            {
                return;
            }

            _expected += millionths / 1e6;
            _found += isCriminal ? 1 : 0;
            if (millionths < LowScore)
            {
                _low++;
                _reported += said.Label == Formats.DataSets.PaymentLabel.Scam ? 1 : 0;
            }
        }
    }
}
