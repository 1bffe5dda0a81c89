namespace Cordon.Core.Networks.Patterns;

/// <summary>The payments that make up a pattern, in the order of time, the closing one last.</summary>
/// <param name="Pattern">Which pattern it is.</param>
/// <param name="Payments">Those that make it up; none where there is no such pattern.</param>
public sealed record PatternEvidence(Pattern Pattern, IReadOnlyList<EvidencePayment> Payments)
{
    /// <summary>The accounts that make up the pattern, each once, by number.</summary>
    public IReadOnlyList<uint> Accounts => [.. Payments.SelectMany(payment => new[] { payment.Payer, payment.Payee }).Distinct().Order()];
}
