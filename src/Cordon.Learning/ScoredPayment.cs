namespace Cordon.Learning;

/// <summary>A payment with what a model says of it.</summary>
/// <param name="Score">The higher, the likelier a scam; only its order counts.</param>
public readonly record struct ScoredPayment(double Score, LabelledPayment Payment)
{
    /// <summary>
    /// The same payment in the order of what is lost if it goes through and is a scam: probability times amount. Its score must be log-odds.
    /// </summary>
    public ScoredPayment ByExpectedLoss => this with { Score = Math.Log(Calibration.Probability(Score)) + Math.Log(Math.Max(1, Payment.AmountMinor)) };
}
