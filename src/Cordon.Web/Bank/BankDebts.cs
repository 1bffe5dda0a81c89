using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Web.Bank;

/// <summary>What a bank owes: answers, releases, and the money that it holds for victims; sums of several currencies are never added.</summary>
/// <param name="Answers">Orders that it has not answered.</param>
/// <param name="Late">Of those and of releases, how many are late.</param>
/// <param name="Releases">Orders of which it was asked to let something go.</param>
/// <param name="Asked">What it has not answered for, a sum a currency.</param>
/// <param name="Held">What it holds, a sum a currency.</param>
internal sealed record BankDebts(int Answers, int Late, int Releases, IReadOnlyList<Money> Asked, IReadOnlyList<Money> Held)
{
    /// <summary>Of a bank's orders.</summary>
    public static BankDebts Of(IReadOnlyList<FreezeOrder> orders, Func<FreezeOrder, bool> isLate)
    {
        var open = orders.Where(order => order is { IsOver: false, IsUnanswered: true }).ToList();
        var held = orders.Where(order => order.State == FreezeOrderState.Frozen).ToList();
        return new BankDebts(
            open.Count,
            orders.Count(isLate),
            held.Count(order => order.ReleaseAskedMinor > 0), Sums(open, order => order.Asked.Minor), Sums(held, order => order.HeldMinor));
    }

    private static List<Money> Sums(IEnumerable<FreezeOrder> orders, Func<FreezeOrder, long> amount) =>
        [.. orders.GroupBy(order => order.Asked.Currency).Select(group => new Money(group.Sum(amount), group.Key)).Where(sum => sum.Minor > 0)];
}
