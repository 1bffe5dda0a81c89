using Cordon.Exchange.Asking;

namespace Cordon.Web.Abroad;

/// <summary>What the screen says on which private questions are audited.</summary>
internal static class AuditWords
{
    public static readonly Phrase Title = new("Audits", "抽查");
    public static readonly Phrase What = new(
        "Some private questions are opened to an inspector of the centre that asked, and to nobody else: that two people wanted each, for a case that was "
        + "there before, and that no range of numbers was gone through. Both centres learn two numbers.",
        "部分私密查询须向查询方自己的监察人员公开，不向他人公开：核对每项是否经两人提出、所属案件是否早于查询、是否按号段逐个查询。双方中心只获知两个数字。");
    public static readonly Phrase Ours = new("What we asked", "本中心的查询");
    public static readonly Phrase OursNone = new("No other centre has drawn any of our questions for an audit.", "尚无其他中心抽查本中心的查询。");
    public static readonly Phrase Theirs = new("What others asked us", "其他中心对本中心的查询");
    public static readonly Phrase TheirsNone = new("None of their questions was drawn: nobody has asked us privately.", "尚未抽查：没有中心向本中心作私密查询。");
    public static readonly Phrase Of = new("{0}: {1} of a batch's questions", "{0}：一批中的 {1} 项");
    public static readonly Phrase DrawnAt = new("drawn {0}", "{0} 抽取");
    public static readonly Phrase Due = new("to be answered within {0}", "须在 {0} 内完成");
    public static readonly Phrase Overdue = new("overdue by {0}: nothing more is answered until it is done", "已逾期 {0}：完成之前不再答复查询");
    public static readonly Phrase Passed = new("{0} opened, none of them wrong", "公开 {0} 项，均无问题");
    public static readonly Phrase Failed = new("{0} opened, {1} of them wrong: nothing more is answered in this epoch", "公开 {0} 项，{1} 项有问题：本期不再答复查询");
    public static readonly Phrase SaidAt = new("said {0}", "{0} 告知");
    public static readonly Phrase StateOpen = new("waits for an inspector", "待监察人员处理");
    public static readonly Phrase StateOverdue = new("overdue", "已逾期");
    public static readonly Phrase StatePassed = new("passed", "通过");
    public static readonly Phrase StateFailed = new("failed", "未通过");
    public static readonly Phrase Inspect = new("Open them, and tell both centres the result", "公开并向双方告知结果");
    public static readonly Phrase LookAgain = new("Look once more", "再次查看");
    public static readonly Phrase InspectTells = new(
        "The other centre gets the two numbers, signed by you; what was asked stays here.", "对方仅获得经您签名的两个数字；查询内容不外发。");
    public static readonly Phrase NotYours = new("An auditor with an inspector's key does this: nobody who asks or allows.", "须由持监察密钥的审计员办理，查询或批准的人员不得办理。");
    public static readonly Phrase NoInspectorKey = new("the trust list has no key by which you may inspect ({0})", "信任名单中没有您的监察密钥（{0}）");
    public static readonly Phrase Gone = new("the batch, or what the other centre said of it, is not in the book any more", "日志中已无该批查询或对方的相关记录");
    public static readonly Phrase Done = new("It is looked at: the result is in both centres' logs.", "已查看，结果已载入双方日志。");
    public static readonly Phrase Found = new("What is wrong, by its place in the batch: for your own supervision alone", "问题所在（按批内位置，仅供本中心监督）");
    public static readonly Phrase FoundNone = new("Nothing is wrong with what was opened.", "公开的各项均无问题。");
    public static readonly Phrase Place = new("number {0}: {1}", "第 {0} 项：{1}");

    private static readonly Dictionary<AuditFault, Phrase> Faults = new()
    {
        [AuditFault.NotOpened] = new("it was not opened", "未公开"),
        [AuditFault.NotCommitted] = new("it is not what two people signed", "与两人签署的内容不符"),
        [AuditFault.OtherPoint] = new("something else was sent in its place", "实际发送的是其他内容"),
        [AuditFault.NotCanonical] = new("it is no identifier, or not written by the rules", "不是标识或书写不合规则"),
        [AuditFault.NoCaseBefore] = new("it is for no case, or for one that came later", "不属于任何案件，或案件晚于查询"),
        [AuditFault.TooManyOfPrefix] = new("too many lie in one range of numbers", "同一号段的过多"),
    };

    private static readonly Dictionary<AuditRefusal, Phrase> Refusals = new()
    {
        [AuditRefusal.OtherBatch] = new("what the other centre drew is of another batch", "对方抽取的是另一批查询"),
        [AuditRefusal.InspectorIsHolder] = new("the inspector belongs to the centre that was asked", "监察人员属于被查询的中心"),
        [AuditRefusal.NotAuthorised] = new("the batch was not signed by two of our people", "该批查询未经本中心两人签署"),
        [AuditRefusal.NotLogged] = new("a log that it was drawn by does not hold the batch", "抽取所依据的日志中没有该批查询"),
        [AuditRefusal.OtherNonce] = new("it was drawn by another number than the other centre had bound itself to", "抽取所用随机数与对方事先承诺的不符"),
    };

    /// <summary>What is wrong with a question.</summary>
    public static Phrase Say(AuditFault fault) => Faults[fault];

    /// <summary>Why there is no audit.</summary>
    public static Phrase Say(AuditRefusal refusal) => Refusals[refusal];
}
