using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>Which moments an audit asks for.</summary>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
public sealed record MomentChoice(Instant From, Instant To)
{
    /// <summary>Who did it, by identifier; null for anybody.</summary>
    public string? Officer { get; init; }

    /// <summary>In which case, or about it: a look at it, its reports, its orders; null for any, and for none.</summary>
    public uint? Case { get; init; }

    /// <summary>What a kind begins with (<c>look</c>, <c>case.</c>, <c>hold.</c>, …); null for all kinds.</summary>
    public string? KindPrefix { get; init; }
}
