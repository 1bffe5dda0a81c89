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

    /// <summary>What an order's bank has of its money now, in a few words.</summary>
    public static string Answer(this Speech speech, FreezeOrder order) => order switch
    {
        { FrozenMinor: > 0, State: FreezeOrderState.Frozen } => Sum(speech, order, order.HeldMinor, OrderWords.Held),
        { ReturnedMinor: > 0 } => Sum(speech, order, order.ReturnedMinor, OrderWords.Returned),
        { FrozenMinor: > 0 } => Sum(speech, order, order.FrozenMinor, OrderWords.Frozen),
        { AnsweredAt: null } => speech[OrderWords.NotYet],
        _ => speech[OrderWords.Of(order.State)],
    };

    /// <summary>
    /// What its bank answered, as it was when it did, and when. What was asked for is not changed from the answer on, and what was frozen neither; what became
    /// of it since is <see cref="SinceAnswer"/>.
    /// </summary>
    public static string AnswerGiven(this Speech speech, FreezeOrder order) => order.AnsweredAt is not { } at ? speech[OrderWords.NotYet]
        : (order.FrozenMinor > 0
            ? Sum(speech, order, order.FrozenMinor, OrderWords.Frozen)
            : speech[OrderWords.Of(order.EndedAs == FreezeOrderState.None ? order.State : order.EndedAs)]) + speech[Words.Comma] + speech.Exactly(at);

    /// <summary>What became of the money since its bank answered; without a time, for each part has one of its own. Null where nothing did.</summary>
    public static string? SinceAnswer(this Speech speech, FreezeOrder order)
    {
        (long Minor, Phrase Words)[] parts =
        [
            (order.ReturnedMinor, OrderWords.Returned),
            (order.ReleasedMinor, order.State == FreezeOrderState.Expired ? OrderWords.Lapsed : OrderWords.Released),
            (order.HeldMinor, OrderWords.Held),
        ];
        return order.ReturnedMinor + order.ReleasedMinor == 0
            ? null
            : string.Join(speech[Words.And], parts.Where(part => part.Minor > 0).Select(part => Sum(speech, order, part.Minor, part.Words)));
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

    private static string Sum(Speech speech, FreezeOrder order, long minor, Phrase words) =>
        $"{speech.Say(new Money(minor, order.Asked.Currency))} {speech[words]}";
}
