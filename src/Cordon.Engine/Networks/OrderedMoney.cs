using Cordon.Core.Cases;
using Cordon.Core.Networks.Roles;

namespace Cordon.Engine.Networks;

/// <summary>Orders to hold stolen money and what banks answered, by account: what they hold or paid back need not be asked for again.</summary>
internal sealed class OrderedMoney
{
    private readonly Dictionary<uint, (FreezeOrder Order, long LapsedMinor)> _orders = [];
    private readonly Dictionary<uint, List<uint>> _byAccount = [];

    public void Propose(uint account, FreezeOrder order)
    {
        _orders[order.Number] = (order, 0);
        if (!_byAccount.TryGetValue(account, out var orders))
        {
            _byAccount.Add(account, orders = []);
        }

        orders.Add(order.Number);
    }

    public void Take(uint number, FreezeEvent what, FreezeRules rules)
    {
        var (order, lapsed) = _orders[number];
        _orders[number] = (order.After(what, rules), what.Kind == FreezeEventKind.Expire ? order.HeldMinor : lapsed);
    }

    /// <summary>What of an account's money in a currency was answered.</summary>
    /// <param name="isAsked">Whether the order of a report counts.</param>
    public AnsweredMoney In(uint account, ushort currency, Func<string, bool> isAsked)
    {
        var sum = default(AnsweredMoney);
        foreach (var number in _byAccount.GetValueOrDefault(account, []))
        {
            var (order, lapsed) = _orders[number];
            if (order.Asked.Currency.Number == currency && isAsked(order.ReportId))
            {
                sum += Of(order, lapsed);
            }
        }

        return sum;
    }

    /// <summary>What lapsed is its holder's to move again, and is not settled; neither is what was refused or withdrawn.</summary>
    private static AnsweredMoney Of(FreezeOrder order, long lapsedMinor)
    {
        if (order.IsUnanswered && !order.IsOver)
        {
            return new AnsweredMoney(0, 0, 0, 0, order.State == FreezeOrderState.Proposed ? 0 : order.Asked.Minor);
        }

        var isLookedAt = order.FrozenMinor > 0 || order.State == FreezeOrderState.TooLate || order.EndedAs == FreezeOrderState.TooLate;
        return new AnsweredMoney(
            order.State == FreezeOrderState.Frozen ? order.HeldMinor : 0, order.ReturnedMinor, order.ReleasedMinor - lapsedMinor,
            isLookedAt ? Math.Max(0, order.Asked.Minor - order.FrozenMinor - order.UnheldMinor) : 0, 0);
    }
}
