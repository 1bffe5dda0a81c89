using Cordon.Core.Cases;

namespace Cordon.Web.Orders;

/// <summary>What the freeze board, an order's page and the banks' portal say of orders.</summary>
internal static class OrderWords
{
    public static readonly Phrase OfCase = new("Of {0} only.", "仅{0}。");
    public static readonly Phrase OfAllCases = new("Of all cases", "全部案件");
    public static readonly Phrase Board = new("Freeze board", "止付看板");
    public static readonly Phrase Shown = new("{0} of {1} {1:order|orders}", "{0}条，共{1}条指令");
    public static readonly Phrase Bank = new("Bank", "银行");
    public static readonly Phrase AllBanks = new("all banks", "全部银行");
    public static readonly Phrase State = new("State", "状态");
    public static readonly Phrase Open = new("open", "未完结");
    public static readonly Phrase All = new("all", "全部");
    public static readonly Phrase NoneTitle = new("No matching orders", "没有符合条件的指令");
    public static readonly Phrase NoneWhy = new(
        "Orders come of reports, by themselves. Choose another bank or state to see more.", "指令由报案自动产生。可更换银行或状态查看更多。");

    public static readonly Phrase Asked = new("asked", "要求止付");
    public static readonly Phrase Frozen = new("frozen", "已冻结");
    public static readonly Phrase Held = new("held now", "现冻结");
    public static readonly Phrase Returned = new("paid back", "已返还");
    public static readonly Phrase Released = new("released", "已解除");
    public static readonly Phrase Lapsed = new("lapsed by law", "依法到期");
    public static readonly Phrase SinceAnswer = new("Since the answer", "答复之后");
    public static readonly Phrase Through = new("Told by the centre of its country", "由所在国中心转达");
    public static readonly Phrase LettingGoOnItsWay = new(
        "That {1} is to be let go is on its way to {0}: its bank does not know yet.", "解除 {1} 的要求正在发往{0}，银行尚未获知。");
    public static readonly Phrase LettingGoThere = new(
        "{0} has been asked to have {1} let go, and has it: it is for its bank to do it and for {0} to say so.", "{0}已收到解除 {1} 的要求，待其银行执行并由{0}告知。");
    public static readonly Phrase HeldThere = new(
        "What is held is told by {0} for all its banks: it may lie at more than one, and not where the order names it.",
        "冻结情况由{0}代其各银行告知：资金可能在多家银行，未必在指令所列账户。");
    public static readonly Phrase Complaint = new("Complaint", "申诉");
    public static readonly Phrase HolderRightAt = new("the holder complained and was right, {0}", "持有人申诉成立，{0}");
    public static readonly Phrase LastReason = new("Reason given last", "最近一次理由");
    public static readonly Phrase NotYet = new("no answer yet", "尚未答复");
    public static readonly Phrase PerMinute = new("{0} a minute", "每分钟{0}");
    public static readonly Phrase CostTitle = new("What a minute of waiting costs", "每拖延一分钟的代价");
    public static readonly Phrase CostNow = new("{0} is lost each minute while {1} is ordered and no bank has answered", "已下令而银行未答复{1}，每分钟流失约{0}");
    public static readonly Phrase CostShare = new("{0} % a minute, from {1} {1:order|orders}: {2} went", "每分钟{0}%，依据{1}条指令，已流失{2}");
    public static readonly Phrase CostUnknown = new("Not known yet: no order has been answered.", "尚无数据：还没有已答复的指令。");
    public static readonly Phrase NothingWaits = new("nothing waits for a bank", "目前没有待银行答复的金额");
    public static readonly Phrase CostMeaning = new(
        "Of all that this centre's orders asked for while their banks had not answered, the part that went in a minute: it left the account, or was not "
        + "there when the bank looked. Some of it is caught further on by another order. A refusal counts as waiting and not as loss.",
        "统计口径：本中心各指令在银行答复前的止付金额中，每分钟流失的比例，即已转出账户或银行查看时已不在的部分。其中一部分会被后续指令追回；银行拒绝只计等待，不计流失。");

    public static readonly Phrase WaitsApproval = new("awaits approval for {0}", "等待批准，已{0}");
    public static readonly Phrase WaitsSending = new("not taken by its bank, proposed {0} ago", "银行尚未接收，提出已{0}");
    public static readonly Phrase AnswerIn = new("answer due in {0}", "答复期限还剩{0}");
    public static readonly Phrase AnswerLate = new("answer overdue by {0}", "答复已逾期{0}");
    public static readonly Phrase AnswerReminded = new("answer overdue, reminder {0}; the next in {1}", "答复已逾期，已催办{0}次，下次催办还剩{1}");
    public static readonly Phrase ReleaseIn = new("release due in {0}", "解除期限还剩{0}");
    public static readonly Phrase ReleaseLate = new("release overdue by {0}", "解除已逾期{0}");
    public static readonly Phrase LapsesIn = new("lapses in {0}", "冻结还剩{0}到期");
    public static readonly Phrase LapsesNow = new("lapses now", "即将到期");
    public static readonly Phrase WaitsNothing = new("over", "已完结");
    public static readonly Phrase Contested = new("contested", "有申诉");

    public static readonly Phrase Order = new("Freeze order {0}", "止付指令{0}");
    public static readonly Phrase Back = new("Back to the board", "返回看板");
    public static readonly Phrase Keys = new("j next, k previous, Escape back to the board", "j 下一条，k 上一条，Esc 返回看板");
    public static readonly Phrase Account = new("Account", "账户");
    public static readonly Phrase Case = new("Case", "案件");
    public static readonly Phrase Amounts = new("Amounts", "金额");
    public static readonly Phrase FirstAsked = new("asked at first", "最初要求");
    public static readonly Phrase Deadline = new("Deadline", "期限");
    public static readonly Phrase Hops = new("Transfers since the theft", "被骗后转账层数");
    public static readonly Phrase Law = new("Held under", "冻结依据");
    public static readonly Phrase Approvals = new("Approvals", "批准");
    public static readonly Phrase ByRule = new("by the rule for small sums", "按小额规则自动批准");
    public static readonly Phrase OfPersons = new("{0} of {1} {1:person|persons}: {2}", "已有{0}人，需{1}人：{2}");
    public static readonly Phrase Nobody = new("nobody yet", "暂无");
    public static readonly Phrase Answer = new("The bank's answer", "银行答复");
    public static readonly Phrase Reason = new("Reason", "理由");
    public static readonly Phrase History = new("History", "经过");
    public static readonly Phrase HistoryNone = new("Nothing since it was proposed.", "提出后尚无变化。");
    public static readonly Phrase Proposed = new("proposed: {0}", "提出：{0}");
    public static readonly Phrase Statements = new("Statements of the account", "账户流水");
    public static readonly Phrase StatementsNone = new("The bank has sent none.", "银行尚未提交。");
    public static readonly Phrase StatementErased = new("erased with the case's words", "已随案件文字清除");
    public static readonly Phrase StatementLine = new("{0} {0:movement|movements}: {1} out, {2} in", "{0}笔：转出{1}，转入{2}");

    public static readonly Phrase Actions = new("What to do", "操作");
    public static readonly Phrase Approve = new("Approve", "批准");
    public static readonly Phrase Extend = new("Extend", "延长");
    public static readonly Phrase Lift = new("Lift", "解除冻结");
    public static readonly Phrase Withdraw = new("Withdraw", "撤回");
    public static readonly Phrase Contest = new("Take down a complaint", "登记申诉");
    public static readonly Phrase Uphold = new("Complaint: keep the freeze", "驳回申诉，维持冻结");
    public static readonly Phrase Grant = new("Complaint: lift the freeze", "支持申诉，解除冻结");
    public static readonly Phrase NotLifted = new("Not to be lifted from here: {0}.", "不能在此解除：{0}。");
    public static readonly Phrase NothingToDo = new("Nothing can be done with it by you now.", "您目前无法对其进行操作。");
    public static readonly Phrase Why = new("Why", "理由");
    public static readonly Phrase HolderSays = new("What the account's holder says", "账户持有人的陈述");
    public static readonly Phrase HowMuch = new("How much, in {0}", "金额（{0}）");
    public static readonly Phrase Do = new("Do it", "确认");
    public static readonly Phrase Done = new("Done: {0}", "已完成：{0}");
    public static readonly Phrase WhyMissing = new("Say why.", "请填写理由。");
    public static readonly Phrase BadAmount = new(
        "That is no amount above zero, or may be read in two ways. Write it like {0}.", "金额无效（须大于零），或有歧义。请按此格式填写：{0}。");
    public static readonly Phrase Meanwhile = new("Meanwhile, while this form was open: {0}.", "此表单打开期间：{0}。");
    public static readonly Phrase NoMore = new("What the form asks for can be done no more. Nothing was sent.", "表单中的操作已无法执行，未提交任何内容。");
    public static readonly Phrase ComplaintOpen = new("A complaint is to be decided until {0}", "申诉须在{0}前裁决");

    public static readonly Phrase AskedFrom = new("Asked for by", "请求方");
    private static readonly Phrase TakenAbroad = new("taken by the centre abroad", "境外中心已接收");
    private static readonly Phrase WorkedAbroad = new("the centre abroad is working on it", "境外中心处理中");
    private static readonly Phrase ReleasedAbroad = new("released by the centre abroad", "境外中心已解除");

    private static readonly Dictionary<FreezeOrderState, Phrase> States = new()
    {
        [FreezeOrderState.Proposed] = new("proposed", "待批准"),
        [FreezeOrderState.Approved] = new("approved", "已批准"),
        [FreezeOrderState.Sent] = new("with the bank", "已送达银行"),
        [FreezeOrderState.Acknowledged] = new("bank at work", "银行处理中"),
        [FreezeOrderState.Frozen] = new("frozen", "已冻结"),
        [FreezeOrderState.TooLate] = new("too late", "已无资金"),
        [FreezeOrderState.Refused] = new("refused", "银行拒绝"),
        [FreezeOrderState.Released] = new("released", "已解除"),
        [FreezeOrderState.Returned] = new("paid back", "已返还"),
        [FreezeOrderState.Expired] = new("expired", "已到期"),
        [FreezeOrderState.Withdrawn] = new("withdrawn", "已撤回"),
    };

    private static readonly Dictionary<FreezeEventKind, Phrase> Events = new()
    {
        [FreezeEventKind.Approve] = new("approved", "批准"),
        [FreezeEventKind.Send] = new("taken by the bank", "银行已接收"),
        [FreezeEventKind.Acknowledge] = new("bank is working on it", "银行处理中"),
        [FreezeEventKind.Freeze] = new("frozen", "已冻结"),
        [FreezeEventKind.TooLate] = new("nothing there any more", "账户内已无资金"),
        [FreezeEventKind.Refuse] = new("refused", "银行拒绝"),
        [FreezeEventKind.Release] = new("released by the bank", "银行已解除"),
        [FreezeEventKind.Return] = new("paid back to the centre", "已返还中心"),
        [FreezeEventKind.ReturnToVictim] = new("paid back to the victim's bank", "已返还受害人银行"),
        [FreezeEventKind.Expire] = new("lapsed by law", "依法到期"),
        [FreezeEventKind.Withdraw] = new("withdrawn", "撤回"),
        [FreezeEventKind.Contest] = new("contested by the holder", "持有人提出申诉"),
        [FreezeEventKind.Uphold] = new("complaint turned down", "申诉被驳回"),
        [FreezeEventKind.Remind] = new("bank reminded", "已催办银行"),
        [FreezeEventKind.Extend] = new("extended", "已延长"),
        [FreezeEventKind.Reduce] = new("asks for less, the money moved on", "资金转出，止付金额减少"),
        [FreezeEventKind.AskRelease] = new("bank asked to release", "要求银行解除"),
        [FreezeEventKind.Raise] = new("asks for more, more arrived", "资金转入，止付金额增加"),
    };

    public static Phrase Of(FreezeOrderState state) => States[state];

    public static Phrase Of(FreezeEventKind kind) => Events[kind];

    /// <summary>The same where another centre says it.</summary>
    public static Phrase Abroad(FreezeEventKind kind) => kind switch
    {
        FreezeEventKind.Send => TakenAbroad,
        FreezeEventKind.Acknowledge => WorkedAbroad,
        FreezeEventKind.Release => ReleasedAbroad,
        _ => Of(kind),
    };
}
