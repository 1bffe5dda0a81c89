using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;
using Cordon.Web.Language;
using Cordon.Web.Orders;
using Cordon.Web.People;

namespace Cordon.Web.Audit;

/// <summary>What the audit screen says.</summary>
internal static class AuditWords
{
    public static readonly Phrase Title = new("Audit", "审计");
    public static readonly Phrase What = new("Who saw and did what, the latest first; never what stands in a case.", "谁查看、做了什么，最新的在前；不含案件内容。");
    public static readonly Phrase Who = new("Who", "人员");
    public static readonly Phrase Anybody = new("anybody", "任何人");
    public static readonly Phrase Case = new("Case", "案件");
    public static readonly Phrase Kind = new("What", "类别");
    public static readonly Phrase Everything = new("everything", "全部");
    public static readonly Phrase From = new("From", "起");
    public static readonly Phrase To = new("To", "止");
    public static readonly Phrase Show = new("Show", "显示");
    public static readonly Phrase Download = new("Download as CSV", "下载 CSV");
    public static readonly Phrase When = new("When", "时间");
    public static readonly Phrase Did = new("Did", "操作");
    public static readonly Phrase On = new("On", "对象");
    public static readonly Phrase Why = new("Why, or what", "原因或内容");
    public static readonly Phrase ActBlock = new("act {0}: block payment {1}", "第{0}号操作：拦截付款{1}");
    public static readonly Phrase ActRules = new("act {0}: publish rules", "第{0}号操作：发布规则");
    public static readonly Phrase Lines = new("{0} {0:line|lines} from {1} to {2}", "{1} 至 {2}，{0} 条");
    public static readonly Phrase Older = new("Older", "更早");
    public static readonly Phrase Latest = new("To the latest", "回到最新");
    public static readonly Phrase NoneTitle = new("Nothing was done that fits", "没有符合条件的记录");
    public static readonly Phrase NoneWhy = new("Choose other days, another person, or everything.", "请更换日期、人员或类别。");
    public static readonly Phrase OnlyTaken = new(
        "Reports that officers took. Those that banks and keys filed are not among them: they stand in their cases.",
        "仅含值班人员受理的报案；银行和密钥报送的报案不在其中，见各案件。");
    public static readonly Phrase TheProgram = new("the program", "系统");

    /// <summary>What the kinds of reports begin with.</summary>
    public const string Reports = "report.";

    /// <summary>What may be chosen, by what the kinds begin with.</summary>
    public static readonly IReadOnlyList<(string Prefix, Phrase Name)> Kinds =
    [
        ("look", new("looks at victims", "查看受害人信息")),
        ("case.", new("work on cases", "案件工作")),
        ("grave.", new("acts of two persons", "双人操作")),
        ("hold.", new("held payments", "被暂停的付款")),
        (Reports, new("reports taken on the console", "在控制台受理的报案")),
        ("order.", new("freeze orders", "止付指令")),
        ("model.", new("models", "模型")),
        ("policy.", new("policies taken back", "策略回退")),
        ("key.", new("keys", "密钥")),
        (DeskKind.LookedUp, new("look-ups", "查询")),
        ("file.", new("files refused", "被拒收的文件")),
        ("export.", new("cases for other systems", "向其他系统导出案件")),
        ("person.", new("people's ways in", "人员与登录")),
        (DeskKind.PersonRefused, new("refusals", "访问被拒")),
    ];

    private static readonly Dictionary<string, Phrase> Deeds = new(StringComparer.Ordinal)
    {
        [DeskKind.Assigned] = new("assigned the case", "指派案件"),
        [DeskKind.Joined] = new("took somebody onto the case", "加入案件成员"),
        [DeskKind.Left] = new("took somebody off the case", "移出案件成员"),
        [DeskKind.HandedOver] = new("handed the case over", "移交案件"),
        [DeskKind.Moved] = new("moved the case to another stage", "变更案件阶段"),
        [DeskKind.Noted] = new("wrote a note", "添加笔记"),
        [DeskKind.TaskSet] = new("set a task", "设定任务"),
        [DeskKind.TaskDone] = new("ended a task", "完成任务"),
        [DeskKind.Merged] = new("merged the case", "合并案件"),
        [DeskKind.SplitOff] = new("split the case off", "拆分案件"),
        [DeskKind.Contested] = new("took a complaint down", "登记申诉"),
        [DeskKind.ContestDecided] = new("decided a complaint", "裁定申诉"),
        [DeskKind.FileAdded] = new("laid a file in", "归入文件"),
        [DeskKind.Erased] = new("erased the case's words", "清除案件内容"),
        [DeskKind.StatementGiven] = new("gave a statement of an account", "提交账户流水"),
        [DeskKind.GraveProposed] = new("proposed a grave act", "提议重大操作"),
        [DeskKind.GraveApproved] = new("approved a grave act", "批准重大操作"),
        [DeskKind.GraveDeclined] = new("declined a grave act", "否决重大操作"),
        [DeskKind.GraveWithdrawn] = new("withdrew a grave act", "撤回重大操作"),
        [DeskKind.GraveExecuted] = new("did a grave act", "执行重大操作"),
        [DeskKind.GangMergeUndone] = new("parted two gangs again", "撤销团伙合并"),
        [DeskKind.GraveFailed] = new("failed to do a grave act", "重大操作执行失败"),
        [DeskKind.Looked] = new("looked", "查看"),
        [DeskKind.HoldReleased] = new("released a held payment", "放行被暂停的付款"),
        [DeskKind.HoldCancelled] = new("cancelled a held payment", "取消被暂停的付款"),
        [DeskKind.ReportTaken] = new("took a report", "受理报案"),
        [DeskKind.ReportTakenBack] = new("took a report back", "撤回报案"),
        [DeskKind.OrderMoved] = new("dealt with a freeze order", "处理止付指令"),
        [DeskKind.KeyIssued] = new("issued a key", "签发密钥"),
        [DeskKind.KeyRevoked] = new("revoked a key", "撤销密钥"),
        [DeskKind.LookedUp] = new("looked up", "查询"),
        [DeskKind.FileRefused] = new("was refused a file that is known as malware", "归入的文件被识别为恶意软件，未予接收"),
        [DeskKind.ModelProposed] = new("proposed a model", "提请模型"),
        [DeskKind.ModelApproved] = new("approved a model", "批准模型"),
        [DeskKind.ModelWithdrawn] = new("withdrew a model", "撤回模型"),
        [DeskKind.PolicyRolledBack] = new("went back to the policy before", "退回上一策略"),
        [DeskKind.ExportAsked] = new("asked to write a case for another system", "申请向其他系统导出案件"),
        [DeskKind.ExportAllowed] = new("let a case leave for another system", "同意向其他系统导出案件"),
        [DeskKind.ExportMade] = new("wrote a case for another system", "向其他系统导出案件"),
        [DeskKind.PersonInvited] = new("made a link for", "生成登录链接"),
        [DeskKind.PersonChanged] = new("changed", "变更人员"),
        [DeskKind.PersonRenamed] = new("changed the name that is shown of", "变更显示名称"),
        [DeskKind.PersonSignedIn] = new("signed in", "登录"),
        [DeskKind.PersonLockedOut] = new("was locked out", "被锁定"),
        [DeskKind.PersonRefused] = new("was refused what is not theirs", "访问被拒"),
    };

    private static readonly Dictionary<string, Phrase> Ways = new(StringComparer.Ordinal)
    {
        [WayIn.Passkey] = new("by passkey", "通行密钥"),
        [WayIn.Code] = new("by password and code", "密码和动态码"),
        [WayIn.Link] = new("by the one-time link", "一次性链接"),
        [WayIn.OpenId] = new("by the agency's sign-in", "机构统一登录"),
        [WayIn.Demo] = new("by the demonstration's link", "演示链接"),
        [WayIn.PasskeyAdded] = new("one more passkey", "新增通行密钥"),
        [WayIn.PasskeyRemoved] = new("a passkey taken away", "移除通行密钥"),
        [WayIn.LetGo] = new("access ended", "已停用"),
        [WayIn.TakenBack] = new("taken back", "已恢复"),
        [WayIn.TooManyTries] = new("too many tries", "尝试次数过多"),
    };

    private static readonly Phrase Given = new("{0}: {1}", "{0}：{1}");

    /// <summary>What a kind of record is called; null for one that has no name yet.</summary>
    public static Phrase? Of(string kind) => Deeds.GetValueOrDefault(kind);

    /// <summary>What somebody did: to whom a case was given, where that is another, and to which stage it came.</summary>
    /// <param name="name">What a person is called.</param>
    public static string DidOf(DeskMoment moment, Speech speech, Func<string, string> name) => moment switch
    {
        { Kind: DeskKind.Assigned, About: { } to } when to == moment.Officer => speech[CaseWords.WasTaken],
        { Kind: DeskKind.Assigned or DeskKind.HandedOver, About: { } to } => speech.Say(Given, Deeds[moment.Kind], name(to)),
        { Kind: DeskKind.Moved, About: { } stage } when Enum.TryParse<CaseStage>(stage, out var its) =>
            speech.Say(Given, Deeds[moment.Kind], speech[CaseNames.Of(its)]),
        _ => Of(moment.Kind) is { } deed ? speech[deed] : moment.Kind,
    };

    /// <summary>What a moment says: what became of a person in the reader's language, a purpose as it was written.</summary>
    public static string Said(DeskMoment moment, Speech speech) => moment switch
    {
        { Words: null } => "",
        { Kind: DeskKind.OrderMoved } when Enum.TryParse<FreezeEventKind>(moment.Words, out var what) => speech[OrderWords.Of(what)],
        { Person: not null } when Enum.TryParse<OfficerRole>(moment.Words, out var role) && Enum.IsDefined(role) => speech[RoleNames.Of(role)],
        { Person: not null } when Ways.TryGetValue(moment.Words, out var way) => speech[way],
        _ => speech.Recorded(moment.Words),
    };
}
