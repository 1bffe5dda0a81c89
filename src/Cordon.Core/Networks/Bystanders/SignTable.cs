using Cordon.Core.Screening;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>The signs of one explanation, a line each, as they are found.</summary>
internal sealed class SignTable(Explanation explanation, PastMoney past)
{
    /// <summary>Gifts, shared bills and loans of honest people stay below it; stolen money in a recruit's account is more than his income.</summary>
    private const int UnexplainedPercentMax = 40;

    /// <summary>Cash and friends are paid on the day of wages too; a mule passes four fifths on.</summary>
    private const int PassedOnPercentMax = 20;

    /// <summary>Two purchases a week: few persons make fewer, and an account that only passes money on makes none.</summary>
    private const int ShoppingMin = 8;

    private readonly List<SignFinding> _signs = [];

    public TestedExplanation Tested => new(explanation, _signs);

    /// <summary>A past that is shorter says nothing, neither for nor against.</summary>
    public SignTable Known(int days)
    {
        _signs.Add(new SignFinding(
            BystanderSign.KnownDays, past.KnownDays, days, IsAtMost: false, past.KnownDays >= days ? SignSpeaks.For : SignSpeaks.Nothing));
        return this;
    }

    /// <summary>A share, or another number that a longer past would not raise.</summary>
    public SignTable AtLeast(BystanderSign sign, long found, long limit) => Add(sign, found, limit, isAtMost: false);

    public SignTable AtMost(BystanderSign sign, long found, long limit) => Add(sign, found, limit, isAtMost: true);

    /// <summary>A number that grows with the time known: less than the limit speaks against it only where so many days are known.</summary>
    public SignTable Counted(BystanderSign sign, long found, long limit, int days) =>
        AddWhere(sign, found, limit, found < limit && past.KnownDays < days);

    /// <summary>A number that may still come about: less than the limit speaks against it only where it no longer can.</summary>
    public SignTable Awaited(BystanderSign sign, long found, long limit, bool canStillCome) => AddWhere(sign, found, limit, found < limit && canStillCome);

    /// <summary>
    /// What persons not known before paid, that is none of the explanation's: too much speaks against it only where strangers are told from others.
    /// </summary>
    public SignTable Unexplained(Func<PastPayment, bool> isOwn)
    {
        var found = past.Unexplained(isOwn);
        if (found <= UnexplainedPercentMax || past.KnowsStrangers)
        {
            return AtMost(BystanderSign.Unexplained, found, UnexplainedPercentMax);
        }

        _signs.Add(new SignFinding(BystanderSign.Unexplained, found, UnexplainedPercentMax, IsAtMost: true, SignSpeaks.Nothing));
        return this;
    }

    /// <summary>What left at once, that is neither the explanation's income nor its outlay.</summary>
    public SignTable PassedOn(Func<PastPayment, bool> isOwnCame, Func<PastPayment, bool> isOwnLeft) =>
        AtMost(BystanderSign.PassedOn, past.PassedOn(isOwnCame, isOwnLeft), PassedOnPercentMax);

    /// <summary>That somebody lives on the account.</summary>
    public SignTable Shopping() => AtLeast(BystanderSign.Shopping, past.Shopping(ShoppingMin), ShoppingMin);

    private SignTable AddWhere(BystanderSign sign, long found, long limit, bool isOpen)
    {
        if (!isOpen)
        {
            return AtLeast(sign, found, limit);
        }

        _signs.Add(new SignFinding(sign, found, limit, IsAtMost: false, SignSpeaks.Nothing));
        return this;
    }

    private SignTable Add(BystanderSign sign, long found, long limit, bool isAtMost)
    {
        var speaks = found == Facts.Unknown ? SignSpeaks.Nothing
            : (isAtMost ? found <= limit : found >= limit) ? SignSpeaks.For
            : SignSpeaks.Against;
        _signs.Add(new SignFinding(sign, found, limit, isAtMost, speaks));
        return this;
    }
}
