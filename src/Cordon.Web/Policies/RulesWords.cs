using Cordon.Learning;

namespace Cordon.Web.Policies;

/// <summary>What the editor of rules and the back-test say.</summary>
internal static class RulesWords
{
    public static readonly Phrase Title = new("Edit and try rules", "编辑并试算规则");
    public static readonly Phrase Back = new("To the policy in force", "返回现行策略");
    public static readonly Phrase From = new(
        "Begun from policy {0}; what you type is kept in this browser window until you propose it.",
        "基于策略 {0}；您输入的内容在提交前保存在此浏览器窗口中。");
    public static readonly Phrase FromAct = new("The rules of proposal {0}", "提案 {0} 的规则");
    public static readonly Phrase Editor = new("The rules' text", "规则文本");
    public static readonly Phrase Keys = new(
        "Ctrl+Space completes · ↑ ↓ choose · Enter takes · Esc closes, and Tab leaves the text", "Ctrl+空格 补全 · ↑ ↓ 选择 · Enter 采用 · Esc 关闭，Tab 离开文本");
    public static readonly Phrase Completions = new("Completions", "补全");
    public static readonly Phrase Good = new("{0}, version {1}: {2} {2:rule|rules}, no fault.", "{0}，第 {1} 版：{2} 条规则，无错误。");
    public static readonly Phrase Faults = new("{0} {0:fault|faults}", "{0} 处错误");
    public static readonly Phrase Place = new("Line {0}, column {1}", "第 {0} 行第 {1} 列");
    public static readonly Phrase Expected = new("Expected: {0}", "应为：{0}");
    public static readonly Phrase TooLong = new("The text has more than {0} characters.", "文本超过 {0} 个字符。");
    public static readonly Phrase Anew = new("Begin anew", "重新开始");

    public static readonly Phrase BackTest = new("Try it on the past", "用历史数据试算");
    public static readonly Phrase How = new(
        "Decides the payments of a period again, by the facts as they were recorded then, and compares with what is known of them by now.",
        "按当时记录的事实重新决定某一时段的付款，并与目前已知情况比较。");
    public static readonly Phrase Period = new("Period", "时段");
    public static readonly Phrase Yesterday = new("yesterday", "昨天");
    public static readonly Phrase Days7 = new("the last 7 days", "最近7天");
    public static readonly Phrase Days30 = new("the last 30 days", "最近30天");
    public static readonly Phrase Chosen = new("from – to", "自选时段");
    public static readonly Phrase First = new("From", "自");
    public static readonly Phrase Last = new("To, and with it", "至（含）");
    public static readonly Phrase BadPeriod = new("Give two days, the first not after the last.", "请给出两个日期，起始不得晚于结束。");
    public static readonly Phrase WithModel = new("With the model", "所用模型");
    public static readonly Phrase ModelInForce = new("in force: {0}", "现行：{0}");
    public static readonly Phrase ModelProposed = new("in shadow: {0}", "影子：{0}");
    public static readonly Phrase ModelNone = new("none", "无");
    public static readonly Phrase Run = new("Try it", "试算");
    public static readonly Phrase Stop = new("Stop", "停止");
    public static readonly Phrase Running = new("Playing the journal back: {0} %", "正在回放日志：{0}%");
    public static readonly Phrase FaultsFirst = new("Mend the faults first.", "请先修正错误。");
    public static readonly Phrase Changed = new("The text has changed since: these figures are of the text before.", "文本此后已改动：以下数字属于改动前的文本。");
    public static readonly Phrase Nothing = new("No payment was decided in this period. Choose another.", "该时段没有付款，请另选时段。");

    public static readonly Phrase Propose = new("Propose for publication", "提交发布");
    public static readonly Phrase ProposeHow = new("A second person sees the difference and these figures, and publishes it.", "第二人将看到差异和这些数字，并予以发布。");
    public static readonly Phrase ProposeUntried = new(
        "You have not tried this text on the past; the second person will read that.", "您尚未用历史数据试算此文本；第二人会看到这一点。");
    public static readonly Phrase Proposed = new("Proposed as {0}. Another person approves it.", "已提交为 {0}，须由他人批准。");
    public static readonly Phrase Unchanged = new("These are the rules in force.", "这就是现行规则。");

    public static readonly Phrase Of = new("{0} {0:payment|payments}, {1} to {2}; known as of {3}", "{0} 笔付款，{1} 至 {2}；已知情况截至 {3}");
    public static readonly Phrase Young = new(
        "Most reports come days later: of young payments little is known, and what is not reported yet counts here as unknown or barely as genuine.",
        "多数报案在数日后才到：较新的付款所知甚少，尚未报案者在此计为未知或仅轻度计为正常。");
    public static readonly Phrase SameVersion = new(
        "Rules \"{0}\" version {1} are those of policy {2} already, and say something else: raise the version in the first line.",
        "规则“{0}”版本 {1} 已用于策略 {2} 且内容不同：请在首行提高版本号。");
    public static readonly Phrase Figure = new("Figure", "指标");
    public static readonly Phrase InForce = new("In force", "现行");
    public static readonly Phrase Tried = new("Tried", "试算");
    public static readonly Phrase Change = new("Change", "变化");
    public static readonly Phrase Stopped = new("Victims' payments stopped, of {0}", "拦下的受害人付款（共 {0} 笔）");
    public static readonly Phrase Value = new("Value stopped, of {0}", "拦下金额（共 {0}）");
    public static readonly Phrase FalseHolds = new("Genuine payments stopped, per 10,000", "每万笔正常付款误拦");
    public static readonly Phrase FalseWarnings = new("Genuine payers warned, per 10,000", "每万笔正常付款误警");
    public static readonly Phrase Believed = new(
        "each counted as far as it is believed genuine: one that was let go after a look fully, "
        + "one that nobody has reported yet hardly; small beside it all counted alike, as below",
        "按其被认定为正常的程度计：经核实放行者全计，尚无人报案者几乎不计；旁边小字为逐笔同等计数，与下表一致");
    public static readonly Phrase Unvalued = new("{0} of them in a currency whose value is not known", "其中 {0} 笔币种价值未知");
    public static readonly Phrase Matrix = new("What became of what", "混淆矩阵");
    public static readonly Phrase KnownAs = new("Known as", "已知为");
    public static readonly Phrase Examples = new("Examples, the largest", "示例（金额最大者）");
    public static readonly Phrase NoExamples = new(
        "No payment that is known of is treated otherwise, and none of a victim's goes through.", "已知付款处理均无变化，也没有放行受害人付款。");
    public static readonly Phrase Payment = new("payment {0}", "付款 {0}");
    public static readonly Phrase WasWould = new("{0} → {1}", "{0} → {1}（试算）");
    public static readonly Phrase WhyFired = new("Why it fired", "触发原因");
    public static readonly Phrase WhyMissed = new("Why it was missed: the rules that came nearest", "未触发原因：最接近的规则");
    public static readonly Phrase Lacks = new("asks {0}; it was {1}", "要求 {0}；实际 {1}");
    public static readonly Phrase LacksKnown = new("asks {0}, which is not known of it: {1}", "要求 {0}，但此项未知：{1}");
    public static readonly Phrase NoRuleStops = new("No rule of this text stops a payment.", "此文本中没有会拦下付款的规则。");

    public static readonly IReadOnlyDictionary<KnownAs, Phrase> Known = new Dictionary<KnownAs, Phrase>
    {
        [Learning.KnownAs.Victims] = new("a victim's", "受害人付款"),
        [Learning.KnownAs.Laundering] = new("stolen money moved", "赃款转移"),
        [Learning.KnownAs.Genuine] = new("genuine", "正常"),
        [Learning.KnownAs.Unknown] = new("nothing known", "未知"),
    };

    public static readonly IReadOnlyDictionary<BackTestExampleKind, Phrase> Kinds = new Dictionary<BackTestExampleKind, Phrase>
    {
        [BackTestExampleKind.NewlyStopped] = new("Victims' payments that only these rules stop", "仅试算规则拦下的受害人付款"),
        [BackTestExampleKind.NewlyMissed] = new("Victims' payments that these rules would allow", "试算规则会放行的受害人付款"),
        [BackTestExampleKind.StillMissed] = new("Victims' payments that neither stops", "两者均未拦下的受害人付款"),
        [BackTestExampleKind.NewlyHurt] = new("Genuine payments that these rules would hurt", "试算规则会误伤的正常付款"),
        [BackTestExampleKind.NoLongerHurt] = new("Genuine payments that these rules would spare", "试算规则不再误伤的正常付款"),
    };
}
