using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>The open orders, those first whose money is the next to be gone.</summary>
/// <param name="countMax">At most so many are answered.</param>
/// <param name="now">The centre's clock.</param>
/// <param name="sinceMilliseconds">What left an account after this drains it, from the Unix epoch.</param>
internal sealed class QueueReading(PartitionState state, int countMax, Instant now, long sinceMilliseconds)
    : LaneReading((uint)state.Cases.OrderCount)
{
    private readonly List<QueueItem> _items = [];
    private readonly uint _from = state.Money.Graph.FirstAfter(sinceMilliseconds);
    private readonly uint _until = state.Money.Graph.TransferCount + 1;

    public override void BeforePurseChanges(uint purse)
    {
        foreach (var order in state.Cases.OpenOrders(purse))
        {
            ReadEarly(order.Number);
        }
    }

    public override CommandResult Answer() => new(CommandStatus.Done)
    {
        Queue =
        [
            .. _items.OrderByDescending(item => item.AtRiskSize).ThenByDescending(item => item.Reach.ReachableMinor)
                .ThenBy(item => item.Order.Number).Take(countMax),
        ],
    };

    // An order that was closed since the question was begun has been read before that.
    protected override uint After(uint number) => state.Cases.NextOpen(number);

    protected override void Read(uint number)
    {
        if (state.Cases.Order(number) is not { IsOver: false } order)
        {
            return;
        }

        // Payments since have changed nothing that is before them, and no hold has changed: that would have been told.
        var graph = state.Money.Graph;
        var traced = order.IsUnanswered ? order.Asked.Minor : 0;
        var reach = new Reach(traced, graph.FreeBefore(order.Purse, _until), graph.OutBetween(order.Purse, _from, _until));
        var size = reach.AtRiskMinor == 0 ? 0 : state.Rates.Size(order.Asked with { Minor = reach.AtRiskMinor });
        _items.Add(new QueueItem(order, WaitOf(order), reach, size));
    }

    private QueueWait WaitOf(FreezeOrder order) => order.State switch
    {
        FreezeOrderState.Proposed => QueueWait.Approval,
        FreezeOrderState.Approved => QueueWait.Sending,
        FreezeOrderState.Frozen when order.IsContested => QueueWait.Appeal,
        FreezeOrderState.Frozen => order.ReleaseAskedMinor > 0 ? QueueWait.Release : QueueWait.Return,
        _ => order.Reminders > 0 || order.AnswerDue <= now ? QueueWait.OverdueAnswer : QueueWait.Answer,
    };
}
