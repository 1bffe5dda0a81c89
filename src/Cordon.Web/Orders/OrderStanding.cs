using Cordon.Core.Cases;

namespace Cordon.Web.Orders;

/// <summary>How an order stands, in words for whoever never saw one: what its state means, and whose turn it is. The same wherever a state is shown.</summary>
internal static class OrderStanding
{
    private static readonly Phrase OneToApprove = new(
        "A trace found the money there. An officer has to approve the order before the bank is asked.", "追踪发现涉案资金在此账户，须由值班人员批准后才会要求银行止付。");

    private static readonly Phrase TwoToApprove = new(
        "A trace found the money there. The sum is so large that two officers have to approve the order.", "追踪发现涉案资金在此账户。金额较大，须由两名值班人员批准。");

    private static readonly Phrase SecondToApprove = new(
        "One officer has approved it. A second one has to before the bank is asked.", "已有一人批准，还须另一人批准后才会要求银行止付。");

    private static readonly Phrase Complained = new(
        "The money is held and the account's holder complains. A supervisor who never worked the case decides.", "资金已冻结，账户持有人提出申诉，由从未承办此案的主管裁决。");

    private static readonly Phrase LettingGo = new(
        "The centre asked the bank to let money go. The bank has to do it and say so.", "中心已要求银行解除冻结，银行须执行并答复。");

    private static readonly Phrase HeldInPart = new(
        "{0} of the {1} asked for was found and is held; the rest was not there. What is held has to be paid back before the time by law is over. Look in "
        + "the trail where the rest went.",
        "要求止付{1}，只查到并冻结{0}，其余不在账户内。已冻结部分须在法定期限届满前返还；其余去向请查看资金流向。");

    private static readonly Phrase InPart = new("frozen in part", "部分冻结");

    private static readonly Phrase HolderRight = new(
        "The account's holder complained and was right: nothing is asked for there any more.", "账户持有人申诉成立，不再要求冻结该账户资金。");

    private static readonly Dictionary<OrderTurn, Phrase> Turns = new()
    {
        [OrderTurn.Nobody] = new("Nothing to do", "无需处理"),
        [OrderTurn.Centre] = new("Waiting for the centre", "待中心处理"),
        [OrderTurn.SecondOfficer] = new("Waiting for a second officer", "待第二人批准"),
        [OrderTurn.Bank] = new("Waiting for the bank", "待银行处理"),
    };

    private static readonly Dictionary<FreezeOrderState, Phrase> Meanings = new()
    {
        [FreezeOrderState.Proposed] = OneToApprove,
        [FreezeOrderState.Approved] = new(
            "Approved and offered to the bank, which has not taken it yet. If that lasts, call the bank.", "已批准并已发往银行，银行尚未接收。如迟迟未接收，请致电银行。"),
        [FreezeOrderState.Sent] = new("The bank has taken it and has to say what it holds.", "银行已接收，须答复冻结了多少。"),
        [FreezeOrderState.Acknowledged] = new("The bank is working on it and has to say what it holds.", "银行正在处理，须答复冻结了多少。"),
        [FreezeOrderState.Frozen] = new(
            "The money is held and has to be paid back before the legal period ends.", "资金已冻结，须在法定期限届满前返还。"),
        [FreezeOrderState.TooLate] = new("The bank looked and found nothing there any more.", "银行查看时账户内已无资金。"),
        [FreezeOrderState.Refused] = new("The bank does not do it and says why.", "银行拒绝执行，并已说明理由。"),
        [FreezeOrderState.Released] = new("The bank let the money go again.", "银行已解除冻结。"),
        [FreezeOrderState.Returned] = new("The bank paid the money back.", "银行已返还资金。"),
        [FreezeOrderState.Expired] = new("The legal period has ended: the bank holds nothing any more.", "法定期限届满，银行不再冻结。"),
        [FreezeOrderState.Withdrawn] = new("The centre took it back, or the money moved on first.", "中心已撤回，或资金在此之前已转走。"),
    };

    /// <summary>Whose turn it is.</summary>
    public static Phrase Of(OrderTurn turn) => Turns[turn];

    /// <summary>How it stands, in a word or two.</summary>
    public static Phrase StateOf(FreezeOrder order) => IsInPart(order) ? InPart : OrderWords.Of(order.State);

    /// <summary>What it means that an order stands as it does.</summary>
    public static Phrase MeaningOf(FreezeOrder order) => order switch
    {
        { State: FreezeOrderState.Proposed, Approvals.Length: > 0 } => SecondToApprove,
        { State: FreezeOrderState.Proposed, ApprovalsNeeded: > 1 } => TwoToApprove,
        { State: FreezeOrderState.Frozen, IsContested: true } => Complained,
        { IsRighted: true, State: FreezeOrderState.Withdrawn or FreezeOrderState.Released } => HolderRight,
        { State: FreezeOrderState.Frozen, ReleaseAskedMinor: > 0 } => LettingGo,
        _ when IsInPart(order) => HeldInPart.With(order.Asked with { Minor = order.FrozenMinor }, order.Asked),
        _ => Meanings[order.State],
    };

    /// <summary>Whether the bank holds less than was asked for.</summary>
    public static bool IsInPart(FreezeOrder order) => order.State == FreezeOrderState.Frozen && order.FrozenMinor > 0 && order.FrozenMinor < order.Asked.Minor;
}
