using Cordon.Core.Intake;

namespace Cordon.Web.PublicCheck;

/// <summary>What the public check says, in the plainest words there are.</summary>
internal static class CheckWords
{
    public static readonly Phrase Brand = new("Cordon", "Cordon 反诈中心");
    public static readonly Phrase Title = new("Has it been reported as a scam?", "它被举报过诈骗吗？");
    public static readonly Phrase What = new(
        "Before you pay: ask here whether an account, a telephone number, a link, a name online or a wallet has been reported to us.",
        "付款之前，您可以在这里查询某个账号、电话、网址、网络账号或钱包地址是否曾被举报。");
    public static readonly Phrase Ask = new("Account, number or link", "账号、电话或网址");
    public static readonly Phrase Check = new("Check", "查询");
    public static readonly Phrase BeforePaying = new("Before you pay", "付款之前");
    public static readonly Phrase HavePaid = new("If you have paid already", "如果您已经付款");
    public static readonly Phrase ByKind = new("What is being said to you?", "对方是怎么说的？");
    public static readonly Phrase Kept = new(
        "We do not keep what you ask. We never tell who reported something, how often, or when. A new report shows only after some time.",
        "我们不保存您的查询内容，也不会透露举报人、举报次数和时间。新的举报过一段时间才会显示。");

    public static readonly IReadOnlyList<Phrase> Before =
    [
        new("Stop for ten minutes. Whoever hurries you is not your friend.", "先停十分钟。催您付款的人不是在帮您。"),
        new("Talk to somebody you trust, and not to whoever asks for the money.", "与您信任的人商量，而不是与要钱的人商量。"),
        new("Call the bank, office or person yourself, on a number that you find yourself.", "自己查找号码，亲自致电银行、单位或本人核实。"),
        new("Never give codes, passwords, or a view of your screen.", "不要提供验证码、密码，也不要共享屏幕。"),
    ];

    public static readonly IReadOnlyList<Phrase> After =
    [
        new("Call your bank now, on the number on your card. In the first hour much can be stopped.", "立即拨打银行卡上的客服电话。第一个小时最有可能止付。"),
        new("Report it to the police or the anti-scam hotline. Have the account, the sum and the time at hand.", "向警方或反诈热线报案，准备好账号、金额和时间。"),
        new("Keep all messages, numbers and receipts. Delete nothing.", "保留所有聊天记录、号码和凭证，不要删除。"),
        new("Pay nothing more. Whoever promises your money back for a fee is a scammer too.", "不要再付任何款项。收费帮您追回损失的也是骗子。"),
    ];

    /// <summary>What kinds of scams are called.</summary>
    public static readonly IReadOnlyList<Phrase> Names =
    [
        new("A job: you pay first, or you pass money on", "兼职刷单：先垫钱，或帮人转账"),
        new("Something to buy or rent", "购物或租房"),
        new("The police, a bank, an office or a relative", "公安、银行、政府部门或亲属"),
        new("An investment", "投资理财"),
        new("A friend or love met online", "网恋交友"),
        new("Something else", "其他情况"),
    ];

    /// <summary>How each shows.</summary>
    public static readonly IReadOnlyList<Phrase> Signs =
    [
        new(
            "Easy tasks, small payments to you first, then larger deposits to “unlock” your wage; or you lend your account.",
            "任务简单，先给小额返利，随后要求更大的垫付才能“提现”；或者让您出借账户。"),
        new("The price is too good, the seller wants a transfer outside the shop, or a deposit before you saw it.", "价格低得离谱，卖家要求平台外转账，或看货看房前就要定金。"),
        new("Your account is in danger, you are under investigation, a relative needs money: and nobody may know of it.", "称您的账户有风险、您涉嫌犯罪、亲属急需用钱，并要求保密。"),
        new("Sure profits, a group where all win, a first small profit paid out, later a tax or a fee to get your money.", "稳赚不赔、群里人人盈利、先让您小额提现，之后提现要交税或手续费。"),
        new("You never met, there is always a reason, and then there is an emergency, a parcel or an investment.", "从未见面，总有理由推脱，随后出现急事、包裹或投资机会。"),
        new(
            "You are to hurry, to keep it secret, or to pay in a way that cannot be undone: transfers, coins, gift cards.",
            "要您快、要您保密，或要求用转账、虚拟币、礼品卡等无法撤销的方式付款。"),
    ];

    /// <summary>What to do about each.</summary>
    public static readonly IReadOnlyList<Phrase> Steps =
    [
        new(
            "No employer takes deposits. Stop, pay nothing more, and never pass money on for others: that makes you part of it.",
            "正规雇主不会收取押金。请停止操作，不再付款；绝不要替他人转账，否则您也会被牵连。"),
        new("Pay only inside the shop's own checkout. Ask for a refund through the shop or your card.", "只在平台内付款；通过平台或银行卡申请退款。"),
        new("Hang up. No office has a “safe account”. Call back on a number that you find yourself.", "挂断电话。任何部门都没有“安全账户”。请自行查找号码回拨。"),
        new("Look the firm up with your country's regulator. Pay no fee to get money out: it is gone with the rest.", "在监管机构官网核实公司。不要为提现交费，交了也拿不回来。"),
        new("Send nothing to whom you have not met. Tell somebody you trust; you are not the first, and it is no shame.", "不要给没见过面的人汇款。告诉您信任的人，这并不丢人。"),
        new("If in doubt, do not pay, and ask your bank.", "如有疑虑，不要付款，先询问您的银行。"),
    ];

    private static readonly Phrase Nothing = new("We have nothing to tell you about it", "我们没有可以告知的信息");
    private static readonly Phrase NothingMeans = new(
        "That does not mean that it is safe. Scammers change accounts and numbers every few days. Go by what you are asked to do.",
        "这并不代表它是安全的。骗子每隔几天就会更换账号和号码。请根据对方的要求来判断。");
    private static readonly Phrase Reported = new("It has been reported to us", "它曾被举报");
    private static readonly Phrase ReportedOften = new("More than one person has reported it to us", "不止一人举报过它");
    private static readonly Phrase ReportedMeans = new(
        "Do not pay. A report is what people told us and no court's judgment: if it is yours and you have done nothing, your bank or we can look into it.",
        "请不要付款。举报是他人的陈述，并非法院判决；如果这是您本人的信息且您没有过错，您的银行或我们可以核实。");

    public static Phrase Of(PublicAnswer answer) => answer switch
    {
        PublicAnswer.Reported => Reported,
        PublicAnswer.ReportedOften => ReportedOften,
        _ => Nothing,
    };

    public static Phrase Meaning(PublicAnswer answer) => answer == PublicAnswer.Nothing ? NothingMeans : ReportedMeans;
}
