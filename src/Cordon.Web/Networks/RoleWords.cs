using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Networks.Channels;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;

namespace Cordon.Web.Networks;

/// <summary>What roles, signs, links and sources are called.</summary>
internal static class RoleWords
{
    private static readonly Phrase Sure = new("{0}, sure", "{0}（把握很大）");
    private static readonly Phrase Likely = new("likely {0}", "很可能是{0}");
    private static readonly Phrase Possible = new("possibly {0}", "可能是{0}");

    /// <summary>How sure a role is, around its name.</summary>
    public static Phrase Of(Certainty certainty) => certainty switch
    {
        Certainty.Sure => Sure,
        Certainty.Likely => Likely,
        _ => Possible,
    };

    public static Phrase Of(RoleSign sign) => sign switch
    {
        RoleSign.TookFromVictims => new("victims who paid it: {0}", "直接付款的受害人：{0}人"),
        RoleSign.ShareFromVictims => new("{0} % of the stolen money it took came straight from victims", "所收赃款的{0}%直接来自受害人"),
        RoleSign.TookFromGang => new("accounts of the gang that paid it: {0}", "付款给它的团伙账户：{0}个"),
        RoleSign.PassedOn => new("handed {0} % of it on", "转出其中{0}%"),
        RoleSign.PassedInside => new("handed {0} % of it on to other accounts", "其中{0}%转给其他账户"),
        RoleSign.LetLeave => new("{0} % of what it handed on left the banks", "转出部分的{0}%流出银行"),
        RoleSign.WaysOutUsed => new("payments by which it left: {0}", "流出的付款：{0}笔"),
        RoleSign.Quick => new("{0} % of what it handed on went within a day", "转出部分的{0}%在一天内转走"),
        RoleSign.OwnLife => new("payments of a life of its own: {0}", "日常生活付款：{0}笔"),
        RoleSign.NoOwnLife => new("only {0} {0:payment|payments} besides the stolen money", "除赃款外仅有{0}笔付款"),
        RoleSign.WasOpenedBefore => new("opened {0} {0:day|days} before stolen money first came", "赃款首次进入前{0}天开户"),
        RoleSign.WasYoung => new("{0} {0:day|days} old when stolen money first came", "赃款首次进入时开户{0}天"),
        RoleSign.FeeKept => new("kept {0} % of it, as much as a fee is", "留下{0}%，相当于手续费"),
        RoleSign.StolenShare => new("{0} % of all that came in was stolen", "全部进账的{0}%为赃款"),
        RoleSign.LittleStolen => new("only {0} % of all that came in was stolen", "全部进账中仅{0}%为赃款"),
        RoleSign.PaidOnce => new("took stolen money once, {0} % of all that came in", "仅收过一次赃款，占全部进账{0}%"),
        RoleSign.HardlyPassedOn => new("handed only {0} % of it on", "仅转出其中{0}%"),
        RoleSign.IsFirm => new("is a firm's account", "企业账户"),
        RoleSign.IsPerson => new("is a person's account", "个人账户"),
        RoleSign.ToExchanges => new("{0} % of what it handed on went to exchanges", "转出部分的{0}%进入交易所"),
        RoleSign.ServesGangs => new("gangs it serves: {0}", "服务的团伙：{0}个"),
        RoleSign.PaidAsVictim => new("reported payments that it made as a victim: {0}", "作为受害人付款（已报案）：{0}笔"),
        RoleSign.LikelyPaidAsVictim => new("likely paid as a victim, not reported: {0}", "很可能作为受害人付款（未报案）：{0}笔"),
        RoleSign.ReportedBesides => new("payments from here reported as stolen besides: {0}", "另有本账户付款被报案：{0}笔"),
        RoleSign.IsVictimToo => new("has paid as a victim too ({0}) and may not know what the account is used for", "本人也曾受骗付款（{0}笔），可能不知账户用途"),
        _ => new("payments of stolen money that ended here: {0}", "在此终止的赃款付款：{0}笔"),
    };

    public static Phrase Of(Explanation explanation) => explanation switch
    {
        Explanation.MarketTrader => new("sells on a market", "集市商贩"),
        Explanation.ClubTreasurer => new("collects for a club, a class or a journey", "为社团、班级或旅行代收"),
        Explanation.Student => new("lives on an allowance and passes the rent on", "靠生活费的学生，代转房租"),
        Explanation.Landlord => new("lets rooms", "出租房东"),
        Explanation.Payroll => new("a firm that pays wages", "发放工资的企业"),
        Explanation.WageEarner => new("lives on wages, a pension or a benefit", "靠工资、养老金或补助生活"),
        Explanation.SecondHandSeller => new("sells used things", "出售二手物品"),
        Explanation.Freelancer => new("writes invoices to several firms", "自由职业者"),
        Explanation.OwnAccounts => new("moves money between own accounts", "本人账户间转账"),
        Explanation.Newcomer => new("has come lately with own money", "新近迁入，自有资金"),
        _ => new("is a victim too", "本人也是受害人"),
    };

    public static Phrase Of(ExplanationVerdict verdict) => verdict switch
    {
        ExplanationVerdict.Fits => NetworkWords.Fits,
        ExplanationVerdict.DoesNotFit => NetworkWords.DoesNotFit,
        _ => NetworkWords.CannotTell,
    };

    public static Phrase Of(LinkReason reason) => reason switch
    {
        LinkReason.ReportNames => new("a report names it", "报案提及"),
        LinkReason.PaidTo => new("a reported payment went there", "被报案的付款进入"),
        LinkReason.StolenMoneyMoved => new("stolen money moved", "赃款流转"),
        LinkReason.StolenMoneyOnDevice => new("stolen money was moved on it", "用该设备转移赃款"),
        LinkReason.PaidOnDevice => new("other payments were made on it", "用该设备的其他付款"),
        LinkReason.StolenMoneyFromIp => new("stolen money was moved from there", "从该地址转移赃款"),
        LinkReason.PaidFromIp => new("other payments came from there", "从该地址的其他付款"),
        LinkReason.HoldersPhone => new("the holder's telephone", "持有人电话"),
        LinkReason.ReportedTogether => new("reported together by one victim", "同一受害人一并报案"),
        LinkReason.SameVictim => new("one victim", "同一受害人"),
        _ => new("other money moved", "其他资金往来"),
    };

    public static Phrase Of(SuspectKind kind) => kind switch
    {
        SuspectKind.Holder => new("holds accounts", "账户持有人"),
        SuspectKind.Operator => new("runs others' accounts", "操控他人账户者"),
        _ => new("spoke to victims", "与受害人联络者"),
    };

    /// <summary>How far the source is relied on, by its letter, and what it says, by its number.</summary>
    public static (Phrase Source, Phrase Says) Of(Reliability reliability) => (
        reliability.Source switch
        {
            'A' => new("completely reliable", "完全可靠"),
            'B' => new("usually reliable", "通常可靠"),
            'C' => new("fairly reliable", "比较可靠"),
            'D' => new("not usually reliable", "通常不可靠"),
            'E' => new("unreliable", "不可靠"),
            _ => new("reliability unknown", "可靠性不明"),
        },
        reliability.Credibility switch
        {
            1 => new("confirmed", "已证实"),
            2 => new("probably true", "很可能属实"),
            3 => new("possibly true", "可能属实"),
            4 => new("doubtful", "存疑"),
            5 => new("improbable", "不大可能"),
            _ => new("cannot be judged", "无法判断"),
        });

    public static IEnumerable<Phrase> Of(SuspectCaution caution)
    {
        (SuspectCaution Flag, Phrase Words)[] all =
        [
            (SuspectCaution.AlsoVictim, new("has paid or reported as a victim: speak to him as a victim first", "也曾受骗付款：请先以受害人对待")),
            (SuspectCaution.RunByOther, new("another's device runs the account: may be no more than a name", "账户由他人设备操控：可能只是挂名")),
        ];
        return all.Where(one => caution.HasFlag(one.Flag)).Select(one => one.Words);
    }

    public static Phrase Of(GangEventKind kind) => kind switch
    {
        GangEventKind.Born => new("found", "首次发现"),
        GangEventKind.Split => new("split from {0}", "从 {0} 分出"),
        GangEventKind.TookIn => new("took in {0}", "并入了 {0}"),
        GangEventKind.Merged => new("was merged into {0}", "被并入 {0}"),
        GangEventKind.Parted => new("parted from {0}", "与 {0} 分开"),
        GangEventKind.Gone => new("gone", "沉寂"),
        _ => new("back", "再次出现"),
    };

    public static Phrase Of(ChannelExplanation explanation) => explanation switch
    {
        ChannelExplanation.ServesGangs => new("nothing innocent fits: it serves gangs", "无合理解释：为团伙服务"),
        ChannelExplanation.Popular => new("so popular that chance explains it", "客户众多，可能是巧合"),
        ChannelExplanation.DailyLife => new("daily life: hardly any of its takings is stolen", "日常消费：赃款占比极低"),
        _ => new("an acquaintance: hardly more than one account of each", "熟人：每个团伙几乎只有一个账户付款"),
    };
}
