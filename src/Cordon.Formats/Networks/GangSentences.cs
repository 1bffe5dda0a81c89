using Cordon.Core.Language;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;

namespace Cordon.Formats.Networks;

/// <summary>What a gang's page says, in sentences.</summary>
internal static class GangSentences
{
    private const int OthersMax = 6;

    /// <summary>The gang in one sentence.</summary>
    public static string Title(GangDossier gang, Tongue tongue = Tongue.English)
    {
        var transfers = gang.Money.Transfers;
        if (transfers.Count == 0)
        {
            return new Phrase("Nothing is known of its money.", "其资金情况不明。").In(tongue);
        }

        var (from, until) = (transfers.Min(t => t.TimeMilliseconds), transfers.Max(t => t.TimeMilliseconds));
        return new Phrase(
                "{0} paid {1} between {2} and {3}; {4} has left the banks, {5} may still lie in {6} and can be frozen, as of {7} UTC.",
                "{2}至{3}，{0}共付出{1}；{4}已流出银行，{5}可能仍在{6}中，可以止付（截至{7} UTC）。").Filled(
                tongue, GangWords.Counted(tongue, gang.VictimCount, GangWords.Victim), GangWords.Amount(gang.Taken), GangWords.Day(from, tongue),
                GangWords.Day(until, tongue), GangWords.Amount(gang.Left), GangWords.Amount(gang.ToFreezeInAll),
                GangWords.Counted(tongue, gang.ToFreeze.Count, GangWords.Account), GangWords.Moment(gang.Money.AtMilliseconds, tongue))
            + Answered(gang, tongue)
            + (gang.WithOthers.Minor > 0
                ? new Phrase(" {0} went to people and shops who have no part in it.", "{0}流向与此无关的个人和商户。").Filled(tongue, GangWords.Amount(gang.WithOthers))
                : "");
    }

    /// <summary>What banks have answered to orders; empty where none was asked.</summary>
    private static string Answered(GangDossier gang, Tongue tongue)
    {
        var answered = gang.Money.Answered;
        (long Minor, Phrase Words)[] told =
        [
            (answered.HeldMinor, new("{0} is held by banks", "{0}已被银行冻结")), (answered.ReturnedMinor, new("{0} has been paid back", "{0}已返还")),
            (answered.ReleasedMinor, new("{0} was held and released", "{0}曾被冻结、后已解除")),
            (answered.NotFoundMinor, new("{0} was not there any more when the bank looked", "{0}在银行查询时已不在账上")),
        ];
        var parts = told.Where(part => part.Minor > 0).Select(part => part.Words.With(Said(part.Minor))).ToList();
        return (parts.Count == 0 ? "" : new Phrase(" Besides, {0}.", "另有{0}。").Filled(tongue, Phrase.Join(", ", "，", parts)))
            + (answered.AskedMinor == 0 ? ""
                : new Phrase(" {0} has been asked for and not answered.", "{0}已发出指令，银行尚未答复。").Filled(tongue, Said(answered.AskedMinor)));

        string Said(long minor) => GangWords.Amount(new Money(minor, gang.Money.Currency));
    }

    /// <summary>Since when it is told and what became of it, in one sentence; empty where nobody has followed it through time.</summary>
    public static string Life(GangDossier gang, Tongue tongue)
    {
        if (gang.Life is not { } life)
        {
            return "";
        }

        var events = life.Events.Where(what => what.Kind != GangEventKind.None).GroupBy(what => what.Kind)
            .OrderBy(kind => kind.Min(what => what.TimeMilliseconds)).ThenBy(kind => kind.Key).Select(kind => Of(kind, tongue));
        var stopped = life.CasesStopped == 0 ? "" : new Phrase(", and {0} whose payment was stopped or is held", "，另有{0}的付款被拦截或暂停")
            .Filled(tongue, GangWords.Counted(tongue, life.CasesStopped, GangWords.Case));
        var left = (life.CasesLeftOut == 0 ? "" : new Phrase(" {0} in other currencies left out.", "未计入其他币种的{0}。")
                .Filled(tongue, GangWords.Counted(tongue, life.CasesLeftOut, GangWords.Case)))
            + (life.TransfersLeftOut == 0 ? "" : new Phrase(" {0} that moved least left out.", "未计入金额最小的{0}。")
                .Filled(tongue, GangWords.Counted(tongue, life.TransfersLeftOut, GangWords.Transfer)));
        return new Phrase("Told first on {0}, last seen on {1}; {2}{3}. {4}.{5}", "{0}首次认定，最近出现于{1}；{2}{3}。{4}。{5}").Filled(
            tongue, GangWords.Day(life.FirstMilliseconds, tongue), GangWords.Day(life.LastMilliseconds, tongue),
            GangWords.Counted(tongue, life.Cases, GangWords.Case), stopped, string.Join(tongue == Tongue.Chinese ? "；" : ". ", events), left);
    }

    private static string Of(IGrouping<GangEventKind, GangEvent> events, Tongue tongue)
    {
        var (first, others) = (events.First(), events.Select(what => what.Other).Where(other => other != 0).Distinct().ToList());
        var when = events.Count() == 1 ? new Phrase("on {0}", "（{0}当日）").With(GangWords.Day(first.TimeMilliseconds, tongue))
            : new Phrase("({0} times, last on {1})", "（{0}次，最近于{1}）")
                .With(GangWords.Number(events.Count()), GangWords.Day(events.Last().TimeMilliseconds, tongue));
        var names = others.Count == 0 ? "" : others.Count > OthersMax
            ? $" {GangWords.Counted(tongue, others.Count, GangWords.Gang)}" : " " + string.Join(", ", others.Select(other => $"G-{GangWords.Number(other)}"));
        Phrase told = events.Key switch
        {
            GangEventKind.Born => new("Found {1}", "首次发现{1}"),
            GangEventKind.Split => new("Split from{0} {1}", "从{0} 分出{1}"),
            GangEventKind.TookIn => new("Took in{0} {1}", "并入了{0}{1}"),
            GangEventKind.Merged => new("Was merged into{0} {1}", "被并入{0}{1}"),
            GangEventKind.Parted => new("Parted from{0} {1}", "与{0} 分开{1}"),
            GangEventKind.Gone => new("Gone {1}", "沉寂{1}"),
            _ => new("Back {1}", "再次出现{1}"),
        };
        return told.Filled(tongue, names, when);
    }

    /// <summary>What has to be borne in mind before anybody is visited or an account is touched.</summary>
    public static IEnumerable<string> Warnings(GangDossier gang, Tongue tongue = Tongue.English)
    {
        yield return new Phrase(
            "All persons named are suspected and presumed innocent; a role says what was done with an account, not what its holder knew.",
            "所列人员均为嫌疑人，依法推定无罪；角色只说明账户被用来做了什么，不说明持有人是否知情。").In(tongue);
        if (gang.VictimsUsed.Count > 0)
        {
            yield return new Phrase("Victims among the accounts used: {0}. Speak to them as victims first.", "被利用的账户中有受害人：{0}。请先以受害人对待。")
                .Filled(tongue, Names(gang, gang.VictimsUsed, tongue));
        }

        if (gang.Bystanders.Count > 0)
        {
            yield return new Phrase("Bystanders, not to be touched: {0}.", "无关第三人，不得触及：{0}。").Filled(tongue, Names(gang, gang.Bystanders, tongue));
        }

        var doubtful = gang.Roles.Where(account => account.IsGangs && gang.Money.Accounts[account.Account].IsDoubtful).ToList();
        if (doubtful.Count > 0)
        {
            yield return new Phrase(
                "The bank tells two things of these accounts, or only what holds since after the money came; ask it who held them then: {0}.",
                "银行对这些账户的说法前后不一，或只说明了资金到账之后的情况；请向银行核实当时的持有人：{0}。").Filled(tongue, Names(gang, doubtful, tongue));
        }

        var lived = gang.ToFreeze.Where(account => account.Has(Role.RecruitedMule)).ToList();
        if (lived.Count > 0)
        {
            yield return new Phrase(
                "People live by these accounts; freeze the amount and not the account: {0}.", "有人靠这些账户生活；请只止付金额，不要冻结账户：{0}。")
                .Filled(tongue, Names(gang, lived, tongue));
        }

        var fitting = gang.ToFreeze.Where(account => gang.Fitting(account).Any()).ToList();
        if (fitting.Count > 0)
        {
            yield return new Phrase(
                "An innocent explanation fits accounts to be frozen; look at it first: {0}.", "待止付账户中有的存在合理解释，请先核实：{0}。")
                .Filled(tongue, Names(gang, fitting, tongue));
        }

        var run = gang.Suspects.Count(suspect => suspect.Caution.HasFlag(SuspectCaution.RunByOther));
        if (run > 0)
        {
            yield return new Phrase(
                "The accounts of {0} are run with a device that runs others' too; those holders may have lent, or lost, no more than a name.",
                "{0}的账户由同时操控他人账户的设备操作；这些持有人可能只是出借或被冒用了姓名。")
                .Filled(tongue, GangWords.Counted(tongue, run, GangWords.Holder));
        }
    }

    /// <summary>A group of accounts by what its removal would have stopped.</summary>
    public static string Of(GangDossier gang, KeyGroup group, Tongue tongue)
    {
        var stopped = GangWords.Amount(new Money(group.StoppedMinor, gang.Money.Currency));
        var names = string.Join(tongue == Tongue.Chinese ? "、" : ", ", group.Accounts.Select(account => AccountNumbers.Of(gang, account)));
        var many = group.Accounts.Count == 2 ? new Phrase("two", "两") : new Phrase("three", "三");
        var bound = group.StoppedMinor == group.StoppedMostMinor
            ? new Phrase("no {0} accounts stop more", "任何{0}个账户都不能拦下更多").With(many)
            : new Phrase("no {0} accounts stop more than {1}", "任何{0}个账户至多拦下{1}")
                .With(many, GangWords.Amount(new Money(group.StoppedMostMinor, gang.Money.Currency)));
        return new Phrase("{0} together: {1} and {2}; {3}.", "{0}合计：{1}，{2}；{3}。")
            .Filled(tongue, names, stopped, GangWords.Counted(tongue, group.Victims, GangWords.Victim), bound);
    }

    private static string Names(GangDossier gang, IReadOnlyList<AccountRoles> accounts, Tongue tongue)
    {
        const int shown = 12;
        var names = string.Join(tongue == Tongue.Chinese ? "、" : ", ", accounts.Take(shown).Select(account => AccountNumbers.Of(gang, account.Account)));
        return accounts.Count > shown
            ? new Phrase("{0} and {1} {1:other|others}", "{0}等另外{1}个").Filled(tongue, names, GangWords.Number(accounts.Count - shown)) : names;
    }
}
