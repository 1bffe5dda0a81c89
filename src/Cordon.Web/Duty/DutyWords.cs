using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Language;

namespace Cordon.Web.Duty;

/// <summary>What the duty desk says.</summary>
internal static class DutyWords
{
    public static readonly Phrase Held = new("{0} {0:payment|payments} held", "{0}笔付款已暂停");
    public static readonly Phrase Order = new(
        "First what was reported while it was held, then what had its payee named since, then the rest by what is likely lost, by the minute left.",
        "暂停期间被报案的在最前，其次是收款人此后被指认的，其余按“预计损失÷剩余分钟数”排序。");
    public static readonly Phrase NoneTitle = new("No payment is held", "当前没有被暂停的付款");
    public static readonly Phrase NoneWhy = new("A new one appears here by itself.", "新的暂停付款会自动出现在这里。");
    public static readonly Phrase Amount = new("Amount", "金额");
    public static readonly Phrase Risk = new("Risk", "风险");
    public static readonly Phrase Left = new("Time left", "剩余时间");
    public static readonly Phrase Why = new("Why", "原因");
    public static readonly Phrase MoreReasons = new("More reasons: {0}", "其他原因：{0}条");
    public static readonly Phrase From = new("From", "付款方");
    public static readonly Phrase To = new("To", "收款方");
    public static readonly Phrase Sent = new("Sent", "发起时间");
    public static readonly Phrase Payment = new("Payment", "付款编号");
    public static readonly Phrase ThenReleased = new("then released", "到期放行");
    public static readonly Phrase ThenBlocked = new("then blocked", "到期拦截");
    public static readonly Phrase Number = new("The payer's telephone number is with {0}; Cordon is given none.", "付款人电话请向{0}索取；本系统未获提供。");
    public static readonly Phrase Script = new("Calling the payer", "致电付款人话术");
    public static readonly Phrase Release = new("Release", "放行");
    public static readonly Phrase Block = new("Block", "拦截");
    public static readonly Phrase ReasonFor = new("Why release or block it", "放行或拦截的理由");
    public static readonly Phrase Genuine = new("Payer confirmed it, knows the payee", "付款人已核实，认识收款人");
    public static readonly Phrase GenuineBank = new("The bank vouches for it", "银行已担保核实");
    public static readonly Phrase Scam = new("Payer was deceived", "付款人受骗");
    public static readonly Phrase Mule = new("The payee's account passes money on", "收款账户为跑分账户");
    public static readonly Phrase What = new("{0}, {1}, payment {2}: {3}", "{0}，{1}，付款{2}：{3}");
    public static readonly Phrase WhatAlone = new("{0}, {1}, payment {2}", "{0}，{1}，付款{2}");
    public static readonly Phrase OfPayment = new("{0}, payment {1}", "{0}，付款{1}");
    public static readonly Phrase Done = new("Done: {0}", "已完成：{0}");
    public static readonly Phrase Gone = new("No held payment has this number, or it was held long ago.", "没有此编号的暂停付款，或暂停已久。");
    public static readonly Phrase Choose = new("Choose a payment on the left, or press j.", "请在左侧选择付款，或按 j 键。");
    public static readonly Phrase Keys = new(
        "j, k next and before; r release; b block; then a reason by its number; / find", "j、k 上下移动；r 放行；b 拦截；再按数字选择理由；/ 查找");
    public static readonly Phrase Proposed = new(
        "Proposed: {0}. A supervisor approves it; the payment stays held until somebody has answered, for 24 hours at the most.",
        "已提请：{0}。待主管批准；在作出决定前付款继续暂停，最长24小时。");
    public static readonly Phrase NotDone = new("Not done: {0}. {1}", "未执行：{0}。{1}");
    public static readonly Phrase BecameApproved = new("Approved by {0} on {1} and blocked: {2}.", "{0}已于{1}批准，付款已拦截：{2}。");
    public static readonly Phrase BecameAwaited = new("Approved by {0} on {1}, the centre has yet to block it: {2}.", "{0}已于{1}批准，待中心拦截：{2}。");
    public static readonly Phrase BecameDeclined = new("Declined by {0} on {1}: {2}.", "{0}已于{1}不批准：{2}。");
    public static readonly Phrase BecameTakenBack = new("Taken back by {0} on {1}: {2}.", "{0}已于{1}撤回：{2}。");
    public static readonly Phrase BecameLapsed = new("Lapsed on {0}, nobody decided it: {1}.", "{0}已失效，无人决定：{1}。");
    public static readonly Phrase BecameNothing = new("Came to nothing: {0}. {1}.", "未能执行：{0}。{1}。");
    public static readonly Phrase GoesOnReleased = new(
        "The payment goes on: released on {0}, unless it is decided before.", "付款照常处理：如不提前决定，{0}到期放行。");
    public static readonly Phrase GoesOnBlocked = new(
        "The payment is still held: blocked on {0}, unless it is decided before.", "付款仍暂停：如不提前决定，{0}到期拦截。");
    public static readonly Phrase SinceThen = new("Since then: {0}.", "此后：{0}。");
    public static readonly Phrase WaitsNoMore = new("Nothing waits to be approved here any more.", "此处已无待审批事项。");
    public static readonly Phrase EndedMeanwhile = new("It ended while you were deciding; nothing of yours was sent.", "您作决定期间暂停已结束；您的决定未提交。");
    public static readonly Phrase NothingDone = new("Nothing was done by your key. {0}", "您的按键未执行任何操作。{0}");
    public static readonly Phrase Proposals = new("Proposals to block it", "拦截提请记录");
    public static readonly Phrase WasProposed = new("{0} proposed it on {1}: “{2}”", "{0}于{1}提请：“{2}”");
    public static readonly Phrase WasDeclined = new("declined by {0} on {1}: “{2}”", "{0}于{1}不批准：“{2}”");
    public static readonly Phrase WasTakenBack = new("taken back on {0}", "{0}撤回");
    public static readonly Phrase WasLapsed = new("lapsed on {0}, nobody decided it", "{0}失效，无人决定");
    public static readonly Phrase WasNothing = new("came to nothing: {0}", "未能执行：{0}");
    public static readonly Phrase Waiting = new("Waits for a second person", "待第二人批准");
    public static readonly Phrase WaitingOwn = new("Waits for a second person, own time {0}", "待第二人批准，原时限剩{0}");
    public static readonly Phrase WaitingOver = new("Waits for a second person, own time over", "待第二人批准，原时限已过");
    public static readonly Phrase ProposedBy = new("{0} proposes to block it: {1}", "{0}提请拦截：{1}");
    public static readonly Phrase Approve = new("Approve", "批准");
    public static readonly Phrase Decline = new("Decline", "不批准");
    public static readonly Phrase KeptWhile = new(
        "While this waits, neither an officer nor the bank can release it, and its time runs on until the proposal lapses.",
        "待批期间，本中心人员和银行均不能放行，暂停时限顺延至提请失效。");
    public static readonly Phrase OwnEnds = new("Without the proposal its time would end on {0}.", "如无此提请，暂停将于{0}到期。");
    public static readonly Phrase ReleasedAtOnce = new(
        "⚠ Its own time was over on {0}: once the proposal is declined or taken back, it is released at once.", "⚠ 暂停时限已于{0}届满：一经不批准或撤回，立即放行。");
    public static readonly Phrase BlockedAtOnce = new(
        "⚠ Its own time was over on {0}: once the proposal is declined or taken back, it is blocked at once.", "⚠ 暂停时限已于{0}届满：一经不批准或撤回，立即拦截。");
    public static readonly Phrase SureTakeBack = new("Take your proposal back? The payment is then decided as before.", "确定撤回您的提请吗？撤回后付款照常处理。");
    public static readonly Phrase SureApprove = new(
        "Block {0}, payment {1}? It ends the hold at once and for good: the payment is not made, and its bank is told so.",
        "确定拦截{0}（付款{1}）吗？暂停随即结束且不可撤销：不予付款，并告知其银行。");
    public static readonly Phrase SureDecline = new(
        "Decline to block {0}, since the reasons do not carry it? {1}", "确定以理由不足为由不批准拦截{0}吗？{1}");
    public static readonly Phrase ThenReleasedAtOnce = new("Its own time is over: it is released at once.", "暂停时限已过：立即放行。");
    public static readonly Phrase ThenBlockedAtOnce = new("Its own time is over: it is blocked at once.", "暂停时限已过：立即拦截。");
    public static readonly Phrase YesDecline = new("Yes, decline", "是，不批准");
    public static readonly Phrase YesBlock = new("Yes, block it", "是，拦截");
    public static readonly Phrase TookBack = new("proposal to block taken back", "已撤回拦截提请");
    public static readonly Phrase ApproveBlock = new("block approved", "批准拦截");
    public static readonly Phrase DeclineBlock = new("block declined", "不批准拦截");
    public static readonly Phrase NotConvinced = new("The reasons do not carry a block", "理由不足以拦截");
    public static readonly Phrase WaitForYou = new("To approve or decline ({0}):", "待您审批（{0}）：");
    public static readonly Phrase Ended = new("{0} on {1}", "{0}，时间：{1}");
    public static readonly Phrase EndedBy = new("by {0}", "操作人：{0}");
    public static readonly Phrase RiskOf = new("Risk {0}", "风险 {0}");
    public static readonly Phrase RiskTogether = new("Risk, all signs together: {0}", "综合全部迹象的风险：{0}");
    public static readonly Phrase RiskOfModel = new("the model alone: {0}", "仅模型评分：{0}");
    public static readonly Phrase RiskWithoutModel = new("from rules alone", "仅来自规则");
    public static readonly Phrase Last = new("{0}, decide now", "{0}，请立即处理");
    public static readonly Phrase Soon = new("{0}, soon over", "{0}，即将到时");
    public static readonly Phrase Find = new("Find by amount or account", "按金额或账号查找");
    public static readonly Phrase Found = new("{0} of {1} held", "{1}笔暂停付款中的{0}笔");
    public static readonly Phrase NoneFound = new("No held payment has this amount or account.", "没有符合该金额或账号的暂停付款。");
    public static readonly Phrase Since = new("Since it was held", "暂停之后");
    public static readonly Phrase ReportedByBank = new("Reported for its payer by {0} at {1}", "{0}已于{1}代付款人报案");
    public static readonly Phrase ReportedHere = new("Reported for its payer at {0}, taken by the centre", "付款人已于{0}报案，由中心受理");
    public static readonly Phrase BlockedThen = new(
        "Blocked when its time is over; it can be blocked at once (by two persons) or, if the report is wrong, released.",
        "时限一到即拦截；可立即拦截（须两人），或在报案有误时放行。");
    public static readonly Phrase LiftedSince = new(
        "What speaks against it no more: cases whose reports were taken back, or where its payee was right: {0}, the last at {1}. Reasons may rest on them.",
        "以下{0}起案件不再对它不利（最近于{1}）：报案已撤回，或收款人申诉成立。下列部分理由可能源于此。");
    public static readonly Phrase NamedByReports = new("Reports that name its payee: {0}, the last at {1}", "指认其收款人的报案：{0}起，最近一起于{1}");
    public static readonly Phrase OrdersOnPayee = new("Freeze orders on its payee's account: {0}, the last at {1}", "针对其收款账户的止付指令：{0}份，最近一份于{1}");
    public static readonly Phrase PayeeWatched = new("Its payee's account was put on the watch list", "其收款账户已被列入关注名单");
    public static readonly Phrase AnothersCase = new("another's case", "他人案件");
    public static readonly Phrase TagReported = new("Reported", "已报案");
    public static readonly Phrase TagNamed = new("Payee named since", "收款人已被指认");
    public static readonly Phrase SureReported = new("It was reported since. Release all the same?", "该付款此后已被报案。仍要放行吗？");
    public static readonly Phrase SureNamed = new("Its payee has been named since. Release all the same?", "其收款人此后已被指认。仍要放行吗？");
    public static readonly Phrase Yes = new("Yes, release it", "是，放行");
    public static readonly Phrase Open = new("Show it", "查看");

    /// <summary>What an officer says to a payer on the telephone, line by line.</summary>
    public static readonly IReadOnlyList<Phrase> ScriptLines =
    [
        new("Say who you are, and that they may call back by their bank's number. Do not ask for any code.", "说明身份，请对方通过银行官方电话回拨核实。不要索要任何验证码。"),
        new("Ask who told them to pay, how they met, and whether they have ever seen them.", "询问是谁让其付款、如何认识、是否见过面。"),
        new("Ask whether somebody told them what to say if the bank called, or is with them on another line.", "询问是否有人教其如何应对银行来电，或正在另一部电话上。"),
        new("Say plainly what this looks like, and that nothing has left the account. Let them decide in quiet.", "直接告知疑似骗局类型，说明资金尚未转出，让对方冷静决定。"),
    ];

    private static readonly Dictionary<HoldState, Phrase> States = new()
    {
        [HoldState.Held] = new("Held", "已暂停"),
        [HoldState.Released] = new("Released", "已放行"),
        [HoldState.Cancelled] = new("Cancelled and not paid", "已取消，不予付款"),
        [HoldState.ExpiredReleased] = new("Released when its time was over", "时限已到，已放行"),
        [HoldState.ExpiredBlocked] = new("Blocked when its time was over", "时限已到，已拦截"),
    };

    /// <summary>Under this much time the time left is marked: a payer is not called and a second person not found in much less.</summary>
    private static readonly TimeSpan SoonWithin = TimeSpan.FromMinutes(15);

    /// <summary>Under this much time nobody else can be asked any more: whoever looks decides.</summary>
    private static readonly TimeSpan LastWithin = TimeSpan.FromMinutes(5);

    /// <summary>Whether so little time is left that it is decided now or by the clock.</summary>
    private static bool IsLast(TimeSpan left) => left < LastWithin;

    /// <summary>How the time left is marked.</summary>
    public static string? MarkOf(TimeSpan left) => IsLast(left) ? "soon last" : IsSoon(left) ? "soon" : null;

    /// <summary>Whether all signs together leave next to no doubt: then to release it is not the first thing offered.</summary>
    public static bool IsAllButSure(Score score) => score.Millionths > Score.AllButSure;

    /// <summary>Whether a hold's time is soon over.</summary>
    private static bool IsSoon(TimeSpan left) => left < SoonWithin;

    /// <summary>The time left, with a sign and a word where it is short.</summary>
    public static string LeftOf(TimeSpan left, Speech speech) =>
        IsLast(left) ? "⚠ " + speech.Say(Last, speech.Span(left)) : IsSoon(left) ? "⏳ " + speech.Say(Soon, speech.Span(left)) : speech.Span(left);

    /// <summary>What became of a hold.</summary>
    public static Phrase Of(HoldState state) => States[state];
}
