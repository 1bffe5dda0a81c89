using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>A report of a case, without what the victim said.</summary>
/// <param name="Id">Its place among all.</param>
/// <param name="Reporter">The number of the bank that filed it; 0 for the centre's own.</param>
/// <param name="At">When the centre had it.</param>
public sealed record DeskReport(long Id, string ReportId, uint Reporter, Instant At, string? ScamType)
{
    /// <summary>The officer who took it; null where none of the centre did, and where only first reports are asked for.</summary>
    public string? TakenBy { get; init; }

    /// <summary>When, by whom and why it was taken back; null where it stands, and where only first reports are asked for.</summary>
    public (Instant At, string By, string? Why)? Back { get; init; }
}
