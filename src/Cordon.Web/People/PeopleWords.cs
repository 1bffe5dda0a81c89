namespace Cordon.Web.People;

/// <summary>What the screens of people say.</summary>
internal static class PeopleWords
{
    public static readonly Phrase Title = new("People", "人员");
    public static readonly Phrase Invite = new("Let somebody in", "添加人员");
    public static readonly Phrase UserName = new("Name to sign in with", "登录名");
    public static readonly Phrase ShownName = new("Name that is shown", "显示名称");
    public static readonly Phrase Role = new("Role", "角色");
    public static readonly Phrase Bank = new("Bank (BIC), for a bank's officer", "银行（BIC），仅限银行专员");
    public static readonly Phrase MakeLink = new("Make a link", "生成链接");
    public static readonly Phrase LinkFor = new(
        "Give {0} this link. It lets in once, within a day, and is shown only now:",
        "请将此链接交给{0}。链接仅可使用一次，一天内有效，且只显示这一次：");
    public static readonly Phrase Again = new("New link", "新链接");
    public static readonly Phrase EndAccess = new("End access", "停用");
    public static readonly Phrase TakeBack = new("Give access again", "恢复");
    public static readonly Phrase ChangeRole = new("Change the role", "更改角色");
    public static readonly Phrase Leave = new("Leave it as it is", "保持不变");
    public static readonly Phrase SureEnd = new(
        "End the access of {0}? All their sessions end at once and they sign in no more; their name stays in records.",
        "停用{0}？其所有会话立即结束，不能再登录；姓名保留在记录中。");
    public static readonly Phrase SureBack = new("Give {0} access again, as {1}?", "恢复{0}的访问权限（角色：{1}）？");
    public static readonly Phrase SureRole = new(
        "Make {0} {2} instead of {1}? Their sessions end, and they sign in again with the new role.", "将{0}的角色由{1}改为{2}？其会话将结束，须以新角色重新登录。");
    public static readonly Phrase DidEnd = new("The access of {0} is ended.", "已停用{0}。");
    public static readonly Phrase DidBack = new("{0} has access again, as {1}.", "已恢复{0}的访问权限（{1}）。");
    public static readonly Phrase DidRole = new("{0} is {1} now.", "{0}的角色现为{1}。");
    public static readonly Phrase Gone = new("access ended", "已停用");
    public static readonly Phrase SignsInBy = new("Signs in by", "登录方式");
    public static readonly Phrase ToDo = new("To do", "操作");
    public static readonly Phrase NotYet = new("not yet", "尚未设置");
    public static readonly Phrase ByPasskey = new("passkey", "通行密钥");
    public static readonly Phrase ByCode = new("password and code", "密码和动态码");
    public static readonly Phrase ByOpenId = new("the agency's sign-in", "机构统一登录");
    public static readonly Phrase BadBank = new("A bank's officer needs the BIC of the bank, eight characters.", "银行专员需填写八位银行 BIC。");
    public static readonly Phrase Taken = new(
        "This name cannot be taken: it is in use, or has other than letters, digits and -._@+.",
        "此登录名不可用：已被使用，或含有字母、数字和 -._@+ 以外的字符。");
    public static readonly Phrase LastAdministrator = new("The last administrator stays one.", "须保留至少一名管理员。");
    public static readonly Phrase NotChanged = new("That was not kept: somebody changed this person at the same time. Try again.", "更改未保存：此人信息正被他人修改，请重试。");

    public static readonly Phrase Language = new("Language", "语言");
    public static readonly Phrase BrowsersLanguage = new("the browser's", "与浏览器一致");
    public static readonly Phrase Zone = new("Time zone; empty for the browser's", "时区；留空则采用浏览器时区");
    public static readonly Phrase BadZone = new("There is no such time zone; one is called Asia/Shanghai, for example.", "没有此时区；例如 Asia/Shanghai。");
    public static readonly Phrase NameTaken = new(
        "Somebody else is or was called so, or nearly so: what they did and what you do would be taken for one person's. Take another name.",
        "该名称与他人相同或极为相似，双方的操作记录会被混淆，请改用其他名称。");
    public static readonly Phrase NameOfCentre = new(
        "The centre itself is called so in records, or nearly so: take another name.", "记录中以该名称或极为相似的名称指代中心本身，请改用其他名称。");
    public static readonly Phrase NameHides = new("A name cannot hold characters that nobody sees.", "名称不能含有不可见字符。");
    public static readonly Phrase NameNoLetters = new("A name needs a letter or a digit.", "名称须含有文字或数字。");
    public static readonly Phrase Namesake = new(
        "Somebody else is called {0}, or nearly so: both are shown with the names they sign in with.", "已有人与{0}同名或极为相似：两人均连同登录名一起显示。");
    public static readonly Phrase Save = new("Save", "保存");
    public static readonly Phrase Saved = new("Saved. It shows within a minute.", "已保存，一分钟内生效。");
    public static readonly Phrase Passkeys = new("Passkeys", "通行密钥");
    public static readonly Phrase NoPasskeys = new("None yet.", "尚无。");
    public static readonly Phrase PasskeyMade = new("Made", "创建时间");
    public static readonly Phrase PasskeyOn = new("Made with", "创建设备");
    public static readonly Phrase AddPasskey = new("Add a passkey", "新增通行密钥");
    public static readonly Phrase PasskeysWhy = new(
        "One for each device that you sign in with. Remove that of a device you have lost: all your sessions end with it, this one too.",
        "每台登录设备一个。设备遗失时请移除其通行密钥，所有会话（包括当前会话）将同时结束。");
    public static readonly Phrase RemovePasskey = new("Remove", "移除");
    public static readonly Phrase RemoveThatPasskey = new("Remove the passkey of {0}, made {1}", "移除{0}的通行密钥（{1}创建）");
    private static readonly Phrase PasskeyAdded = new("The passkey is yours: it signs you in from now on.", "通行密钥已添加，即刻可用于登录。");
    private static readonly Phrase PasskeyLast = new(
        "It is your only way in: add another passkey first.", "这是您唯一的登录方式，请先新增另一个通行密钥。");
    private static readonly Phrase PasskeyGone = new("You have no such passkey any more.", "该通行密钥已不存在。");
    private static readonly Phrase PasskeyNone = new("No passkey came from the device. Nothing was changed.", "设备未返回通行密钥，未作更改。");
    private static readonly Phrase PasskeyOld = new(
        "How you sign in is changed within ten minutes of signing in only. Sign out and in again, then change it.",
        "登录方式仅可在登录后十分钟内更改。请退出并重新登录后再改。");
    /// <summary>What a call that changed passkeys has to say; null for nothing.</summary>
    public static Phrase? SaidOfPasskeys(string? said) => said switch
    {
        "passkey-added" => PasskeyAdded,
        "passkey-last" => PasskeyLast,
        "passkey-gone" => PasskeyGone,
        "passkey-none" => PasskeyNone,
        "passkey-old" => PasskeyOld,
        _ => null,
    };

    public static readonly Phrase Keys = new("Keys", "快捷键");
    public static readonly Phrase KeysWhy = new(
        "Single letters, digits and signs press the buttons that they stand on. "
        + "Switch them off if you dictate or if keys are pressed by accident. This browser keeps it.",
        "单个字母、数字和符号可触发标有该键的按钮。如使用语音输入或容易误触，可将其关闭。此设置保存在当前浏览器中。");
    public static readonly Phrase KeysOn = new("Keys are on.", "快捷键已开启。");
    public static readonly Phrase KeysOff = new("Keys are off.", "快捷键已关闭。");
    public static readonly Phrase SwitchKeysOff = new("Switch off", "关闭");
    public static readonly Phrase SwitchKeysOn = new("Switch on", "开启");
    public static readonly Phrase Sessions = new("Where you are signed in", "您的登录会话");
    public static readonly Phrase SessionsWhy = new(
        "A session that you do not know is somebody else's: end it, and ask an administrator for a new link.", "如有不认识的会话，请立即结束，并向管理员索取新链接。");
    public static readonly Phrase SessionFrom = new("From", "来源");
    public static readonly Phrase Begun = new("Begun", "开始");
    public static readonly Phrase LastDone = new("Last used", "最近使用");
    public static readonly Phrase ThisOne = new("this one", "当前会话");
    public static readonly Phrase End = new("End", "结束");
    public static readonly Phrase EndThat = new("End the session from {0}, begun {1}", "结束来自{0}、{1}开始的会话");
    public static readonly Phrase Ended = new("The session is ended.", "会话已结束。");
    public static readonly Phrase Unknown = new("unknown browser", "未知浏览器");
    public static readonly Phrase YourActs = new("What your role lets you do", "您的角色可以进行的操作");
}
