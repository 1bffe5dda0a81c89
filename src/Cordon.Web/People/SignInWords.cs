namespace Cordon.Web.People;

/// <summary>What signing in and being welcomed say.</summary>
internal static class SignInWords
{
    public static readonly Phrase Passkey = new("Sign in with a passkey", "使用通行密钥登录");
    public static readonly Phrase PasskeyHow = new("Your device asks for your finger, face or PIN.", "设备会要求验证指纹、面容或 PIN 码。");
    public static readonly Phrase OrPassword = new("Or with a password and a code", "或使用密码和动态码");
    public static readonly Phrase Name = new("Name", "用户名");
    public static readonly Phrase Password = new("Password", "密码");
    public static readonly Phrase Next = new("Next", "下一步");
    public static readonly Phrase CodeTitle = new("The code of your authenticator", "身份验证器动态码");
    public static readonly Phrase Code = new("Six digits", "六位数字");
    public static readonly Phrase Failed = new(
        "That did not sign you in. Try again, or ask an administrator for a new link. After five wrong tries passwords and codes rest for 15 minutes.",
        "登录失败。请重试，或向管理员索取新链接。密码或动态码连续错误五次后，十五分钟内无法用其登录。");
    public static readonly Phrase Locked = new("Too many tries: wait a quarter of an hour.", "尝试次数过多，请等待十五分钟。");
    public static readonly Phrase Out = new("You are signed out.", "您已退出登录。");
    public static readonly Phrase Over = new("Your session is over: sign in again.", "会话已结束，请重新登录。");
    public static readonly Phrase OrOpenId = new("Or with your agency's sign-in", "或使用机构统一登录");
    public static readonly Phrase OpenId = new("Sign in with {0}", "使用{0}登录");
    public static readonly Phrase OpenIdFirst = new("From now on sign in with {0}", "今后使用{0}登录");
    public static readonly Phrase NoPasskeyHere = new(
        "This browser or this address takes no passkey: it needs https, or localhost.", "此浏览器或地址不支持通行密钥：需要 https 或 localhost。");
    public static readonly Phrase NoPasskeyUsed = new(
        "No passkey was used: it was broken off, or this device has none for this centre.", "未使用通行密钥：操作已中断，或此设备没有本中心的通行密钥。");
    public static readonly Phrase NoPasskeyMade = new(
        "No passkey was made: it was broken off, or this device keeps none.", "未创建通行密钥：操作已中断，或此设备无法保存。");

    public static readonly Phrase WelcomeTitle = new("Welcome, {0}", "欢迎，{0}");
    public static readonly Phrase WelcomeHow = new(
        "This link lets you in once. Choose how you sign in from now on; your role is {0}.", "此链接仅可使用一次。请选择今后的登录方式；您的角色是{0}。");
    public static readonly Phrase MakePasskey = new("Make a passkey", "创建通行密钥");
    public static readonly Phrase PasskeyWhy = new("The quickest, and nobody can phish it.", "最快捷，且无法被钓鱼窃取。");
    public static readonly Phrase ScanTitle = new("Or a password with an authenticator", "或使用密码加身份验证器");
    public static readonly Phrase Key = new("Put this key into your authenticator", "请将此密钥输入身份验证器");
    public static readonly Phrase NewPassword = new("A password of at least 12 characters", "至少 12 个字符的密码");
    public static readonly Phrase CodeNow = new("The code that it shows now", "它当前显示的动态码");
    public static readonly Phrase SetUp = new("Set up", "完成设置");
    public static readonly Phrase LinkGone = new("This link is not good any more", "此链接已失效");
    public static readonly Phrase LinkGoneWhy = new(
        "It was used, a newer one was made, or its day is over. An administrator makes another.", "链接已被使用、已被新链接取代或已过期。请管理员重新生成。");
    public static readonly Phrase BadCode = new(
        "The code was not right, or was used before. Wait for the next one, and look whether the device's clock is right.",
        "动态码不正确或已被使用。请等待下一个动态码，并检查设备时间是否准确。");
    public static readonly Phrase BadPassword = new(
        "The password is too short or too plain: it holds a name, \"cordon\", or characters in a row as 12345, qwert or aaaa, or it is known from thefts "
        + "of passwords.",
        "密码过短或过于简单：含有姓名、“cordon”，或 12345、qwert、aaaa 之类的连续字符，或已在其他服务泄露的密码之列。");
    public static readonly Phrase BadPasskey = new("The passkey could not be made.", "无法创建通行密钥。");

    private static readonly Phrase PasskeyRemoved = new(
        "That passkey signs nobody in any more, and all your sessions are ended. Sign in again.", "该通行密钥已失效，您的所有会话已结束，请重新登录。");

    /// <summary>What is said after a call that came back; null for nothing.</summary>
    public static Phrase? Said(string? said) => said switch
    {
        "failed" => Failed,
        "locked" => Locked,
        "out" => Out,
        "passkey-removed" => PasskeyRemoved,
        "over" => Over,
        "code" => BadCode,
        "password" => BadPassword,
        "passkey" => BadPasskey,
        _ => null,
    };
}
