using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>A report that the desk knows of, without what the victim said.</summary>
/// <param name="Case">Its case; 0 where that is another's.</param>
/// <param name="Sequence">The reported payment's number.</param>
/// <param name="ReportId">Its identifier; empty where the case is another's.</param>
/// <param name="At">When the centre had it.</param>
/// <param name="TakenBy">The officer who took it; null where none of the centre did, or the case is another's.</param>
/// <param name="Payer">The account that was paid from, by number.</param>
/// <param name="Payee">The account that was paid to, by number.</param>
/// <param name="IsOpen">Whether the officer who asks needs to know of the case.</param>
public sealed record ReportMoment(
    uint Case, long Sequence, string ReportId, Instant At, string? ScamType, string? TakenBy, uint Payer, uint Payee, bool IsOpen)
{
    /// <summary>Whether it was taken back: it says nothing any more.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Whether a complaint of the holder who was paid was upheld: it says nothing against that account any more.</summary>
    public bool IsRighted { get; init; }

    public override string ToString() => $"a report of payment {Sequence} at {At}";
}
