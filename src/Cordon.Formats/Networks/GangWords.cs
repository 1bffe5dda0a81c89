using System.Globalization;
using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>What a gang's roles, signs and suspects are called. Words of JSON are small letters with underscores; all else is for people.</summary>
internal static class GangWords
{
    // What is counted, with its measure in Chinese.
    public static readonly Phrase Account = new("account", "个账户");
    public static readonly Phrase Victim = new("victim", "名受害人");
    public static readonly Phrase Case = new("case", "起案件");
    public static readonly Phrase Gang = new("gang", "个团伙");
    public static readonly Phrase Transfer = new("transfer", "笔转账");
    public static readonly Phrase Payment = new("payment", "笔付款");
    public static readonly Phrase Holder = new("holder", "名持有人");

    // No-break space: a number is never cut at a line's end.
    private const char Thousands = '\u00A0';

    /// <summary>The word of JSON for a value of an enumeration: "cash_out".</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('_');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    public static readonly Phrase NoRole = new("role not told", "角色未定");

    /// <summary>A role with how sure it is: "likely a collector"; what is sure is said plainly.</summary>
    public static Phrase Of(RoleFinding finding) => finding.Certainty switch
    {
        Certainty.Sure => NetworkNames.Of(finding.Role),
        Certainty.Likely => new Phrase("likely {0}", "很可能是{0}").With(NetworkNames.Of(finding.Role)),
        _ => new Phrase("possibly {0}", "可能是{0}").With(NetworkNames.Of(finding.Role)),
    };

    /// <summary>A sign as a sentence, with the numbers compared.</summary>
    public static string Of(RoleReason reason)
    {
        var found = Number(reason.Found);
        return reason.Sign switch
        {
            RoleSign.TookFromVictims => $"took money straight from {Counted(reason.Found, "victim")}",
            RoleSign.ShareFromVictims => $"{found} % of the stolen money it took came straight from victims",
            RoleSign.TookFromGang => $"took stolen money from {Counted(reason.Found, "account")} of the gang",
            RoleSign.PassedOn => $"handed {found} % of it on",
            RoleSign.PassedInside => $"handed {found} % of it on to other accounts",
            RoleSign.LetLeave => $"{found} % of what it handed on left the banks",
            RoleSign.WaysOutUsed => $"let it leave by {Counted(reason.Found, "payment")}",
            RoleSign.Quick => $"{found} % of what it handed on went within a day",
            RoleSign.OwnLife => $"{Counted(reason.Found, "payment")} of a life of its own",
            RoleSign.NoOwnLife => $"only {Counted(reason.Found, "payment")} besides the stolen money",
            RoleSign.WasOpenedBefore => $"opened {Counted(reason.Found, "day")} before stolen money first came",
            RoleSign.WasYoung => $"{Counted(reason.Found, "day")} old when stolen money first came",
            RoleSign.FeeKept => $"kept {found} % of it, as much as a fee is",
            RoleSign.StolenShare => $"{found} % of all that came in was stolen",
            RoleSign.LittleStolen => $"only {found} % of all that came in was stolen",
            RoleSign.PaidOnce => $"took stolen money once, {found} % of all that came in",
            RoleSign.HardlyPassedOn => $"handed only {found} % of it on",
            RoleSign.IsFirm => "is a firm's account",
            RoleSign.IsPerson => "is a person's account",
            RoleSign.ToExchanges => $"{found} % of what it handed on went to exchanges",
            RoleSign.ServesGangs => $"serves {Counted(reason.Found, "gang")}",
            RoleSign.PaidAsVictim => $"paid as a victim: {Counted(reason.Found, "reported payment")}",
            RoleSign.LikelyPaidAsVictim => $"likely paid as a victim: {Counted(reason.Found, "payment")}, not reported",
            RoleSign.ReportedBesides => $"{Counted(reason.Found, "payment")} from here reported as stolen besides",
            RoleSign.IsVictimToo => $"has also paid as a victim ({Counted(reason.Found, "payment")}) and may not know what the account is used for",
            _ => $"{Counted(reason.Found, "payment")} of stolen money ended here",
        };
    }

    public static Phrase Of(SuspectKind kind) => kind switch
    {
        SuspectKind.Holder => new("account holder", "账户持有人"),
        SuspectKind.Operator => new("runs others' accounts", "操控他人账户者"),
        _ => new("spoke to victims", "与受害人联络者"),
    };

    public static Phrase Of(TraitKind kind) => kind switch
    {
        TraitKind.Account => new("account", "账户"),
        TraitKind.Name => new("name", "姓名"),
        TraitKind.Phone => new("phone", "电话"),
        TraitKind.Url => new("address on the web", "网址"),
        TraitKind.Handle => new("handle", "网名"),
        TraitKind.Device => new("device", "设备"),
        TraitKind.Country => new("country", "国家"),
        TraitKind.Cell => new("cell", "基站"),
        TraitKind.Email => new("email", "邮箱"),
        TraitKind.Wallet => new("wallet", "钱包"),
        _ => Phrase.Same(Word(kind)),
    };

    /// <summary>An innocent explanation, in the middle of a sentence.</summary>
    public static Phrase Of(Explanation explanation) => new(
        ExplanationWords.Title(explanation).ToLowerInvariant(),
        explanation switch
        {
            Explanation.MarketTrader => "集市商贩",
            Explanation.ClubTreasurer => "为社团、班级或旅行代收",
            Explanation.Student => "靠生活费的学生，代转房租",
            Explanation.Landlord => "出租房东",
            Explanation.Payroll => "发放工资的企业",
            Explanation.WageEarner => "靠工资、养老金或补助生活",
            Explanation.SecondHandSeller => "出售二手物品",
            Explanation.Freelancer => "自由职业者",
            Explanation.OwnAccounts => "本人账户间转账",
            Explanation.Newcomer => "新近迁入，自有资金",
            _ => "本人也是受害人",
        });

    /// <summary>Kinds of things that a gang is taken apart by; the words are those of the data.</summary>
    public static Phrase Of(KeyNodeKind kind) => kind switch
    {
        KeyNodeKind.Account => new("account", "账户"),
        KeyNodeKind.Device => new("device", "设备"),
        KeyNodeKind.Contact => new("contact", "联系方式"),
        _ => Phrase.Same(Word(kind)),
    };

    /// <summary>What to be careful of, as sentences.</summary>
    public static IEnumerable<Phrase> Of(SuspectCaution caution)
    {
        if (caution.HasFlag(SuspectCaution.AlsoVictim))
        {
            yield return new("has paid the gang as a victim", "也曾受骗付款给该团伙");
        }

        if (caution.HasFlag(SuspectCaution.RunByOther))
        {
            yield return new("another's device runs the account: may be no more than a name", "账户由他人设备操控：可能只是挂名");
        }
    }

    /// <summary>An amount with its thousands apart and its currency.</summary>
    public static string Amount(Money amount) => $"{Grouped(amount.ToMajorString())}{Thousands}{amount.Currency.Code}";

    /// <summary>An amount to the major unit, without its currency: for a drawing that names it once.</summary>
    public static string Rounded(Money amount)
    {
        var unit = Money.MinorPerMajor(amount.Currency);
        return Grouped(((amount.Minor + (unit / 2)) / unit).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>So many of something, in words that both languages count by.</summary>
    public static string Counted(Tongue tongue, long count, Phrase what) =>
        tongue == Tongue.Chinese ? Number(count) + what.Chinese : Counted(count, what.English);

    public static string Counted(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Moment(long milliseconds, Tongue tongue = Tongue.English) => At(milliseconds, tongue, "d MMM yyyy HH:mm", "yyyy-MM-dd HH:mm");

    public static string Day(long milliseconds, Tongue tongue = Tongue.English) => At(milliseconds, tongue, "d MMM yyyy", "yyyy-MM-dd");

    public static string ShortDay(long milliseconds, Tongue tongue) => At(milliseconds, tongue, "d MMM", "MM-dd");

    private static string At(long milliseconds, Tongue tongue, string english, string chinese) =>
        new Instant(milliseconds).ToDateTimeOffset().ToString(tongue == Tongue.Chinese ? chinese : english, CultureInfo.InvariantCulture);

    private static string Grouped(string plain)
    {
        var whole = plain.Split('.')[0];
        var from = whole.StartsWith('-') ? 1 : 0;
        for (var at = whole.Length - 3; at > from; at -= 3)
        {
            whole = whole.Insert(at, Thousands.ToString());
        }

        return plain.Contains('.') ? $"{whole}.{plain.Split('.')[1]}" : whole;
    }
}
