using System.Globalization;
using System.Text;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;

namespace Cordon.Formats.Networks;

/// <summary>What a gang's roles, signs and suspects are called. Words of JSON are small letters with underscores; all else is for people.</summary>
internal static class GangWords
{
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

    public static string Of(Role role) => role switch
    {
        Role.Collector => "collector",
        Role.Layer => "layer",
        Role.CashOut => "cash-out",
        Role.RecruitedMule => "recruited mule",
        Role.FrontBusiness => "front business",
        Role.ExchangeDesk => "exchange desk",
        Role.WayOut => "way out",
        Role.Victim => "victim",
        _ => "bystander",
    };

    /// <summary>A role with how sure it is: "likely a collector"; what is sure is said plainly.</summary>
    public static string Of(RoleFinding finding) => finding.Certainty == Certainty.Sure
        ? Of(finding.Role)
        : $"{(finding.Certainty == Certainty.Likely ? "likely" : "possibly")} {Of(finding.Role)}";

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

    public static string Of(SuspectKind kind) => kind switch
    {
        SuspectKind.Holder => "account holder",
        SuspectKind.Operator => "runs others' accounts",
        _ => "spoke to victims",
    };

    public static string Of(SightingSource source) => source switch
    {
        SightingSource.BankRecord => "bank's record",
        SightingSource.SignIn => "device at the bank",
        SightingSource.PaymentText => "text of a payment",
        SightingSource.Victim => "victim",
        _ => "unknown source",
    };

    public static string Of(TraitKind kind) => kind == TraitKind.Url ? "address on the web" : kind == TraitKind.Ip ? "IP" : Word(kind);

    /// <summary>What to be careful of, as sentences.</summary>
    public static IEnumerable<string> Of(SuspectCaution caution)
    {
        if (caution.HasFlag(SuspectCaution.AlsoVictim))
        {
            yield return "has paid the gang as a victim";
        }

        if (caution.HasFlag(SuspectCaution.RunByOther))
        {
            yield return "another's device runs the account: may be no more than a name";
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

    public static string Counted(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Moment(long milliseconds) =>
        new Instant(milliseconds).ToDateTimeOffset().ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Day(long milliseconds) => new Instant(milliseconds).ToDateTimeOffset().ToString("d MMM yyyy", CultureInfo.InvariantCulture);

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
