namespace Cordon.Web.Abroad;

/// <summary>What messages of a request say, and what the acts that make them are called.</summary>
internal static class AbroadSayings
{
    public static readonly Phrase Opened = new("asks: {0}", "提出请求：{0}");
    public static readonly Phrase OpenedOffer = new("offers information", "主动通报信息");
    public static readonly Phrase Accepted = new("takes it on", "受理");
    public static readonly Phrase Needed = new("needs to know more: {0}", "需要更多信息：{0}");
    public static readonly Phrase Given = new("answers: {0}", "补充说明：{0}");
    public static readonly Phrase Redirected = new("says who is to be asked instead: {0}", "应向以下机构提出：{0}");
    public static readonly Phrase Refused = new("does not do it: {0}", "不予办理：{0}");
    public static readonly Phrase Released = new("gives {0} {0:object|objects}", "提供 {0} 份材料");
    public static readonly Phrase ReleasedLast = new("gives {0} {0:object|objects}, and that is all", "提供 {0} 份材料，已全部提供");
    public static readonly Phrase FreezeReported = new("says of the money: {0}", "资金情况：{0}");
    public static readonly Phrase LettingGoAsked = new("wants {0} let go to the account's holder: {1}", "要求向账户持有人解除 {0}：{1}");
    public static readonly Phrase LetGo = new("says that {0} was let go to the account's holder", "已向账户持有人解除 {0}");
    public static readonly Phrase Preserved = new("preserves the data until {0}", "数据保全至 {0}");
    public static readonly Phrase AssistanceFiled = new("has asked for formal assistance: {0}", "已提出正式司法协助请求：{0}");
    public static readonly Phrase ConsentAsked = new("asks {0} whether an object may be given", "就一份材料征求 {0} 同意");
    public static readonly Phrase ConsentGiven = new("has the originator's consent", "来源方已同意");
    public static readonly Phrase ConsentDenied = new("has no consent of the originator", "来源方不同意");
    public static readonly Phrase Escalated = new("takes it to those above: {0}", "向上级反映：{0}");
    public static readonly Phrase Feedback = new("says the answer was {0}", "评价答复：{0}");
    public static readonly Phrase FeedbackFrozen = new("{0} frozen", "止付 {0}");
    public static readonly Phrase FeedbackRecovered = new("{0} recovered", "追回 {0}");
    public static readonly Phrase Withdrawn = new("takes the request back: {0}", "撤回请求：{0}");
    public static readonly Phrase Disputed = new("does not agree: {0}", "提出异议：{0}");
    public static readonly Phrase Corrected = new("corrects an object", "更正一份材料");
    public static readonly Phrase Recalled = new("takes an object back: {0}", "收回一份材料：{0}");
    public static readonly Phrase Deleted = new("attests that object {0} is deleted", "证明材料 {0} 已删除");
    public static readonly Phrase Converted = new("lets an object be evidence, on {0}", "准许一份材料作为证据，依据：{0}");
    public static readonly Phrase Used = new("puts an object before {0}", "向 {0} 提交一份材料");
    public static readonly Phrase Hit = new("discloses a hit", "披露一项匹配");
    public static readonly Phrase HitAnswered = new("answers a hit", "答复一项匹配");
    public static readonly Phrase Audit = new("says that an audit failed", "称一次抽查未通过");
    public static readonly Phrase Breach = new("says that an object's marks were broken", "称一份材料的标记被违反");
    public static readonly Phrase Other = new("says something that is no request", "其他消息");

    public static readonly Phrase ActAccept = new("Take it on", "受理");
    public static readonly Phrase ActNeed = new("Ask for more information", "要求补充信息");
    public static readonly Phrase ActAnswer = new("Answer what they need to know", "补充信息");
    public static readonly Phrase ActRedirect = new("Name who is to be asked instead", "转介其他机构");
    public static readonly Phrase ActRefuse = new("Refuse", "拒绝");
    public static readonly Phrase ActPreserve = new("Say that the data are preserved", "告知数据已保全");
    public static readonly Phrase ActNothing = new("Answer that nothing was found", "答复未查到");
    public static readonly Phrase ActFiled = new("Say that formal assistance was asked for", "告知已提出司法协助请求");
    public static readonly Phrase ActFeedback = new("Say what the answer was worth", "评价答复");
    public static readonly Phrase ActWithdraw = new("Withdraw", "撤回");
    public static readonly Phrase ActEscalate = new("Escalate", "上报");
    public static readonly Phrase ActDispute = new("Dispute", "提出异议");
    public static readonly Phrase ActDelete = new("Attest a deletion", "证明已删除");

    public static readonly Phrase Text = new("In words, which the other centre reads", "说明（对方可见）");
    public static readonly Phrase Authority = new("Which authority", "应向哪个机构提出");
    public static readonly Phrase Reference = new("Reference of the request for formal assistance", "司法协助请求文号");
    public static readonly Phrase Code = new("Why", "理由");
    public static readonly Phrase Worth = new("What it was worth", "评价");
    public static readonly Phrase Frozen = new("Frozen, in {0} (may be left empty)", "止付金额（{0}，可不填）");
    public static readonly Phrase Recovered = new("Recovered, in {0} (may be left empty)", "追回金额（{0}，可不填）");
    public static readonly Phrase Until = new("Preserved until", "保全至");
    public static readonly Phrase Object = new("Which object", "哪份材料");
}
