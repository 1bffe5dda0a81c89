namespace Cordon.Web.Story;

/// <summary>What the story of a demonstration says.</summary>
internal static class StoryWords
{
    public static readonly Phrase Title = new("A stolen deposit, in six steps", "六步看懂：一笔被骗的押金");
    public static readonly Phrase Intro = new(
        "Cordon is the anti-scam centre that banks ask before money leaves. People and sums are made up; the real program does all that happens.",
        "Cordon 是银行在资金转出前先行询问的反诈中心。人物和金额均为虚构，但每一步都由真实的程序完成。");
    public static readonly Phrase Signed = new("You are signed in as {0}, {1}. Each step signs you in as whoever does it.", "您现在的身份：{0}，{1}。每一步都会切换为实际办理的人。");
    public static readonly Phrase As = new("as {0}", "身份：{0}");
    public static readonly Phrase Go = new("Step {0}: go there", "第{0}步：前往");
    public static readonly Phrase Again = new("Step {0}: go there again", "第{0}步：再次前往");
    public static readonly Phrase WaitedFor = new("Waiting for: {0}", "等待：{0}");
    public static readonly Phrase Bar = new("The story", "故事");
    public static readonly Phrase Where = new("Story, step {0} of {1}: {2}", "故事 第{0}步，共{1}步：{2}");
    public static readonly Phrase YouAre = new("You are now {0}, the {1}.", "您现在是{0}，{1}。");
    public static readonly Phrase YouAreOfBank = new("You are now {0}, the {1} of {2}.", "您现在是{0}，{2}的{1}。");
    public static readonly Phrase Next = new("Next: {0}", "下一步：{0}");
    public static readonly Phrase ThenNext = new("then next: {0}", "然后：{0}");
    public static readonly Phrase AllSteps = new("All steps", "全部步骤");
    public static readonly Phrase Leave = new("Leave the story", "退出故事");
    public static readonly Phrase Finish = new("The end: look around", "结束：自由浏览");
    public static readonly Phrase Around = new("Look around as somebody else", "换个身份看看");
    public static readonly Phrase AroundWhy = new(
        "The town's evening goes on: payments come in, some are held. Be anybody, and open any screen of the menu.",
        "小城的夜晚仍在继续：不断有付款进来，有的被暂停。您可以切换为任何人，打开菜单中的任何页面。");
    public static readonly Phrase Check = new("The public check, which anybody may use", "公众查询（人人可用）");

    public static readonly Phrase CallTitle = new("A victim calls", "受害人来电");
    public static readonly Phrase CallText = new(
        "An hour ago Lena paid a deposit of 1950 EUR for an online job that does not exist. While she speaks, the centre finds her payment.",
        "一小时前，莱娜为一份并不存在的网上兼职交了1950欧元押金。她还在讲，中心就已找到那笔付款。");
    public static readonly Phrase CallDo = new(
        "Her words are taken down and her payment is found. Say that it is a job scam, then file the report: by the buttons, or Esc, 1, f.",
        "她的话已记录，付款已找到。请选择“刷单兼职”类型，然后提交报案：点按钮，或依次按 Esc、1、f。");

    public static readonly Phrase TrailTitle = new("The trail lights up", "资金去向浮现");
    public static readonly Phrase TrailText = new(
        "Her money went from bank to bank within minutes, and no bank sees more than its own part. The centre follows all of it at once.",
        "她的钱几分钟内就跨了几家银行，每家只看得到自己的一段。中心一次追到全部去向。");
    public static readonly Phrase TrailDo = new(
        "Each band is money that moved. Move the slider to see it move hour by hour; choose an account to see what lies there.",
        "每条色带是一笔转移的资金。拖动滑块看资金逐步流动；点选账户看里面还有多少钱。");

    public static readonly Phrase OrdersTitle = new("Orders go out", "止付指令发出");
    public static readonly Phrase OrdersText = new(
        "Each bank where money still lies is asked to hold that sum, and nothing else of the account. The orders went out with the report.",
        "钱还在哪家银行，就请哪家冻结这一笔，账户其余资金不受影响。指令已随报案发出。");
    public static readonly Phrase OrdersDo = new(
        "One order for each account that still has some of her money, each with its clock. Open one to see its history.",
        "凡仍有她的钱的账户各有一条指令，并各自计时。打开一条可查看经过。");

    public static readonly Phrase BankTitle = new("The bank answers", "银行答复");
    public static readonly Phrase BankText = new(
        "A bank's officer sees the bank's own orders and held payments, and nothing of anybody else's.",
        "银行专员只看得到本行的指令和被暂停的付款，看不到他行的任何内容。");
    public static readonly Phrase BankDo = new(
        "The centre asks your bank to hold part of Lena's money. Answer that it is frozen in full (f), then send it.",
        "中心请贵行冻结莱娜的一部分钱。请答复“已全额冻结”（按 f），然后提交。");

    public static readonly Phrase NextTitle = new("The next victim is stopped", "拦下下一个受害人");
    public static readonly Phrase NextText = new(
        "Minutes later Peter is about to pay the same account. His bank asks the centre first: his payment is held, and nothing has left.",
        "几分钟后，彼得正要付款给同一账户。他的银行先询问中心：付款被暂停，钱没有转出。");
    public static readonly Phrase NextDo = new(
        "Read why it is held and what to say to him. Then propose to block it (b, and a reason): a supervisor has to agree.",
        "查看暂停原因和通话要点。然后提请拦截（按 b 并选择理由）：须主管同意。");

    public static readonly Phrase GangTitle = new("The gang appears", "团伙现形");
    public static readonly Phrase GangText = new(
        "The number that called Lena has called others, and their money met in the same accounts: single reports become a gang.",
        "打给莱娜的号码也打给过别人，他们的钱汇入相同账户：零散的报案连成一个团伙。");
    public static readonly Phrase GangDo = new(
        "Find Lena's case among the others. Choose an account: its role and the signs for it stand beside. Names are shown for a purpose, which is recorded.",
        "在图中找到莱娜的案件。点选一个账户，查看其角色和依据。查看姓名须说明目的并留痕。");

    public static readonly Phrase WaitsNothing = new("nothing", "无");
    public static readonly Phrase WaitsReport = new("the victim's report being filed, in step 1", "第1步提交报案");
    public static readonly Phrase WaitsOrders = new("orders in the victim's case: they come with the report of step 1", "案件的止付指令：随第1步报案产生");
    public static readonly Phrase WaitsBank = new("an order that the bank may see: it comes with the report of step 1", "银行可见的指令：随第1步报案产生");
    public static readonly Phrase WaitsGang = new(
        "gangs being looked for anew: some seconds after the report of step 1", "重新查找团伙：第1步报案后数秒完成");
    public static readonly Phrase WaitsNext = new(
        "the next victim's payment: it comes some seconds after the report of step 1", "下一个受害人的付款：第1步报案后数秒到达");
}
