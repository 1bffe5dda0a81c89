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
    /// <summary>The stolen payment's number.</summary>
    public required long Sequence { get; init; }

    /// <summary>What became of it where it was held; null where that is not known, or it was not.</summary>
    public HoldFate? Hold { get; init; }

    /// <summary>What of its money has no order of the case, and why.</summary>
    public IReadOnlyList<UnorderedMoney> Unordered { get; init; } = [];

    /// <summary>How long the trace took; null when none was made.</summary>
    public TimeSpan? TraceTime { get; init; }

    /// <summary>What was found and not ordered, since it is less than the least amount of an order: a sum for each account.</summary>
    public IReadOnlyList<Money> LeftOut { get; init; } = [];
}
