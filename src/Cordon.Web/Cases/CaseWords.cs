namespace Cordon.Web.Cases;

/// <summary>What the list of cases and a case's own screen say.</summary>
internal static class CaseWords
{
    public static readonly Phrase ExportAsked = new("Asked for: this case for another system", "申请：向其他系统导出本案");
    public static readonly Phrase ExportAllow = new("Let it leave", "同意导出");
    public static readonly Phrase Count = new("{0} {0:case|cases}", "{0}起案件");
    public static readonly Phrase MineFirst = new("Yours stand first, then the latest.", "您的案件在前，其余按时间倒序。");
    public static readonly Phrase Search = new("Search texts, numbers", "搜索文字、号码");
    public static readonly Phrase Find = new("Find", "搜索");
    public static readonly Phrase Clear = new("All cases again", "返回全部案件");
    public static readonly Phrase Found = new("{0} {0:text holds|texts hold} all of these words", "{0}处文字包含全部搜索词");
    public static readonly Phrase FoundNone = new(
        "No text of a case that you may see holds all of these words. Fewer words find more.",
        "您可查看的案件中没有包含全部搜索词的文字，请减少搜索词。");
    public static readonly Phrase Masked = new("A victim's words: open the case and say why you look.", "受害人陈述：请打开案件并说明查看目的。");
    public static readonly Phrase Stage = new("Stage", "阶段");
    public static readonly Phrase AllStages = new("all stages", "全部阶段");
    public static readonly Phrase Whose = new("Whose", "承办人");
    public static readonly Phrase Anybody = new("anybody's", "任何人");
    public static readonly Phrase Mine = new("yours", "我的");
    public static readonly Phrase Late = new("with a late task", "有逾期任务");
    public static readonly Phrase Contested = new("with an open complaint", "有未决申诉");
    public static readonly Phrase Nobody = new("nobody yet", "尚无人承办");
    public static readonly Phrase NoneTitle = new("No case fits", "没有符合条件的案件");
    public static readonly Phrase NoneWhy = new(
        "You see cases that you are on, and those that nobody has yet. A reported case appears here by itself.", "您可查看自己参与的案件和尚无人承办的案件。新报案会自动出现在这里。");
    public static readonly Phrase NoneYours = new("You are on no case", "您尚未参与任何案件");
    public static readonly Phrase NoneYoursWhy = new(
        "Your role sees only cases that it was put on. Ask who works the case, or a supervisor, to bring you onto it. The look-up tells whether an account or "
        + "a payment is in a case.",
        "您的角色只能查看已加入的案件。请让承办人或主管将您加入案件。通过“查询”可了解某账号或付款是否涉案。");
    public static readonly Phrase New = new("changed since you looked", "上次查看后有变化");
    public static readonly Phrase Due = new("due in {0}", "{0}后到期");
    public static readonly Phrase Overdue = new("late by {0}", "已逾期{0}");
    public static readonly Phrase Complaint = new("complaint", "申诉");
    public static readonly Phrase Task = new("task", "任务");
    public static readonly Phrase Stolen = new("Stolen", "被骗");
    public static readonly Phrase Held = new("Held", "已冻结");
    public static readonly Phrase Returned = new("Returned", "已返还");
    public static readonly Phrase TextFull = new(
        "{0} characters are the most: look at the end whether all of it stands there, and write the rest as another.", "最多 {0} 个字符：请检查末尾是否完整，其余另写一条。");
    public static readonly Phrase NotSettled = new("stopped before it was lost", "未造成损失");
    public static readonly Phrase Choose = new("Choose {0}", "选择{0}");
    public static readonly Phrase Chosen = new("{0} chosen", "已选{0}起");
    public static readonly Phrase GiveTo = new("Give to", "交给");
    public static readonly Phrase HowItStands = new("How it stands", "进展说明");
    public static readonly Phrase HandOver = new("Hand over", "交接");
    public static readonly Phrase Assign = new("Assign", "分派");
    public static readonly Phrase Given = new("{0} given to {1}.", "已将{0}起交给{1}。");
    public static readonly Phrase NobodyToDo = new("choose who is to do it", "请选择由谁完成");
    public static readonly Phrase NobodyOnCase = new(
        "nobody is on the case who could do it: take it, or have somebody join it", "本案尚无办案人员：请先受理或邀请人员加入");
    public static readonly Phrase NobodyChosen = new("say whom it is given to", "请选择接收人");
    public static readonly Phrase NotDone = new("Not done: {0}.", "未完成：{0}。");
    public static readonly Phrase Recorded = new("Recorded.", "已记录。");
    public static readonly Phrase DueIn = new("Due in", "完成时限");

    public static readonly Phrase NoCaseTitle = new("There is no such case, or you are not on it", "没有此案件，或您未参与此案件");
    public static readonly Phrase NoCaseWhy = new("Who works a case lets others see it; a supervisor assigns it.", "由承办人或主管决定谁可以查看案件。");
    public static readonly Phrase ToCases = new("To the cases", "返回案件列表");
    public static readonly Phrase Worker = new("Worked by", "承办人");
    public static readonly Phrase Team = new("Also on it", "参与人");
    public static readonly Phrase Lost = new("Lost", "损失时间");
    public static readonly Phrase Sections = new("Parts of the case", "案件内容");
    public static readonly Phrase Timeline = new("Timeline", "时间线");
    public static readonly Phrase People = new("People", "人员");
    public static readonly Phrase Trail = new("Money trail", "资金流向");
    public static readonly Phrase Money = new("Orders and ledger", "止付与账目");
    public static readonly Phrase Tasks = new("Tasks", "任务");
    public static readonly Phrase Complaints = new("Complaints", "申诉");
    public static readonly Phrase Linked = new("Linked cases", "关联案件");
    public static readonly Phrase Files = new("Files", "文件");
    public static readonly Phrase NoFiles = new("No file is in it.", "尚无文件。");
    public static readonly Phrase LayIn = new("Add files: choose them, or drag them here", "添加文件：选择或拖到此处");
    public static readonly Phrase LayInHow = new(
        "At most {0} MiB each, since a file is closed with the case's key and checked whole; cut a film before. What is in a file is not shown here.",
        "每个文件不超过{0} MiB：文件须整体用案件密钥加密并校验，视频请先剪短。此处不显示文件内容，仅供下载。");
    public static readonly Phrase NotYoursToDecide = new("Not yours to decide: {0}.", "不由您裁决：{0}。");
    public static readonly Phrase LaidIn = new("{0}: added.", "{0}：已添加。");
    public static readonly Phrase LaidInBefore = new("{0}: is in the case already.", "{0}：案件中已有此文件。");
    public static readonly Phrase NotLaidIn = new("{0}: not added: {1}.", "{0}：未添加：{1}。");
    public static readonly Phrase FileLarge = new("it has more than {0} MiB", "超过{0} MiB");
    public static readonly Phrase FileCut = new("it did not come whole", "传输不完整");
    public static readonly Phrase FilesMany = new("at most {0} at once", "一次最多{0}个");
    public static readonly Phrase LayingIn = new("Laying in…", "正在归入……");
    public static readonly Phrase Fetch = new("Download", "下载");
    public static readonly Phrase FetchThat = new("Download {0}", "下载{0}");
    public static readonly Phrase FileErased = new("its bytes are erased, and what they were is told by the hash", "内容已清除，仅保留哈希值");
    public static readonly Phrase FileOf = new("{0} {0:byte|bytes} · {1} · {2}", "{0}字节 · {1} · {2}");
    public static readonly Phrase LookedAtWhy = new("Looked at, and why", "查看内容与目的");
    public static readonly Phrase LookedAtVictims = new("what victims said:", "受害人陈述：");
    public static readonly Phrase LookedAtEvidence = new("the evidence, taken out:", "导出证据：");
    public static readonly Phrase LookedAtFile = new("file {0}:", "文件{0}：");
    public static readonly Phrase FileNoPurpose = new(
        "Not fetched: say why you look at it, in four letters or more.", "未下载：请说明查看目的，至少两个汉字。");
    public static readonly Phrase FileGone = new("Not fetched: there is no such file, or it is erased.", "未下载：没有此文件或已清除。");
    public static readonly Phrase FileChanged = new(
        "Not downloaded: its bytes on the disk are not those that were added. Tell who runs the centre, and add it again from where it came.",
        "未下载：磁盘上的内容缺失或与归入时不一致，不予提供。请告知中心运维人员，并从原始来源重新归入。");
    public static readonly Phrase Acts = new("What to do", "操作");
    public static readonly Phrase Older = new("Show older lines", "显示更早记录");

    public static readonly Phrase YesTake = new("Yes, take it", "是，接办");
    public static readonly Phrase SureTake = new(
        "{0} works this case. It is yours then, and whoever worked a case decides no complaint of it. Take it?", "本案由{0}承办。接办后由您承办，承办过案件者不得裁决该案申诉。确定接办？");
    public static readonly Phrase StillHeld = new("payment still held", "付款仍在暂停");
    public static readonly Phrase Take = new("Take it", "承办此案");
    public static readonly Phrase To = new("To", "接收人");
    public static readonly Phrase Join = new("Let another see it", "邀请他人参与");
    public static readonly Phrase Who = new("Who", "人员");
    public static readonly Phrase Leave = new("Take off the case", "移出案件");
    public static readonly Phrase Move = new("Wait, close or open again", "等待、结案或重新办理");
    public static readonly Phrase Reason = new("Reason", "理由");
    public static readonly Phrase Wait = new("Wait for an answer", "等待外部回复");
    public static readonly Phrase Work = new("Work on it again", "重新办理");
    public static readonly Phrase Close = new("Close", "结案");
    public static readonly Phrase Note = new("Write a note", "写记录");
    public static readonly Phrase NoteText = new("Note", "记录");
    public static readonly Phrase Write = new("Write it down", "记录");
    public static readonly Phrase SetTask = new("Set a task", "设置任务");
    public static readonly Phrase WhatToDo = new("What is to be done", "任务内容");
    public static readonly Phrase Set = new("Set it", "设置");
    public static readonly Phrase TaskDone = new("Done", "完成");
    public static readonly Phrase NoTasks = new("No task was set. A task says who does what until when.", "尚未设置任务。任务说明谁在何时之前完成什么。");
    public static readonly Phrase DoneAt = new("done {0}", "{0}完成");
    public static readonly Phrase Merge = new("Work it as part of another", "并入其他案件");
    public static readonly Phrase OtherCase = new("The other case", "目标案件");
    public static readonly Phrase MergeIt = new("Merge", "并案");
    public static readonly Phrase Split = new("Work it by itself again", "拆分为独立案件");
    public static readonly Phrase SplitIt = new("Split off", "拆分");
    public static readonly Phrase PaymentHeld = new(
        "The reported payment is held: {0} to {1}, until {2}; then it is blocked. The money is still with the payer's bank.",
        "所报付款暂停中：{0}，收款账户{1}，至{2}，到期拦截。资金仍在付款行。");
    public static readonly Phrase PaymentCancelled = new(
        "The reported payment was held and stopped for good on {2}: {0} to {1}. The money never left the payer's bank.",
        "所报付款曾被暂停，已于{2}终止：{0}，收款账户{1}。资金未离开付款行。");
    public static readonly Phrase PaymentTimeBlocked = new(
        "The reported payment was held and blocked when its time was over, on {2}: {0} to {1}. The money never left the payer's bank.",
        "所报付款曾被暂停，时限已到，于{2}被拦截：{0}，收款账户{1}。资金未离开付款行。");
    public static readonly Phrase PaymentBlocked = new(
        "The reported payment was blocked when it was decided, on {2}: {0} to {1}. The money never left the payer's bank.",
        "所报付款于{2}研判时即被拦截：{0}，收款账户{1}。资金未离开付款行。");
    public static readonly Phrase PaymentNotLetGo = new(
        "The reported payment was held on {2} and not let go: {0} to {1}. The money never left the payer's bank.",
        "所报付款于{2}被暂停且未放行：{0}，收款账户{1}。资金未离开付款行。");
    public static readonly Phrase ToDuty = new("Open it at the duty desk", "到值班台查看");
    public static readonly Phrase PartsApart = new(
        "Cases worked as parts of this one; each has sums, orders and a ledger of its own:", "并入本案办理的案件；金额、止付指令和账目各自独立：");
    public static readonly Phrase AllParts = new("All {0} parts", "全部{0}起并入案件");
    public static readonly Phrase LeaveSurely = new(
        "There are words in a case's form that were not recorded. Who signs out loses them. Sign out all the same?", "案件表单中还有未提交的文字，退出登录将丢失。仍要退出吗？");
    public static readonly Phrase PartOf = new("It is worked as part of {0}.", "已并入{0}办理。");
    public static readonly Phrase Parts = new("Parts", "并入的案件");
    public static readonly Phrase SharesAccount = new("Share an account with it", "涉及同一账户的案件");
    public static readonly Phrase OthersShare = new(
        "{0} more share an account, which you are not on: a supervisor can bring you together.",
        "另有{0}起涉及同一账户而您未参与，可请主管协调。");
    public static readonly Phrase NoLinked = new("No other case that you may see shares an account with this one.", "您可查看的案件中没有涉及同一账户的。");

    public static readonly Phrase Take12h = new("Take down a complaint", "受理申诉");
    public static readonly Phrase OfOrder = new("Of which order", "针对的止付指令");
    public static readonly Phrase HolderSays = new("What the account's holder says", "账户持有人陈述");
    public static readonly Phrase TakeDown = new("Take it down", "受理");
    public static readonly Phrase Decide = new("Decide complaint {0}", "裁决申诉{0}");
    public static readonly Phrase DecideIt = new("Decide it", "裁决");
    public static readonly Phrase Uphold = new("The holder is right", "申诉成立");
    public static readonly Phrase TurnDown = new("Turn it down", "驳回申诉");
    public static readonly Phrase Upheld = new("the holder was right", "申诉成立");
    public static readonly Phrase TurnedDown = new("turned down", "已驳回");
    public static readonly Phrase OfOrderNumber = new("Complaint {0}, order {1}", "申诉{0}，止付指令{1}");
    public static readonly Phrase NoComplaints = new(
        "Nobody complained. A complaint is decided within 12 hours, by a supervisor who never worked the case.",
        "没有申诉。申诉须在12小时内由从未承办此案的主管裁决。");
    public static readonly Phrase OrderWhere = new("{0}: {1} at {2}", "{0}：{1}，账户{2}");

    public static readonly Phrase Victims = new("Victims", "受害人");
    public static readonly Phrase Officers = new("Officers", "办案人员");
    public static readonly Phrase Report = new("Report", "报案");
    public static readonly Phrase FiledBy = new("Filed by", "提交方");
    public static readonly Phrase Centre = new("the centre", "反诈中心");
    public static readonly Phrase ScamType = new("Kind of scam", "骗局类型");
    public static readonly Phrase Words = new("What the victim said", "受害人陈述");
    public static readonly Phrase Hidden = new("masked until you say why you look", "说明查看目的后显示");
    public static readonly Phrase Gone = new("erased, or nothing was said", "已清除或无陈述");
    public static readonly Phrase LookTitle = new("See what victims said", "查看受害人信息");
    public static readonly Phrase Purpose = new("Why you look", "查看目的");
    public static readonly Phrase LookIt = new("Record and show", "记录并显示");
    public static readonly Phrase LookNote = new("It is recorded who looked, when and why, before anything is shown.", "显示前先记录查看人、时间和目的。");
    public static readonly Phrase Looked = new("You looked: {0}", "您的查看目的：{0}");
    public static readonly Phrase LooksTitle = new("Who looked at victims of {0}", "{0}受害人信息查看记录");
    public static readonly Phrase NoLooks = new("Nobody looked.", "无人查看。");
    public static readonly Phrase When = new("When", "时间");

    public static readonly Phrase Orders = new("Freeze orders", "止付指令");
    public static readonly Phrase NoOrders = new(
        "No order was made: nothing of the money rests in an account, or the payment has not settled.",
        "没有止付指令：账户内无涉案资金，或付款尚未完成。");
    public static readonly Phrase Order = new("Order", "指令");
    public static readonly Phrase Bank = new("Bank", "银行");
    public static readonly Phrase Account = new("Account", "账户");
    public static readonly Phrase Asked = new("Asked", "要求止付");
    public static readonly Phrase First = new("at first {0}", "最初{0}");
    public static readonly Phrase State = new("State", "状态");
    public static readonly Phrase Deadline = new("Deadline", "时限");
    public static readonly Phrase Ledger = new("Ledger", "账目");
    public static readonly Phrase NoLedger = new("Nothing is booked yet.", "尚无账目。");
    public static readonly Phrase WhatFor = new("What for", "事由");
    public static readonly Phrase Amount = new("Amount", "金额");

    public static readonly Phrase WasTaken = new("took the case", "接手本案");
    public static readonly Phrase WasAssigned = new("assigned the case to {0}", "指定由{0}承办");
    public static readonly Phrase WasJoined = new("{0} may see it and help", "{0}加入");
    public static readonly Phrase WasLeft = new("{0} is off the case", "{0}退出");
    public static readonly Phrase WasHandedOver = new("handed over to {0}", "交接给{0}");
    public static readonly Phrase WasMoved = new("stage: {0}", "阶段：{0}");
    public static readonly Phrase WasNoted = new("note", "记录");
    public static readonly Phrase WasTask = new("task for {0}, due {1}", "{0}的任务，{1}前完成");
    public static readonly Phrase WasTaskDone = new("task {0} done", "任务{0}已完成");
    public static readonly Phrase WasMerged = new("part of {0} from now on", "并入{0}");
    public static readonly Phrase WasSplit = new("worked by itself again", "拆分为独立案件");
    public static readonly Phrase WasContested = new("complaint of order {0}", "针对止付指令{0}的申诉");
    public static readonly Phrase WasDecided = new("complaint {0}: {1}", "申诉{0}：{1}");
    public static readonly Phrase WasFile = new("file added, {0} {0:byte|bytes}", "添加文件，{0}字节");
    public static readonly Phrase WasErased = new("what was written is erased", "文字已清除");
    public static readonly Phrase WasPaid = new("the stolen payment: {0}", "被骗付款：{0}");
    public static readonly Phrase WasTakenBack = new("report {0} was taken back: it said what was not so", "报案{0}已撤回：所报不实");
    public static readonly Phrase TakeBack = new("Take this report back", "撤回这件报案");
    public static readonly Phrase TakeBackWhy = new("Why it is wrong (the record keeps it for good, so name nobody)", "有何错误（将永久留档，请勿写出姓名）");
    public static readonly Phrase TakeBackIt = new("Take it back", "撤回");
    public static readonly Phrase TakenBack = new("taken back on {0} by {1}", "{1}于{0}撤回");
    public static readonly Phrase TakeBackBarred = new("This report cannot be taken back now: {0}.", "此报案目前不能撤回：{0}。");
    public static readonly Phrase AllBack = new("taken back: nothing counts as stolen", "报案已撤回，不计为被骗");
    public static readonly Phrase NothingStolen = new(
        "Every report of this case was taken back: nothing counts as stolen, and it speaks against no account any more.",
        "本案的报案均已撤回：不再计为被骗，也不再对任何账户不利。");
    public static readonly Phrase WasReported = new("report {0}", "报案 {0}");
    public static readonly Phrase WasProposed = new("order {0} proposed: {1} at {2}", "拟止付{0}：{1}，{2}");
    public static readonly Phrase WasSent = new("order {0} with the bank", "止付指令{0}已送达银行");
    public static readonly Phrase WasAnswered = new("order {0} answered: {1}", "止付指令{0}已答复：{1}");

    public static readonly Phrase TrailKeys = new(
        "Drag, or the arrows, to move; + and − to zoom; 0 for all. Choose an account or a band to see what it is.",
        "拖动或按方向键移动；+、− 缩放；0 复原。点选账户或资金带查看详情。");
    public static readonly Phrase TrailTouch = new(
        "There is more to the right and below: drag to see it, or read the list. Choose an account or a band to see what it is.",
        "右侧和下方还有内容：拖动查看，或阅读下方列表。点选账户或资金带查看详情。");
    public static readonly Phrase ZoomIn = new("Closer", "放大");
    public static readonly Phrase ZoomOut = new("Farther", "缩小");
    public static readonly Phrase Whole = new("All of it", "全图");
    public static readonly Phrase Moment = new("As it was then", "按时间查看");
    public static readonly Phrase Beginning = new("before the theft", "被骗之前");
    public static readonly Phrase NothingChosen = new(
        "Nothing is chosen. Tab goes through accounts and bands, Enter chooses.",
        "尚未选择。按 Tab 浏览账户和资金带，按 Enter 选择。");
    public static readonly Phrase Hop = new("Transfers since the theft", "被骗后第几次转账");
    public static readonly Phrase CameIn = new("Came in", "转入");
    public static readonly Phrase WentOut = new("Went out", "转出");
    public static readonly Phrase Where = new("Where it lies", "资金去向");
    public static readonly Phrase OrdersOn = new("Orders on it", "相关止付指令");
    public static readonly Phrase VictimAccount = new("victim's account", "受害人账户");
    public static readonly Phrase Withheld = new("number masked", "账号已隐藏");
    public static readonly Phrase From = new("From", "转出方");
    public static readonly Phrase Payment = new("Payment", "付款编号");
    public static readonly Phrase Time = new("Time", "时间");
    public static readonly Phrase WholePayment = new("Whole payment", "付款总额");
    public static readonly Phrase OfTheStolen = new("Of the stolen money", "其中涉案金额");
    public static readonly Phrase AccountsHere = new("{0} accounts drawn together", "合并显示的{0}个账户");
    public static readonly Phrase NothingToFollow = new("Nothing to follow", "无需追踪");
    public static readonly Phrase NoTrail = new("The money cannot be followed", "无法追踪资金");
    public static readonly Phrase DrawingNote = new(
        "Stolen {0}. Reached: {1} {1:account|accounts}, by {2} {2:transfer|transfers}. Bands are as wide as the stolen money in them; times are yours.",
        "被骗{0}。资金流向：{1}个账户，{2}笔转账。资金带宽度表示涉案金额；时间为您所在时区。");
}
