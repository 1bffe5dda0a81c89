using Cordon.Core.Networks.Linking;

namespace Cordon.Engine.Networks;

/// <summary>What links the involved accounts with cases, identifiers and each other.</summary>
internal sealed partial class NetworkLook
{
    /// <summary>Payments between involved accounts that are looked at of each: far more than a mule makes before it is closed.</summary>
    private const int PaymentsLinkedMax = 200;

    private readonly Dictionary<uint, long> _stolenIn = [];

    // Of payments that moved stolen money: who paid, on which device, from which address.
    private readonly List<(uint Account, uint Device, uint Address, uint Payment)> _stolenAccess = [];

    private void Link()
    {
        _cases.ForEach(LinkCase);

        LinkVictims();
        foreach (var (account, device, address, payment) in _stolenAccess.Where(access => IsInvolved(access.Account)))
        {
            var paid = history.Payment(payment);
            LinkAccess(account, device, address, LinkReason.StolenMoneyOnDevice, LinkReason.StolenMoneyFromIp, paid.TimeMilliseconds, paid.Id);
        }

        foreach (var take in Involved())
        {
            LinkOtherAccess(take);
            LinkPayments(take);
            if (history.PhoneOf(take.Account, take.FirstMilliseconds) is { } phone)
            {
                Add(history.NodeOf(take.Account), LinkNode.Of(phone), LinkReason.HoldersPhone, take.FirstMilliseconds, "account");
            }
        }
    }

    private void LinkCase(NetworkCase scam)
    {
        foreach (var contact in scam.Contacts)
        {
            Add(scam.Node, LinkNode.Of(contact), LinkReason.ReportNames, scam.ReportedMilliseconds, scam.ReportId);
        }

        if (scam.MeantFor != 0 && IsInvolved(scam.MeantFor))
        {
            Add(scam.Node, history.NodeOf(scam.MeantFor), LinkReason.PaidTo, scam.ReportedMilliseconds, scam.ReportId);
        }

        foreach (var move in scam.Moves)
        {
            var (from, to) = (_graph.AccountOf(move.From), _graph.AccountOf(move.To));
            if (!IsInvolved(to))
            {
                continue;
            }

            var time = _graph.TimeOf(move.Transfer);
            if (move.Hop == 1)
            {
                Add(scam.Node, history.NodeOf(to), LinkReason.PaidTo, time, scam.ReportId, move.Arrived);
            }
            else if (IsInvolved(from))
            {
                var payment = history.Payment((uint)_graph.PaymentOf(move.Transfer)).Id;
                Add(history.NodeOf(from), history.NodeOf(to), LinkReason.StolenMoneyMoved, time, payment, move.Arrived);
            }
        }
    }

    /// <summary>The cases of one victim: told together they are one story, told apart they may be two.</summary>
    private void LinkVictims()
    {
        foreach (var cases in _cases.GroupBy(scam => scam.Victim))
        {
            NetworkCase? before = null;
            foreach (var scam in cases)
            {
                if (before is not null)
                {
                    var isTogether = before.ReportedMilliseconds == scam.ReportedMilliseconds;
                    Add(before.Node, scam.Node, isTogether ? LinkReason.ReportedTogether : LinkReason.SameVictim, scam.ReportedMilliseconds, scam.ReportId);
                }

                before = scam;
            }
        }
    }

    /// <summary>Where an involved account pays, stolen money or not: of each place when first and when last, by the payment that was the first.</summary>
    private void LinkOtherAccess(AccountTake take)
    {
        foreach (var device in history.Devices.MarksOf(take.Account))
        {
            var (first, last, payment) = history.Devices.PairOf(take.Account, device);
            foreach (var time in (long[])[first, last])
            {
                LinkAccess(take.Account, device, 0, LinkReason.PaidOnDevice, LinkReason.None, time, history.Payment(payment).Id);
            }
        }

        foreach (var address in history.Addresses.MarksOf(take.Account))
        {
            var (first, last, payment) = history.Addresses.PairOf(take.Account, address);
            foreach (var time in (long[])[first, last])
            {
                LinkAccess(take.Account, 0, address, LinkReason.None, LinkReason.PaidFromIp, time, history.Payment(payment).Id);
            }
        }
    }

    private void LinkAccess(uint account, uint device, uint address, LinkReason onDevice, LinkReason fromAddress, long time, string source)
    {
        if (device != 0)
        {
            var node = new LinkNode(NodeKind.Device, history.Devices.NameOf(device));
            Add(history.NodeOf(account), node, onDevice, time, source);
            _links.TellSharers(node, history.Devices.AccountsOf(device).Count);
        }

        if (address != 0)
        {
            var node = new LinkNode(NodeKind.IpAddress, history.Addresses.NameOf(address));
            Add(history.NodeOf(account), node, fromAddress, time, source);
            _links.TellSharers(node, history.Addresses.AccountsOf(address).Count);
        }
    }

    /// <summary>What an involved account pays to another, though nobody has reported it.</summary>
    private void LinkPayments(AccountTake take)
    {
        var paid = PastOf(take.Purse).Where(payment => !payment.IsIn && !_stolenIn.ContainsKey(payment.Transfer)).Take(PaymentsLinkedMax);
        foreach (var payment in paid)
        {
            var other = _graph.AccountOf(payment.Other);
            if (IsInvolved(other))
            {
                var source = history.Payment((uint)_graph.PaymentOf(payment.Transfer)).Id;
                Add(history.NodeOf(take.Account), history.NodeOf(other), LinkReason.MoneyMoved, payment.TimeMilliseconds, source);
            }
        }
    }

    private void Add(LinkNode from, LinkNode to, LinkReason reason, long time, string source, long stolenMinor = 0) =>
        _links.Add(new LinkEvidence(from, to, reason, time, source, stolenMinor));
}
