using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>How long each step took, from the loss to the hold.</summary>
public static class RecoveryClocks
{
    /// <summary>Hops beyond this are one.</summary>
    private const int HopsMax = 8;

    /// <summary>The steps over some cases, each with how many were counted.</summary>
    public static IReadOnlyList<ClockSpan> Of(IReadOnlyCollection<CaseClock> cases)
    {
        var orders = cases.SelectMany(file => file.Orders.Select(order => (Case: file, Order: order))).ToList();
        var spans = new List<ClockSpan>
        {
            ClockSpan.Of("loss to report", cases.Select(file => file.Reported - file.Lost)),
            ClockSpan.Of("report to keyed in", cases.Select(file => file.KeyedIn - file.Reported)),
            ClockSpan.Of("keyed in to first order", cases.Where(file => file.Orders.Count > 0).Select(file => FirstOrder(file) - file.KeyedIn)),
            ClockSpan.Of("order to sent", Between(orders, o => o.Order.Ordered, o => o.Order.Sent)),
            ClockSpan.Of("sent to held", Between(orders, o => o.Order.Sent, o => o.Order.Held)),
            ClockSpan.Of("loss to held", Between(orders, o => o.Case.Lost, o => o.Order.Held)),
        };
        spans.AddRange(orders.GroupBy(o => Math.Min(o.Order.Hop, HopsMax)).OrderBy(hop => hop.Key).Select(hop => ClockSpan.Of(
            string.Create(CultureInfo.InvariantCulture, $"loss to hop {hop.Key}{(hop.Key == HopsMax ? " or more" : "")}"),
            Between(hop, o => o.Case.Lost, o => o.Order.Reached))));
        return spans;
    }

    /// <summary>When the first order of a case that has one was made.</summary>
    public static Instant FirstOrder(CaseClock file) => file.Orders.Min(order => order.Ordered);

    private static IEnumerable<TimeSpan> Between<T>(IEnumerable<T> all, Func<T, Instant?> from, Func<T, Instant?> to) =>
        all.Select(one => (From: from(one), To: to(one))).Where(span => span.From is not null && span.To is not null)
            .Select(span => span.To!.Value - span.From!.Value);
}
