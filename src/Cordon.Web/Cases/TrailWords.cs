namespace Cordon.Web.Cases;

/// <summary>What a trail's list says, and where its money is.</summary>
internal static class TrailWords
{
    public static readonly Phrase SumsOfNow = new("The sums above and the list below are those of now.", "以上合计和下方列表为当前情况。");
    public static readonly Phrase WhereItWent = new("Where the stolen money went", "涉案资金去向");
    public static readonly Phrase ToList = new("The same as a list", "以列表查看");
    public static readonly Phrase ToDrawing = new("To the drawing", "返回流向图");
    public static readonly Phrase List = new("The trail as a list", "资金流向列表");
    public static readonly Phrase ListNote = new(
        "From account to account: who paid it, when and how much of the stolen money, and what became of it there.",
        "逐个账户列出：谁在何时转入多少涉案资金，以及之后的去向。");

    public static readonly Phrase Taken = new("Taken from", "被骗账户");
    public static readonly Phrase HopNumber = new("After transfer {0}", "第{0}次转账后");
    public static readonly Phrase FromAccount = new("from {0}", "来自{0}");
    public static readonly Phrase OfPayment = new("payment {0}", "付款{0}");
    public static readonly Phrase PartOf = new("payment {0} of {1}", "付款{0}，共{1}");
    public static readonly Phrase BookedAt = new(", booked {0}", "，{0}入账");
    public static readonly Phrase Paid = new("Paid out {0} in {1} payments, the last {2}", "转出{0}，共{1}笔，最后一笔{2}");
    public static readonly Phrase PaidOnce = new("Paid out {0}, {1}", "转出{0}，{1}");
    public static readonly Phrase InDrawing = new("Show in the drawing", "在图中显示");
    public static readonly Phrase InDrawingOf = new("Show in the drawing: {0}", "在图中显示：{0}");
    public static readonly Phrase More = new("Show {0} more {0:account|accounts}", "再显示{0}个账户");
    public static readonly Phrase MoreTransfers = new("and {0} more {0:transfer|transfers}", "另有{0}笔转入");
    public static readonly Phrase Close = new("Close", "关闭");
    public static readonly Phrase Chosen = new("What is chosen", "所选内容");
}
