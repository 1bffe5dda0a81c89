namespace Cordon.Web.Abroad;

/// <summary>What the screens say where something is given to another centre, or was.</summary>
internal static class GiveWords
{
    public static readonly Phrase Title = new("Give something to another centre", "向其他中心提供材料");
    public static readonly Phrase TitleTo = new("Give something to {0}", "向 {0} 提供材料");
    public static readonly Phrase TitleCorrect = new("Correct what was given to {0}", "更正已提供给 {0} 的材料");
    public static readonly Phrase TitleOffer = new("Offer information that nobody asked for", "主动通报信息");
    public static readonly Phrase What = new(
        "Nothing is given yet: the release policy says first what may leave, and another person approves it.", "尚未提供：先由外发规则核定可外发的内容，再由另一人批准。");
    public static readonly Phrase Give = new("Give something of a case", "提供案件材料");
    public static readonly Phrase Correct = new("Correct {0}", "更正 {0}");
    public static readonly Phrase GiveAgreed = new("Give what its originator agreed to", "提供来源方已同意的材料");
    public static readonly Phrase Where = new("What it is taken from", "材料来源");
    public static readonly Phrase FromCase = new("a case of ours", "本中心案件");
    public static readonly Phrase FromOther = new("{0} gave it: {1}", "{0} 提供：{1}");
    public static readonly Phrase Case = new("Our case, such as C-000012", "本中心案号，例如 C-000012");
    public static readonly Phrase Record = new("Which record of it", "案件中的哪项记录");
    public static readonly Phrase RecordOf = new("account {0}", "账户 {0}");
    public static readonly Phrase RecordPayment = new("the payment that was reported", "被举报的付款");
    public static readonly Phrase NoRecord = new("The case has no account and no payment yet.", "案件中尚无账户或付款记录。");
    public static readonly Phrase Fields = new("What of it", "选择内容");
    public static readonly Phrase Typed = new("What is known of the holder (may be left empty)", "持有人信息（可不填）");
    public static readonly Phrase ForWhat = new("What they may use it for", "允许的用途");
    public static readonly Phrase Role = new("What the person is in the matter", "当事人身份");
    public static readonly Phrase Spread = new("How far it may be spread", "扩散范围");
    public static readonly Phrase Source = new("How far its source is trusted", "来源可靠性");
    public static readonly Phrase Information = new("How sure it is", "信息可信度");
    public static readonly Phrase Until = new("Kept until", "保存至");
    public static readonly Phrase PassOn = new("It may be passed on where we agree each time", "经我方逐次同意可转发");
    public static readonly Phrase Last = new("That is all: it answers the request", "已全部提供，视为答复");
    public static readonly Phrase Feared = new("What is to be feared for the person", "对当事人的顾虑");
    public static readonly Phrase Says = new("What the release policy says", "外发规则的结论");
    public static readonly Phrase Nothing = new("Choose what is to be given: what the policy says to it stands here.", "请选择要提供的内容，此处显示外发规则的结论。");
    public static readonly Phrase Leaves = new("What would leave", "将外发的内容");
    public static readonly Phrase Stays = new("What stays here", "不外发的内容");
    public static readonly Phrase With = new("With these marks", "所附标记");
    public static readonly Phrase Originator = new("It came from {0}, which agrees first.", "来自 {0}，须先取得其同意。");
    public static readonly Phrase OwnOriginator = new(
        "We are its originator: mark it less strictly, or do not give it.", "本中心即来源方：请降低标记级别，或不提供。");
    public static readonly Phrase AskIt = new("Propose to ask {0}", "提请征求 {0} 同意");
    public static readonly Phrase NotWhole = new("nothing was chosen that may leave", "未选择可以外发的内容");
    public static readonly Phrase PaperUntil = new("the day until which it may be kept lies before today", "保存期限早于今天");
    public static readonly Phrase Given = new("Objects", "材料");
    public static readonly Phrase GivenByUs = new("given by us", "本中心提供");
    public static readonly Phrase GivenByThem = new("given by {0}", "{0} 提供");
    public static readonly Phrase IsRecalled = new("taken back", "已收回");
    public static readonly Phrase IsDeleted = new("deleted by whoever got it", "接收方已删除");
    public static readonly Phrase IsReplaced = new("corrected by {0}", "已由 {0} 更正");
    public static readonly Phrase IsErased = new("Its words are erased here. That it was given stays proven.", "内容已在本中心清除，提供的事实仍可证明。");
    public static readonly Phrase IsToErase = new("Taken back by whoever gave it: attest its deletion, which erases it here.", "提供方已收回：请证明删除，本中心将同时清除内容。");
    public static readonly Phrase Marks = new("Its marks", "标记");
    public static readonly Phrase Decided = new("By decision {0} of policy {1}", "依据：规则 {1} 的决定 {0}");
    public static readonly Phrase Masked = new("hidden: it concerns a victim", "已隐藏：涉及受害人");
    public static readonly Phrase Sealed = new("shown once its conditions, which its marks say, are taken", "接受标记所列条件后显示");
    public static readonly Phrase LookNote = new("What concerns victims is shown for a purpose that is kept.", "涉及受害人的内容须填写查看目的后显示，目的将留存。");
    public static readonly Phrase LookWhy = new("Why you look", "查看目的");
    public static readonly Phrase LookIt = new("Show it", "显示");
    public static readonly Phrase DidNotLeave = new("a message did not leave", "有消息未获准外发");
    public static readonly Phrase Withheld = new("A message did not leave: {0}.", "一条消息未获准外发：{0}。");
    public static readonly Phrase OpeningWithheld = new("The request did not leave: {0}. Nobody was told of it.", "请求未获准外发：{0}。对方不知晓此请求。");
    public static readonly Phrase Weigh = new(
        "The release policy wants a person's word: {0}. Whoever approves says why it may leave all the same.", "外发规则要求人工审核：{0}。批准人须说明准许外发的理由。");
    public static readonly Phrase WhyLeaves = new("Why it may leave, or why not", "准许或不准许的理由");
    public static readonly Phrase WeighFirst = new("say why it may leave: {0}", "请说明准许外发的理由：{0}");
    public static readonly Phrase ActRecall = new("Take an object back", "收回材料");
    public static readonly Phrase RecallWhy = new("Why it is taken back, which the other centre reads", "收回理由（对方可见）");
    public static readonly Phrase ActConsent = new("Say that its originator agreed", "告知来源方已同意");
    public static readonly Phrase ActNoConsent = new("Say that its originator did not agree", "告知来源方不同意");
    public static readonly Phrase AskPurpose = new("What the answer may be used for", "答复的用途");
    public static readonly Phrase Hit = new("The disclosed hit that it follows", "所依据的已披露匹配");
    public static readonly Phrase HitOf = new("{0}, disclosed at {1}", "{0}，披露于 {1}");
    public static readonly Phrase NoHit = new(
        "There is no disclosed hit with this centre: ask privately first, and disclose the hit.", "与该中心没有已披露的匹配：请先私密询问并披露匹配结果。");
    public static readonly Phrase NoHitShort = new("it follows no hit that was disclosed to this centre", "未依据已向该中心披露的匹配结果");
    public static readonly Phrase GoAsk = new("Ask privately", "私密询问");
}
