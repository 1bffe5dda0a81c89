namespace Cordon.Web.Abroad;

/// <summary>What the screen says on which another centre is asked.</summary>
internal static class AskWords
{
    public static readonly Phrase Title = new("Ask another centre", "向其他中心提出请求");
    public static readonly Phrase What = new(
        "A freeze goes straight through: it waits for no matching. Another person approves it, then it goes out.", "止付请求直接发出，无需先行匹配。经另一人批准后发出。");
    public static readonly Phrase WhatElse = new("Another person approves it, then it goes out.", "经另一人批准后发出。");
    public static readonly Phrase CannotPropose = new("It cannot be proposed so: {0}.", "不能这样提请：{0}。");
    public static readonly Phrase Of = new("Which centre", "哪个中心");
    public static readonly Phrase Choose = new("choose", "请选择");
    public static readonly Phrase Account = new("Account: an IBAN, or BIC/number", "账户：IBAN，或 BIC/账号");
    public static readonly Phrase AccountOptional = new("Account, where there is one: an IBAN, or BIC/number", "账户（如有）：IBAN，或 BIC/账号");
    public static readonly Phrase ReadAs = new("Both centres write it so: {0}", "两个中心的统一写法：{0}");
    public static readonly Phrase NotRead = new("It cannot be asked about: {0}.", "无法就此提出请求：{0}。");
    public static readonly Phrase FaultIban = new("it is no IBAN: its country, length or check digits are wrong", "不是有效的 IBAN：国家代码、长度或校验位有误");
    public static readonly Phrase FaultBank = new("its bank is no BIC", "银行代码不是有效的 BIC");
    public static readonly Phrase FaultShape = new("an account that has no IBAN is written with its bank: BIC/number", "没有 IBAN 的账户须写明银行：BIC/账号");
    public static readonly Phrase FaultOther = new("its number cannot be so", "账号格式有误");
    public static readonly Phrase Payment = new(
        "The payment that brought the money there, by its identifier (may be left empty)", "赃款转入该账户的付款编号（可不填）");
    public static readonly Phrase PaymentHow = new(
        "With it the other centre traces the money on by itself and has it held wherever it lies by then. Without it a person there has to take it up first.",
        "填写后，对方系统可自动追踪并在资金所在账户止付；不填则须由对方人员先行处理。");
    public static readonly Phrase PaymentUnknown = new("no payment of this identifier to this account was handed in here", "本中心没有转入该账户的此编号付款");
    public static readonly Phrase LearnPayment = new("the payment {0}, and when it was made", "付款 {0} 及其时间");
    public static readonly Phrase Amount = new("Amount", "金额");
    public static readonly Phrase Currency = new("Currency", "币种");
    public static readonly Phrase Case = new("Our case, such as C-000012", "本中心案号，例如 C-000012");
    public static readonly Phrase CaseNotOpen = new("there is no case of this number that you may open", "没有您可打开的该编号案件");
    public static readonly Phrase CaseNone = new("There is no case of this number.", "没有该编号的案件。");
    public static readonly Phrase CaseNotYours = new(
        "You may not open this case: whoever works it, or a supervisor, can ask for it.", "您不能打开此案件：可请案件承办人或主管提出请求。");
    public static readonly Phrase Purpose = new("What for, in words that the other centre reads", "用途（对方可见）");
    public static readonly Phrase Formal = new("The request for formal assistance that it goes with", "所依据的正式司法协助请求文号");
    public static readonly Phrase NoBasis = new("There is no legal basis", "没有法律依据");
    public static readonly Phrase BasisChoice = new("What it rests on", "依据");
    public static readonly Phrase WhyNot = new("Why not", "不适用的原因");
    public static readonly Phrase BasisNeedsCentre = new("Choose a centre: what binds both states is looked up then.", "请选择中心，随后查找对两国均有约束力的依据。");
    public static readonly Phrase Deadline = new("The other centre has {0} from its receipt.", "对方自收到起须在 {0} 内答复。");
    public static readonly Phrase Learns = new("What the other centre will learn", "对方将获知");
    public static readonly Phrase LearnsNot = new("What it will not learn", "对方不会获知");
    public static readonly Phrase LearnKind = new("that we ask it to: {0}", "我方请求：{0}");
    public static readonly Phrase LearnAccount = new("the account {0}", "账户 {0}");
    public static readonly Phrase LearnAmount = new("the amount {0}", "金额 {0}");
    public static readonly Phrase LearnPurpose = new("what it is for, and our case's number, as you wrote them", "用途和本中心案号（按您所填）");
    public static readonly Phrase LearnStated = new("what you state of the offence and the data", "您载明的犯罪事实和数据");
    public static readonly Phrase LearnKeys = new("that two persons of this centre signed it, by their keys", "本中心两人已以密钥签名");
    public static readonly Phrase NotVictim = new("who the victim is, and what they told us", "受害人身份及其陈述");
    public static readonly Phrase NotNames = new("who of us signed: a key has no name", "签名人姓名：密钥不含姓名");
    public static readonly Phrase NotRest = new("what else is in the case: other accounts, orders, notes", "案件其他内容：其他账户、指令、记录");
    public static readonly Phrase NotOthers = new(
        "Other centres co-sign how long our log is, and learn neither whom we ask nor what.", "其他中心仅联署日志长度，不知晓请求对象和内容。");
    public static readonly Phrase Propose = new("Propose it to a second person", "提请第二人批准");
    public static readonly Phrase Missing = new("the other centre is not chosen", "尚未选择对方中心");
    public static readonly Phrase Offer = new("Offer information that nobody asked for", "主动通报信息");
    public static readonly Phrase LearnHit = new("what was asked about: {0}", "请求标的：{0}");
    public static readonly Phrase MayNot = new("Your role asks nothing of other centres.", "您的角色不能向其他中心提出请求。");
    public static readonly Phrase NoCentres = new("The trust list that counts now names no other centre.", "当前有效的信任名单中没有其他中心。");
}
