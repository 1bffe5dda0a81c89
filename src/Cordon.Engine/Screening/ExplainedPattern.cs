using Cordon.Core.Networks.Patterns;

namespace Cordon.Engine.Screening;

/// <summary>A pattern that a payment closes.</summary>
/// <param name="Size">As the decision's fact has it.</param>
/// <param name="Payments">The payments that make it up, as far as they are still seen, in the order of time.</param>
public sealed record ExplainedPattern(Pattern Pattern, long Size, IReadOnlyList<PatternPart> Payments)
{
    /// <summary>Below two there is no pattern.</summary>
    public const int SizeMin = 2;

    /// <summary>The accounts that make it up.</summary>
    public IReadOnlyList<string> Accounts => [.. Payments.SelectMany(part => new[] { part.PayerKey, part.PayeeKey }).Distinct()];

    /// <summary>No identifiers.</summary>
    public override string ToString() => $"{Pattern} of {Size}";
}
