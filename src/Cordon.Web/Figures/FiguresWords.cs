namespace Cordon.Web.Figures;

/// <summary>What the screen of statistics says.</summary>
internal static class FiguresWords
{
    public static readonly Phrase Title = new("Statistics", "统计");
    public static readonly Phrase AsOf = new("As of {0}", "截至 {0}");
    public static readonly Phrase Reload = new("Count again", "重新统计");
    public static readonly Phrase Loading = new("Counting. Payments go first, so this may take some seconds.", "正在统计。付款优先处理，可能需要几秒钟。");
    public static readonly Phrase Failed = new("It could not be counted: {0}. Try again.", "统计失败：{0}。请重试。");

    public static readonly Phrase Kept = new("What was kept from the thieves", "追回与止付");
    public static readonly Phrase NeverAdded = new(
        "These figures are of different things and overlap in time and in money. They are never added up, and there is no total.",
        "以下各项口径不同，在时间和金额上相互重叠，不得相加，也不设合计。");
    public static readonly Phrase Figure = new("Figure", "指标");
    public static readonly Phrase Meaning = new("What it counts", "口径");
    public static readonly Phrase Count = new("Number", "笔数");
    public static readonly Phrase Sum = new("Amount", "金额");
    public static readonly Phrase None = new("none yet", "暂无");

    public static readonly Phrase Clocks = new("How long each step took", "各环节用时");
    public static readonly Phrase Step = new("Step", "环节");
    public static readonly Phrase Median = new("Half took at most", "半数不超过");
    public static readonly Phrase NinthTenth = new("Nine of ten took at most", "九成不超过");

    public static readonly Phrase Curve = new("What was kept, by how soon the victim reported", "报案早晚与追回比例");
    public static readonly Phrase CurveWhy = new(
        "Of what was stolen: what banks hold now, and what was paid back. The two are not parts of one another and are never added up.",
        "占被骗金额的比例：银行现仍冻结的部分，与已返还的部分。二者互不包含，不得相加。");
    public static readonly Phrase CurveOrders = new("What was kept, by how soon the first order went out", "首次止付早晚与追回比例");
    public static readonly Phrase Delay = new("From the loss", "距被骗");
    public static readonly Phrase Cases = new("Cases", "案件数");
    public static readonly Phrase Stolen = new("Stolen", "被骗");
    public static readonly Phrase Held = new("Held now", "现冻结");
    public static readonly Phrase Returned = new("Paid back", "已返还");
    public static readonly Phrase Until = new("under {0}", "{0}以内");
    public static readonly Phrase Between = new("{0} to {1}", "{0}至{1}");
    public static readonly Phrase From = new("{0} and more", "{0}以上");
    public static readonly Phrase WholeDays = new("{0} d", "{0}天");
    public static readonly Phrase WholeHours = new("{0} h", "{0}小时");
    public static readonly Phrase WholeMinutes = new("{0} min", "{0}分钟");
    public static readonly Phrase Few = new("under {0}", "少于 {0}");
    public static readonly Phrase FewWhy = new(
        "Where fewer than {0} cases were counted, neither sums nor shares are told: they say little, and may name somebody. Nor is what would tell them.",
        "案件少于 {0} 件时不公布金额和比例：数值意义不大，且可能暴露个人身份；可据以推算的数值也不公布。");
    public static readonly Phrase NotTold = new("not told", "不公布");

    public static readonly Phrase Download = new("As tables (CSV)", "下载表格（CSV）");
    public static readonly Phrase Derive = new(
        "Anybody who has the centre's journal can count these again: what each figure counts stands beside it, and the program that counts is open. "
        + "In these tables, which may be published, what was counted in fewer than {0} cases stands empty.",
        "持有本中心日志者均可复算：各项口径列于其旁，统计程序公开。这些表可以公布，其中案件少于 {0} 件的数值留空。");

    /// <summary>The figures in their order, each with its name in a table and what it counts.</summary>
    public static readonly IReadOnlyList<(string Name, Phrase Shown, Phrase Meaning)> Figures =
    [
        ("stopped", new("Stopped", "已拦截"), new("payments that never left: blocked, or held and then cancelled", "未转出的付款：直接拦截，或暂停后撤销")),
        ("frozen", new("Frozen", "已冻结"), new("what banks said they hold on orders, whatever became of it later", "银行按指令答复冻结的金额，不论其后如何处理")),
        ("held", new("Still held", "现仍冻结"), new("what of that is still held", "上项中现仍冻结的部分")),
        ("released", new("Lifted", "已解除"), new("what of it was released by the bank: by persons, or when the legal period ended", "上项中由人员决定或因法定期限届满而解除的部分")),
        ("returned", new("Returned", "已返还"), new("what was paid back to the centre or to victims' banks", "返还至本中心或受害人银行的金额")),
        ("returned_unheld", new("Returned, not held before", "未经冻结返还"), new("what of that no bank held when it was paid back", "上项中返还时未处于冻结状态的部分")),
        ("restituted", new("Paid to victims", "已发还受害人"), new("what victims were given back", "发还给受害人的金额")),
    ];

    private static readonly Dictionary<string, Phrase> Steps = new Phrase[]
    {
        new("loss to report", "被骗至报案"), new("report to keyed in", "报案至录入"), new("keyed in to first order", "录入至首次止付指令"),
        new("order to sent", "指令生成至送达"), new("sent to held", "送达至冻结"), new("loss to held", "被骗至冻结"),
    }.ToDictionary(step => step.English, StringComparer.Ordinal);

    /// <summary>A step of the clocks; those of hops have their number in their name.</summary>
    public static Phrase StepOf(string name)
    {
        const string hop = "loss to hop ";
        if (Steps.TryGetValue(name, out var step))
        {
            return step;
        }

        var number = name.StartsWith(hop, StringComparison.Ordinal) ? new string([.. name.Skip(hop.Length).TakeWhile(char.IsAsciiDigit)]) : "";
        var more = name.EndsWith("more", StringComparison.Ordinal) ? "及以上" : "";
        return new Phrase(name, number.Length == 0 ? name : $"被骗至第 {number} 级账户{more}");
    }
}
