using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Roles;

/// <summary>Judges one account. Points and limits are written out in docs/gangs.md; they were chosen by hand, and nothing is learnt.</summary>
internal sealed class RoleJudge(GangMoney money, GangAccount account, AccountSums sums)
{
    private const long DayMilliseconds = 86_400_000;
    private const int OldDays = 90;
    private const int YoungFirmDays = 365;

    /// <summary>A recruit keeps so much, in percent: less is a rounding, more is a thief or a bystander.</summary>
    private const int FeeMin = 2;
    private const int FeeMax = 25;

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
        Sign(RoleSign.ShareFromVictims, share >= 50 ? 5 : 0, share, 50, sums.FromVictims);
        Sign(RoleSign.PassedOn, passed >= 50 ? 15 : 0, passed, 50, [.. sums.Inside, .. sums.Left]);
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
        Sign(RoleSign.PassedInside, inside >= 50 ? 40 : inside >= 20 ? 25 : 10, inside, inside >= 50 ? 50 : inside >= 20 ? 20 : 1, sums.Inside);
        Quick(15);
        Little();
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
        Sign(RoleSign.LetLeave, leaving >= 50 ? 60 : leaving >= 20 ? 50 : 40, leaving, leaving >= 50 ? 50 : leaving >= 20 ? 20 : 1, sums.Left);
        Sign(RoleSign.WaysOutUsed, sums.Left.Count >= 2 ? 20 : 0, sums.Left.Count, 2, sums.Left);
        Quick(15);
        Little();
        VictimToo();
        Close(Role.CashOut);
    }

    private void Recruited()
    {
        if (account.Kind is not (AccountKind.Person or AccountKind.Unknown) || !account.Life.IsDaily || sums.AsVictim.Count > 0
            || Percent(sums.OutMinor, sums.InMinor) < 50)
        {
            return;
        }

        Sign(RoleSign.OwnLife, 45, account.Life.Payments, OwnLife.PaymentsMin, []);
        var age = AgeDays();
        Sign(RoleSign.WasOpenedBefore, age >= OldDays ? 20 : 0, age, OldDays, []);
        var kept = Percent(sums.KeptMinor, sums.InMinor);
        Sign(RoleSign.FeeKept, kept is >= FeeMin and <= FeeMax ? 25 : 0, kept, FeeMin, []);
        Sign(RoleSign.IsPerson, account.Kind == AccountKind.Person ? 5 : 0, 1, 1, []);
        Little();
        Close(Role.RecruitedMule);
    }

    private void FrontBusiness()
    {
        var passed = Percent(sums.OutMinor, sums.InMinor);
        if (account.Kind is not (AccountKind.Business or AccountKind.Merchant) || passed < 50)
        {
            return;
        }

        Sign(RoleSign.IsFirm, 30, 1, 1, []);
        Sign(RoleSign.PassedOn, passed >= 80 ? 25 : 15, passed, passed >= 80 ? 80 : 50, [.. sums.Inside, .. sums.Left]);
        if (!account.Life.IsLived)
        {
            Sign(RoleSign.NoOwnLife, 25, account.Life.Payments, OwnLife.PaymentsMin, []);
        }
        else
        {
            var stolen = StolenShare();
            Sign(RoleSign.StolenShare, stolen >= 50 ? 25 : stolen >= 20 ? 10 : 0, stolen, stolen >= 50 ? 50 : 20, []);
        }

        var age = AgeDays();
        Little();
        Sign(RoleSign.WasYoung, age is >= 0 and < YoungFirmDays ? 15 : 0, age, YoungFirmDays, []);
        Close(Role.FrontBusiness);
    }

    /// <summary>A desk changes for several gangs what they cannot: one that many accounts of one gang pay is a cash-out like others.</summary>
    private void Desk()
    {
        var payers = Payers(sums.FromGang);
        if (sums.FromGang.Count == 0 || account.GangsServed < 2)
        {
            return;
        }

        var leaving = Percent(sums.LeftMinor, sums.OutMinor);
        Sign(RoleSign.TookFromGang, payers >= 3 ? 20 : 0, payers, 3, sums.FromGang);
        Sign(RoleSign.ServesGangs, account.GangsServed >= 2 ? 45 : 0, account.GangsServed, 2, []);
        Sign(RoleSign.LetLeave, leaving >= 50 ? 15 : 0, leaving, 50, sums.Left);
        var exchanges = sums.Left.Where(t => money.Accounts[money.Transfers[t].Payee].Kind == AccountKind.Exchange).ToList();
        var share = Percent(exchanges.Sum(t => money.Transfers[t].Minor), sums.OutMinor);
        Sign(RoleSign.ToExchanges, share >= 50 ? 10 : 0, share, 50, exchanges);
        Close(Role.ExchangeDesk);
    }

    private void WayOut()
    {
        if (sums.FromGang.Count > 0)
        {
            Sign(RoleSign.EndsHere, 95, sums.FromGang.Count, 1, sums.FromGang);
            Close(Role.WayOut);
            var stolen = StolenShare();
            if (account.Kind == AccountKind.Exchange && stolen >= 20 && account.Life.IsLived)
            {
                Sign(RoleSign.StolenShare, stolen >= 50 ? 50 : 30, stolen, stolen >= 50 ? 50 : 20, sums.FromGang);
                Sign(RoleSign.ServesGangs, account.GangsServed >= 2 ? 35 : 0, account.GangsServed, 2, []);
                Close(Role.ExchangeDesk);
            }
        }
    }

    private void Bystander()
    {
        var (stolen, passed) = (StolenShare(), Percent(sums.OutMinor, sums.InMinor));
        if (stolen > 10 || (passed >= 50 && !(IsLivedIn && stolen <= 2)))
        {
            return;
        }

        Sign(RoleSign.LittleStolen, stolen <= 2 ? 45 : 30, stolen, stolen <= 2 ? 2 : 10, [.. sums.FromVictims, .. sums.FromGang]);
        Sign(RoleSign.OwnLife, IsLivedIn ? 25 : 0, account.Life.Payments, OwnLife.PaymentsMin, []);
        Sign(RoleSign.HardlyPassedOn, passed < 20 ? 20 : 0, passed, 20, []);
        Close(Role.Bystander);
    }

    /// <summary>
    /// Whether somebody lives by the account. A person who spends his wages hands on, by the rule first in, first out, also the little stolen money that a
    /// mule bought his bicycle with.
    /// </summary>
    private bool IsLivedIn => account.Kind is AccountKind.Person or AccountKind.Unknown ? account.Life.MayBeDaily : account.Life.IsLived;

    /// <summary>Speaks against a part in it: hardly any of all that came into a lived account was stolen, and none straight from a victim.</summary>
    private void Little()
    {
        var stolen = StolenShare();
        if (IsLivedIn && sums.FromVictims.Count == 0 && stolen < 5)
        {
            _reasons.Add(Reason(RoleSign.LittleStolen, stolen < 1 ? -40 : -20, stolen, stolen < 1 ? 1 : 5, [.. sums.FromGang]));
        }
    }

    private void Quick(int points)
    {
        var quick = Percent(sums.QuickMinor, sums.OutMinor);
        Sign(RoleSign.Quick, quick >= 80 ? points : 0, quick, 80, [.. sums.Inside, .. sums.Left]);
    }

    private void VictimToo()
    {
        if (sums.AsVictim.Count > 0)
        {
            _reasons.Add(Reason(RoleSign.IsVictimToo, 0, sums.AsVictim.Count, 1, sums.AsVictim));
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

    private int Payers(List<int> transfers) => transfers.Select(t => money.Transfers[t].Payer).Distinct().Count();

    /// <summary>Its age in days when stolen money first came; below zero where not known.</summary>
    private long AgeDays() => account.OpenedMilliseconds == Facts.Unknown ? -1 : Math.Max(0, (sums.FirstIn - account.OpenedMilliseconds) / DayMilliseconds);

    private long StolenShare() => Percent(sums.InMinor, (Int128)sums.InMinor + account.Life.InMinor);

    private static long Percent(Int128 part, Int128 whole) => whole <= 0 ? 0 : (long)Int128.Min(100, part * 100 / whole);
}
