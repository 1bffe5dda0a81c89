using Cordon.Core.Casework;

namespace Cordon.Web.Bank;

/// <summary>What the banks' portal says.</summary>
internal static class BankWords
{
    public static readonly Phrase Title = new("Your bank's desk", "银行工作台");
    public static readonly Phrase Orders = new("Freeze orders", "止付指令");
    public static readonly Phrase Holds = new("Held payments", "被暂停的付款");
    public static readonly Phrase Owes = new("What {0} owes", "{0}待办");
    public static readonly Phrase AnswersOwed = new("answers owed", "待答复");
    public static readonly Phrase LateNow = new("late now", "已逾期");
    public static readonly Phrase ReleasesOwed = new("to release", "待解除");
    public static readonly Phrase AskedSum = new("asked and unanswered", "未答复金额");
    public static readonly Phrase HeldSum = new("held, to be paid back", "现冻结，待返还");
    public static readonly Phrase Nothing = new("nothing", "无");
    public static readonly Phrase NoOrders = new("No order waits for your bank", "没有需要贵行处理的指令");
    public static readonly Phrase NoOrdersWhy = new("A new one appears here by itself, with its deadline.", "新指令会自动出现在这里，并显示期限。");
    public static readonly Phrase NoHolds = new("No payment of your bank is held", "贵行没有被暂停的付款");
    public static readonly Phrase NoHoldsWhy = new(
        "Payments that your bank handed in and that are held appear here by themselves.", "贵行提交且被暂停的付款会自动出现在这里。");
    public static readonly Phrase Choose = new("Choose an order or a held payment.", "请选择一条指令或付款。");
    public static readonly Phrase Gone = new("Nothing of your bank stands here just now, or it ended long ago.", "此处暂无贵行的内容，或早已结束。");
    public static readonly Phrase Ended = new("Ended in the last 24 hours", "最近24小时内结束");
    public static readonly Phrase ReleasedByBank = new("Released by your bank", "贵行已放行");
    public static readonly Phrase ReleasedByCentre = new("Released by the fraud centre", "反诈中心已放行");
    public static readonly Phrase CancelledByBank = new("Cancelled by your bank", "贵行已取消");
    public static readonly Phrase BlockedByCentre = new("Blocked by the fraud centre", "反诈中心已拦截");
    public static readonly Phrase PayItOut = new("What your bank does now: pay it out. The centre holds it no longer.", "贵行现在应：照常付款。中心不再暂停此付款。");
    public static readonly Phrase DoNotPay = new(
        "What your bank does now: do not pay it out. What was already taken from the payer goes back to their account, and the payer is told.",
        "贵行现在应：不予付款。已从付款人账户扣除的款项退回原账户，并告知付款人。");
    public static readonly Phrase ToPay = new("Pay it out", "应付款");
    public static readonly Phrase NotToPay = new("Do not pay it", "不予付款");
    public static readonly Phrase Over = new("{0} closed", "已完结{0}条");

    public static readonly Phrase NewDue = new("new, answer it: {0} left", "新指令，请答复：还剩{0}");
    public static readonly Phrase NewLate = new("new, answer overdue by {0}", "新指令，请答复：已逾期{0}");
    public static readonly Phrase AnswerUntil = new("Answer expected until", "答复期限");
    public static readonly Phrase New = new("new", "新");
    public static readonly Phrase Acknowledge = new("We work on it", "正在处理");
    public static readonly Phrase Full = new("Frozen in full", "已全额冻结");
    public static readonly Phrase Part = new("Frozen in part", "部分冻结");
    public static readonly Phrase NothingThere = new("Nothing there", "账户内已无资金");
    public static readonly Phrase Refuse = new("Refuse", "拒绝");
    public static readonly Phrase LetGo = new("Freeze lifted", "已解除冻结");
    public static readonly Phrase PayBack = new("Paid back to the centre", "已返还中心");
    public static readonly Phrase PayBackVictim = new("Paid back to the victim's bank", "已返还受害人银行");
    public static readonly Phrase Amount = new("How much, in {0}", "金额（{0}）");
    public static readonly Phrase Why = new("Why", "理由");
    public static readonly Phrase Reference = new("Your own reference of it", "贵行业务编号");
    public static readonly Phrase AnsweredOn = new("answered {0}", "{0}已答复");
    public static readonly Phrase OrderedOn = new("ordered {0}", "{0}发出");
    public static readonly Phrase Send = new("Send the answer", "提交答复");
    public static readonly Phrase Answered = new("Sent: {0}", "已提交：{0}");
    public static readonly Phrase ReasonMissing = new("Say why.", "请填写理由。");
    public static readonly Phrase ReferenceMissing = new("Give a reference, so that it is booked once.", "请填写业务编号，以免重复入账。");
    public static readonly Phrase FrozenInPart = new("frozen in part: {0} of {1}", "部分冻结：{1}中的{0}");
    public static readonly Phrase SureFreeze = new(
        "You freeze {0} of the {1} asked; the rest counts as not there. Send it so?", "您将冻结{0}（要求{1}），其余视为不在账户内。确定提交吗？");
    public static readonly Phrase SureFreezeMore = new("You freeze {0} where {1} is asked. Send it so?", "您将冻结{0}，而要求为{1}。确定提交吗？");
    public static readonly Phrase SureBack = new("You pay back {0} of the {1} held. Send it so?", "您将返还{0}（现冻结{1}）。确定提交吗？");
    public static readonly Phrase SureBackMore = new("You pay back {0} where {1} is held. Send it so?", "您将返还{0}，而现冻结仅{1}。确定提交吗？");
    public static readonly Phrase SureLift = new("You lift {0} of the {1} that is to be lifted. Send it so?", "您将解除{0}（应解除{1}）。确定提交吗？");
    public static readonly Phrase SureLiftMore = new("You lift {0} where {1} is to be lifted. Send it so?", "您将解除{0}，而应解除{1}。确定提交吗？");
    public static readonly Phrase SureLiftUnasked = new(
        "You lift {0} of the {1} held, and the centre asked for none of it. Send it so?", "您将解除{0}（现冻结{1}），而中心并未要求解除。确定提交吗？");
    public static readonly Phrase YesSend = new("Yes, send it so", "是，提交");
    public static readonly Phrase Meanwhile = new("Meanwhile the order is {0}: {1}, {2}.", "此表单打开期间，指令已变为{0}：{1}，{2}。");
    public static readonly Phrase MeanwhileAsked = new("Meanwhile the centre asked you to release {0}{1}.", "此表单打开期间，中心已要求解除{0}{1}。");
    public static readonly Phrase ReleaseAsked = new("The centre asks you to release {0}.", "中心要求解除{0}。");

    public static readonly Phrase Release = new("Release", "放行");
    public static readonly Phrase CancelPayment = new("Cancel the payment", "取消付款");
    public static readonly Phrase BlockProposed = new(
        "The centre proposes to block this: ask it before you release it. Until that is decided it cannot be released; you may cancel it.",
        "中心已提请拦截此付款：放行前请先与中心联系。作出决定前不能放行，但贵行可以取消。");
    public static readonly Phrase TagBlock = new("Block proposed", "已提请拦截");
    public static readonly Phrase Known = new("The payer confirmed it to us", "付款人已向我行确认");
    public static readonly Phrase Withdrawn = new("The payer takes it back", "付款人要求撤销");
    public static readonly Phrase Deceived = new("The payer was deceived", "付款人受骗");
    public static readonly Phrase Keys = new("j next, k previous, Escape back", "j 下一条，k 上一条，Esc 返回");

    public static readonly Phrase Statement = new("Send a statement of the account since the order", "提交指令发出后的账户流水");
    public static readonly Phrase StatementHow = new(
        "A CSV file in UTF-8, at most {0} movements, the oldest first. Its first line is the one below; a time has its zone, a direction is in or out, an "
        + "amount is above zero in {1}. One faulty line and nothing is taken.",
        "UTF-8编码的CSV文件，最多{0}笔，按时间先后排列。首行如下；时间须带时区，方向为in或out，金额以{1}计且大于零。有一行错误则整份不接收。");
    public static readonly Phrase StatementTaken = new("The statement is with the order.", "流水已随指令保存。");
    public static readonly Phrase StatementTwice = new("This very statement was sent before.", "此流水已提交过。");
    public static readonly Phrase StatementLarge = new("The file has more than {0} KiB.", "文件超过{0} KiB。");
    public static readonly Phrase StatementNoText = new("The file is no text in UTF-8.", "文件不是UTF-8文本。");
    public static readonly Phrase StatementFaults = new("Nothing was taken. Mend these lines and send it again:", "未接收。请修改以下各行后重新提交：");
    public static readonly Phrase Line = new("Line {0}: {1}", "第{0}行：{1}");

    private static readonly Dictionary<StatementFaultKind, Phrase> Faults = new()
    {
        [StatementFaultKind.Header] = new("the first line is not the one that is asked for", "首行与要求不符"),
        [StatementFaultKind.Empty] = new("there is no movement", "没有任何流水"),
        [StatementFaultKind.TooMany] = new("more movements than are taken", "笔数超过上限"),
        [StatementFaultKind.Fields] = new("it has not six fields", "字段数不是六个"),
        [StatementFaultKind.Time] = new("the time is none with a zone, such as 2026-03-01T12:00:00Z", "时间无效或缺时区，例如2026-03-01T12:00:00Z"),
        [StatementFaultKind.BeforeOrder] = new("it is from before the order", "早于指令时间"),
        [StatementFaultKind.Future] = new("it has not happened yet", "晚于当前时间"),
        [StatementFaultKind.OutOfOrder] = new("it is earlier than the line before", "早于上一行"),
        [StatementFaultKind.Direction] = new("the direction is neither in nor out", "方向不是in或out"),
        [StatementFaultKind.Amount] = new("the amount is none above zero", "金额无效，须大于零"),
        [StatementFaultKind.Currency] = new("the currency is not the order's", "币种与指令不符"),
        [StatementFaultKind.Text] = new("the counterparty or the reference is missing or too long", "对方或业务编号缺失或过长"),
        [StatementFaultKind.Twice] = new("the reference stands in a line before", "业务编号与前面重复"),
    };

    public static Phrase Of(StatementFaultKind kind) => Faults[kind];
}
