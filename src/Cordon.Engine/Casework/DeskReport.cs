using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>A report of a case, without what the victim said.</summary>
/// <param name="Id">Its place among all.</param>
/// <param name="Reporter">The number of the bank that filed it; 0 for the centre's own.</param>
/// <param name="At">When the centre had it.</param>
public sealed record DeskReport(long Id, string ReportId, uint Reporter, Instant At, string? ScamType);
