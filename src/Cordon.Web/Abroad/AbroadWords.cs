namespace Cordon.Web.Abroad;

/// <summary>What the screens of cooperation abroad say.</summary>
internal static class AbroadWords
{
    public static readonly Phrase Title = new("Abroad", "境外协作");
    public static readonly Phrase What = new("Requests of other centres to us, and ours to them", "其他中心向本中心的请求，以及本中心向其他中心的请求");
    public static readonly Phrase Ask = new("Ask another centre", "向其他中心提出请求");
    public static readonly Phrase Log = new("The log", "日志");
    public static readonly Phrase Scores = new("Scorecard", "协作评分");
    public static readonly Phrase Shown = new("{0} of {1} {1:request|requests}", "{1} 件请求中的 {0} 件");
    public static readonly Phrase NobodyTitle = new("This centre cooperates with no other yet", "本中心尚未与其他中心协作");
    public static readonly Phrase NobodyWhy = new(
        "It joins by the first of these, is then named in the trust list, and is started by the second.", "先运行第一条命令加入，列入信任名单后，再以第二条命令启动。");
    public static readonly Phrase NoneTitle = new("No request fits", "没有符合条件的请求");
    public static readonly Phrase NoneWhy = new("Choose another direction or state, or ask another centre.", "请选择其他方向或状态，或向其他中心提出请求。");
    public static readonly Phrase Way = new("Direction", "方向");
    public static readonly Phrase BothWays = new("both directions", "双向");
    public static readonly Phrase ToUs = new("to us", "发给本中心");
    public static readonly Phrase ByUs = new("by us", "本中心发出");
    public static readonly Phrase From = new("from {0}", "来自 {0}");
    public static readonly Phrase To = new("to {0}", "发往 {0}");
    public static readonly Phrase State = new("State", "状态");
    public static readonly Phrase StateOpen = new("open", "未结");
    public static readonly Phrase StateSecond = new("for a second person", "待第二人处理");
    public static readonly Phrase StateLate = new("late", "逾期");
    public static readonly Phrase StateOver = new("over", "已结");
    public static readonly Phrase StateAll = new("all", "全部");
    public static readonly Phrase TrustCounts = new("Trust list {0} counts until {1}.", "信任名单第 {0} 号，有效期至 {1}。");
    public static readonly Phrase TrustOver = new(
        "Trust list {0} ran out at {1}: nothing new is begun with anybody until its keepers sign the next one.", "信任名单第 {0} 号已于 {1} 失效：在管理人签发新名单之前，不能开展新的协作。");
    public static readonly Phrase TrustNone = new(
        "There is no trust list yet: start the centre with --trust FILE.", "尚无信任名单：请以 --trust 文件 启动中心。");
    public static readonly Phrase Missed = new(
        "{0} {0:message|messages} for us have not come, from {1}: a third party keeps their hashes. Others cannot reach this centre: tell whoever runs it.",
        "有 {0} 条发给本中心的消息未收到，来自{1}：第三方存有其哈希值。其他中心无法连接本中心，请告知运维人员。");
    public static readonly Phrase SumTooLarge = new(
        "no more is frozen than was asked for, and no more recovered than was frozen", "止付金额不得超过请求金额，追回金额不得超过止付金额");
    public static readonly Phrase OneOnItsWay = new(
        "something that we said in this request has no receipt yet: wait until it has, or decline this", "本请求中本中心的另一条消息尚无回执，请待回执后再批准，或不予批准");
    public static readonly Phrase CannotDeliver = new("Something cannot be delivered and is tried again: {0}", "有内容无法送达，正在重试：{0}");
    public static readonly Phrase Deliverable = new("Whatever was said is delivered, or is on its way.", "所有消息均已送达或正在传送。");

    public static readonly Phrase LeftOf = new("{0} left of {1}", "剩余 {0}（限 {1}）");
    public static readonly Phrase OverBy = new("{0} overdue, the limit was {1}", "逾期 {0}（限 {1}）");
    public static readonly Phrase ClockStands = new("the clock stands, {0} of {1} used", "计时暂停，已用 {0}（限 {1}）");
    public static readonly Phrase ReceiptIn = new("receipt within {0}", "回执期限剩余 {0}");
    public static readonly Phrase ReceiptLate = new("no receipt for {0}", "已 {0} 无回执");
    public static readonly Phrase OriginatorIn = new("its originator answers within {0}", "来源方答复期限剩余 {0}");
    public static readonly Phrase FeedbackIn = new("feedback within {0}", "评价期限剩余 {0}");
    public static readonly Phrase PreservedFor = new("preserved for another {0}", "数据继续保全 {0}");
    public static readonly Phrase SecondIn = new("lapses in {0} without a second person", "无第二人处理将于 {0} 后失效");
    public static readonly Phrase NothingRuns = new("nothing runs", "无期限");
    public static readonly Phrase WasLate = new("it was late", "曾逾期");
    public static readonly Phrase Receipted = new("every message receipted", "消息均有回执");
    public static readonly Phrase Unreceipted = new("{0} {0:message|messages} without a receipt", "{0} 条消息无回执");
    public static readonly Phrase NothingSaid = new("nothing went out", "尚未发出");
    public static readonly Phrase SecondWanted = new("a second person is wanted", "待第二人批准");
    public static readonly Phrase UnsaidHere = new("approved, not gone out", "已批准，未发出");

    public static readonly Phrase Back = new("Back to the list", "返回列表");
    public static readonly Phrase RequestTitle = new("Request {0}", "请求 {0}");
    public static readonly Phrase TheyAsk = new("{0} asks: {1}", "{0} 请求：{1}");
    public static readonly Phrase WeAsk = new("We ask {0}: {1}", "向 {0} 请求：{1}");
    public static readonly Phrase TheyOffer = new("{0} offers us information", "{0} 主动通报信息");
    public static readonly Phrase WeOffer = new("We offer {0} information", "向 {0} 主动通报信息");
    public static readonly Phrase Offered = new("What is offered", "通报内容");
    public static readonly Phrase Asked = new("What is asked", "请求内容");
    public static readonly Phrase Kind = new("Kind", "类别");
    public static readonly Phrase Asker = new("Who asks", "请求方");
    public static readonly Phrase Holder = new("Who is asked", "被请求方");
    public static readonly Phrase Subject = new("Account", "账户");
    public static readonly Phrase SubjectPhone = new("Telephone number", "电话号码");
    public static readonly Phrase SubjectEmail = new("E-mail address", "电子邮箱");
    public static readonly Phrase SubjectWallet = new("Wallet", "钱包地址");
    public static readonly Phrase SubjectOther = new("What it is about", "标的");
    public static readonly Phrase SubjectNone = new("none is named", "未指明");
    public static readonly Phrase Payment = new("The payment that brought the money", "汇入该资金的付款");
    public static readonly Phrase Amount = new("Amount", "金额");
    public static readonly Phrase Purpose = new("What for", "用途");
    public static readonly Phrase CaseReference = new("Asker's case", "请求方案号");
    public static readonly Phrase Urgency = new("Urgency", "紧急程度");
    public static readonly Phrase Basis = new("Legal basis", "法律依据");
    public static readonly Phrase BasisIs = new("{0}, {1}, by the table of {2}", "{0}，{1}（依据表日期 {2}）");
    public static readonly Phrase OwnTable = new("by our own table: {0}", "按本中心的依据表：{0}");
    public static readonly Phrase OwnTableHas = new("it covers the request", "适用于本请求");
    public static readonly Phrase Deadlines = new("Deadlines", "期限");
    public static readonly Phrase ReceivedAt = new("Received", "收到时间");
    public static readonly Phrase AnsweredAt = new("Answered", "答复时间");
    public static readonly Phrase FreezeSaid = new("What its banks say", "银行答复");
    public static readonly Phrase WithdrawnAt = new("Taken back at", "撤回时间");
    public static readonly Phrase WithdrawnGone = new("{0} of the {1} held for it let go", "所冻结的 {1} 中已解除 {0}");
    public static readonly Phrase WithdrawnMeaning = new(
        "whoever asked took it back; what is held for it is let go, unless another report of the same payment stands",
        "请求方已撤回；为此冻结的资金将解除，但同一笔付款另有有效报案的除外");
    public static readonly Phrase WithdrawLetsGo = new(
        "{0} is held abroad for it. With this the banks are asked to let it go to the account's holder, unless another report of the payment stands there.",
        "境外为此冻结了 {0}。撤回后将要求境外银行向账户持有人解除，但境外对该笔付款另有有效报案的除外。");
    public static readonly Phrase OrderFirst = new(
        "it is {0} abroad: lift or withdraw that order, and what is held for it there is let go", "它是指令 {0} 的境外部分：请解除或撤回该指令，境外冻结的资金随之解除");
    public static readonly Phrase OfOrder = new("It takes {0} abroad. What it holds there is let go by that order.", "本请求执行指令 {0}，境外冻结的资金通过该指令解除。");
    public static readonly Phrase LettingGo = new("To be let go to the account's holder", "应向账户持有人解除");
    public static readonly Phrase LettingGoDone = new("{0}, of which {1} was let go", "{0}，其中已解除 {1}");
    public static readonly Phrase LetGo = new("Let go to the account's holder", "已向账户持有人解除");
    public static readonly Phrase RefusedFor = new("Refused since", "拒绝理由");
    public static readonly Phrase FormalReference = new("Request for formal assistance", "正式司法协助请求");
    public static readonly Phrase Statements = new("What is stated", "载明事项");
    public static readonly Phrase Authority = new("Authority that seeks it", "请求机关");
    public static readonly Phrase Offence = new("Offence, with the facts in short", "所涉犯罪及简要事实");
    public static readonly Phrase Data = new("Data, and what they have to do with it", "数据及其关联");
    public static readonly Phrase Custodian = new("Who has the data, as far as is known", "数据持有者（已知情况）");
    public static readonly Phrase Necessity = new("Why it is needed", "保全必要性");
    public static readonly Phrase WillAsk = new("A request for formal assistance is to follow", "随后将提出正式司法协助请求");
    public static readonly Phrase Voids = new("{0} {0:message counts|messages count} for nothing: {1}", "{0} 条消息无效：{1}");

    public static readonly Phrase Actions = new("What may be done now", "可执行的操作");
    public static readonly Phrase NothingToDo = new("Nothing may be done by you now.", "目前没有您可执行的操作。");
    public static readonly Phrase ReadOnly = new("You may read this and say nothing in it.", "您可查看，不能操作。");
    public static readonly Phrase TwoPersons = new(
        "What is said goes out when another person has approved it: both sign, each with their own key.", "须经另一人批准后才会发出，两人各以自己的密钥签名。");
    public static readonly Phrase Propose = new("Propose it", "提请批准");
    public static readonly Phrase Proposed = new("It is proposed: a supervisor who is not you approves it here.", "已提请，须由另一名主管在此批准。");
    public static readonly Phrase Said = new("It is in the log and on its way.", "已载入日志，正在传送。");
    public static readonly Phrase Ended = new("Recorded: nothing goes out.", "已记录，不会发出。");
    public static readonly Phrase NotDone = new("It was not done: {0}.", "未执行：{0}。");
    public static readonly Phrase ProposalOf = new("{0} proposed at {1}:", "{0} 于 {1} 提请：");
    public static readonly Phrase Approve = new("Approve and say it", "批准并发出");
    public static readonly Phrase Decline = new("Decline", "不批准");
    public static readonly Phrase TakeBack = new("Take it back", "撤回提请");
    public static readonly Phrase SayNow = new("Say it now", "立即发出");
    public static readonly Phrase ApprovedUnsaid = new(
        "{0} approved this at {1}, and it has not gone out yet.", "{0} 已于 {1} 批准，尚未发出。");
    public static readonly Phrase WhyDeclined = new("Why it is declined (may be left empty)", "不批准的理由（可不填）");
    public static readonly Phrase WaitsForOther = new("It waits for a supervisor who is not whoever proposed it.", "等待提请人以外的主管处理。");
    public static readonly Phrase CannotApprove = new("You cannot approve it: {0}.", "您不能批准：{0}。");
    public static readonly Phrase WithKeys = new("It is signed with the keys of {0} and of whoever approves it.", "以 {0} 和批准人的密钥签名。");
    public static readonly Phrase Past = new("What became of proposals", "提请记录");
    public static readonly Phrase PastApproved = new("approved by {0} at {1}", "{0} 于 {1} 批准");
    public static readonly Phrase PastDeclined = new("declined by {0} at {1}", "{0} 于 {1} 未批准");
    public static readonly Phrase PastTakenBack = new("taken back by {0} at {1}", "{0} 于 {1} 撤回");
    public static readonly Phrase PastLapsed = new("lapsed, nobody answered within a day", "一天内无人处理，已失效");

    public static readonly Phrase OneWaits = new("something is proposed in this request already and waits for a second person", "本请求中已有待第二人处理的提请");
    public static readonly Phrase NotYourOwn = new("nobody approves what they proposed themselves", "不能批准本人的提请");
    public static readonly Phrase NotYoursToEnd = new("that is for a supervisor who may exchange with centres abroad", "须由有权与境外中心交换信息的主管处理");
    public static readonly Phrase NotOpenAnyMore = new("it does not wait any more", "该提请已不再等待处理");
    public static readonly Phrase AnotherWasFirst = new("somebody else has done it meanwhile; see what became of it", "他人已先行处理，请查看结果");
    public static readonly Phrase DoneMeanwhile = new(
        "Somebody else has done it meanwhile ({0}): what became of it stands below.", "他人（{0}）已先行处理，结果见下。");
    public static readonly Phrase DeclinedMeanwhile = new(
        "Somebody else has declined it meanwhile ({0}): nothing goes out.", "他人（{0}）已先行决定不予批准，不会发出。");
    public static readonly Phrase TakenBackMeanwhile = new("It was taken back meanwhile ({0}).", "提请已被撤回（{0}）。");
    public static readonly Phrase NoListCounts = new("no trust list counts now", "目前没有有效的信任名单");
    public static readonly Phrase NoOperatorKey = new(
        "the trust list has no key by which whoever proposes may want something of others ({0})", "信任名单中没有提请人的请求密钥（{0}）");
    public static readonly Phrase NoAuthoriserKey = new(
        "the trust list has no key by which whoever approves may allow something ({0})", "信任名单中没有批准人的批准密钥（{0}）");
    public static readonly Phrase NoOffice = new(
        "no release policy is set up here: start the centre with --recipients FILE", "本中心未设置外发规则：请以 --recipients 文件 启动中心");
    public static readonly Phrase BookSilent = new("the book cannot be written just now: whether it stands shows after a reload", "日志暂时无法写入，请重新加载页面确认结果");
    public static readonly Phrase NotSaid = new("it did not go out: {0}", "未能发出：{0}");

    public static readonly Phrase Caused = new("Orders of ours that it brought about", "由此产生的本中心止付指令");
    public static readonly Phrase Messages = new("Messages", "消息");
    public static readonly Phrase NoMessages = new("Nothing has been said yet.", "尚无消息。");
    public static readonly Phrase SignedBy = new("signed by", "签名");
    public static readonly Phrase KeyMessage = new("centre", "中心");
    public static readonly Phrase KeyOperator = new("officer", "经办人");
    public static readonly Phrase KeyAuthoriser = new("second person", "批准人");
    public static readonly Phrase SignedFor = new("signed for {0} by", "代表{0}的签名");
    public static readonly Phrase KeyProposes = new("the key that proposes", "提请密钥");
    public static readonly Phrase KeyApproves = new("the key that approves", "批准密钥");
    public static readonly Phrase KeyInspector = new("inspector", "检查人");
    public static readonly Phrase KeyUnlisted = new("not in today's list", "不在当前名单");
    public static readonly Phrase StandingRule = new("by a published rule", "依已发布的规则");
    public static readonly Phrase HadAt = new("had by {0} at {1}", "{0} 于 {1} 收到");
    public static readonly Phrase NoReceipt = new("no receipt has come yet", "尚无回执");
    public static readonly Phrase InOurLog = new("number {0} in our log", "本中心日志第 {0} 号");
    public static readonly Phrase InTheirLog = new("number {0} in the log of {1}, co-signed by {2}", "{1} 日志第 {0} 号，联署：{2}");
    public static readonly Phrase CosignedAt = new("{0} at {1}", "{0} 于 {1}");
    public static readonly Phrase CosignedByNobody = new("nobody", "无");
    public static readonly Phrase ShowsNothing = new("It shows nothing: {0}.", "不具证明力：{0}。");
    public static readonly Phrase ProofReceived = new("Proof that they received it", "对方收到的证明");
    public static readonly Phrase ProofNotFetched = new("A third party's word that they did not fetch it", "第三方关于对方未领取的证明");
    public static readonly Phrase ProofSent = new("Proof that they sent it", "对方发出的证明");
    public static readonly Phrase ProofCheck = new("Whoever has the trust list checks a proof without asking anybody:", "持有信任名单者可自行核验证明：");
}
