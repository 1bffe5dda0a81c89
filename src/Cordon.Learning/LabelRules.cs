using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>
/// How evidence becomes labels. Reports come late, so that silence says the more the older it is: a payment of which nobody has said anything is
/// presumed genuine, with a weight that rises from nothing to one over <see cref="Maturity"/>, and not at all before <see cref="Youngest"/>.
/// </summary>
public sealed record LabelRules
{
    /// <summary>After which silence is believed in full: nearly all reports that ever come have come.</summary>
    public TimeSpan Maturity { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Before which no payment is learnt from at all, lest what is known sooner, the reported ones, look frequent.</summary>
    public TimeSpan Youngest { get; init; } = TimeSpan.FromDays(3);

    /// <summary>What is older is left out: scams change, and a table has an end.</summary>
    public TimeSpan Oldest { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How much of a payment has to be stolen money for it to count as criminal: money mixes, and its way leads through honest tills.</summary>
    public int StolenTenThousandthsMin { get; init; } = 5_000;

    /// <summary>How long stolen money may have lain before it was moved on: who launders does not wait, who was paid with it does.</summary>
    public TimeSpan RestedMax { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How far it is believed that moved money was moved by a criminal.</summary>
    public float TraceWeight { get; init; } = 1;

    /// <summary>How far a stranger's payment to a likely mule is believed to be a victim's.</summary>
    public float LikelyMuleWeight { get; init; } = 0.3f;

    /// <summary>
    /// The share of victims who report, as it is assumed: surveys put it near 30 %, banks' refund schemes near 60. Silence about a payment that looks
    /// like a scam is believed the less, the fewer report.
    /// </summary>
    public double ReportedShare { get; init; } = 0.5;

    /// <summary>
    /// How far silence is believed of a payment that a model gives a probability of being criminal: the chance that it is genuine, given that nobody
    /// reported it (C. Elkan and K. Noto, "Learning classifiers from only positive and unlabeled data", 2008).
    /// </summary>
    public double Believed(double probability) => (1 - probability) / (1 - (ReportedShare * probability));

    /// <summary>
    /// How far a label is believed where a model says so much, in log-odds: silence alone is doubted, and what a person said, or a trace, is not. By it
    /// labels are weighed wherever models are trained or compared.
    /// </summary>
    public float BelievedAt(bool isSilence, double margin) => isSilence ? (float)Believed(Calibration.Probability(margin)) : 1;

    /// <summary>The label of a payment.</summary>
    /// <param name="decided">When it was decided; in a replay its own time.</param>
    /// <param name="evidence">What is known of it, as of the moment.</param>
    /// <param name="hasLeft">Whether it left the payer; what did not is not reported, and silence about it says nothing.</param>
    /// <param name="asOf">The moment.</param>
    public JournalLabel? LabelOf(Instant decided, ReadOnlySpan<PaymentEvidence> evidence, bool hasLeft, Instant asOf)
    {
        if (decided + Youngest > asOf || decided + Oldest < asOf)
        {
            return null;
        }

        JournalLabel? best = null;
        foreach (var said in evidence)
        {
            if (Said(said) is { } label && (best is null || label.Source < best.Value.Source))
            {
                best = label;
            }
        }

        if (best is not null)
        {
            return best;
        }

        // What moved some stolen money, and not enough of it to be sure, is no example of anything.
        if (!hasLeft || !evidence.IsEmpty)
        {
            return null;
        }

        var age = asOf.Milliseconds - decided.Milliseconds;
        var weight = (float)Math.Min(1, age / Math.Max(1, Maturity.TotalMilliseconds));
        return new JournalLabel(PaymentLabel.Genuine, null, LabelSource.Silence, decided + Youngest, weight);
    }

    /// <summary>What one piece of evidence says by itself; null where it is not enough.</summary>
    public JournalLabel? Said(in PaymentEvidence said) => said.Kind switch
    {
        EvidenceKind.Reported => new(PaymentLabel.Scam, said.ScamType, LabelSource.Report, said.Known, 1),
        EvidenceKind.Cancelled => new(PaymentLabel.Scam, said.ScamType, LabelSource.Verdict, said.Known, 1),
        EvidenceKind.Released => new(PaymentLabel.Genuine, null, LabelSource.Verdict, said.Known, 1),
        EvidenceKind.MovedStolen when IsLaundering(said) => new(PaymentLabel.Layering, null, LabelSource.Trace, said.Known, TraceWeight),
        EvidenceKind.CashedOut when IsLaundering(said) => new(PaymentLabel.Cashout, null, LabelSource.Trace, said.Known, TraceWeight),
        EvidenceKind.PaidLikelyMule when LikelyMuleWeight > 0 =>
            new(PaymentLabel.Scam, null, LabelSource.LikelyMule, said.Known, LikelyMuleWeight),
        _ => null,
    };

    private bool IsLaundering(in PaymentEvidence said) =>
        said.StolenTenThousandths >= StolenTenThousandthsMin && said.RestedMilliseconds <= RestedMax.TotalMilliseconds;
}
