using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Web.Cases;

namespace Cordon.Web.Reporting;

/// <summary>A report that was filed, and what came of it.</summary>
/// <param name="ReportId">Its identifier.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Payment">The payment.</param>
/// <param name="IsRepeat">Whether it had been filed before.</param>
/// <param name="Case">Its case, with the orders.</param>
/// <param name="Trail">Where the money is; null where it cannot be told.</param>
/// <param name="WhyNoTrail">Why it cannot; null where it can, and where the payment has not settled.</param>
public sealed record TakenReport(
    string ReportId, Instant At, LikelyPayment Payment, bool IsRepeat, CaseSummary Case, TrailReport? Trail, Phrase? WhyNoTrail)
{
    /// <summary>Accounts that the money reached, and their banks.</summary>
    public int AccountCount => Trail?.ReachedCount() ?? 0;

    public int BankCount => Trail?.Accounts.Where(account => !account.IsVictims).Select(account => account.Bank).Distinct().Count() ?? 0;

    public int Hops => Trail is { Accounts.Count: > 0 } trail ? trail.Accounts.Max(account => account.Hop) : 0;

    /// <summary>
    /// Where the money is, or what became of it: a share of what was stolen for each, the largest first. Of what was frozen the orders say whether a bank has
    /// it still, as in the case's trail.
    /// </summary>
    /// <param name="orderOf">An order of any case by its number; null for one that is not to be seen.</param>
    /// <param name="righted">What of each order was let go since the account's holder was right, in minor units.</param>
    public IEnumerable<(Phrase Words, Money Amount)> Fates(Func<uint, FreezeOrder?> orderOf, IReadOnlyDictionary<uint, long> righted) =>
        Trail is not { } trail ? []
        : new TrailRests(trail, Case.Orders, orderOf, righted).All()
            .GroupBy(told => told.Fate != TrailFate.Frozen || told.Words == CaseNames.Of(TrailFate.Frozen) ? ReportWords.Of(told.Fate) : told.Words)
            .Select(same => (same.Key, trail.Stolen with { Minor = same.Sum(told => told.Share) })).OrderByDescending(fate => fate.Item2.Minor);

    /// <summary>What banks hold on orders and, where they have not answered, are asked for, in each currency.</summary>
    public IEnumerable<Money> Ordered => Case.Orders.Where(order => order.ClaimedMinor > 0).GroupBy(order => order.Asked.Currency)
        .Select(orders => new Money(orders.Sum(order => order.ClaimedMinor), orders.Key));

    /// <summary>
    /// What banks hold of this money on orders of other cases, which are none of <see cref="Ordered"/>; null where that is not known.
    /// </summary>
    public Money? HeldElsewhere => Trail is not { } trail ? null : trail.Stolen with
    {
        Minor = trail.Ends.Where(end => end.Fate == TrailFate.Frozen).SelectMany(end => end.Orders)
            .Where(part => Case.Orders.All(order => order.Number != part.Order)).Sum(part => part.Share),
    };

    /// <summary>Without its accounts.</summary>
    public override string ToString() => $"{ReportId} of {CaseId.Of(Case.Number)}";

    /// <summary>Files a report with the centre and reads what came of it.</summary>
    /// <returns>What was filed; or what was answered instead.</returns>
    public static async Task<(TakenReport? Taken, CommandResult? Refused)> FileAsync(
        Centre centre, CaseDesk desk, Command.FileReport report, LikelyPayment payment, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(centre);
        ArgumentNullException.ThrowIfNull(desk);
        var result = await desk.SubmitAsync(report, by, cancellation: cancellation).ConfigureAwait(false);
        if (result is not { Status: CommandStatus.Done or CommandStatus.AlreadyDone, Case: { } file })
        {
            return (null, result);
        }

        var (followed, trail) = await centre.TraceAsync(report.Reporter, report.ReportId, TaintPolicy.Fifo, null, cancellation).ConfigureAwait(false);
        var isRepeat = result.Status == CommandStatus.AlreadyDone;
        return (new TakenReport(report.ReportId, report.Time, payment, isRepeat, file, trail, file.IsSettled ? followed.Detail : null), null);
    }
}
