using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>
/// What a challenger would have done, from the facts that are recorded of the payments that it has not learnt from, with the labels known by now; and
/// how far it agrees with the policy that decides on those that were decided since it was proposed.
/// </summary>
public sealed record ShadowReport
{
    /// <summary>Examples that are told of each kind.</summary>
    public const int ExamplesMax = 10;

    /// <summary>As of when labels are known.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>The challenger, by number, and its model.</summary>
    public required uint Challenger { get; init; }

    public required string ChallengerModel { get; init; }

    /// <summary>The policy that decides, by number, and its model; null for none.</summary>
    public required uint Policy { get; init; }

    public required string? ChampionModel { get; init; }

    /// <summary>
    /// From when on it is certain that the challenger has not learnt: in a running centre since it was proposed, or since what its file says, if later.
    /// </summary>
    public required Instant From { get; init; }

    /// <summary>Payments decided since it was proposed, and how many of them would have the same outcome.</summary>
    public long Shadowed { get; set; }

    public long Agreed { get; set; }

    /// <summary>Of these: by the outcome of the policy that decides, and by that with the challenger.</summary>
    public long[] ByOutcomes { get; } = new long[16];

    /// <summary>Victims' payments known, and their value in minor units as they stand.</summary>
    public long Victims { get; set; }

    public Int128 Value { get; set; }

    /// <summary>Payments taken for genuine, each as far as that is believed.</summary>
    public double Genuine { get; set; }

    /// <summary>By the rules and thresholds as they are.</summary>
    public ShadowTally ByChampion { get; } = new();

    public ShadowTally ByChallenger { get; } = new();

    /// <summary>
    /// By scores alone, at the same number of false holds: on all that the challenger has not learnt from. In a running centre that is <see cref="Since"/>.
    /// </summary>
    public Comparison Together { get; set; } = Comparison.Of([], []);

    /// <summary>The same on what was decided since it was proposed, by which nobody chose it.</summary>
    public Comparison Since { get; set; } = Comparison.Of([], []);

    /// <summary>What the rule of a replay does, which knows until when the challenger learnt; in a running centre persons decide.</summary>
    public ShadowVerdict Verdict => ShadowRule.Of(Since, Together);

    /// <summary>What only the challenger would stop of victims' payments, and what only it would hold of genuine ones.</summary>
    public List<ShadowExample> Examples { get; } = [];
}
