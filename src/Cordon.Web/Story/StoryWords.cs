namespace Cordon.Web.Story;

/// <summary>What the story of a demonstration says.</summary>
internal static class StoryWords
{
    public static readonly Phrase Title = new("A stolen deposit, in six steps", "六步看懂：一笔被骗的押金");
    public static readonly Phrase Intro = new(
        "Cordon is the anti-scam centre that banks ask before money leaves. Three minutes here show what it is for. Everybody and every sum is made "
        + "up; all that happens is done by the real program, while the evening of a small town goes on around it.",
        "Cordon 是银行在资金转出前先行询问的反诈中心。三分钟即可看懂它的用途。人物和金额均为虚构，但每一步都由真实的程序完成，与此同时一座小城的夜晚仍在继续。");
    public static readonly Phrase Signed = new("You are signed in as {0}, {1}. Each step signs you in as whoever does it.", "您现在的身份：{0}，{1}。每一步都会切换为实际办理的人。");
    public static readonly Phrase As = new("as {0}", "身份：{0}");
    public static readonly Phrase Go = new("Step {0}: go there", "第{0}步：前往");
    public static readonly Phrase Again = new("Step {0}: go there again", "第{0}步：再次前往");
    public static readonly Phrase WaitedFor = new("Waited for: {0}", "等待：{0}");
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
        "Lena was offered easy work online: rate hotels, be paid each day. Then she had to pay a deposit of 1950 EUR to get her earnings, and an hour "
        + "ago she did. You are the duty officer on the hotline. What she says is written down, and the centre finds her payment in it while she speaks.",
        "莱娜在网上接到轻松的兼职：给酒店打分，每天结算。后来对方要她先交1950欧元押金才能提现，一小时前她付了。您是热线上的值班民警。她说的话被记录下来，她还在讲，中心就已找到那笔付款。");
    public static readonly Phrase CallDo = new(
        "Her words are taken down and her payment is found. Say that it is a job scam, then file the report: by the buttons, or Esc, 1, f.",
        "她的话已记录，付款已找到。请选择“刷单兼职”类型，然后提交报案：点按钮，或依次按 Esc、1、f。");

    public static readonly Phrase TrailTitle = new("The trail lights up", "资金去向浮现");
    public static readonly Phrase TrailText = new(
        "Scammers move money on within minutes, from bank to bank, and no bank sees more than its own part. The centre has followed Lena's money "
        + "through all of them before she hangs up. You are the investigator and see where it went, and where it still lies.",
        "骗子会在几分钟内把钱从一家银行转到另一家，而每家银行只看得到自己的一段。莱娜还没挂电话，中心已经跨行追到了她的钱。您是侦查员，可以看到钱去了哪里、还留在哪里。");
    public static readonly Phrase TrailDo = new(
        "Each band is money that moved. Move the slider to see it move hour by hour; choose an account to see what lies there.",
        "每条色带是一笔转移的资金。拖动滑块看资金逐步流动；点选账户看里面还有多少钱。");

    public static readonly Phrase OrdersTitle = new("Orders go out", "止付指令发出");
    public static readonly Phrase OrdersText = new(
        "Where money still lies, its bank is asked to hold that sum, and only that sum: the rest of the account stays its holder's. That happened when "
        + "you filed the report. Small sums are ordered by rule; large ones need one person's word, or two.",
        "钱还在哪家银行，就请哪家银行冻结这一笔金额，且仅限这一笔，账户里的其他钱不受影响。您提交报案的同时指令已经发出。小额按规则自动发出，大额须一人或两人批准。");
    public static readonly Phrase OrdersDo = new(
        "One order for each account that still has some of her money, each with its clock. Open one to see its history.",
        "凡仍有她的钱的账户各有一条指令，并各自计时。打开一条可查看经过。");

    public static readonly Phrase BankTitle = new("The bank answers", "银行答复");
    public static readonly Phrase BankText = new(
        "Now you sit at a bank. Its officer sees the bank's own orders and held payments and nothing of anybody else's. What you answer here stands on "
        + "the centre's board in the same second.",
        "现在您坐在银行里。银行专员只看得到本行的指令和被暂停的付款，看不到其他任何内容。您在这里的答复会立刻显示在中心的看板上。");
    public static readonly Phrase BankDo = new(
        "The centre asks your bank to hold part of Lena's money. Answer that it is frozen in full (f), then send it.",
        "中心请贵行冻结莱娜的一部分钱。请答复“已全额冻结”（按 f），然后提交。");

    public static readonly Phrase NextTitle = new("The next victim is stopped", "拦下下一个受害人");
    public static readonly Phrase NextText = new(
        "The same people talk to others. Minutes after Lena's report Peter, at another bank, is about to pay the same account: his bank asks the "
        + "centre first, and his payment is held. Nothing has left his account. You are the duty officer again and call him.",
        "同一伙人还在骗别人。莱娜报案后几分钟，另一家银行的彼得正要付款给同一账户：他的银行先询问中心，这笔付款被暂停，钱没有离开他的账户。您又是值班民警，请致电彼得。");
    public static readonly Phrase NextDo = new(
        "Read why it is held and what to say to him. Then propose to block it (b, and a reason): a supervisor has to agree.",
        "查看暂停原因和通话要点。然后提请拦截（按 b 并选择理由）：须主管同意。");

    public static readonly Phrase GangTitle = new("The gang appears", "团伙现形");
    public static readonly Phrase GangText = new(
        "The number that called Lena has called others. One look-up puts the reports side by side: several victims, several banks, one recruiter. That "
        + "is how single reports become a gang. You are the investigator once more.",
        "打给莱娜的号码也打给过别人。一次查询就能把报案放在一起：多名受害人、多家银行、同一个招募者。零散的报案就这样连成一个团伙。您再次是侦查员。");
    public static readonly Phrase GangDo = new(
        "Three people in three days named this number. Open their cases; what victims said is shown for a purpose, which is recorded.",
        "三天内有三人提到这个号码。可打开他们的案件；查看受害人陈述须说明目的并留痕。");

    public static readonly Phrase WaitsNothing = new("nothing", "无");
    public static readonly Phrase WaitsReport = new("the victim's report being filed, in step 1", "第1步提交报案");
    public static readonly Phrase WaitsOrders = new("orders in the victim's case: they come with the report of step 1", "案件的止付指令：随第1步报案产生");
    public static readonly Phrase WaitsBank = new("an order that the bank may see: it comes with the report of step 1", "银行可见的指令：随第1步报案产生");
    public static readonly Phrase WaitsNext = new(
        "the next victim's payment: it comes some seconds after the report of step 1", "下一个受害人的付款：第1步报案后数秒到达");
}
