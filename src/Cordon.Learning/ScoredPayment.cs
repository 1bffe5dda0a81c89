namespace Cordon.Learning;

/// <summary>A payment with what a model says of it.</summary>
/// <param name="Score">The higher, the likelier a scam; only its order counts.</param>
public readonly record struct ScoredPayment(double Score, LabelledPayment Payment);
