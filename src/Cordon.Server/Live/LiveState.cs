using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Server.Live;

/// <summary>What the live page and the terminal show of one moment. Counts run since the day began or the server started.</summary>
internal sealed record LiveState
{
    public required Instant Time { get; init; }

    public required CentreState State { get; init; }

    public string? StateReason { get; init; }

    /// <summary>Decisions a second over the last second.</summary>
    public double PerSecond { get; init; }

    /// <summary>Decisions by outcome.</summary>
    public required long[] Outcomes { get; init; }

    /// <summary>Held at this moment, cancelled or blocked; what was let go is not in it.</summary>
    public Money Stopped { get; init; }

    /// <summary>Microseconds from handing in to a durable answer, over the last five seconds; 0 when there was none.</summary>
    public long MedianMicros { get; init; }

    public long P99Micros { get; init; }

    public long QueueDepth { get; init; }

    public long JournalLagBatches { get; init; }

    public long Accounts { get; init; }

    public long Reports { get; init; }

    /// <summary>The latest holds, newest first.</summary>
    public IReadOnlyList<HeldPayment> Holds { get; init; } = [];

    /// <summary>The latest reports, newest first.</summary>
    public IReadOnlyList<LiveReport> LatestReports { get; init; } = [];
}

/// <summary>A report as it is shown: no name and no account.</summary>
internal sealed record LiveReport(Instant Time, string? ScamType, int AccountsReached);
