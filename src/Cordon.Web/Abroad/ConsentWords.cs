namespace Cordon.Web.Abroad;

/// <summary>What the screen says on which originators are asked, and answer.</summary>
internal static class ConsentWords
{
    public static readonly Phrase Title = new("Passing on", "转发同意");
    public static readonly Phrase What = new(
        "What came from one centre goes to a third one when the first has said yes, signed by two of its people.", "一个中心提供的材料，须经其两人签名同意后才可转给第三方。");
    public static readonly Phrase None = new("Nobody was asked yet.", "尚无征询。");
    public static readonly Phrase TheyAsk = new("{0} asks us whether it may pass something on to {1}", "{0} 询问可否将材料转给 {1}");
    public static readonly Phrase WeAsk = new("We ask {0} whether we may pass something on to {1}", "我方询问 {0} 可否将材料转给 {1}");
    public static readonly Phrase Purpose = new("For what", "用途");
    public static readonly Phrase Act = new("What would be done", "处理方式");
    public static readonly Phrase Until = new("Until", "有效期至");
    public static readonly Phrase Object = new("What we gave", "我方提供的材料");
    public static readonly Phrase Open = new("not answered", "未答复");
    public static readonly Phrase Yes = new("agreed", "已同意");
    public static readonly Phrase No = new("not agreed", "不同意");
    public static readonly Phrase Over = new("agreed, and over", "同意已过期");
    public static readonly Phrase Agree = new("Propose to agree", "提请同意");
    public static readonly Phrase Refuse = new("Propose not to agree", "提请不同意");
    public static readonly Phrase TakeBack = new("Propose to take the yes back", "提请撤回同意");
    public static readonly Phrase ProposedYes = new("that we agree", "我方同意");
    public static readonly Phrase ProposedNo = new("that we do not agree", "我方不同意");
    public static readonly Phrase NotOurs = new("only whom it came from answers", "只能由来源方答复");
    public static readonly Phrase Waits = new("an answer waits for a second person already", "已有答复待第二人处理");
}
