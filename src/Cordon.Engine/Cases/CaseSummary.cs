using Cordon.Core.Cases;
using Cordon.Core.Values;

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

    /// <summary>What was found and not ordered, since it is less than the least amount of an order: a sum for each account.</summary>
    public IReadOnlyList<Money> LeftOut { get; init; } = [];
}
