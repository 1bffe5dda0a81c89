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
    /// <summary>Orders on all of the accounts, and reports of payments to one, that are looked at: one is enough.</summary>
    private const int LookedAtMax = 64;

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
        var orders = places.Count == 0 ? [] : centre.FindOrders(order => places.Contains((order.Bank, order.Account)), 0, LookedAtMax);
        var back = (await centre.FindCasesAsync([.. orders.Select(order => order.Case).Distinct()]).ConfigureAwait(false))
            .Where(found => found.IsTakenBack).Select(found => found.Number).ToHashSet();
        var marks = new Dictionary<string, FollowedPayer>(StringComparer.Ordinal);
        foreach (var payer in payers)
        {
            var here = orders.Where(order => order.Bank == payer.Bank && order.Account == payer.AtBank).ToList();
            var righted = here.Where(order => order.IsRighted).Select(order => order.Case).ToHashSet();
            var stands = here.Where(order => order.State != FreezeOrderState.Withdrawn && !righted.Contains(order.Case) && !back.Contains(order.Case));
            var reports = desk.ReportsNaming([], [payer.Number], by, LookedAtMax)
                .Where(report => report.Payee == payer.Number && !report.IsTakenBack && !report.IsRighted && !righted.Contains(report.Case));
            var found = stands.Reverse().Select(order => new FollowedPayer(Open(order.Case), by.May(Act.SeeOrders) ? order.Id : null))
                .Concat(reports.Select(report => new FollowedPayer(report.IsOpen ? report.Case : null, null)))
                .OrderByDescending(mark => mark.Case is not null).ThenByDescending(mark => mark.Order is not null).FirstOrDefault();
            if (found is not null)
            {
                marks[payer.Key] = found;
            }
        }

        return payments.Where(payment => marks.ContainsKey(payment.PayerKey)).ToDictionary(payment => payment.Sequence, payment => marks[payment.PayerKey]);

        uint? Open(uint number) => desk.WorkFor(number, by) is null ? null : number;
    }
}
