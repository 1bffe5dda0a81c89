using Cordon.Core.Cases;
using Cordon.Core.Networks.Roles;

namespace Cordon.Engine.Networks;

/// <summary>Orders to hold stolen money and what banks answered, by account: what they hold or paid back need not be asked for again.</summary>
internal sealed class OrderedMoney
{
    private readonly Dictionary<uint, (FreezeOrder Order, string? Case, long LapsedMinor)> _orders = [];
    private readonly Dictionary<uint, List<uint>> _byAccount = [];

    /// <param name="reportId">The case whose money it is, by its report; null where nobody knows it here.</param>
    public void Propose(uint account, FreezeOrder order, string? reportId)
    {
        _orders[order.Number] = (order, reportId, 0);
        if (!_byAccount.TryGetValue(account, out var orders))
        {
            _byAccount.Add(account, orders = []);
        }

        orders.Add(order.Number);
    }

    public void Take(uint number, FreezeEvent what, FreezeRules rules)
    {
        var (order, of, lapsed) = _orders[number];
        _orders[number] = (order.After(what, rules), of, what.Kind == FreezeEventKind.Expire ? order.HeldMinor : lapsed);
    }

    /// <summary>What of an account's money in a currency was answered.</summary>
    /// <param name="isOurs">Whether the orders of a case count.</param>
    public AnsweredMoney In(uint account, ushort currency, Func<string, bool> isOurs)
    {
        var sum = default(AnsweredMoney);
        foreach (var number in _byAccount.GetValueOrDefault(account, []))
        {
            var (order, of, lapsed) = _orders[number];
            if (of is not null && order.Asked.Currency.Number == currency && isOurs(of))
            {
                sum += Of(order, lapsed);
            }
        }

        return sum;
    }

    /// <summary>
    /// What lapsed is its holder's to move again, and is not settled; neither is what was refused or withdrawn. What a bank paid back without holding it was
    /// of what had lapsed, had been let go, or had not been found.
    /// </summary>
    private static AnsweredMoney Of(FreezeOrder order, long lapsedMinor)
    {
        if (order.IsUnanswered && !order.IsOver)
        {
            return new AnsweredMoney(0, 0, 0, 0, order.State == FreezeOrderState.Proposed ? 0 : order.Asked.Minor);
        }

        var isLookedAt = order.FrozenMinor > 0 || order.State == FreezeOrderState.TooLate || order.EndedAs == FreezeOrderState.TooLate;
        var (released, unheld) = Less(order.ReleasedMinor - lapsedMinor, Math.Max(0, order.UnheldMinor - lapsedMinor));
        var (notFound, _) = Less(isLookedAt ? order.Asked.Minor - order.FrozenMinor : 0, unheld);
        return new AnsweredMoney(order.State == FreezeOrderState.Frozen ? order.HeldMinor : 0, order.ReturnedMinor, released, notFound, 0);
    }

    private static (long Left, long Over) Less(long minor, long taken) => (Math.Max(0, minor - taken), Math.Max(0, taken - minor));
}
