using Cordon.Core.Values;

namespace Cordon.Engine.Screening;

/// <summary>A payment of a pattern.</summary>
/// <param name="Sequence">Its number in the order of deciding.</param>
public sealed record PatternPart(long Sequence, string PayerKey, string PayeeKey, Instant Time)
{
    /// <summary>No identifiers.</summary>
    public override string ToString() => $"payment {Sequence}";
}
