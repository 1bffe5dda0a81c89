using Cordon.Core.Cases;

namespace Cordon.Engine.Cases;

/// <summary>What a report is told of its case.</summary>
/// <param name="Number">The case, from 1.</param>
/// <param name="IsSettled">Whether the stolen payment has settled: until then there is nothing to follow.</param>
/// <param name="Reports">Reports of the same payment, this one among them.</param>
/// <param name="Orders">The freeze orders for its money so far.</param>
public sealed record CaseSummary(uint Number, bool IsSettled, int Reports, IReadOnlyList<FreezeOrder> Orders)
{
    /// <summary>How long the trace took; zero when none was made.</summary>
    public TimeSpan TraceTime { get; init; }
}
