namespace Cordon.Web.Networks;

/// <summary>What the screens of gangs say.</summary>
internal static class NetworkWords
{
    public static readonly Phrase Title = new("Networks", "团伙网络");
    public static readonly Phrase AsOf = new("As of {0}: what was known then. ", "截至 {0} 的发现。");
    public static readonly Phrase Looking = new("Being looked for again; this is the last finding.", "正在重新查找；以下为上一次的发现。");
    public static readonly Phrase Failed = new("The last try came to nothing: {0}. It is tried again by itself.", "上一次查找失败：{0}。系统会自动重试。");
    public static readonly Phrase FirstLook = new("Gangs are being looked for", "正在查找团伙");
    public static readonly Phrase FirstLookWhy = new(
        "The centre's journal is read once through; payments go first. This page shows the finding by itself.", "正在通读中心日志，付款优先处理。完成后本页自动显示。");
    public static readonly Phrase NoneTitle = new("No gang is known", "尚未发现团伙");
    public static readonly Phrase NoneWhy = new(
        "A gang is told from two cases and two accounts on that hang together. It is looked for every hour.", "两起以上案件、两个以上账户相互关联才认定为团伙。每小时查找一次。");
    public static readonly Phrase LookAgain = new("Look again now", "立即重新查找");
    public static readonly Phrase Asked = new("It is looked for again; this takes seconds to minutes.", "已开始重新查找，需数秒至数分钟。");
    public static readonly Phrase Presumed = new(
        "Everybody named is suspected and presumed innocent; a role says what was done with an account, never what its holder knew.",
        "所列人员均属涉嫌，依法推定无罪；角色只说明账户的用途，不说明持有人是否知情。");

    public static readonly Phrase Gangs = new("Gangs", "团伙");
    public static readonly Phrase Channels = new("Channels", "共用渠道");
    public static readonly Phrase Active = new("Active", "活跃");
    public static readonly Phrase Gone = new("Gone", "已沉寂");
    public static readonly Phrase All = new("All", "全部");
    public static readonly Phrase Gang = new("Gang", "团伙");
    public static readonly Phrase GangNamed = new("Gang {0}", "团伙 {0}");
    public static readonly Phrase HeldOrReturned = new("Held or paid back by banks", "银行已冻结或返还");
    public static readonly Phrase Cases = new("Cases", "案件");
    public static readonly Phrase OfThemStopped = new(" ({0} of them stopped or held)", "（其中{0}起被拦截或暂停）");
    public static readonly Phrase OwnAccounts = new("Accounts of its own", "团伙自有账户");
    public static readonly Phrase Taken = new("Paid by victims", "受害人付出");
    public static readonly Phrase Left = new("Left the banks", "已流出银行");
    public static readonly Phrase ToFreeze = new("To freeze", "可止付");
    public static readonly Phrase First = new("First identified", "首次发现");
    public static readonly Phrase LastSeen = new("Last seen", "最近出现");
    public static readonly Phrase State = new("State", "状态");
    public static readonly Phrase Fresh = new("new today", "今日新增");
    public static readonly Phrase FreshWhy = new(
        "Found since midnight (UTC): until the next midnight its number is provisional.", "零点（UTC）后新发现：下一个零点前编号可能变动。");

    public static readonly Phrase Shared = new("Places that several gangs paid", "多个团伙付款的去处");
    public static readonly Phrase Mirrored = new("Accounts that mirror each other", "镜像账户对");
    public static readonly Phrase Odd = new("Merchants whose takings do not fit", "收款异常的商户");
    public static readonly Phrase NothingFound = new("None found.", "未发现。");
    public static readonly Phrase More = new("and {0} weaker {0:one|ones}, in the files of cordon networks", "另有 {0} 个较弱，见 cordon networks 的输出文件");
    public static readonly Phrase Place = new("Place", "去处");
    public static readonly Phrase PaidBy = new("Paid by", "付款团伙");
    public static readonly Phrase Stolen = new("Stolen money", "赃款");
    public static readonly Phrase Strength = new("Strength", "强度");
    public static readonly Phrase Meaning = new("What explains it", "解释");
    public static readonly Phrase Takes = new("Takes", "收款方");
    public static readonly Phrase Pays = new("Pays out", "付款方");
    public static readonly Phrase Matches = new("Matching payments", "相符笔数");
    public static readonly Phrase Chance = new("By shifted times would match", "错开时间后相符");
    public static readonly Phrase Suspicious = new("neither chance nor repeating sums explain it", "巧合与固定金额均不能解释");
    public static readonly Phrase NotSuspicious = new("chance or repeating sums may explain it", "可能是巧合或固定金额");
    public static readonly Phrase Merchant = new("Merchant", "商户");
    public static readonly Phrase Peers = new("Compared with", "对比商户数");
    public static readonly Phrase Steady = new("has regulars, as an odd shop has", "有老顾客，可能只是特色商户");
    public static readonly Phrase NotSteady = new("has no regulars", "没有老顾客");

    public static readonly Phrase Back = new("← All gangs", "← 全部团伙");
    public static readonly Phrase NotTold = new("This gang is not told in the last finding", "最近一次发现中没有这个团伙");
    public static readonly Phrase NotToldWhy = new(
        "It may have been merged into another, or its number was provisional. The list has all that are told now.", "它可能已并入其他团伙，或编号是暂定的。列表中是当前全部团伙。");
    public static readonly Phrase MergedInto = new("It is found to be {0}.", "已认定与 {0} 为同一团伙。");
    public static readonly Phrase Life = new("What became of it", "经过");
    public static readonly Phrase Undo = new("They are two: undo", "不是同一团伙：撤销合并");
    public static readonly Phrase UndoWhy = new("Why are {0} and {1} not one gang?", "为什么 {0} 与 {1} 不是同一团伙？");
    public static readonly Phrase Undone = new("Recorded. The next finding goes by it; it is looked for now.", "已记录，下一次发现将据此处理；正在重新查找。");
    public static readonly Phrase UndonePending = new("undone by an officer, from the next finding on", "已由值班人员撤销，下一次发现起生效");
    public static readonly Phrase Cancel = new("Not now", "取消");

    public static readonly Phrase Graph = new("Who pays whom, and what they share", "资金往来与共用标识");
    public static readonly Phrase GraphKeys = new(
        "Arrow keys go from one to the next, Enter opens; + − 0 zoom; drag to move, Ctrl and the wheel zoom.",
        "方向键移动，回车打开；+ − 0 缩放；拖动平移，Ctrl+滚轮缩放。");
    public static readonly Phrase Larger = new("Larger", "放大");
    public static readonly Phrase Smaller = new("Smaller", "缩小");
    public static readonly Phrase Fit = new("All of it", "全图");
    public static readonly Phrase Day = new("What was there by", "截至日期");
    public static readonly Phrase OnlyRole = new("Only", "只看");
    public static readonly Phrase EveryRole = new("all roles", "全部角色");
    public static readonly Phrase NoRole = new("role not told", "角色未定");
    public static readonly Phrase Others = new("{0} {0:other|others}", "另外 {0} 个");
    public static readonly Phrase FoldAgain = new("Fold again", "重新折叠");
    public static readonly Phrase Case = new("Case", "案件");
    public static readonly Phrase Contact = new("Contact", "联系方式");
    public static readonly Phrase Device = new("Device", "设备");
    public static readonly Phrase Address = new("Internet address", "网络地址");
    public static readonly Phrase Contacts = new("Contacts", "联系方式");
    public static readonly Phrase Devices = new("Devices and addresses", "设备与地址");
    public static readonly Phrase Victims = new("Victims", "受害人");
    public static readonly Phrase Inside1 = new("First accounts", "第一层账户");
    public static readonly Phrase Inside2 = new("Second accounts", "第二层账户");
    public static readonly Phrase Inside3 = new("Third and further", "第三层及以后");
    public static readonly Phrase WaysOut = new("Ways out", "资金出口");
    public static readonly Phrase Legend = new("How to read it", "图例");
    public static readonly Phrase MoneyLine = new("line: money, as wide as much; dashed: a shared device, contact or case", "实线：资金，越宽越多；虚线：共用设备、联系方式或案件");

    public static readonly Phrase ChooseOne = new("Choose an account, device, contact or case in the drawing.", "请在图中选择账户、设备、联系方式或案件。");
    public static readonly Phrase Close = new("Close", "关闭");
    public static readonly Phrase Bank = new("Bank", "银行");
    public static readonly Phrase Number = new("Account", "账号");
    public static readonly Phrase MaskedAccount = new("not a suspect's: shown once a purpose is stated", "非嫌疑账户：说明目的后显示");
    public static readonly Phrase Holder = new("Holder", "持有人");
    public static readonly Phrase Hidden = new("shown once a purpose is stated", "说明目的后显示");
    public static readonly Phrase From = new("From victims", "来自受害人");
    public static readonly Phrase FromGang = new("From other accounts", "来自其他账户");
    public static readonly Phrase Passed = new("Handed on inside", "团伙内转出");
    public static readonly Phrase Lying = new("Still lies there", "尚在账上");
    public static readonly Phrase When = new("From – to", "起止");
    public static readonly Phrase Roles = new("Roles, with what shows them", "角色与依据");
    public static readonly Phrase NoRoleWhy = new("Too little is known to tell a role. Only an amount is disputed here.", "信息不足，无法认定角色。此处仅金额存在争议。");
    public static readonly Phrase Points = new("{0} points", "{0}分");
    public static readonly Phrase Explanations = new("Innocent explanations", "合理解释（非涉案）");
    public static readonly Phrase NotTested = new("Not tested: nothing is to be frozen here.", "未检验：此处无可止付资金。");
    public static readonly Phrase Fits = new("fits – look at it first", "成立——请先核查");
    public static readonly Phrase DoesNotFit = new("does not fit", "不成立");
    public static readonly Phrase CannotTell = new("cannot be told", "无法判断");
    public static readonly Phrase Links = new("Linked with", "关联");
    public static readonly Phrase Sightings = new("Who may be behind it", "可能的相关人员");
    public static readonly Phrase NoSightings = new("Nobody is known behind it.", "尚无相关人员信息。");
    public static readonly Phrase Stops = new("Blocking it would have saved {0}.", "若拦截此节点，可少流出 {0}。");
    public static readonly Phrase Record = new("{0}; {1}, {2} {2:record|records}, last {3}", "{0}；{1}，{2} 条记录，最近 {3}");

    public static readonly Phrase Purpose = new("Why do you look? It is recorded with your name.", "请说明查看目的（将连同姓名记录）");
    public static readonly Phrase ShowNames = new("Show names", "显示姓名");
    public static readonly Phrase NamesShown = new("Names are shown; the look is recorded: {0}", "姓名已显示，查看已记录：{0}");
    public static readonly Phrase NoNames = new("Your role does not see names and victims' accounts.", "您的角色无权查看姓名和受害人账户。");
    public static readonly Phrase Export = new("Export", "导出");
    public static readonly Phrase ExportWhy = new(
        "The page for the night of arrests and the same as data hold suspects' names. What for? It is recorded first.", "抓捕页面及其数据含嫌疑人姓名。请说明用途，先记录后导出。");
    public static readonly Phrase NotExported = new("Nothing was exported: {0}.", "未导出：{0}。");
    public static readonly Phrase NotRecorded = new(
        "Nothing was exported: what for is recorded first, and that is not possible just now. Try again.", "未导出：须先记录用途，目前无法记录，请重试。");
    public static readonly Phrase NotYet = new("What was chosen was not there yet by {0}.", "截至 {0}，所选对象尚未出现。");
    public static readonly Phrase MoreOfIt = new(
        "This is a part of the drawing: drag it, or press “All of it”.", "图未完整显示：可拖动查看，或点击“全图”。");
    public static readonly Phrase ExportPage = new("Arrest-night page (HTML)", "抓捕页面（HTML）");
    public static readonly Phrase ExportData = new("Data (JSON)", "数据（JSON）");
}
