using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Core.Networks.Roles;

/// <summary>Judges one account. Points and limits are written out in docs/gangs.md; they were chosen by hand, and nothing is learnt.</summary>
internal sealed class RoleJudge(GangMoney money, GangAccount account, AccountSums sums)
{
    private const int OldDays = 90;
    private const int YoungFirmDays = 365;

    /// <summary>A recruit keeps so much, in percent: less is a rounding, more is a thief or a bystander.</summary>
    private const int FeeMin = 2;
    private const int FeeMax = 25;

    /// <summary>
    /// Parts of money, in percent: from a fifth on it is no chance, from half on it is what the account is for, from four fifths on there is hardly anything
    /// else.
    /// </summary>
    private const int PartPercent = 20;
    private const int HalfPercent = 50;
    private const int NearlyAllPercent = 80;

    /// <summary>Stolen money, in percent of what came, that a bystander may have come by; and so little that his handing on says nothing.</summary>
    private const int BystanderPercentMax = 10;
    private const int HardlyPercentMax = 2;

    /// <summary>Less, in percent of what came into a lived account, speaks against a part in it; and less still twice as much.</summary>
    private const int LittlePercent = 5;
    private const int NextToNonePercent = 1;

    /// <summary>
    /// And less, in percent of what came in, where it came in one payment: of those paid once that have another part, nearly all took in hardly anything else.
    /// </summary>
    private const int OncePercent = 30;

    /// <summary>Who serves so many gangs is no part of one; a desk is paid by so many of its accounts.</summary>
    private const int GangsServedMin = 2;
    private const int DeskPayersMin = 3;

    /// <summary>So many payments by which money leaves are a way of doing it, where one may be a purchase.</summary>
    private const int WaysOutMin = 2;

    private readonly List<RoleFinding> _found = [];
    private List<RoleReason> _reasons = [];

    /// <summary>The account's roles, the one that says most first.</summary>
    public IReadOnlyList<RoleFinding> Judge()
    {
        Victim();
        if (account.IsWayOut)
        {
            WayOut();
            return _found;
        }

        if (sums.InMinor > 0)
        {
            FrontBusiness();
            Desk();
            CashOut();
            Collector();
            Layer();
            Recruited();
            if (_found.All(finding => finding.Role == Role.Victim || finding.ConfidencePercent < RoleFinding.LikelyPercent))
            {
                Bystander();
            }
        }

        return [.. _found.OrderBy(RankOf).ThenByDescending(finding => finding.ConfidencePercent)];
    }

    /// <summary>What says most of what is to be done: who does not belong to the gang, then who serves many, then what is done with the money.</summary>
    private static int RankOf(RoleFinding finding) => finding.Role switch
    {
        Role.Bystander => 0,

        // That several pay an account does not yet make it a desk.
        Role.ExchangeDesk => finding.ConfidencePercent >= RoleFinding.LikelyPercent ? 1 : 7,
        Role.FrontBusiness => 2,
        Role.Collector => 3,
        Role.CashOut => 4,
        Role.Layer => 5,
        Role.RecruitedMule => 6,
        Role.Victim => 8,
        _ => 9,
    };

    private void Victim()
    {
        var reported = sums.AsVictim.Where(t => money.Transfers[t].Case >= 0).ToList();
        if (reported.Count > 0)
        {
            Sign(RoleSign.PaidAsVictim, 95, reported.Count, 1, reported);
        }
        else if (sums.AsVictim.Count > 0)
        {
            Sign(RoleSign.LikelyPaidAsVictim, 60, sums.AsVictim.Count, 1, sums.AsVictim);
        }

        Sign(RoleSign.ReportedBesides, account.ReportedBesides > 0 ? 95 - _reasons.Sum(reason => reason.Points) : 0, account.ReportedBesides, 1, []);

        Close(Role.Victim);
    }

    private void Collector()
    {
        var victims = sums.FromVictims.Select(t => money.Transfers[t].Payer).Distinct().Count();
        if (victims == 0)
        {
            return;
        }

        var share = Percent(sums.VictimsMinor, sums.InMinor);
        var passed = Percent(sums.OutMinor, sums.InMinor);
        Sign(RoleSign.TookFromVictims, victims > 1 ? 85 : 70, victims, 1, sums.FromVictims);
        Sign(RoleSign.ShareFromVictims, share >= HalfPercent ? 5 : 0, share, HalfPercent, sums.FromVictims);
        Sign(RoleSign.PassedOn, passed >= HalfPercent ? 15 : 0, passed, HalfPercent, [.. sums.Inside, .. sums.Left]);
        VictimToo();
        Close(Role.Collector);
    }

    private void Layer()
    {
        if (sums.FromGang.Count == 0 || sums.Inside.Count == 0)
        {
            return;
        }

        var inside = Percent(sums.InsideMinor, sums.InMinor);
        Sign(RoleSign.TookFromGang, 40, Payers(sums.FromGang), 1, sums.FromGang);
        Sign(RoleSign.PassedInside, inside >= HalfPercent ? 40 : inside >= PartPercent ? 25 : 10, inside, StepOf(inside), sums.Inside);
        Quick(15);
        SpeaksAgainst();
        VictimToo();
        Close(Role.Layer);
    }

    private void CashOut()
    {
        if (sums.Left.Count == 0)
        {
            return;
        }

        var leaving = Percent(sums.LeftMinor, sums.OutMinor);
        Sign(RoleSign.LetLeave, leaving >= HalfPercent ? 60 : leaving >= PartPercent ? 50 : 40, leaving, StepOf(leaving), sums.Left);
        Sign(RoleSign.WaysOutUsed, sums.Left.Count >= WaysOutMin ? 20 : 0, sums.Left.Count, WaysOutMin, sums.Left);
        Quick(15);
        SpeaksAgainst();
        VictimToo();
        Close(Role.CashOut);
    }

    private void Recruited()
    {
        if (account.Kind is not (AccountKind.Person or AccountKind.Unknown) || !account.Life.IsDaily || sums.AsVictim.Count + account.ReportedBesides > 0
            || Percent(sums.OutMinor, sums.InMinor) < HalfPercent)
        {
            return;
        }

        Sign(RoleSign.OwnLife, 45, account.Life.Payments, OwnLife.PaymentsMin, []);
        var age = AgeDays();
        Sign(RoleSign.WasOpenedBefore, age >= OldDays ? 20 : 0, age, OldDays, []);
        var kept = Percent(sums.KeptMinor, sums.InMinor);
        Sign(RoleSign.FeeKept, kept is >= FeeMin and <= FeeMax ? 25 : 0, kept, FeeMin, []);
        Sign(RoleSign.IsPerson, account.Kind == AccountKind.Person ? 5 : 0, 1, 1, []);
        SpeaksAgainst();
        Close(Role.RecruitedMule);
    }

    private void FrontBusiness()
    {
        var passed = Percent(sums.OutMinor, sums.InMinor);
        if (account.Kind is not (AccountKind.Business or AccountKind.Merchant) || passed < HalfPercent)
        {
            return;
        }

        Sign(RoleSign.IsFirm, 30, 1, 1, []);
        var (points, limit) = passed >= NearlyAllPercent ? (25, NearlyAllPercent) : (15, HalfPercent);
        Sign(RoleSign.PassedOn, points, passed, limit, [.. sums.Inside, .. sums.Left]);
        if (!account.Life.IsLived)
        {
            Sign(RoleSign.NoOwnLife, 25, account.Life.Payments, OwnLife.PaymentsMin, []);
        }
        else
        {
            var stolen = StolenShare();
            Sign(RoleSign.StolenShare, stolen >= HalfPercent ? 25 : stolen >= PartPercent ? 10 : 0, stolen, StepOf(stolen), []);
        }

        var age = AgeDays();
        SpeaksAgainst();
        Sign(RoleSign.WasYoung, age is >= 0 and < YoungFirmDays ? 15 : 0, age, YoungFirmDays, []);
        Close(Role.FrontBusiness);
    }

    /// <summary>A desk changes for several gangs what they cannot: one that many accounts of one gang pay is a cash-out like others.</summary>
    private void Desk()
    {
        var payers = Payers(sums.FromGang);
        var leaving = Percent(sums.LeftMinor, sums.OutMinor);
        if (sums.FromGang.Count == 0 || account.GangsServed < GangsServedMin || (account.Kind == AccountKind.Merchant && leaving < HalfPercent))
        {
            // A shop that two gangs buy from changes no money: what it took stays, or goes to wages and suppliers.
            return;
        }

        Sign(RoleSign.TookFromGang, payers >= DeskPayersMin ? 20 : 0, payers, DeskPayersMin, sums.FromGang);
        Sign(RoleSign.ServesGangs, 45, account.GangsServed, GangsServedMin, []);
        Sign(RoleSign.LetLeave, leaving >= HalfPercent ? 15 : 0, leaving, HalfPercent, sums.Left);
        var exchanges = sums.Left.Where(t => money.Accounts[money.Transfers[t].Payee].Kind == AccountKind.Exchange).ToList();
        var share = Percent(exchanges.Sum(t => money.Transfers[t].Minor), sums.OutMinor);
        Sign(RoleSign.ToExchanges, share >= HalfPercent ? 10 : 0, share, HalfPercent, exchanges);
        Close(Role.ExchangeDesk);
    }

    private void WayOut()
    {
        if (sums.FromGang.Count > 0)
        {
            Sign(RoleSign.EndsHere, 95, sums.FromGang.Count, 1, sums.FromGang);
            Close(Role.WayOut);
            var stolen = StolenShare();
            if (account.Kind == AccountKind.Exchange && stolen >= PartPercent && account.Life.IsLived)
            {
                Sign(RoleSign.StolenShare, stolen >= HalfPercent ? 50 : 30, stolen, StepOf(stolen), sums.FromGang);
                Sign(RoleSign.ServesGangs, account.GangsServed >= GangsServedMin ? 35 : 0, account.GangsServed, GangsServedMin, []);
                Close(Role.ExchangeDesk);
            }
        }
    }

    private void Bystander()
    {
        var (stolen, passed) = (StolenShare(), Percent(sums.OutMinor, sums.InMinor));
        if (stolen > BystanderPercentMax || (passed >= HalfPercent && !(IsLivedIn && stolen <= HardlyPercentMax)))
        {
            return;
        }

        var (points, limit) = stolen <= HardlyPercentMax ? (45, HardlyPercentMax) : (30, BystanderPercentMax);
        Sign(RoleSign.LittleStolen, points, stolen, limit, [.. sums.FromVictims, .. sums.FromGang]);
        Sign(RoleSign.OwnLife, IsLivedIn ? 25 : 0, account.Life.Payments, OwnLife.PaymentsMin, []);
        Sign(RoleSign.HardlyPassedOn, passed < PartPercent ? 20 : 0, passed, PartPercent, []);
        Close(Role.Bystander);
    }

    /// <summary>
    /// Whether somebody lives by the account. A person who spends his wages hands on, by the rule first in, first out, also the little stolen money that a
    /// mule bought his bicycle with.
    /// </summary>
    private bool IsLivedIn => account.Kind is AccountKind.Person or AccountKind.Unknown ? account.Life.MayBeDaily : account.Life.IsLived;

    /// <summary>
    /// Speaks against a part in what no victim paid: hardly any of all that came into a lived account was stolen; or the gang paid once, and most that came in
    /// was not: whoever sold one thing to a mule, or sold coins to an underground banker, is paid once.
    /// </summary>
    private void SpeaksAgainst()
    {
        var stolen = StolenShare();
        if (sums.FromVictims.Count > 0)
        {
            return;
        }

        if (sums.FromGang.Count == 1 && stolen < OncePercent)
        {
            _reasons.Add(Reason(RoleSign.PaidOnce, -60, stolen, OncePercent, [.. sums.FromGang]));
        }

        if (IsLivedIn && stolen < LittlePercent)
        {
            var (points, limit) = stolen < NextToNonePercent ? (-40, NextToNonePercent) : (-20, LittlePercent);
            _reasons.Add(Reason(RoleSign.LittleStolen, points, stolen, limit, [.. sums.FromGang]));
        }
    }

    private void Quick(int points)
    {
        var quick = Percent(sums.QuickMinor, sums.OutMinor);
        Sign(RoleSign.Quick, quick >= NearlyAllPercent ? points : 0, quick, NearlyAllPercent, [.. sums.Inside, .. sums.Left]);
    }

    private void VictimToo()
    {
        if (sums.AsVictim.Count + account.ReportedBesides is > 0 and var paid)
        {
            _reasons.Add(Reason(RoleSign.IsVictimToo, 0, paid, 1, sums.AsVictim));
        }
    }

    private void Sign(RoleSign sign, int points, long found, long limit, List<int> transfers)
    {
        if (points > 0)
        {
            _reasons.Add(Reason(sign, points, found, limit, transfers));
        }
    }

    private RoleReason Reason(RoleSign sign, int points, long found, long limit, List<int> transfers) => new(
        sign, points, found, limit,
        [
            .. transfers.OrderByDescending(t => money.Transfers[t].Minor).ThenBy(t => money.Transfers[t].Payment, StringComparer.Ordinal)
                .Take(RoleReason.TransfersMax),
        ],
        transfers.Count);

    private void Close(Role role)
    {
        var confidence = Math.Min(RoleFinding.MostPercent, _reasons.Sum(reason => reason.Points));
        if (confidence >= RoleFinding.PossiblePercent)
        {
            _found.Add(new RoleFinding(role, confidence, _reasons));
        }

        _reasons = [];
    }

    /// <summary>The limit that a part of money has reached, below a fifth that of there being any.</summary>
    private static int StepOf(long percent) => percent >= HalfPercent ? HalfPercent : percent >= PartPercent ? PartPercent : 1;

    private int Payers(List<int> transfers) => transfers.Select(t => money.Transfers[t].Payer).Distinct().Count();

    /// <summary>Its age in days when stolen money first came; below zero where not known.</summary>
    private long AgeDays() =>
        account.OpenedMilliseconds == Facts.Unknown ? -1 : Math.Max(0, (sums.FirstIn - account.OpenedMilliseconds) / Instant.DayMilliseconds);

    private long StolenShare() => Percent(sums.InMinor, (Int128)sums.InMinor + account.Life.InMinor);

    private static long Percent(Int128 part, Int128 whole) => whole <= 0 ? 0 : (long)Int128.Min(100, part * 100 / whole);
}
