using Cordon.Core.Intake;
using Cordon.Core.Tracing;

namespace Cordon.Web.Reporting;

/// <summary>What the screen for taking reports says.</summary>
internal static class ReportWords
{
    public static readonly Phrase How = new(
        "Type or paste what the caller says. Then three keys: Esc, the kind's number, Enter to file.", "边听边录入或粘贴报案人所述，然后按三个键：Esc、类型数字、Enter 提交。");
    public static readonly Phrase Says = new("What the caller says", "报案人陈述");
    public static readonly Phrase Example = new(
        "e.g. I paid 4,800 USD to account 77120045 yesterday; he called from +44 20 7946 0958", "例如：昨天转了5000元到账号77120045，对方手机13800138000");
    public static readonly Phrase Keys = new(
        "Esc leaves the text · 1–6 kind · j k payment · Enter or f files, Ctrl+Enter from the text · "
            + "t back to the text · o s whose contact · w longer time · h held payment",
        "Esc 离开文本框 · 1–6 类型 · j k 选择付款 · Enter 或 f 提交，文本框内 Ctrl+Enter · t 返回文本框 · o s 联系方式归属 · w 扩大时间 · h 被暂停的付款");
    public static readonly Phrase Recognised = new("Recognised: {0}", "已识别：{0}");
    public static readonly Phrase TextCut = new(
        "The box takes 8,000 characters: the last {0} of what was put in did not fit. Shorten it to what matters, or file it and lay the whole text into the "
        + "case as a file.",
        "文本框最多8000个字符：末尾{0}个字符未录入。请删减至要点，或先提交，再将全文作为文件存入案件。");
    public static readonly Phrase ItemsCut = new(
        "Only the first {0} are recognised; {1} more {1:stands|stand} in the words and {1:is|are} not looked for. "
            + "Put what matters first, or file it and lay the rest into the case as a file.",
        "仅识别前{0}项；另有{1}项保留在文字中，但不参与查找。请将要点放在前面，或先提交，再将其余内容作为文件存入案件。");
    public static readonly Phrase NothingYet = new("Nothing yet: accounts, sums, telephones, links and names appear here.", "暂无：账号、金额、电话、网址和账号名会显示在这里。");
    public static readonly Phrase Victims = new("the caller's own", "报案人本人");
    public static readonly Phrase Theirs = new("the scammer's", "对方");
    public static readonly Phrase LeaveOut = new("Leave out {0}", "排除 {0}");
    public static readonly Phrase Whose = new("Whose is {0}?", "{0} 属于谁？");
    public static readonly Phrase WhoseShort = new("Whose?", "谁的？");
    public static readonly Phrase UnsureStay = new(
        "Nobody has said whose this is: {0}. Filed now, it stays in the caller's words and "
            + "is not kept as the scammer's contact. o: the caller's own, s: the scammer's.",
        "尚未确认归属：{0}。现在提交，只保留在陈述中，不记为对方联系方式。按 o：报案人本人；按 s：对方。");
    public static readonly Phrase UnsureStayed = new("Kept in the caller's words only, not as the scammer's contact: {0}", "仅保留在陈述中，未记为对方联系方式：{0}");
    public static readonly Phrase KindOfScam = new("Kind of scam", "诈骗类型");
    public static readonly Phrase Payment = new("The payment", "涉案付款");
    public static readonly Phrase Within = new("Paid within {0} days", "最近{0}天内的付款");
    public static readonly Phrase Wider = new("Look further back", "扩大时间范围");
    public static readonly Phrase SayMore = new(
        "Say an account (its last digits do) and a sum, or the payment's number: the payment is then found here.", "请录入账号（尾号即可）和金额，或付款编号，系统会在此找到付款。");
    public static readonly Phrase NoneFound = new("No payment of these accounts is known within {0} days.", "最近{0}天内未找到这些账号的付款。");
    public static readonly Phrase NoneOfSum = new("No payment of this sum is known within {0} days.", "最近{0}天内未找到该金额的付款。");
    public static readonly Phrase NoAccount = new("None of these accounts is known here.", "系统中没有这些账号。");
    public static readonly Phrase CheckDigits = new(
        "The last digits are enough: type \"ending 4342\" and the sum. Else read the account back, "
            + "digit by digit, and correct it where it is recognised. The caller's own account finds the payment, too.",
        "只知道尾号也可以：录入“尾号4342”和金额。否则请逐位复述账号并在识别结果中更正；用报案人自己的账号也能找到付款。");
    public static readonly Phrase AskDay = new("Ask which day it was paid: w looks back up to {0} days.", "请询问付款日期：按 w 可扩大到最近{0}天。");
    public static readonly Phrase AskNumber = new(
        "Ask for the payment's number, which the bank's receipt or the caller's bank tells, and type \"payment number\" before it: "
            + "it finds the payment whatever account, sum and day are said.",
        "请询问付款编号（见银行回单，或由付款银行告知），录入时在前面写上“付款编号”：无论账号、金额、日期如何，凭编号即可找到付款。");
    public static readonly Phrase WithoutPayment = new(
        "Without its payment nothing is filed: no case begins and nothing is frozen. Let the caller ring their bank now, to stop or recall it, and call again.",
        "没有找到付款就无法提交：不会立案，也不会止付。请让报案人立即联系自己的银行拦截或追回，再来电。");
    public static readonly Phrase TypedStays = new(
        "Take the next call all the same: this one waits under \"Calls not filed yet\" with its telephones and links, until you file it, drop it, or sign out. "
            + "Then they are lost: copy the words where they have to last.",
        "可以先接下一通电话：本通（包括电话和网址）保留在“未提交的来电”中，直到提交、放弃或退出登录，之后即丢失；需长期保存的请复制文字。");
    public static readonly Phrase Copy = new("Copy the words", "复制文字");
    public static readonly Phrase Copied = new("Copied", "已复制");
    public static readonly Phrase LookItUp = new("Look up the account or the contact", "查询账号或联系方式");
    public static readonly Phrase Held = new("held", "暂停中");
    public static readonly Phrase StillHeld = new(
        "Still held until {0}, {1}: the money has not left, and can be stopped now. Once reported it is blocked at that time unless somebody releases it.",
        "暂停至{0}，{1}：资金尚未划出，现在可以拦截。报案提交后，除非有人提前放行，到期将被拦截。");
    public static readonly Phrase AtDutyDesk = new("Open it at the duty desk", "在值班台打开");
    public static readonly Phrase SumDiffers = new(
        "The caller said {0}, this payment is {1}. Ask which is right; the report is of the payment's sum.",
        "报案人说的是 {0}，这笔付款是 {1}。请再核实；报案以付款金额为准。");
    public static readonly Phrase Named = new("payment's number matches", "编号相符");
    public static readonly Phrase PayeeFits = new("payee's account matches", "收款账号相符");
    public static readonly Phrase PayerFits = new("payer's account matches", "付款账号相符");
    public static readonly Phrase SumFits = new("sum matches", "金额相符");
    public static readonly Phrase SumNear = new("sum nearly matches", "金额接近");
    public static readonly Phrase EndFits = new("account's last digits match", "账号尾号相符");
    public static readonly Phrase DigitOff = new("account differs by one digit: check it", "账号有一位数字不同，请核对");
    public static readonly Phrase PayerMarked = new("⚠ payer's account is in {0}", "⚠ 付款账户涉及{0}");
    public static readonly Phrase PayerFollowed = new(
        "⚠ The payer's account is itself in {0}: stolen money of that case came into it. Is the caller its holder?",
        "⚠ 付款账户本身涉及{0}：该案被骗资金曾转入此账户。来电人是该账户持有人吗？");
    public static readonly Phrase PayerOrdered = new(
        "⚠ The payer's account is itself in {0}: stolen money of that case came into it, and freeze order {1} is on it. Is the caller its holder?",
        "⚠ 付款账户本身涉及{0}：该案被骗资金曾转入此账户，并已下止付指令{1}。来电人是该账户持有人吗？");
    public static readonly Phrase ReportedOn = new("Already reported on {0}", "已于{0}报案");
    public static readonly Phrase ReportedToOthers = new("in another officer's case", "由其他人员办理");
    public static readonly Phrase FilingAdds = new("Filing adds these words to it.", "提交后，本次陈述将并入该案。");
    public static readonly Phrase ReportedAndBack = new("Reported on {0}, and taken back since", "曾于{0}报案，后已撤回");
    public static readonly Phrase FilingAnew = new("Filing follows its money again, in the same case.", "提交后将在同一案件中重新追踪资金。");
    public static readonly Phrase AddedToAnothers = new(
        "This payment was reported before and is in another officer's case. What this caller said was added to it; "
            + "you are not on that case and have nothing more to do.",
        "该付款此前已报案，由其他人员办理。本次陈述已并入该案；您未参与该案，无需其他操作。");
    public static readonly Phrase AddedTo = new("This payment was reported before. What this caller said was added to its case.", "该付款此前已报案，本次陈述已并入该案。");
    public static readonly Phrase ReportedBefore = new("reported {0}×", "已被报案{0}次");
    public static readonly Phrase Duplicates = new("Reported before", "以往报案");
    public static readonly Phrase SamePayment = new("this payment", "同一付款");
    public static readonly Phrase SameContact = new("same contact or account", "相同联系方式或账号");
    public static readonly Phrase Anothers = new("another's case", "他人案件");
    public static readonly Phrase DuplicatesYet = new(
        "Earlier reports of the payment, its accounts and the contacts appear here.", "该付款、账号及联系方式的以往报案会显示在这里。");
    public static readonly Phrase NoDuplicates = new("Nobody has reported this payment, nor these contacts.", "此付款及联系方式此前无人报案。");
    public static readonly Phrase File = new("File the report", "提交报案");
    public static readonly Phrase ChooseFirst = new("Choose the payment first: j and k.", "请先选择付款：按 j 或 k。");
    public static readonly Phrase NoneToFile = new(
        "There is no payment to report yet: say an account and a sum, or the payment's number.", "尚无可报案的付款：请录入账号和金额，或付款编号。");
    public static readonly Phrase ChooseKind = new("Choose the kind of scam: 1 to 6.", "请选择诈骗类型：1 至 6。");
    public static readonly Phrase Unfiled = new("Calls not filed yet: {0}", "未提交的来电：{0}");
    public static readonly Phrase GoOn = new("Go on with the call of {0}", "继续 {0} 的来电");
    public static readonly Phrase NotKept = new(
        "This call is lost if you leave the page: too many calls wait to be filed. File or drop one.", "离开本页将丢失此来电：未提交的来电过多，请先提交或放弃。");
    public static readonly Phrase Drop = new("Drop this call", "放弃此来电");
    public static readonly Phrase DropSurely = new("Drop it, with all its words", "确认放弃，内容将删除");
    public static readonly Phrase DropNot = new("Keep it", "保留");
    public static readonly Phrase LeaveSurely = new(
        "There are calls that are not filed. Who signs out loses them. Sign out all the same?", "还有未提交的来电，退出登录将丢失其内容。仍要退出吗？");
    public static readonly Phrase FiledElsewhere = new(
        "This call is filed already, from another window: it is in {0}. What you typed here since is not in it: add it to the case as a note.",
        "本次来电已从另一窗口提交，见 {0}。此后在此录入的内容未计入，请在案件中添加记录。");
    public static readonly Phrase NotTaken = new("The report was not taken: {0}. What you typed stays; file it again.", "报案未被受理：{0}。您录入的内容已保留，请再次提交。");

    public static readonly Phrase WrongOne = new("The wrong payment? Take this report back", "选错了付款？撤回这件报案");
    public static readonly Phrase IsBack = new(
        "This report is taken back: its orders that no bank has answered are withdrawn, and it speaks against no account any more.",
        "这件报案已撤回：银行尚未答复的指令均已撤回，也不再对任何账户不利。");
    public static readonly Phrase IsBackAlone = new(
        "This report is taken back. Another report of the same payment stands: its orders stay, and what is known of the account.",
        "这件报案已撤回。同一付款另有报案：其指令及对该账户的认定不变。");
    public static readonly Phrase Taken = new("Report {0} is filed", "报案 {0} 已受理");
    public static readonly Phrase TakenBy = new("Taken by {0} at {1}", "受理人：{0}，时间：{1}");
    public static readonly Phrase Repeated = new("It had been filed before; this is its case.", "此前已受理，以下为对应案件。");
    public static readonly Phrase OpenCase = new("Open case {0}", "打开案件 {0}");
    public static readonly Phrase Next = new("Next call", "下一通电话");
    public static readonly Phrase Stolen = new("Stolen", "被骗金额");
    public static readonly Phrase Reached = new("Reached", "资金流向");
    public static readonly Phrase ReachedHow = new("{0} {0:account|accounts} · {1} {1:bank|banks} · {2} {2:hop|hops}", "{0}个账户 · {1}家银行 · {2}跳");
    public static readonly Phrase Ordered = new("Ordered or frozen by this case", "本案已下止付指令或已冻结");
    public static readonly Phrase HeldElsewhere = new("Held on orders of other cases", "已由其他案件的指令冻结");
    public static readonly Phrase OrderTitle = new("Freeze orders", "止付指令");
    public static readonly Phrase Order = new("Order", "指令");
    public static readonly Phrase Account = new("Account", "账户");
    public static readonly Phrase Amount = new("Amount", "金额");
    public static readonly Phrase HeldOf = new("{0} held of {1}", "已冻结{0}，要求{1}");
    public static readonly Phrase State = new("State", "状态");
    public static readonly Phrase NoOrders = new("No order: nothing of the money lies where it could be frozen.", "无止付指令：可止付的账户中已无该笔资金。");
    public static readonly Phrase Where = new("Where the money is", "资金去向");
    public static readonly Phrase NotSettled = new(
        "The payment has not settled: its money is still with the payer's bank.", "该付款尚未入账，资金仍在付款行。");
    public static readonly Phrase HeldAndReported = new(
        "The payment is held: its money is still with the payer's bank, and when the hold's time is over it is blocked. " +
        "The duty desk can block it at once (by two persons) or, if the report is wrong, release it.",
        "该付款已暂停，资金仍在付款行，时限一到即被拦截。值班台可立即拦截（须两人），或在报案有误时放行。");
    public static readonly Phrase NotFollowed = new("The money cannot be followed: {0}", "无法追踪资金：{0}");
    public static readonly Phrase Bounded = new("A bound was met: some of it was not followed.", "已达追踪上限，部分资金未继续追踪。");
    public static readonly Phrase TellVictim = new(
        "Tell the caller: pay nothing more, keep all messages, call their own bank now. Nobody gets money back for a fee.",
        "请告知报案人：停止转账，保留全部聊天记录，立即联系自己的银行；任何先交费再退款的说法都是诈骗。");

    private static readonly Dictionary<RecognisedKind, Phrase> Kinds = new()
    {
        [RecognisedKind.Account] = new("Account", "账号"),
        [RecognisedKind.Amount] = new("Sum", "金额"),
        [RecognisedKind.Phone] = new("Telephone", "电话"),
        [RecognisedKind.Link] = new("Link", "网址"),
        [RecognisedKind.Handle] = new("Name online", "网络账号"),
        [RecognisedKind.Email] = new("E-mail", "邮箱"),
        [RecognisedKind.Wallet] = new("Wallet", "钱包地址"),
        [RecognisedKind.PaymentId] = new("Payment", "付款编号"),
    };

    private static readonly Dictionary<TrailFate, Phrase> Fates = new()
    {
        [TrailFate.Rests] = new("lies in accounts", "仍在账户中"),
        [TrailFate.Cash] = new("left in cash", "已取现"),
        [TrailFate.Exchange] = new("left to an exchange", "已转入交易所"),
        [TrailFate.Merchant] = new("left to a merchant", "已付给商户"),
        [TrailFate.Abroad] = new("left abroad", "已转往境外"),
        [TrailFate.CameBack] = new("came back to the caller", "已回到报案人账户"),
        [TrailFate.Fee] = new("went in fees", "手续费"),
        [TrailFate.Frozen] = new("is held by a bank", "已被银行冻结"),
        [TrailFate.PaidBack] = new("was paid back", "已返还"),
    };

    private static readonly Phrase Unfollowed = new("was not followed further", "未继续追踪");

    public static Phrase Of(RecognisedKind kind) => Kinds[kind];

    public static Phrase Of(TrailFate fate) => Fates.GetValueOrDefault(fate, Unfollowed);

    /// <summary>What speaks for a payment, in words.</summary>
    public static IEnumerable<Phrase> Of(PaymentFit fit) =>
        new (bool Is, Phrase Word)[]
        {
            (fit.IsNamed, Named), (fit.IsPayeeTold, PayeeFits), (fit.IsPayerTold, PayerFits), (fit.IsEndTold, EndFits), (fit.IsDigitOff, DigitOff),
            (fit.IsAmountTold, SumFits),
            (fit.IsAmountNear && !fit.IsAmountTold, SumNear),
        }.Where(sign => sign.Is).Select(sign => sign.Word);
}
