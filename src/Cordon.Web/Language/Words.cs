namespace Cordon.Web.Language;

/// <summary>What all screens say. What one screen says stands in that screen's folder.</summary>
internal static class Words
{
    public static readonly Phrase Cordon = new("Cordon", "Cordon 反诈中心");
    public static readonly Phrase SkipToContent = new("Skip to the content", "跳到正文");
    public static readonly Phrase ChooseFile = new("Choose a file", "选择文件");
    public static readonly Phrase Colon = new(": ", "：");
    public static readonly Phrase Comma = new(", ", "，");
    public static readonly Phrase Semicolon = new("; ", "；");

    /// <summary>The end of a sentence behind which another comes.</summary>
    public static readonly Phrase Stop = new(". ", "。");

    /// <summary>Between the things of a list.</summary>
    public static readonly Phrase And = new(", ", "、");

    /// <summary>What stands behind something in brackets.</summary>
    public static readonly Phrase Brackets = new(" ({0})", "（{0}）");
    public static readonly Phrase Cancel = new("Cancel", "取消");
    public static readonly Phrase TakeBack = new("Take the proposal back", "撤回提请");
    public static readonly Phrase YesTakeBack = new("Yes, take it back", "是，撤回");
    public static readonly Phrase ChooseFiles = new("Choose files", "选择文件");
    public static readonly Phrase NoFile = new("none chosen", "未选择");
    public static readonly Phrase Files = new("{0} {0:file|files}", "{0}个文件");
    public static readonly Phrase SignOut = new("Sign out", "退出登录");
    public static readonly Phrase SignIn = new("Sign in", "登录");
    public static readonly Phrase Menu = new("Menu", "菜单");
    public static readonly Phrase OtherLanguage = new("简体中文", "English");
    public static readonly Phrase NotFoundTitle = new("There is nothing here", "这里没有内容");
    public static readonly Phrase NotFoundWhy = new(
        "The address may be mistyped, or what stood here belongs to a case that you are not on.", "地址可能有误，或者此内容属于您未参与的案件。");
    public static readonly Phrase NotYoursTitle = new("Your role does not open this screen", "您的角色无权打开此页面");
    public static readonly Phrase NotYoursWhy = new(
        "An administrator says what your role is. Nothing of this screen was shown.", "角色由管理员设定。此页面的内容未显示。");
    public static readonly Phrase Home = new("To the start", "返回首页");
    public static readonly Phrase ConnectionLost = new("The connection is lost. It is tried again; what you typed stays.", "连接已断开，正在重试；您输入的内容会保留。");
    public static readonly Phrase ConnectionGone = new("The connection could not be made again.", "无法恢复连接。");
    public static readonly Phrase LoadAgain = new("Load the page again", "重新加载页面");
    public static readonly Phrase Fault = new("Something went wrong on this screen. What was recorded before stays recorded.", "此页面出错。之前已记录的内容不受影响。");
    public static readonly Phrase Days = new("{0} d {1} h", "{0}天{1}小时");
    public static readonly Phrase Hours = new("{0} h {1} min", "{0}小时{1}分");
    public static readonly Phrase Minutes = new("{0} min {1} s", "{0}分{1}秒");
    public static readonly Phrase Seconds = new("{0} s", "{0}秒");

    public static readonly Phrase DutyDesk = new("Duty desk", "值班台");
    public static readonly Phrase Cases = new("Cases", "案件");
    public static readonly Phrase TakeReport = new("Take a report", "受理报案");
    public static readonly Phrase LookUp = new("Look-up", "查询");
    public static readonly Phrase Account = new("Your account", "我的账户");
}
