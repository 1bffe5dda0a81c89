namespace Cordon.Web.Settings;

/// <summary>What the screen of the centre's own settings says.</summary>
internal static class SettingsWords
{
    public static readonly Phrase Title = new("Centre and banks", "中心与银行");
    public static readonly Phrase Keys = new("Keys of banks and machines", "银行与系统密钥");
    public static readonly Phrase KeysWhy = new(
        "A bank hands in payments and answers orders with a key. A key is shown once, when it is issued; only its hash is kept. "
            + "Where two persons are needed, a key of the centre that is issued here speaks for a person of its own, one issued with a key for that key's.",
        "银行凭密钥提交付款、答复指令。密钥仅在签发时显示一次，系统只保存其哈希值。"
            + "须两人办理的事项中，在此签发的中心密钥代表单独一人，用密钥签发的密钥与原密钥代表同一人。");
    public static readonly Phrase Issue = new("Issue a key", "签发密钥");
    public static readonly Phrase Bank = new("Bank (BIC), or CENTRE for the centre's own", "银行（BIC）；本中心填 CENTRE");
    public static readonly Phrase Name = new("What it is for", "用途");
    public static readonly Phrase Issued = new("The key of {0}, shown only now:", "{0} 的密钥，仅此一次显示：");
    public static readonly Phrase BadBank = new(
        "That is no BIC: eight or eleven letters and digits, such as HARBXA2X.",
        "不是有效的 BIC：应为 8 或 11 位字母和数字，例如 HARBXA2X。");
    public static readonly Phrase NotAudited = new("the audit could not be written", "无法写入审计记录");
    public static readonly Phrase Blank = new("Say what it is for, and why.", "请填写用途和理由。");
    public static readonly Phrase Refused = new("It was not done: {0}.", "未完成：{0}。");
    public static readonly Phrase KeyOf = new("Bank", "银行");
    public static readonly Phrase KeyId = new("Key", "密钥编号");
    public static readonly Phrase State = new("State", "状态");
    public static readonly Phrase Active = new("active", "有效");
    public static readonly Phrase Revoked = new("revoked {0} by {1}: {2}", "{0} 由 {1} 撤销：{2}");
    public static readonly Phrase Revoke = new("Revoke", "撤销");
    public static readonly Phrase Reason = new("Why it is revoked", "撤销理由");
    public static readonly Phrase None = new("No bank has a key yet: nothing can be handed in.", "尚无银行持有密钥，无法提交付款。");

    public static readonly Phrase Limits = new("Limits of freeze orders", "止付指令限额");
    public static readonly Phrase Least = new("Nothing is ordered below", "低于此额不发指令");
    public static readonly Phrase Automatic = new("Approved by rule at once up to", "自动批准上限");
    public static readonly Phrase Hops = new("and where the money came by at most so many transfers", "且资金经过的转账次数不超过");
    public static readonly Phrase TwoPersons = new("Two persons above", "超过此额须两人批准");
    public static readonly Phrase Answer = new("A bank is reminded after", "银行逾期提醒");
    public static readonly Phrase Laws = new("How long an amount may be held", "冻结期限");
    public static readonly Phrase AllCountries = new("every country", "所有国家");
    public static readonly Phrase Law = new("{0}: {1}, once more {2} ({3})", "{0}：{1}，可延长 {2}（{3}）");
    public static readonly Phrase LawOnce = new("{0}: {1}, and no longer ({2})", "{0}：{1}，不可延长（{2}）");
    public static readonly Phrase LimitsHow = new(
        "They are changed where the centre is started, with --freeze-rules, and each change stands in the journal.",
        "限额在启动中心时以 --freeze-rules 更改，每次更改均记入日志。");

    public static readonly Phrase Facts = new("This centre", "本中心");
    public static readonly Phrase Reference = new("Sums are compared in", "比较金额所用货币");
    public static readonly Phrase Zone = new("Hours and nights are told in the zone", "小时与昼夜所用时区");
    public static readonly Phrase Patterns = new("Patterns in the stream are looked for", "识别资金流模式");
    public static readonly Phrase Yes = new("yes", "是");
    public static readonly Phrase No = new("no", "否");
    public static readonly Phrase Policy = new("What decides", "现行策略");
    public static readonly Phrase PolicyIs = new("policy {0}, {1}", "策略 {0}，{1}");
    public static readonly Phrase RulesAlone = new("rules alone", "仅规则");
    public static readonly Phrase Accounts = new("Accounts known", "已知账户数");
    public static readonly Phrase Kept = new("Words of closed cases are erased after", "结案文字保留期限");
    public static readonly Phrase Years = new("{0} {0:year|years}", "{0} 年");
}
