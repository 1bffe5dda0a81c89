using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;

namespace Cordon.Web.Cases;

/// <summary>All that is known of what happened to a case, each thing as it was recorded when it happened.</summary>
/// <param name="Moments">What officers did.</param>
/// <param name="Parts">What made other cases parts of it, or no parts any more; without the reason where the officer need not know the part.</param>
/// <param name="Money">What became of the money; null where that is not known.</param>
/// <param name="Orders">Its orders as they are now.</param>
/// <param name="OrderEvents">What happened to each order, the first first.</param>
/// <param name="Ledger">Its ledger.</param>
/// <param name="Payment">The reported payment; null where that is not known.</param>
/// <param name="Blocks">What was said of blocking that payment while it was held, with the proposal's number; for those who may see holds.</param>
/// <param name="Now">When it was read.</param>
internal sealed record CasePast(
    IReadOnlyList<CaseMoment> Moments, IReadOnlyList<(uint Part, CaseMoment Moment)> Parts, CaseMoney? Money, IReadOnlyList<FreezeOrder> Orders,
    ILookup<uint, FreezeEvent> OrderEvents, LedgerView? Ledger, ReportedPayment? Payment, IReadOnlyList<(uint Act, GraveEvent Event)> Blocks, Instant Now)
{
    /// <summary>By what rules orders are reckoned.</summary>
    public required FreezeRules Rules { get; init; }

    /// <summary>The case's complaints.</summary>
    public IReadOnlyList<Contest> Contests { get; init; } = [];

    /// <summary>Its reports, with what became of them.</summary>
    public IReadOnlyList<DeskReport> Reports { get; init; } = [];

    /// <summary>Reads what the desk has of it; what the centre has was read before.</summary>
    public static CasePast Read(
        CaseDesk desk, uint number, ActingOfficer by, FreezeRules rules, Instant now, CaseMoney? money, IReadOnlyList<FreezeOrder> orders,
        LedgerView? ledger, ReportedPayment? payment) => new(
        desk.WholeTimeline(number, by), desk.PartMoments(number, by), money, orders, desk.OrderEvents([.. orders.Select(order => order.Number)]), ledger,
        payment, payment is not null && by.May(Act.SeeHolds) ? desk.BlockEvents(payment.Block) : [], now)
        {
            Rules = rules,
            Contests = desk.WorkFor(number, by)?.Contests ?? [],
            Reports = desk.ReportsOf(number, by),
        };

    /// <summary>What of each order was let go since the account's holder was right, in minor units.</summary>
    public static IReadOnlyDictionary<uint, long> Righted(IEnumerable<FreezeOrder> orders, ILookup<uint, FreezeEvent> happened, FreezeRules rules) => orders
        .Where(order => order.ReleasedMinor > 0).ToDictionary(order => order.Number, order => RightedRelease.MinorOf(order, happened[order.Number], rules));

    /// <summary>The order that a complaint is of; 0 where there is no such complaint.</summary>
    /// <param name="contest">The complaint's number.</param>
    public uint OrderOf(uint contest) => Contests.FirstOrDefault(one => one.Number == contest)?.Order ?? 0;

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"{Moments.Count} moments at {Now}";
}
