using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>How a centre is set up; what is here is fixed for the life of a data folder.</summary>
public sealed record CentreOptions
{
    /// <summary>The currency in which amounts of all currencies are compared for size.</summary>
    public Currency Reference { get; init; } = Currency.Parse("EUR");

    /// <summary>The centre's zone east of UTC, for hours of day and nights.</summary>
    public int ZoneOffsetMinutes { get; init; }

    /// <summary>Payments waiting to be decided before a new one is answered "busy": half a second of a nation's peak.</summary>
    public int QueuePaymentsMax { get; init; } = 50_000;

    /// <summary>How far ahead of the centre's clock a payment's time may lie, for clocks that disagree.</summary>
    public TimeSpan FutureMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far back a payment's time may lie: what banks load of their past is younger.</summary>
    public TimeSpan PastMax { get; init; } = TimeSpan.FromDays(3653);

    /// <summary>Whether the payments have already happened: then none is future-dated, holds change nothing and everything settles.</summary>
    public bool IsReplay { get; init; }

    /// <summary>
    /// Whether patterns of laundering are looked for in the stream of payments and are facts of decisions. It costs some two microseconds a payment
    /// and up to 1,600 bytes an account.
    /// </summary>
    public bool FindsPatterns { get; init; } = true;

    /// <summary>The model of a new journal's first policy, as its file has it; null for none. What is published later counts from then on.</summary>
    public string? FirstModel { get; init; }

    /// <summary>Which money is taken to leave an account when some does, for the orders of a report. What is followed live is always fifo.</summary>
    public TaintPolicy OrderPolicy { get; init; } = TaintPolicy.Fifo;

    /// <summary>Where snapshots are kept; null for none.</summary>
    public string? SnapshotFolder { get; init; }

    /// <summary>Payments after which another snapshot is made: a start then plays back twice as many at most, a few seconds' work.</summary>
    public int SnapshotEveryPayments { get; init; } = 2_000_000;

    /// <summary>
    /// Transfers of the money graph that are sealed in one file, and kept out of memory and of snapshots from then on: as many as come between
    /// two snapshots. Files of four become one.
    /// </summary>
    public int SegmentTransfers { get; init; } = 2_000_000;

    /// <summary>
    /// Into how many partitions the accounts of the money graph are divided, each with files of its own: a power of two up to
    /// <see cref="MoneyGraph.PartitionsMax"/>. No answer depends on it; after a change the graph is made again from the journal.
    /// </summary>
    public int MoneyPartitions { get; init; } = MoneyGraph.PartitionsUsual;

    /// <summary>Cases or orders that the lane reads at a time where a question is about all of them.</summary>
    public int SliceItemsMax { get; init; } = 1024;
}
