using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>What has moved since the model that decides learnt, as of a moment.</summary>
/// <param name="Model">The model; null where the rules decide alone: then only outcomes are told.</param>
/// <param name="Since">From when on payments were looked at.</param>
public sealed record DriftReport(Instant AsOf, string? Model, Instant Since, IReadOnlyList<DriftFinding> Findings)
{
    /// <summary>Facts of one kind that have to alarm for the kind to: one of nearly a hundred moves by itself, such as an age that grows.</summary>
    public const int InputsMin = 5;

    /// <summary>What is watched.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["inputs", "scores", "outcomes"];

    /// <summary>The state of a kind: of inputs as many facts make it as <see cref="InputsMin"/>, of others the gravest.</summary>
    public DriftState StateOf(string kind)
    {
        var states = Findings.Where(finding => finding.Kind == kind).Select(finding => finding.State).OrderDescending().ToList();
        var needed = kind == "inputs" ? InputsMin : 1;
        return states.Count == 0 ? DriftState.CannotBeTold : states[Math.Min(needed, states.Count) - 1];
    }
}
