using System.Collections.Concurrent;
using Cordon.Core.Cases;
using Cordon.Engine;

namespace Cordon.Web.Orders;

/// <summary>All orders at a moment, put in order once for all who watch.</summary>
/// <param name="Orders">The most pressing first: who is late, then by deadline; those that wait for nothing last, the youngest first.</param>
/// <param name="Banks">The banks that have orders, by name.</param>
/// <param name="Costs">What a minute of waiting has cost, a line a currency.</param>
public sealed record OrderView(IReadOnlyList<FreezeOrder> Orders, IReadOnlyList<string> Banks, IReadOnlyList<DelayCost> Costs)
{
    private readonly ConcurrentDictionary<uint, IReadOnlyList<HeldPayment>> _holds = [];
    private readonly ConcurrentDictionary<uint, IReadOnlyList<HeldPayment>> _ended = [];

    /// <summary>Before the first look.</summary>
    public static readonly OrderView None = new([], [], []);

    /// <summary>What the centre had come to.</summary>
    public long OrderVersion { get; init; } = -1;

    public long HoldVersion { get; init; } = -1;

    public long DeskVersion { get; init; } = -1;

    /// <summary>A submitter's holds, read once for all of one bank who watch.</summary>
    public IReadOnlyList<HeldPayment> HoldsOf(uint submitter, Func<uint, IReadOnlyList<HeldPayment>> read) => _holds.GetOrAdd(submitter, read);

    /// <summary>How holds ended of late, by submitter, as it was durable at the moment of the view: a bank pays, or does not, by it.</summary>
    public Func<uint, IReadOnlyList<HeldPayment>> HoldEnds { get; init; } = _ => [];

    /// <summary>A submitter's holds that ended of late, the latest first, read once for all of one bank who watch.</summary>
    public IReadOnlyList<HeldPayment> EndedOf(uint submitter) => _ended.GetOrAdd(submitter, HoldEnds);

    /// <summary>What another minute costs a sum that waits; null where that is not known in its currency.</summary>
    public long? PerMinuteOf(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.IsUnanswered && !order.IsOver
            ? Costs.FirstOrDefault(cost => cost.Currency == order.Asked.Currency)?.PerMinuteOf(order.Asked.Minor) : null;
    }
}
