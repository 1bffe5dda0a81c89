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
    public static string Title(GangDossier gang)
    {
        var transfers = gang.Money.Transfers;
        if (transfers.Count == 0)
        {
            return "Nothing is known of its money.";
        }

        var (from, until) = (transfers.Min(t => t.TimeMilliseconds), transfers.Max(t => t.TimeMilliseconds));
        return $"{GangWords.Counted(gang.VictimCount, "victim")} paid {GangWords.Amount(gang.Taken)} between {GangWords.Day(from)} and {GangWords.Day(until)}; "
            + $"{GangWords.Amount(gang.Left)} has left the banks, {GangWords.Amount(gang.ToFreezeInAll)} may still lie in "
            + $"{GangWords.Counted(gang.ToFreeze.Count, "account")} and can be frozen, as of {GangWords.Moment(gang.Money.AtMilliseconds)} UTC."
            + Answered(gang)
            + (gang.WithOthers.Minor > 0 ? $" {GangWords.Amount(gang.WithOthers)} went to people and shops who have no part in it." : "");
    }

    /// <summary>What banks have answered to orders; empty where none was asked.</summary>
    private static string Answered(GangDossier gang)
    {
        var answered = gang.Money.Answered;
        (long Minor, string Words)[] told =
        [
            (answered.HeldMinor, "is held by banks"), (answered.ReturnedMinor, "has been paid back"),
            (answered.ReleasedMinor, "was held and let go"), (answered.NotFoundMinor, "was not there any more when the bank looked"),
        ];
        var parts = told.Where(part => part.Minor > 0).Select(part => $"{Said(part.Minor)} {part.Words}").ToList();
        return (parts.Count == 0 ? "" : $" Besides, {string.Join(", ", parts)}.")
            + (answered.AskedMinor == 0 ? "" : $" {Said(answered.AskedMinor)} has been asked for and not answered.");

        string Said(long minor) => GangWords.Amount(new Money(minor, gang.Money.Currency));
    }

    /// <summary>Since when it is told and what became of it, in one sentence; empty where nobody has followed it through time.</summary>
    public static string Life(GangDossier gang)
    {
        if (gang.Life is not { } life)
        {
            return "";
        }

        var events = life.Events.Where(what => what.Kind != GangEventKind.None).GroupBy(what => what.Kind)
            .OrderBy(kind => kind.Min(what => what.TimeMilliseconds)).ThenBy(kind => kind.Key).Select(Of);
        var stopped = life.CasesStopped > 0 ? $", and {GangWords.Counted(life.CasesStopped, "case")} whose payment was stopped or is held" : "";
        var left = (life.CasesLeftOut > 0 ? $" {GangWords.Counted(life.CasesLeftOut, "case")} in other currencies left out." : "")
            + (life.TransfersLeftOut > 0 ? $" {GangWords.Counted(life.TransfersLeftOut, "transfer")} that moved least left out." : "");
        return $"Told first on {GangWords.Day(life.FirstMilliseconds)}, last seen on {GangWords.Day(life.LastMilliseconds)}; "
            + $"{GangWords.Counted(life.Cases, "case")}{stopped}. {string.Join(". ", events)}.{left}";
    }

    private static string Of(IGrouping<GangEventKind, GangEvent> events)
    {
        var (first, others) = (events.First(), events.Select(what => what.Other).Where(other => other != 0).Distinct().ToList());
        var when = events.Count() == 1 ? $"on {GangWords.Day(first.TimeMilliseconds)}"
            : $"({GangWords.Number(events.Count())} times, last on {GangWords.Day(events.Last().TimeMilliseconds)})";
        var names = others.Count == 0 ? "" : others.Count > OthersMax
            ? $" {GangWords.Counted(others.Count, "gang")}" : " " + string.Join(", ", others.Select(other => $"G-{GangWords.Number(other)}"));
        return events.Key switch
        {
            GangEventKind.Born => $"Found {when}",
            GangEventKind.Split => $"Split from{names} {when}",
            GangEventKind.TookIn => $"Took in{names} {when}",
            GangEventKind.Merged => $"Was merged into{names} {when}",
            GangEventKind.Parted => $"Parted from{names} {when}",
            GangEventKind.Gone => $"Gone {when}",
            _ => $"Back {when}",
        };
    }

    /// <summary>What has to be borne in mind before anybody is visited or an account is touched.</summary>
    public static IEnumerable<string> Warnings(GangDossier gang)
    {
        yield return "All persons named are suspected and presumed innocent; a role says what was done with an account, not what its holder knew.";
        if (gang.VictimsUsed.Count > 0)
        {
            yield return $"Victims among the accounts used: {Names(gang, gang.VictimsUsed)}. Speak to them as victims first.";
        }

        if (gang.Bystanders.Count > 0)
        {
            yield return $"Bystanders, not to be touched: {Names(gang, gang.Bystanders)}.";
        }

        var doubtful = gang.Roles.Where(account => account.IsGangs && gang.Money.Accounts[account.Account].IsDoubtful).ToList();
        if (doubtful.Count > 0)
        {
            yield return "The bank tells two things of these accounts, or only what holds since after the money came; ask it who held them then: "
                + $"{Names(gang, doubtful)}.";
        }

        var lived = gang.ToFreeze.Where(account => account.Has(Role.RecruitedMule)).ToList();
        if (lived.Count > 0)
        {
            yield return $"People live by these accounts; freeze the amount and not the account: {Names(gang, lived)}.";
        }

        var fitting = gang.ToFreeze.Where(account => gang.Fitting(account).Any()).ToList();
        if (fitting.Count > 0)
        {
            yield return $"An innocent explanation fits accounts to be frozen; look at it first: {Names(gang, fitting)}.";
        }

        var run = gang.Suspects.Count(suspect => suspect.Caution.HasFlag(SuspectCaution.RunByOther));
        if (run > 0)
        {
            yield return $"The accounts of {GangWords.Counted(run, "holder")} are run with a device that runs others' too; those holders may have lent, or "
                + "lost, no more than a name.";
        }
    }

    /// <summary>A group of accounts by what its removal would have stopped.</summary>
    public static string Of(GangDossier gang, KeyGroup group)
    {
        var stopped = GangWords.Amount(new Money(group.StoppedMinor, gang.Money.Currency));
        var names = string.Join(", ", group.Accounts.Select(account => AccountNumbers.Of(gang, account)));
        var many = group.Accounts.Count == 2 ? "two" : "three";
        var bound = group.StoppedMinor == group.StoppedMostMinor
            ? $"no {many} accounts stop more"
            : $"no {many} accounts stop more than {GangWords.Amount(new Money(group.StoppedMostMinor, gang.Money.Currency))}";
        return $"{names} together: {stopped} and {GangWords.Counted(group.Victims, "victim")}; {bound}.";
    }

    private static string Names(GangDossier gang, IReadOnlyList<AccountRoles> accounts)
    {
        const int shown = 12;
        var names = string.Join(", ", accounts.Take(shown).Select(account => AccountNumbers.Of(gang, account.Account)));
        return accounts.Count > shown ? $"{names} and {GangWords.Number(accounts.Count - shown)} others" : names;
    }
}
