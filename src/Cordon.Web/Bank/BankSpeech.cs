using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Web.Language;
using Cordon.Web.Orders;

namespace Cordon.Web.Bank;

/// <summary>How an order is said to its bank: what the centre approved is new to it, and late is only what the bank itself owes.</summary>
internal static class BankSpeech
{
    /// <summary>What the bank owes of an order, counting.</summary>
    /// <param name="due">Until when the centre expects an answer to an order that the bank has not taken; null for others.</param>
    public static string DeadlineOfBank(this Speech speech, FreezeOrder order, Instant? due, Instant now) => due is { } until
        ? speech.Say(until < now ? BankWords.NewLate : BankWords.NewDue, speech.Span((until - now).Duration()))
        : !order.IsOver ? speech.Deadline(order, now)
        : order.AnsweredAt is { } answered ? speech.Say(BankWords.AnsweredOn, speech.Say(answered))
        : speech.Say(BankWords.OrderedOn, speech.Say(order.ProposedAt));

    /// <summary>The state as the bank sees it.</summary>
    public static Phrase StateOfBank(FreezeOrder order) => order.State == FreezeOrderState.Approved ? BankWords.New : OrderWords.Of(order.State);

    /// <summary>Whether the bank itself is late.</summary>
    public static bool IsLateOfBank(FreezeOrder order, Instant? due, Instant now) => due < now
        || (OrderDeadline.Of(order) is { Kind: OrderDeadlineKind.Answer or OrderDeadlineKind.Release } deadline && deadline.IsLate(order, now));
}
