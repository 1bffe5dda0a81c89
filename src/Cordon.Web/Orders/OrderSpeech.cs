using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Web.Language;

namespace Cordon.Web.Orders;

/// <summary>How orders are said: the same on the board, on an order's page and to its bank.</summary>
internal static class OrderSpeech
{
    /// <summary>What an order waits for, counting.</summary>
    public static string Deadline(this Speech speech, FreezeOrder order, Instant now)
    {
        var deadline = OrderDeadline.Of(order);
        var left = deadline.At - now;
        var isOver = left <= TimeSpan.Zero;
        return deadline.Kind switch
        {
            OrderDeadlineKind.Approval => speech.Say(OrderWords.WaitsApproval, speech.Span(left.Duration())),
            OrderDeadlineKind.Sending => speech.Say(OrderWords.WaitsSending, speech.Span(left.Duration())),
            OrderDeadlineKind.Answer when order.Reminders > 0 && !isOver =>
                speech.Say(OrderWords.AnswerReminded, order.Reminders, speech.Span(left)),
            OrderDeadlineKind.Answer => speech.Say(isOver ? OrderWords.AnswerLate : OrderWords.AnswerIn, speech.Span(left.Duration())),
            OrderDeadlineKind.Release => speech.Say(isOver ? OrderWords.ReleaseLate : OrderWords.ReleaseIn, speech.Span(left.Duration())),
            OrderDeadlineKind.Lapse => isOver ? speech[OrderWords.LapsesNow] : speech.Say(OrderWords.LapsesIn, speech.Span(left)),
            _ => speech[OrderWords.WaitsNothing],
        };
    }

    /// <summary>What an order's bank said of its money, in a few words.</summary>
    public static string Answer(this Speech speech, FreezeOrder order)
    {
        return order switch
        {
            { FrozenMinor: > 0, State: FreezeOrderState.Frozen } => $"{Say(order.HeldMinor)} {speech[OrderWords.Held]}",
            { ReturnedMinor: > 0 } => $"{Say(order.ReturnedMinor)} {speech[OrderWords.Returned]}",
            { FrozenMinor: > 0 } => $"{Say(order.FrozenMinor)} {speech[OrderWords.Frozen]}",
            { AnsweredAt: null } => speech[OrderWords.NotYet],
            _ => speech[OrderWords.Of(order.State)],
        };

        string Say(long minor) => speech.Say(new Money(minor, order.Asked.Currency));
    }

    /// <summary>The colour of a state: what is held is good, what is lost is bad, all else waits.</summary>
    public static string Colour(FreezeOrderState state) => state switch
    {
        FreezeOrderState.Frozen or FreezeOrderState.Returned => "tag allow",
        FreezeOrderState.TooLate or FreezeOrderState.Refused or FreezeOrderState.Expired => "tag block",
        FreezeOrderState.Released or FreezeOrderState.Withdrawn => "tag",
        FreezeOrderState.Proposed or FreezeOrderState.Approved => "tag warn",
        _ => "tag hold",
    };
}
