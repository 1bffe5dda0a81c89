using Cordon.Engine;
using Cordon.Engine.Casework;

namespace Cordon.Web.LookUp;

/// <summary>What the look-up says.</summary>
internal static class LookUpWords
{
    public static readonly Phrase Ask = new(
        "An account, payment, case, order, report, telephone, link, wallet, name online or person", "账号、付款编号、案件号、指令号、报案编号、电话、网址、钱包地址、网络账号或姓名");
    public static readonly Phrase Find = new("Look up", "查询");
    public static readonly Phrase How = new(
        "Press / to ask again. What you look up is recorded; what belongs to another's case is told without its content.",
        "按 / 重新查询。每次查询都会记录；他人案件只提示存在，不显示内容。");

    public static readonly Phrase Begin = new("Ask, and what the centre knows stands here.", "输入后，中心掌握的信息会显示在此。");
    public static readonly Phrase TakenBack = new("Reported {0}, taken back", "{0}报案，已撤回");
    public static readonly Phrase WasTakenBack = new("taken back", "已撤回");
    public static readonly Phrase Righted = new("the holder complained and was right", "持有人申诉成立");
    public static readonly Phrase Reported = new("reported as stolen {0}", "{0}已报案被骗");
    public static readonly Phrase Looking = new("Looking it up …", "正在查询……");
    public static readonly Phrase NotKept = new(
        "What is looked up is recorded first, and that is not possible just now. Try again.", "查询须先记录，目前无法记录，请重试。");
    public static readonly Phrase Nothing = new("The centre knows nothing of “{0}”.", "中心没有关于“{0}”的信息。");
    public static readonly Phrase NothingHow = new(
        "Write an account with its bank (BANK/number) or in full, a payment's number as its bank gave it, a telephone with its country's code, or a part of "
        + "a name.",
        "请填写完整账号（或 银行/账号）、银行给出的付款编号、带国际区号的电话，或姓名的一部分。");
    public static readonly Phrase Account = new("Account {0}", "账户 {0}");
    public static readonly Phrase OnList = new("{0} list: {1}", "{0}名单：{1}");
    public static readonly Phrase NoList = new("on no list, which clears nobody", "不在任何名单（不代表没有嫌疑）");
    public static readonly Phrase Payment = new("Payment {0}", "付款 {0}");
    public static readonly Phrase Decided = new("{0} when it came", "受理时：{0}");
    public static readonly Phrase Held = new("The latest payments held, now or before: {0}", "最近暂停过的付款：{0}");
    public static readonly Phrase AsPayee = new("to this account", "收款");
    public static readonly Phrase AsPayer = new("from this account", "付款");
    public static readonly Phrase Orders = new("Freeze orders: {0}", "止付指令：{0}");
    public static readonly Phrase Reports = new("Reports", "报案");
    public static readonly Phrase TakenBy = new("taken by {0}", "受理人：{0}");
    public static readonly Phrase SentIn = new("sent in", "系统报送");
    public static readonly Phrase Case = new("Case", "案件");
    public static readonly Phrase Order = new("Freeze order", "止付指令");
    public static readonly Phrase Gang = new("Gang {0}", "团伙 {0}");
    public static readonly Phrase Holders = new("Accounts of gangs with a holder of this name", "团伙账户持有人");
    public static readonly Phrase HoldersHow = new(
        "Suspected and presumed innocent. Names are alike often: the gang's drawing shows the holder once a purpose is stated.",
        "涉嫌人员依法推定无罪。同名常见，持有人姓名须在团伙图中说明目的后查看。");
    public static readonly Phrase Texts = new("Words in cases", "案件文本");
    public static readonly Phrase Masked = new("what the victim said is masked", "受害人陈述已遮蔽");
    public static readonly Phrase Show = new("Show what victims said", "查看受害人陈述");
    public static readonly Phrase Purpose = new("Why you look: it is recorded", "查看目的（将留痕）");
    public static readonly Phrase Record = new("Record, and show {0}", "留痕并查看 {0}");
    public static readonly Phrase Said = new("What was said in {0}", "{0} 的陈述");
    public static readonly Phrase NoWords = new("Nothing is kept of it.", "没有留存的陈述。");

    private static readonly Dictionary<AccountList, Phrase> Lists = new()
    {
        [AccountList.Watch] = new("watch", "关注"),
        [AccountList.Allow] = new("allow", "放行"),
    };

    private static readonly Phrase Report = new("report", "报案");

    private static readonly Phrase Note = new("casework", "办案记录");

    public static Phrase Of(AccountList list) => Lists[list];

    public static Phrase KindOf(SearchFind find) => find.Text is null ? Report : Note;
}
