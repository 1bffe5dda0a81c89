using Cordon.Engine;

namespace Cordon.Web.Duty;

/// <summary>What the duty desk says.</summary>
internal static class DutyWords
{
    public static readonly Phrase Held = new("{0} payments held", "{0}笔付款已暂停");
    public static readonly Phrase Order = new("The most likely to be lost soonest stands first.", "最可能且最快造成损失的排在最前。");
    public static readonly Phrase NoneTitle = new("No payment is held", "当前没有被暂停的付款");
    public static readonly Phrase NoneWhy = new("A new one appears here by itself.", "新的暂停付款会自动出现在这里。");
    public static readonly Phrase Amount = new("Amount", "金额");
    public static readonly Phrase Risk = new("Risk", "风险");
    public static readonly Phrase Left = new("Time left", "剩余时间");
    public static readonly Phrase Why = new("Why", "原因");
    public static readonly Phrase From = new("From", "付款方");
    public static readonly Phrase To = new("To", "收款方");
    public static readonly Phrase Sent = new("Sent", "发起时间");
    public static readonly Phrase Payment = new("Payment", "付款编号");
    public static readonly Phrase ThenReleased = new("then allowed", "到期放行");
    public static readonly Phrase ThenBlocked = new("then blocked", "到期拦截");
    public static readonly Phrase Script = new("Calling the payer", "致电付款人话术");
    public static readonly Phrase Release = new("Release", "放行");
    public static readonly Phrase Block = new("Block", "拦截");
    public static readonly Phrase ReasonFor = new("Why release or block it", "放行或拦截的理由");
    public static readonly Phrase Genuine = new("Payer confirmed it, knows the payee", "付款人已核实，认识收款人");
    public static readonly Phrase GenuineBank = new("The bank vouches for it", "银行已担保核实");
    public static readonly Phrase Scam = new("Payer was deceived", "付款人受骗");
    public static readonly Phrase Mule = new("The payee's account passes money on", "收款账户为跑分账户");
    public static readonly Phrase What = new("{0}, {1}, payment {2}: {3}", "{0}，{1}，付款{2}：{3}");
    public static readonly Phrase Done = new("Done: {0}", "已完成：{0}");
    public static readonly Phrase Gone = new("No held payment has this number, or it was held long ago.", "没有此编号的暂停付款，或暂停已久。");
    public static readonly Phrase Choose = new("Choose a payment on the left, or press j.", "请在左侧选择付款，或按 j 键。");
    public static readonly Phrase Keys = new("j, k next and before; r release; b block; then a reason by its number", "j、k 上下移动；r 放行；b 拦截；再按数字选择理由");
    public static readonly Phrase Proposed = new("Proposed: {0}. A supervisor approves it; the payment stays held.", "已提请：{0}。待主管批准；付款继续暂停。");
    public static readonly Phrase Waiting = new("Waits for a second person", "待第二人批准");
    public static readonly Phrase ProposedBy = new("{0} proposes to block it: {1}", "{0}提请拦截：{1}");
    public static readonly Phrase Approve = new("Approve", "批准");
    public static readonly Phrase Decline = new("Decline", "不批准");
    public static readonly Phrase NotConvinced = new("The reasons do not carry a block", "理由不足以拦截");
    public static readonly Phrase WaitForYou = new("To approve or decline ({0}):", "待您审批（{0}）：");
    public static readonly Phrase Ended = new("{0} on {1}", "{0}，时间：{1}");
    public static readonly Phrase EndedBy = new("by {0}", "操作人：{0}");
    public static readonly Phrase RiskOf = new("Risk {0}", "风险 {0}");
    public static readonly Phrase Open = new("Show it", "查看");
    public static readonly Phrase Cancel = new("Cancel", "取消");

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
        [HoldState.Cancelled] = new("Cancelled: it is not paid", "已取消，不予付款"),
        [HoldState.ExpiredReleased] = new("Nobody decided in time: allowed", "逾期未处理，已放行"),
        [HoldState.ExpiredBlocked] = new("Nobody decided in time: blocked", "逾期未处理，已拦截"),
    };

    /// <summary>What became of a hold.</summary>
    public static Phrase Of(HoldState state) => States[state];
}
