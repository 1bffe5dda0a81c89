using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>
/// What other rules, or another model, would have done to a period of the centre's own past, and what the policy in force would have: both decide the
/// same payments by the facts as they were recorded for each decision, and what is known of them by now judges.
/// </summary>
public sealed record BackTestReport
{
    /// <summary>Examples of each kind, those of the largest amounts.</summary>
    public const int ExamplesMax = 5;

    /// <summary>As of when it is known what payments were.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>The period: payments decided from then on,</summary>
    public required Instant From { get; init; }

    /// <summary>and before then.</summary>
    public required Instant Until { get; init; }

    /// <summary>The policy in force, by number.</summary>
    public required uint Policy { get; init; }

    /// <summary>The SHA-256 of the rules that were tried.</summary>
    public required string Rules { get; init; }

    /// <summary>The model they were tried with; null for none.</summary>
    public required string? Model { get; init; }

    /// <summary>The currency of values.</summary>
    public required Currency Reference { get; init; }

    /// <summary>Payments decided in the period.</summary>
    public long Payments { get; internal set; }

    /// <summary>The value of all victims' payments in it, in minor units.</summary>
    public Int128 VictimsValue { get; internal set; }

    /// <summary>Victims' payments whose value is not known in the centre's currency.</summary>
    public long Unvalued { get; internal set; }

    /// <summary>Payments presumed genuine, each as far as that is believed.</summary>
    public double Genuine { get; internal set; }

    /// <summary>Of the policy in force.</summary>
    public BackTestTally InForce { get; } = new();

    /// <summary>Of what is tried.</summary>
    public BackTestTally Tried { get; } = new();

    /// <summary>Those with the largest amounts of each kind, the largest first.</summary>
    public IReadOnlyList<BackTestExample> Examples { get; internal set; } = [];

    /// <summary>A share of genuine payments as of ten thousand.</summary>
    public double Per10000(double genuine) => Genuine <= 0 ? 0 : genuine * 10_000 / Genuine;
}
