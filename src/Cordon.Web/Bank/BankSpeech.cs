using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Duty;
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

    /// <summary>What the bank answered and when; of a part, of how much.</summary>
    public static string AnswerOfBank(this Speech speech, FreezeOrder order) => OrderStanding.IsInPart(order) && order.AnsweredAt is { } at
        ? speech.Say(BankWords.FrozenInPart, speech.Say(order.Asked with { Minor = order.FrozenMinor }), speech.Say(order.Asked))
            + speech[Words.Comma] + speech.Exactly(at)
        : speech.AnswerGiven(order);

    /// <summary>The state as the bank sees it.</summary>
    public static Phrase StateOfBank(FreezeOrder order) => order.State == FreezeOrderState.Approved ? BankWords.New : OrderStanding.StateOf(order);

    /// <summary>How a hold ended, as its bank is told: by the bank, by the centre or by its time, and by no person of the centre.</summary>
    public static Phrase EndOfBank(HeldPayment hold, string? bank) => (hold.State, hold.IsEndedBy(bank)) switch
    {
        (HoldState.Released, true) => BankWords.ReleasedByBank,
        (HoldState.Released, false) => BankWords.ReleasedByCentre,
        (HoldState.Cancelled, true) => BankWords.CancelledByBank,
        (HoldState.Cancelled, false) => BankWords.BlockedByCentre,
        _ => DutyWords.Of(hold.State),
    };

    /// <summary>What the bank has to do now that a hold ended.</summary>
    public static Phrase ToDo(HeldPayment hold) => IsLetGo(hold) ? BankWords.PayItOut : BankWords.DoNotPay;

    /// <summary>The same in few words.</summary>
    public static Phrase ToDoInShort(HeldPayment hold) => IsLetGo(hold) ? BankWords.ToPay : BankWords.NotToPay;

    /// <summary>Whether the bank itself is late.</summary>
    public static bool IsLateOfBank(FreezeOrder order, Instant? due, Instant now) => due < now
        || (OrderDeadline.Of(order) is { Kind: OrderDeadlineKind.Answer or OrderDeadlineKind.Release } deadline && deadline.IsLate(order, now));

    private static bool IsLetGo(HeldPayment hold) => hold.State is HoldState.Released or HoldState.ExpiredReleased;
}
