using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;

namespace Cordon.Web.Reporting;

/// <summary>
/// Which of the payments that a caller may mean were made from an account that a case follows already, by what the centre has at hand: the orders on the
/// account, and the reports of payments to it.
/// </summary>
internal static class FollowedPayers
{
    /// <summary>
    /// By the payment's number. Nothing is said by a report that was taken back, by its orders, nor by a case in which the account's holder was right.
    /// </summary>
    public static async Task<IReadOnlyDictionary<long, FollowedPayer>> FindAsync(
        Centre centre, CaseDesk desk, IReadOnlyList<LikelyPayment> payments, ActingOfficer by)
    {
        var keys = payments.Select(payment => payment.PayerKey).ToHashSet(StringComparer.Ordinal);
        string[] numbers = [.. keys.Select(key => Encoding.UTF8.GetString(AccountKey.NumberOf(Encoding.UTF8.GetBytes(key)))).Distinct()];
        var accounts = numbers.Length == 0 ? [] : await centre.FindAccountsAsync(numbers).ConfigureAwait(false);
        var payers = accounts.Where(account => keys.Contains(account.Key)).ToList();
        var places = payers.Select(payer => (payer.Bank, payer.AtBank)).ToHashSet();

        // One that was withdrawn says nothing but that the holder was right, where it was for that. All are looked at: which of them still speak is told below.
        var orders = places.Count == 0 ? [] : centre.FindOrders(
            order => (order.State != FreezeOrderState.Withdrawn || order.IsRighted) && places.Contains((order.Bank, order.Account)), 0, int.MaxValue);
        var marks = new Dictionary<string, FollowedPayer>(StringComparer.Ordinal);
        foreach (var payer in payers)
        {
            var here = orders.Where(order => order.Bank == payer.Bank && order.Account == payer.AtBank).ToList();
            var righted = here.Where(order => order.IsRighted).Select(order => order.Case).ToHashSet();
            FollowedPayer?[] found =
            [
                await ByOrderAsync(centre, desk, [.. here.Where(order => !righted.Contains(order.Case))], by).ConfigureAwait(false),
                desk.ReportAgainst(payer.Number, righted, by) is { } report ? new FollowedPayer(report.IsOpen ? report.Case : null, null) : null,
            ];
            if (Told(found.OfType<FollowedPayer>(), mark => mark).FirstOrDefault() is { } mark)
            {
                marks[payer.Key] = mark;
            }
        }

        return payments.Where(payment => marks.ContainsKey(payment.PayerKey)).ToDictionary(payment => payment.Sequence, payment => marks[payment.PayerKey]);
    }

    /// <summary>What the orders on an account say, of those whose case was not taken back: that of which most can be told, the latest of several.</summary>
    private static async Task<FollowedPayer?> ByOrderAsync(Centre centre, CaseDesk desk, IReadOnlyCollection<FreezeOrder> orders, ActingOfficer by)
    {
        var open = desk.OpenOf([.. orders.Select(order => order.Case).Distinct()], by);
        var latest = orders.Reverse().Select(order => (order.Case, Mark: new FollowedPayer(
            open.Contains(order.Case) ? order.Case : null, !order.IsOver && by.May(Act.SeeOrders) ? order.Id : null)));
        foreach (var some in Told(latest, one => one.Mark).Chunk(Centre.CasesAtOnceMax))
        {
            var cases = await centre.FindCasesAsync([.. some.Select(one => one.Case).Distinct()]).ConfigureAwait(false);
            var back = cases.Where(found => found.IsTakenBack).Select(found => found.Number).ToHashSet();
            if (some.FirstOrDefault(one => !back.Contains(one.Case)).Mark is { } mark)
            {
                return mark;
            }
        }

        return null;
    }

    /// <summary>Those first of which most can be told: the case, then an order that is on the account.</summary>
    private static IEnumerable<T> Told<T>(IEnumerable<T> all, Func<T, FollowedPayer> mark) =>
        all.OrderByDescending(one => mark(one).Case is not null).ThenByDescending(one => mark(one).Order is not null);
}
