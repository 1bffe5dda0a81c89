using Cordon.Core.Screening;

namespace Cordon.Core.Networks.Bystanders;

/// <summary>The signs of one explanation, a line each, as they are found.</summary>
internal sealed class SignTable(Explanation explanation, PastMoney past)
{
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
