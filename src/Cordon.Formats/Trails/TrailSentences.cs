using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>What a trail says, in sentences.</summary>
internal static class TrailSentences
{
    /// <summary>The case in one sentence: how much, when, where it lies now, what has left.</summary>
    public static string Title(TrailReport trail)
    {
        if (trail.Ends.Count == 0)
        {
            return TrailWords.Nothing(trail, Moment(trail.At));
        }

        if (trail.IsBackward)
        {
            return Origins(trail);
        }

        if (trail.Policy == TaintPolicy.Poison)
        {
            var accounts = trail.Accounts.Count(account => !account.IsVictims);
            return $"The {Amount(trail.Stolen)} stolen on {Moment(trail.Since!.Value)} may have touched {Counted(accounts, "account")} by {Moment(trail.At)}.";
        }

        var rests = Sum(trail, TrailFate.Rests);
        var parts = new List<string>
        {
            rests == 0
                ? "nothing is left in the accounts"
                : $"{Amount(trail, rests)} ({Percent(rests, trail.Stolen.Minor)}) still lies in {Counted(Places(trail, TrailFate.Rests), "account")}",
        };
        Add("has left the accounts", TrailFate.Cash, TrailFate.Exchange, TrailFate.Merchant, TrailFate.Abroad);
        Add("was held by banks", TrailFate.Frozen);
        Add("was paid back by banks", TrailFate.PaidBack);
        Add("came back", TrailFate.CameBack);
        Add("went in fees", TrailFate.Fee);
        Add("was not followed further", TrailFate.Unfollowed);
        var notPursued = trail.NotPursued is { } amount ? $" {Amount(amount)} of what still lies there is not pursued: let go, or come back otherwise." : "";
        return $"Of {Amount(trail.Stolen)} stolen on {Moment(trail.Since!.Value)}, {List(parts)}, as of {Moment(trail.At)}.{notPursued}";

        void Add(string words, params ReadOnlySpan<TrailFate> fates)
        {
            var sum = 0L;
            foreach (var fate in fates)
            {
                sum += Sum(trail, fate);
            }

            if (sum > 0)
            {
                parts.Add($"{Amount(trail, sum)} {words}");
            }
        }
    }

    /// <summary>What was asked.</summary>
    public static string Asked(TrailReport trail)
    {
        if (trail.AskedAccount is { } asked)
        {
            return $"Whose is what lies in account {trail.Accounts[asked].Account} at {trail.Accounts[asked].Bank}?";
        }

        var payments = trail.Payments.Count > 3 ? $"{trail.Payments[0]} and {trail.Payments.Count - 1} others" : string.Join(", ", trail.Payments);
        return trail.IsBackward ? $"Whose was what payment {payments} moved?" : $"Stolen by payment {payments}.";
    }

    /// <summary>How the money was told apart.</summary>
    public static string Rule(TrailReport trail) => trail.Policy switch
    {
        TaintPolicy.Libr when trail.IsBackward => "Rule (libr): an account holder spends his own money first. Amounts are what each source could claim if "
            + "it were the only one, and add up to nothing; bands have no width.",
        TaintPolicy.Poison when trail.IsBackward => "Rule (poison): all that came into an account before may be in what left it. Amounts add up to nothing; "
            + "bands have no width.",
        TaintPolicy.Fifo => "Rule (fifo): what came into an account first leaves it first.",
        TaintPolicy.Lifo => "Rule (lifo): what came into an account last leaves it first.",
        TaintPolicy.Prorata => "Rule (prorata): of every payment, that part is stolen that is stolen of the balance.",
        TaintPolicy.Libr => "Rule (libr): an account holder spends his own money first.",
        _ => "Rule (poison): everything an account pays after stolen money reached it is exposed. Amounts mean reach and add up to nothing; "
            + "bands have no width.",
    };

    /// <summary>What a fate is called on the drawing.</summary>
    public static Phrase Fate(TrailReport trail, TrailFate fate) => fate switch
    {
        TrailFate.Opening => new Phrase("of an opening balance", "原有余额"),
        TrailFate.Unknown => new Phrase("of unknown origin", "来源不明"),
        TrailFate.Reported => new Phrase("reported as stolen", "已报案被骗"),
        TrailFate.Cash when trail.IsBackward => new Phrase("paid in as cash", "现金存入"),
        TrailFate.Exchange when trail.IsBackward => new Phrase("from an exchange", "来自虚拟货币交易所"),
        TrailFate.Merchant when trail.IsBackward => new Phrase("from a merchant", "来自商户"),
        TrailFate.Abroad when trail.IsBackward => new Phrase("from abroad", "来自境外"),
        TrailFate.Rests => new Phrase("still there", "仍在账户"),
        TrailFate.Cash => new Phrase("in cash", "已取现"),
        TrailFate.Exchange => new Phrase("at an exchange", "转入虚拟货币交易所"),
        TrailFate.Merchant => new Phrase("at a merchant", "转入商户"),
        TrailFate.Abroad => new Phrase("abroad", "转往境外"),
        TrailFate.CameBack => new Phrase("came back", "已转回"),
        TrailFate.Frozen => new Phrase("held", "已冻结"),
        TrailFate.PaidBack => new Phrase("paid back", "已返还"),
        TrailFate.Fee => new Phrase("fees", "手续费"),
        _ => new Phrase("not followed", "未追踪"),
    };

    /// <summary>What a lane's accounts are called together.</summary>
    public static Phrase Group(EndKind kind, bool isVictims, int count) => isVictims ? Counted(count, "victim", "名受害人") : kind switch
    {
        EndKind.Cash => Counted(count, "place of cash", "处现金"),
        EndKind.Exchange => Counted(count, "exchange", "家交易所"),
        EndKind.Merchant => Counted(count, "merchant", "家商户"),
        EndKind.Abroad => Counted(count, "account abroad", "个境外账户"),
        _ => Counted(count, "small account", "个小额账户"),
    };

    /// <summary>What of it is drawn by account and what together, and that nothing is missing.</summary>
    public static IEnumerable<string> Notes(TrailLanes lanes, TrailReport trail)
    {
        var grouped = lanes.Lanes.Where(lane => lane.IsGroup).SelectMany(lane => lane.Accounts).ToHashSet();
        if (grouped.Count > 0)
        {
            var together = trail.Ends.Where(end => grouped.Contains(end.Account)).Sum(end => end.Share);
            var all = trail.Ends.Sum(end => end.Share);
            var (verb, at) = trail.IsBackward ? ("came from", "from") : ("ended in", "in");
            var sums = trail.HasShares
                ? $" {Amount(trail, together)} {verb} these, {Amount(trail, all - together)} {at} the others: {Amount(trail, all)} in all."
                : "";
            yield return $"{Counted(trail.Accounts.Count - grouped.Count, "account")} each have a lane; {Counted(grouped.Count, "small account")} are "
                + $"drawn together in {Counted(lanes.Lanes.Count(lane => lane.IsGroup), "lane")}.{sums}";
        }

        var merged = lanes.Flows.Sum(flow => flow.Transfers.Count - 1);
        if (merged > 0 || lanes.InsideCount > 0)
        {
            yield return $"Of {Counted(trail.Transfers.Count, "transfer")}, {merged} are drawn in one band with others between the same lanes; "
                + $"{lanes.InsideCount} within a lane are not drawn.";
        }

        if (trail.Transfers.Count(transfer => transfer.IsBookedApart) is > 0 and var apart)
        {
            yield return $"Told late, held, or by a clock that ran ahead: {Counted(apart, "transfer")}. Such a one stands where it was booked, since the "
                + "money was followed in that order, and is told with the time at which it was paid.";
        }

        if (trail.LikelyMules.Count > 0)
        {
            var payments = trail.LikelyMules.Sum(mule => mule.Payments.Count);
            yield return $"Likely mules' by their behaviour: {Counted(trail.LikelyMules.Count, "account")}; likely other victims' who have not reported: "
                + $"{Counted(payments, "payment")}. The table names them.";
        }

        if (trail.IsBounded)
        {
            yield return "A bound was met: what is called not followed was not followed further.";
        }
    }

    /// <summary>A number of things; the plural by its regular form.</summary>
    public static string Counted(int count, string noun)
    {
        var head = noun.Split(' ') is [var first, .. var rest] && rest is ["of" or "abroad", ..] ? $"{first}s {string.Join(' ', rest)}" : noun + "s";
        return string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : head)}");
    }

    /// <summary>The same in each language.</summary>
    public static Phrase Counted(int count, string noun, string measured) =>
        new(Counted(count, noun), string.Create(CultureInfo.InvariantCulture, $"{count}{measured}"));

    /// <summary>An amount with its currency.</summary>
    public static string Amount(Money amount) => $"{amount.ToMajorString()} {amount.Currency.Code}";

    /// <summary>A part of what was stolen.</summary>
    public static string Amount(TrailReport trail, long share) => Amount(trail.Stolen with { Minor = share });

    /// <summary>A moment as people write it, in UTC.</summary>
    public static string Moment(Instant at) => at.ToDateTimeOffset().ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Origins(TrailReport trail)
    {
        var what = trail.AskedAccount is null
            ? $"the {Amount(trail.Stolen)} paid on {Moment(trail.Since!.Value)}"
            : $"the {Amount(trail.Stolen)} in the account at {Moment(trail.At)}";
        var parts = trail.Ends.GroupBy(end => end.Fate).OrderByDescending(fate => fate.Sum(end => end.Share)).ThenBy(fate => fate.Key);
        return trail.HasShares
            ? $"Of {what}, {List([.. parts.Select(fate => $"{Amount(trail, fate.Sum(end => end.Share))} is {Fate(trail, fate.Key)}")])}."
            : $"In {what}, there may be money {List([.. parts.Select(fate => $"{Fate(trail, fate.Key)} ({Counted(Places(trail, fate.Key), "account")})")])}.";
    }

    private static long Sum(TrailReport trail, TrailFate fate) => trail.Ends.Where(end => end.Fate == fate).Sum(end => end.Share);

    private static int Places(TrailReport trail, TrailFate fate) => trail.Ends.Count(end => end.Fate == fate);

    private static string Percent(long part, long whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Int128)part * 100 / whole}.{(Int128)part * 1000 / whole % 10} %");

    private static string List(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
