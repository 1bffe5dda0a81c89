using System.Globalization;
using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Learning;

namespace Cordon.Server.Replay;

/// <summary>
/// What the models that decided in a time caught, by the data set's labels, read after all was decided; and what the first one would have caught
/// in the same time, had nothing been learnt.
/// </summary>
/// <param name="Name">Which time it is.</param>
/// <param name="Learnt">The ranking by the models that decided.</param>
/// <param name="Unlearnt">The ranking by the first one.</param>
internal sealed record LearningPeriod(string Name, Instant From, Instant Until, Ranking Learnt, Ranking Unlearnt)
{
    /// <summary>From when on reports have had time to come and to be learnt from: the issue's own question.</summary>
    private const long TwoWeeksMilliseconds = 14 * Instant.DayMilliseconds;

    /// <summary>The same in one line.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}, from {From}: value caught at {Comparison.HoldsPer10000} false holds per 10,000: "
        + $"{Learnt.AtBudget(Comparison.HoldsPer10000).ValueCaughtShare:P1}, unlearnt {Unlearnt.AtBudget(Comparison.HoldsPer10000).ValueCaughtShare:P1}");

    /// <summary>Judges the time between each two trainings, all of it, and what came after two weeks.</summary>
    public static async Task<IReadOnlyList<LearningPeriod>> JudgeAsync(
        DataSetFolder set, IJournal journal, IReadOnlyList<Policy> policies, IReadOnlyList<LearningStep> steps, CancellationToken cancellation)
    {
        using var rejected = new RejectedRows();
        var labels = LabelBook.Of(set.ReadLabels(rejected));
        using var played = await TrainingSet.ReadAsync("played", journal, 0, labels, cancellation: cancellation).ConfigureAwait(false);
        var judged = await ScoresAsync(played, policies, cancellation).ConfigureAwait(false);
        if (judged.Count == 0)
        {
            return [];
        }

        var begin = judged.Min(payment => payment.Payment.TimeMilliseconds);
        var end = judged.Max(payment => payment.Payment.TimeMilliseconds) + 1;
        long[] bounds = [begin, .. steps.Select(step => step.At.Milliseconds), end];
        var periods = bounds.Zip(bounds.Skip(1)).Select((bound, i) =>
            Of(string.Create(CultureInfo.InvariantCulture, $"stretch {i + 1}"), bound.First, bound.Second));
        return [.. periods, Of("after two weeks", begin + TwoWeeksMilliseconds, end), Of("all", begin, end)];

        LearningPeriod Of(string name, long from, long until)
        {
            var inside = judged.Where(payment => payment.Payment.TimeMilliseconds >= from && payment.Payment.TimeMilliseconds < until).ToList();
            return new LearningPeriod(
                name, new Instant(from), new Instant(until), new Ranking(inside.Select(payment => new ScoredPayment(payment.Learnt, payment.Payment))),
                new Ranking(inside.Select(payment => new ScoredPayment(payment.Unlearnt, payment.Payment))));
        }
    }

    /// <summary>Writes it as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("time", Name);
        json.WriteString("from", From.ToString());
        json.WriteString("until", Until.ToString());
        json.WriteNumber("criminal_payments", Learnt.Criminal);
        json.WriteNumber("genuine_payments", Learnt.Genuine);
        Write(json, "value_caught_at", Learnt);
        Write(json, "unlearnt_value_caught_at", Unlearnt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Ranking ranking)
    {
        json.WriteStartObject(name);
        foreach (var budget in Judgement.Budgets)
        {
            json.WriteNumber(budget.ToString(CultureInfo.InvariantCulture), Math.Round(ranking.AtBudget(budget).ValueCaughtShare, 4));
        }

        json.WriteEndObject();
    }

    /// <summary>What the models say of each payment that is labelled: that of its policy, and the first one. Without a model all score alike.</summary>
    private static async Task<List<(double Learnt, double Unlearnt, LabelledPayment Payment)>> ScoresAsync(
        TrainingSet played, IReadOnlyList<Policy> policies, CancellationToken cancellation)
    {
        Policy? first = null;
        var scores = new List<(double, double, LabelledPayment)>();
        var (learnt, unlearnt) = (new long[FactBlock.Lanes], new long[FactBlock.Lanes]);
        var number = 0;
        await foreach (var block in played.BlocksAsync(cancellation).ConfigureAwait(false))
        {
            var policy = policies[(int)block.PolicyNumber - 1];
            first ??= policy;
            Margins(policy.Model, block.FactBlock, learnt);
            Margins(first.Model, block.FactBlock, unlearnt);
            for (var lane = 0; lane < block.Count; lane++)
            {
                var payment = played.Payments[number++];
                if (payment.IsJudged)
                {
                    scores.Add((learnt[lane], unlearnt[lane], payment));
                }
            }
        }

        return scores;
    }

    private static void Margins(TreeEnsemble? model, FactBlock block, long[] margins)
    {
        margins.AsSpan().Clear();
        model?.Margins(block, margins);
    }
}
