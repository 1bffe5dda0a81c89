using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening.Activity;

namespace Cordon.Engine.Networks;

/// <summary>Which of the accounts that stolen money reached are involved.</summary>
internal sealed partial class NetworkLook
{
    private void Judge()
    {
        foreach (var take in _takes.Values)
        {
            var past = PastOf(take.Purse);
            take.IsPublic = IsPublic(take, past);
            if (take.IsPublic || take.CameMinor == 0)
            {
                continue;
            }

            var all = past.Where(payment => payment.IsIn).Aggregate(Int128.Zero, (sum, payment) => sum + payment.Minor);
            var stolen = past.Where(payment => payment.IsIn).Aggregate(Int128.Zero, (sum, payment) => sum + _stolenIn.GetValueOrDefault(payment.Transfer));
            take.Signs |= !IsVictim(take) && take.PassedMinor * (Int128)100 >= take.CameMinor * (Int128)PassedPercentMin
                ? InvolvementSigns.PassedOn : InvolvementSigns.None;
            take.Signs |= !IsVictim(take) && stolen > 0 && stolen * 100 >= all * StolenPercentMin ? InvolvementSigns.LivesOnStolen : InvolvementSigns.None;
        }

        FindHerded();
        FindFed();
    }

    private bool IsVictim(AccountTake take) => _victims.Contains(take.Account);

    /// <summary>Accounts that pay on a device on which stolen money of several holders was moved.</summary>
    private void FindHerded()
    {
        var holders = new SortedDictionary<uint, HashSet<string>>();
        foreach (var (account, device, _, _) in _stolenAccess)
        {
            if (device != 0 && IsInvolved(account))
            {
                if (!holders.TryGetValue(device, out var names))
                {
                    holders.Add(device, names = []);
                }

                names.Add(history.HolderOf(account, at) is { Length: > 0 } name ? name : history.NodeOf(account).Key);
            }
        }

        var most = LinkStrength.SharingOf(NodeKind.Device).None;
        foreach (var (device, names) in holders)
        {
            if (names.Count < HoldersMin || history.Devices.AccountsOf(device).Count > most)
            {
                continue;
            }

            foreach (var account in history.Devices.AccountsOf(device))
            {
                foreach (var purse in _graph.PursesOf(account).Take(1))
                {
                    if (TakeOf(purse) is { } take && (take.Signs != InvolvementSigns.None || DealsWithInvolved(purse)))
                    {
                        take.Signs |= InvolvementSigns.SharedDevice;
                        take.FirstMilliseconds = Math.Min(take.FirstMilliseconds, history.Devices.PairOf(account, device).First);
                        take.IsPublic = IsPublic(take, PastOf(purse));
                    }
                }
            }
        }
    }

    /// <summary>Whether an account paid an involved one or was paid by one: who merely shares a household's device has nothing to do with the others.</summary>
    private bool DealsWithInvolved(uint purse) => PastOf(purse).Exists(payment => IsInvolved(_graph.AccountOf(payment.Other)));

    /// <summary>Accounts that live on what involved ones pay them: what nobody has reported yet goes that way too.</summary>
    private void FindFed()
    {
        var candidates = new SortedSet<uint>();
        foreach (var take in Involved())
        {
            foreach (var payment in PastOf(take.Purse))
            {
                if (!payment.IsIn && payment.OtherKind is AccountKind.Person or AccountKind.Business or AccountKind.Unknown)
                {
                    candidates.Add(payment.Other);
                }
            }
        }

        foreach (var purse in candidates)
        {
            var account = _graph.AccountOf(purse);
            if (IsInvolved(account) || _victims.Contains(account))
            {
                continue;
            }

            var past = PastOf(purse);
            var came = past.Where(payment => payment.IsIn).ToList();
            var fed = came.Where(payment => IsInvolved(_graph.AccountOf(payment.Other))).ToList();
            var (all, part) = (Sum(came), Sum(fed));
            if (part > 0 && part * 100 >= all * FedPercentMin && fed.Select(payment => payment.Other).Distinct().Count() >= FeedersMin
                && TakeOf(purse) is { } take && !IsPublic(take, past))
            {
                take.Signs |= InvolvementSigns.FedByInvolved;
                take.FirstMilliseconds = Math.Min(take.FirstMilliseconds, fed[0].TimeMilliseconds);
            }
        }

        static Int128 Sum(List<Core.Networks.PastPayment> payments) => payments.Aggregate(Int128.Zero, (sum, payment) => sum + payment.Minor);
    }
}
