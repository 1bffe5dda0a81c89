using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>What an order waits for, and until when; what the centre itself owes is late from the beginning.</summary>
/// <param name="At">Until when; for an approval and a sending since when.</param>
public readonly record struct OrderDeadline(OrderDeadlineKind Kind, Instant At)
{
    /// <summary>The next deadline of an order.</summary>
    public static OrderDeadline Of(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order switch
        {
            { State: FreezeOrderState.Proposed } => new OrderDeadline(OrderDeadlineKind.Approval, order.ProposedAt),
            { State: FreezeOrderState.Approved } => new OrderDeadline(OrderDeadlineKind.Sending, order.ProposedAt),
            { State: FreezeOrderState.Sent or FreezeOrderState.Acknowledged, AnswerDue: { } due } => new OrderDeadline(OrderDeadlineKind.Answer, due),
            { State: FreezeOrderState.Frozen, AnswerDue: { } due, ReleaseAskedMinor: > 0 } => new OrderDeadline(OrderDeadlineKind.Release, due),
            { State: FreezeOrderState.Frozen, Expires: { } lapse } => new OrderDeadline(OrderDeadlineKind.Lapse, lapse),
            _ => new OrderDeadline(OrderDeadlineKind.None, Instant.Max),
        };
    }

    /// <summary>
    /// Whose turn it is. An approved order has left the centre's hands: its bank has to take it. A complaint comes before all that the bank owes.
    /// </summary>
    public static OrderTurn TurnOf(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order switch
        {
            { IsOver: true } => OrderTurn.Nobody,
            { State: FreezeOrderState.Proposed, Approvals.Length: > 0 } => OrderTurn.SecondOfficer,
            { State: FreezeOrderState.Proposed } or { IsContested: true } => OrderTurn.Centre,
            _ => OrderTurn.Bank,
        };
    }

    /// <summary>Whether somebody is late: an answer that was due, or the centre's own word, which is always awaited.</summary>
    /// <param name="order">The order; a bank that was reminded is late though it has another while.</param>
    public bool IsLate(FreezeOrder order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Kind switch
        {
            OrderDeadlineKind.None or OrderDeadlineKind.Lapse => false,
            OrderDeadlineKind.Answer or OrderDeadlineKind.Release => order.Reminders > 0 || At <= now,
            _ => true,
        };
    }
}
