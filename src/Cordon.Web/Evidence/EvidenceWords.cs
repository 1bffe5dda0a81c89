namespace Cordon.Web.Evidence;

/// <summary>What the screens of evidence say.</summary>
internal static class EvidenceWords
{
    public static readonly Phrase Title = new("Evidence of {0}", "{0} 证据");
    public static readonly Phrase What = new(
        "One file with the report, the payments and how each was decided, the accounts, orders and officers' words, each shown to be in the centre's "
        + "signed log; and the trail and the ledger as the centre reckons them. Whoever gets it checks it without asking anybody.",
        "一个文件，包含报案、各笔付款及其研判、账户、止付指令和经办记录，每一项都可证明载于中心的签名日志；并附中心推算的资金流向和账目。收到者无需询问任何人即可自行核验。");
    public static readonly Phrase Names = new(
        "It names the victim and everybody whose account the money went through. That you take it out, and what for, is recorded first.",
        "其中载有受害人及资金所经账户持有人的姓名。导出前会记录您的身份和用途。");
    public static readonly Phrase Purpose = new("What for", "用途");
    public static readonly Phrase PurposeExample = new("for example: the prosecutor's file 12/2026", "例如：移送检察机关，卷号 12/2026");
    public static readonly Phrase TakeFile = new("Export the file", "导出文件");
    public static readonly Phrase ShowReport = new("Show the report for printing", "显示可打印的报告");
    public static readonly Phrase NotTaken = new("Nothing was taken out: {0}.", "未能导出：{0}。");
    public static readonly Phrase NoLog = new("this centre keeps no evidence log", "本中心没有证据日志");
    public static readonly Phrase CentreSilent = new("the centre does not answer just now: try again", "中心暂时无法答复，请稍后重试");
    public static readonly Phrase CannotBeShown = new("the log cannot show it: {0}", "日志无法证明：{0}");
    public static readonly Phrase NotAsked = new("say in a few words what the file is for, in four letters or more", "请简要说明文件用途，至少两个汉字");
    public static readonly Phrase CannotBeMade = new(
        "it cannot be made just now; \"Show the report for printing\" says why", "目前无法生成，点击“显示可打印的报告”可查看原因");
    public static readonly Phrase HowToCheck = new("How it is checked", "如何核验");
    public static readonly Phrase Check = new(
        "With this program, offline. The key is the one below, had from the centre by another way than the file:",
        "用本程序离线核验。密钥见下，应通过文件以外的途径向中心取得：");
    public static readonly Phrase Report = new("Report on the evidence of {0}", "{0} 证据报告");
    public static readonly Phrase Made = new("Taken out by {0} at {1} for: {2}", "{0} 于 {1} 导出，用途：{2}");
    public static readonly Phrase Print = new("Print, or save as PDF", "打印或另存为 PDF");
    public static readonly Phrase Said = new("What was reported", "报案内容");
    public static readonly Phrase Moves = new("Where the money went", "资金去向");
    public static readonly Phrase MovesNote = new(
        "Reckoned by the centre, first in, first out. Each payment is shown to be in the log.", "由中心按先进先出推算。每笔付款均可证明载于日志。");
    public static readonly Phrase Time = new("Time", "时间");
    public static readonly Phrase Payment = new("Payment", "付款");
    public static readonly Phrase From = new("From", "付款账户");
    public static readonly Phrase To = new("To", "收款账户");
    public static readonly Phrase Whole = new("Whole payment", "付款全额");
    public static readonly Phrase Part = new("Of the stolen money", "其中涉案");
    public static readonly Phrase Decided = new("Decided", "判定");
    public static readonly Phrase UnderPolicy = new("{0}, policy {1}", "{0}，策略 {1}");
    public static readonly Phrase NotYetMoved = new("The payment has not settled: no money has moved.", "该笔付款尚未结算，资金未动。");
    public static readonly Phrase Happened = new("What happened", "办理经过");
    public static readonly Phrase Shown = new("What shows it", "证明");
    public static readonly Phrase Log = new("Log", "日志");
    public static readonly Phrase Entries = new("Entries", "条目数");
    public static readonly Phrase Root = new("Root", "根哈希");
    public static readonly Phrase Key = new("Key", "公钥");
    public static readonly Phrase Records = new("Records in the file", "文件中的记录数");
    public static readonly Phrase ToCase = new("Back to the case", "返回案件");
    public static readonly Phrase LogTitle = new("The evidence log", "证据日志");
    public static readonly Phrase LogWhat = new(
        "Everything that happens is sealed here within seconds, in an order that nobody can change afterwards without its showing.",
        "所有事项数秒内即封存于此，事后任何改动都会显露。");
    public static readonly Phrase SealedAt = new("Last sealed", "最近封存");
    public static readonly Phrase NotSealed = new("nothing sealed yet", "尚未封存");
    public static readonly Phrase Fault = new("It does not go on: {0}", "已停止：{0}");
    public static readonly Phrase CheckAll = new("Check the whole log against the journal", "核对证据日志与中心日志");
    public static readonly Phrase Holds = new(
        "Everything holds: {0} {0:entry leads|entries lead} to the signed root, and the journal has every batch.", "全部属实：{0} 个条目与签名的根一致，中心日志完整。");
    public static readonly Phrase AsVerifySays = new("As cordon verify says it", "核对内容（与 cordon verify 相同）");
    public static readonly Phrase DoesNotHold = new("It does not hold.", "核对不符。");
    public static readonly Phrase Checking = new("Checking: {0} of {1} {1:entry|entries}", "正在核对：{0} / {1}");
}
