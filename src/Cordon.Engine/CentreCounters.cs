namespace Cordon.Engine;

/// <summary>
/// Running counts of a centre since it was started, for /metrics and the live page. Read without locks; each is exact, their sum may be in
/// motion.
/// </summary>
public sealed class CentreCounters
{
    internal readonly long[] OutcomeCounts = new long[4];
    internal readonly long[] OutcomeSizes = new long[4];

    /// <summary>Decisions by outcome, index is <see cref="Core.Screening.Outcome"/>.</summary>
    public IReadOnlyList<long> Outcomes => OutcomeCounts;

    /// <summary>Their sums in minor units of the reference currency; amounts without a named currency are not in them.</summary>
    public IReadOnlyList<long> Sizes => OutcomeSizes;

    public long Repeats { get; internal set; }
    public long Refused { get; internal set; }
    public long Busy { get; internal set; }
    public long Reports { get; internal set; }
    public long OrdersProposed { get; internal set; }

    /// <summary>Sums found in accounts for which no order was made, being less than the least amount.</summary>
    public long OrdersLeftOut { get; internal set; }

    /// <summary>Payments that settled and whose money cannot be followed, a limit of the money graph being met.</summary>
    public long NotBooked { get; internal set; }

    /// <summary>Payments handed in and not yet answered.</summary>
    public long QueueDepth { get; internal set; }

    /// <summary>Batches decided and not yet durable.</summary>
    public long JournalLagBatches { get; internal set; }

    public long JournalBatches { get; internal set; }
    public long JournalBytes { get; internal set; }

    /// <summary>Accounts and pairs known, and bytes of native memory that screening uses.</summary>
    public long Accounts { get; internal set; }
    public long Pairs { get; internal set; }
    public long ActivityBytes { get; internal set; }

    /// <summary>Time from handing in to durable decision: counts for each power-of-two bucket of microseconds, the last one open.</summary>
    public long[] LatencyBuckets { get; } = new long[32];
}
