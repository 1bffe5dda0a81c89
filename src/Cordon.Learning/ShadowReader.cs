using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Learning;

/// <summary>Makes a challenger's report: decides recorded payments again, beside the lane, as it would have and as the policy that decides does.</summary>
public sealed class ShadowReader : IDisposable
{
    private readonly Screener _screener = new();
    private readonly VerdictBlock _before = new();
    private readonly VerdictBlock _after = new();
    private readonly long[] _margins = new long[FactBlock.Lanes];
    private readonly double[] _championScores = new double[FactBlock.Lanes];
    private readonly double[] _challengerScores = new double[FactBlock.Lanes];
    private readonly ComparisonTally _together;
    private readonly ComparisonTally _since;
    private readonly Policy _policy;
    private readonly Policy _candidate;
    private readonly StandingChallenger _standing;
    private readonly JournalLabels _labels;
    private readonly DecidedPayments _decided;
    private readonly LabelRules _rules;
    private readonly ShadowReport _report;

    private ShadowReader(IJournal journal, Policy policy, StandingChallenger standing, JournalLabels labels, LabelRules rules)
    {
        (_policy, _candidate, _standing, _labels, _rules) = (policy, policy with { Model = standing.Model }, standing, labels, rules);
        (_together, _since) = (new ComparisonTally(policy.Model is not null), new ComparisonTally(policy.Model is not null));
        _decided = new DecidedPayments(journal, 0);
        _report = new ShadowReport
        {
            AsOf = labels.AsOf,
            Challenger = standing.Number,
            ChallengerModel = Named(standing.Model),
            Policy = policy.Number,
            ChampionModel = policy.Model is { } model ? Named(model) : null,
            From = standing.LearntUntil ?? LaterOf(standing.At, standing.Model.Trained),
        };
    }

    /// <summary>Reads the journal as of a moment.</summary>
    /// <param name="paymentsMax">Payments that the journal may have.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    /// <exception cref="Engine.Evidence.EvidenceLimitException">It has more.</exception>
    public static async Task<ShadowReport> ReadAsync(
        IJournal journal, Policy policy, StandingChallenger standing, LabelRules rules, Instant asOf, long paymentsMax = long.MaxValue,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(standing);
        var labels = await Retrainer.LabelsAsync(journal, 0, asOf, rules, paymentsMax, cancellation).ConfigureAwait(false);
        using var reader = new ShadowReader(journal, policy, standing, labels, rules);
        await foreach (var block in reader._decided.ReadAsync(cancellation).ConfigureAwait(false))
        {
            reader.Take(block);
        }

        (reader._report.Together, reader._report.Since) = (reader._together.Compare(), reader._since.Compare());
        return reader._report;
    }

    public void Dispose() => _decided.Dispose();

    /// <summary>What a model's file says of itself may make the time in which it is judged shorter, and never longer.</summary>
    private static Instant LaterOf(Instant stood, string trained) =>
        Instant.TryParse(Encoding.UTF8.GetBytes(trained), out var until) && until > stood ? until : stood;

    private static string Named(TreeEnsemble model) => $"{model.Name} {model.Version}";

    private void Take(PaymentBlock block)
    {
        var last = block.FirstSequence + block.Count - 1;
        if (last > _labels.LastSequence || (last <= _standing.AfterSequence && !IsUnlearnt(block, block.Count - 1)))
        {
            return;
        }

        // Screening writes the model's score among the facts, which the block's record has of the model that decided.
        _screener.Screen(_policy, block.FactBlock, _before);
        _screener.Screen(_candidate, block.FactBlock, _after);
        Scores(_policy.Model, block.FactBlock, _championScores);
        Scores(_standing.Model, block.FactBlock, _challengerScores);
        for (var lane = 0; lane < block.Count; lane++)
        {
            var (before, after) = (_before.Outcomes[lane], _after.Outcomes[lane]);
            if (block.FirstSequence + lane > _standing.AfterSequence)
            {
                _report.Shadowed++;
                _report.Agreed += before == after ? 1 : 0;
                _report.ByOutcomes[((int)before * 4) + (int)after]++;
            }

            if (IsUnlearnt(block, lane) && _labels.Find(block, lane) is { } said)
            {
                Count(block, lane, said);
            }
        }
    }

    /// <summary>Whether it is certain that the challenger has not learnt from a payment.</summary>
    private bool IsUnlearnt(PaymentBlock block, int lane) =>
        _labels.TimeOf(block, lane) >= _report.From && (_standing.LearntUntil is not null || block.FirstSequence + lane > _standing.AfterSequence);

    private void Scores(TreeEnsemble? model, FactBlock block, double[] scores)
    {
        _margins.AsSpan().Clear();
        model?.Margins(block, _margins);
        for (var lane = 0; lane < block.Count; lane++)
        {
            scores[lane] = _margins[lane] / (double)TreeEnsemble.MarginOne;
        }
    }

    private void Count(PaymentBlock block, int lane, in SaidLabel said)
    {
        var payment = new LabelledPayment(
            _labels.TimeOf(block, lane).Milliseconds, block.AmountMinor[lane], said.Label, said.Type, 0, 0,
            AgeBands.Of(block.FactBlock[Facts.PayeeSeenFor, lane]), said.Weight);
        if (_policy.Model is not null)
        {
            payment = payment with { Weight = payment.Weight * _rules.BelievedAt(said.IsSilence, _championScores[lane]) };
        }

        _together.Add(_championScores[lane], _challengerScores[lane], payment);
        if (block.FirstSequence + lane > _standing.AfterSequence)
        {
            _since.Add(_championScores[lane], _challengerScores[lane], payment);
        }

        var (before, after) = (_before.Outcomes[lane], _after.Outcomes[lane]);
        _report.ByChampion.Count(payment, before);
        _report.ByChallenger.Count(payment, after);
        var isVictims = payment.Label == Formats.DataSets.PaymentLabel.Scam;
        _report.Victims += isVictims ? 1 : 0;
        _report.Value += isVictims ? payment.AmountMinor : 0;
        _report.Genuine += payment.IsGenuine ? payment.Weight : 0;
        var known = isVictims ? "scam" : payment.IsGenuine ? "genuine" : null;
        if (known is not null && before < Outcome.Hold && after >= Outcome.Hold && _report.Examples.Count(e => e.Known == known) < ShadowReport.ExamplesMax)
        {
            _report.Examples.Add(new ShadowExample(Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId)), known, before, after));
        }
    }
}
