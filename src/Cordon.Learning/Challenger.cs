using Cordon.Core.Values;

namespace Cordon.Learning;

/// <summary>A model trained on a centre's own past, beside the one that decides.</summary>
/// <param name="Comparison">The two compared.</param>
/// <param name="LabelsBySource">Labels learnt from and compared by, by <see cref="LabelSource"/>.</param>
/// <param name="Card">What the model is, in Markdown.</param>
/// <param name="LearntUntil">No tree has learnt from anything later: what comes then calibrates the model, and the comparison begins there.</param>
public sealed record Challenger(TrainedModel Model, Comparison Comparison, IReadOnlyList<long> LabelsBySource, ModelCard Card, Instant LearntUntil);
