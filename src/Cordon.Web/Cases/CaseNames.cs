using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Web.Language;
using Cordon.Web.Reporting;

namespace Cordon.Web.Cases;

/// <summary>What stages, orders, bookings and ends of money are called.</summary>
internal static class CaseNames
{
    private static readonly Dictionary<CaseStage, Phrase> Stages = new()
    {
        [CaseStage.New] = new("new", "新案"),
        [CaseStage.Working] = new("being worked", "办理中"),
        [CaseStage.Waiting] = new("waiting", "等待回复"),
        [CaseStage.Closed] = new("closed", "已结案"),
        [CaseStage.Merged] = new("part of another", "已并案"),
    };

    /// <summary>What is said of a case whose money has not moved: a payment that is held may still go.</summary>
    public static Phrase Unsettled(CaseMoney? money) => money?.Hold?.State == HoldState.Held ? CaseWords.StillHeld : CaseWords.NotSettled;

    private static readonly Dictionary<LedgerCause, Phrase> Causes = new()
    {
        [LedgerCause.None] = new("nothing", "无"),
        [LedgerCause.Reported] = new("reported as stolen", "报案"),
        [LedgerCause.Frozen] = new("frozen by a bank", "银行止付"),
        [LedgerCause.Released] = new("released by the bank", "解除冻结"),
        [LedgerCause.Expired] = new("the law's time was over", "止付到期"),
        [LedgerCause.Returned] = new("paid back to the centre", "返还至中心"),
        [LedgerCause.ReturnedToVictim] = new("paid back to the victim's bank", "返还至受害人银行"),
        [LedgerCause.Restituted] = new("paid to the victim", "发还受害人"),
        [LedgerCause.WrittenOff] = new("given up", "核销"),
        [LedgerCause.TakenBack] = new("reports taken back", "报案撤回"),
    };

    private static readonly Dictionary<LedgerAccountKind, Phrase> Accounts = new()
    {
        [LedgerAccountKind.None] = new("none", "无"),
        [LedgerAccountKind.Stolen] = new("stolen", "被骗金额"),
        [LedgerAccountKind.Outstanding] = new("not secured", "尚未控制"),
        [LedgerAccountKind.Frozen] = new("frozen", "已冻结"),
        [LedgerAccountKind.Returned] = new("in the centre's hands", "在中心账上"),
        [LedgerAccountKind.Restituted] = new("paid to the victim", "已发还受害人"),
        [LedgerAccountKind.Released] = new("released by the bank", "已解除"),
        [LedgerAccountKind.WrittenOff] = new("given up", "已核销"),
        [LedgerAccountKind.Converted] = new("between two currencies", "货币兑换"),
        [LedgerAccountKind.Shared] = new("with other victims of the account", "与同账户其他受害人分摊"),
        [LedgerAccountKind.Beyond] = new("held beyond what was stolen", "超出被骗金额部分"),
    };

    private static readonly Dictionary<TrailFate, Phrase> Fates = new()
    {
        [TrailFate.Rests] = new("lies here: have it frozen", "仍在账户内：应立即止付"),
        [TrailFate.Cash] = new("left as cash", "已取现"),
        [TrailFate.Exchange] = new("went to an exchange", "转入交易所"),
        [TrailFate.Merchant] = new("went to a merchant", "转入商户"),
        [TrailFate.Abroad] = new("went abroad", "转往境外"),
        [TrailFate.CameBack] = new("came back", "已转回"),
        [TrailFate.Fee] = new("fees", "手续费"),
        [TrailFate.Unfollowed] = new("not followed further", "未继续追踪"),
        [TrailFate.Opening] = new("was there before", "原有余额"),
        [TrailFate.Unknown] = new("of unknown origin", "来源不明"),
        [TrailFate.Reported] = new("a reported payment", "已报案付款"),
        [TrailFate.Frozen] = new("frozen on an order", "已按指令止付"),
        [TrailFate.PaidBack] = new("paid back by the bank", "银行已返还"),
    };

    private static readonly Dictionary<string, Phrase> Texts = new(StringComparer.Ordinal)
    {
        ["report"] = new("report", "报案"),
        ["case.handed-over"] = new("hand-over", "交接"),
        ["case.moved"] = new("reason", "理由"),
        ["case.noted"] = new("note", "记录"),
        ["case.task-set"] = new("task", "任务"),
        ["case.merged"] = new("reason", "理由"),
        ["case.split-off"] = new("reason", "理由"),
        ["case.contested"] = new("complaint", "申诉"),
        ["case.contest-decided"] = new("decision", "裁决"),
        ["case.file-added"] = new("file", "文件"),
        [""] = new("text", "文字"),
    };

    public static Phrase Of(CaseStage stage) => Stages[stage];

    public static Phrase Of(LedgerCause cause) => Causes[cause];

    public static Phrase Of(LedgerAccountKind kind) => Accounts[kind];

    public static Phrase Of(TrailFate fate) => Fates[fate];

    /// <summary>What a text that was found is, by its kind.</summary>
    public static Phrase OfText(string kind) => Texts.GetValueOrDefault(kind) ?? Texts[""];

    /// <summary>The kind of scam that a report names; what a data set calls otherwise stays as it is.</summary>
    public static string Kind(Speech speech, string? named) =>
        named is null || ScamKinds.Names.Contains(named) ? speech[ScamKinds.Of(named)] : named;

    /// <summary>The order of which a booking tells, by its number; null where it tells of none.</summary>
    public static string? OrderOf(LedgerEntry entry) => entry.Cause is LedgerCause.Frozen or LedgerCause.Released or LedgerCause.Expired
        or LedgerCause.Returned or LedgerCause.ReturnedToVictim ? FreezeOrder.IdOf(entry.Source) : null;

    /// <summary>The tag's look of a stage.</summary>
    public static string TagOf(CaseStage stage) => stage switch
    {
        CaseStage.New => "hold",
        CaseStage.Working => "allow",
        CaseStage.Waiting => "warn",
        _ => "",
    };

}
