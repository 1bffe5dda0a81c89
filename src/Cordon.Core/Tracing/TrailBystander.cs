using Cordon.Core.Networks.Bystanders;

namespace Cordon.Core.Tracing;

/// <summary>An account that a trace reached, with the innocent explanations that were tested on its past.</summary>
/// <param name="Account">Which of the trail's accounts, by its index.</param>
/// <param name="Explanations">All of them, in the order of <see cref="Explanation"/>.</param>
public sealed record TrailBystander(int Account, IReadOnlyList<TestedExplanation> Explanations);
