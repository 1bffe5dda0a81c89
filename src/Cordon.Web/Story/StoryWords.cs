namespace Cordon.Web.Story;

/// <summary>What the story of a demonstration says: short enough that a newcomer has understood all of it within three minutes.</summary>
internal static class StoryWords
{
    public static readonly Phrase Title = new("A stolen deposit: six steps, three minutes", "一笔被骗的押金：六步，三分钟");
    public static readonly Phrase Intro = new(
        "Banks ask Cordon before money leaves. People and sums are made up; the program is real. Each step signs you in as whoever does it.",
        "资金转出前，银行先询问 Cordon。人物和金额为虚构，程序是真的。每步自动切换为办理人。");
    public static readonly Phrase As = new("as {0}", "身份：{0}");
    public static readonly Phrase Go = new("Go to step {0}", "前往第{0}步");
    public static readonly Phrase Again = new("See it again", "再看一次");
    public static readonly Phrase Done = new("Done", "已完成");
    public static readonly Phrase Current = new("Now", "当前");
    public static readonly Phrase DoneSteps = new("{0} of {1} done", "已完成{0}/{1}步");
    public static readonly Phrase WaitedFor = new("Waiting for {0}", "等待：{0}");
    public static readonly Phrase Bar = new("The story", "故事");
    public static readonly Phrase Where = new("{0} of {1}", "第{0}/{1}步");
    public static readonly Phrase YouAre = new("You are the {0}.", "您是{0}。");
    public static readonly Phrase YouAreOfBank = new("You are the {0} of {1}.", "您是{1}的{0}。");
    public static readonly Phrase Next = new("Next: {0}", "下一步：{0}");
    public static readonly Phrase AllSteps = new("All steps", "全部步骤");
    public static readonly Phrase Leave = new("Leave", "退出");
    public static readonly Phrase Finish = new("The end: look around", "结束：自由浏览");
    public static readonly Phrase Around = new("Look around as somebody else", "换个身份看看");
    public static readonly Phrase AroundWhy = new(
        "The town's evening goes on: payments come in, some are held. Be anybody, and open any screen of the menu.",
        "小城的夜晚仍在继续：不断有付款进来，有的被暂停。您可以切换为任何人，打开菜单中的任何页面。");
    public static readonly Phrase Check = new("The public check, which anybody may use", "公众查询（人人可用）");

    public static readonly Phrase CallTitle = new("A victim calls", "受害人来电");
    public static readonly Phrase CallText = new(
        "Lena has paid 1950 EUR for an online job that does not exist.", "莱娜为一份假的网上兼职付了1950欧元。");
    public static readonly Phrase CallDo = new("Her payment is found already. Press “Job”, then “File the report”.", "付款已找到。请点“刷单兼职”，再点“提交报案”。");

    public static readonly Phrase TrailTitle = new("The trail lights up", "资金去向浮现");
    public static readonly Phrase TrailText = new(
        "Her money reached five banks within minutes. Each sees its part; the centre sees all.", "钱几分钟内到了五家银行。各行只见一段，中心看到全部。");
    public static readonly Phrase TrailDo = new("Each band is money that moved: drag the slider.", "色带是转移的资金：请拖动滑块。");

    public static readonly Phrase OrdersTitle = new("Orders go out", "止付指令发出");
    public static readonly Phrase OrdersText = new(
        "Each bank that still has some of it is asked to freeze that sum, and nothing else.", "钱还在哪家银行，就请哪家冻结这一笔，仅此一笔。");
    public static readonly Phrase OrdersDo = new("See the orders, each with its clock.", "请看各条指令的计时。");

    public static readonly Phrase BankTitle = new("The bank answers", "银行答复");
    public static readonly Phrase BankText = new("A bank sees its own orders, and nobody else's.", "银行只看得到本行的指令。");
    public static readonly Phrase BankDo = new("Press “Frozen in full”, then “Send the answer”.", "请点“已全额冻结”，再点“提交答复”。");

    public static readonly Phrase NextTitle = new("The next victim is stopped", "拦下下一个受害人");
    public static readonly Phrase NextText = new(
        "Peter pays the same account. His payment is held: nothing has left.", "彼得正付款给同一账户。付款被暂停，钱未转出。");
    public static readonly Phrase NextDo = new(
        "Read the first reason. Press “Block”, then 1: a supervisor has to agree.", "请看第一条原因。点“拦截”，再点1：须主管同意。");

    public static readonly Phrase GangTitle = new("The gang appears", "团伙现形");
    public static readonly Phrase GangText = new(
        "The number that called Lena has called others: single reports become a gang.", "打给莱娜的号码也打给过别人：零散报案连成团伙。");
    public static readonly Phrase GangDo = new("Choose an account to see its role.", "请点选账户，看它的角色。");

    public static readonly Phrase WaitsNothing = new("nothing", "无");
    public static readonly Phrase WaitsReport = new("the report of step 1", "第1步的报案");
    public static readonly Phrase WaitsNext = new("his payment, seconds after step 1", "他的付款（第1步后数秒）");
    public static readonly Phrase WaitsGang = new("a new search, seconds after step 1", "重新查找（第1步后数秒）");
}
