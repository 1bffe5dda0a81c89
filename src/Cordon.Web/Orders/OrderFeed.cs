using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Bank;
using Cordon.Web.Shell;

namespace Cordon.Web.Orders;

/// <summary>
/// What the freeze board and the banks' portal show, looked up once for all who watch, and only when something changed: four times a second the
/// centre's counts are looked at while somebody watches. Whoever watches is told of a change, and once a second all the same, for time runs out.
/// </summary>
/// <remarks>A bank acts on what it reads: what is shown is durable, and a centre that was killed would say the same.</remarks>
public sealed class OrderFeed : IDisposable
{
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Centre _centre;
    private readonly CaseDesk _desk;
    private readonly CentreClock _clock;
    private readonly Watchers _watchers;
    private OrderView _view = OrderView.None;

    public OrderFeed(Centre centre, CaseDesk desk, CentreClock clock)
    {
        (_centre, _desk, _clock) = (centre, desk, clock);
        _watchers = new Watchers(HasChangedAsync, tellsTime: true);
    }

    /// <summary>The orders as of the last look.</summary>
    public OrderView View => Volatile.Read(ref _view);

    /// <summary>Looks now: what was said before this is in the view after it.</summary>
    public async Task<OrderView> LookAsync(CancellationToken cancellation = default)
    {
        await _looking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var (before, orderVersion, holdVersion, deskVersion) = (View, _centre.OrderVersion, _centre.HoldVersion, _desk.Version);
            if (orderVersion == before.OrderVersion && holdVersion == before.HoldVersion && deskVersion == before.DeskVersion)
            {
                return before;
            }

            var (orders, banks) = (before.Orders, before.Banks);
            if (orderVersion != before.OrderVersion)
            {
                var all = _centre.FindOrders(_ => true, 0, int.MaxValue);
                (orders, banks) = (Pressing(all, _clock.Now), [.. all.Select(order => order.Bank).Distinct().Order(StringComparer.Ordinal)]);
            }

            var ends = holdVersion == before.HoldVersion
                ? before.HoldEnds : _centre.HoldsEndedSince(_clock.Now + -BankCounter.EndedWithin, BankCounter.HoldsMax);
            var costs = deskVersion == before.DeskVersion ? before.Costs : _desk.DelayCosts();
            await _centre.WhenDurableAsync(cancellation).ConfigureAwait(false);
            var view = new OrderView(orders, banks, costs)
            {
                OrderVersion = orderVersion,
                HoldVersion = holdVersion,
                DeskVersion = deskVersion,
                HoldEnds = ends,
            };
            Volatile.Write(ref _view, view);
            return view;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Calls whenever something changed, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed) => _watchers.Watch(changed);

    public void Dispose()
    {
        _watchers.Dispose();
        _looking.Dispose();
    }

    /// <summary>Late ones first, then by deadline: the place of each is worked out once, for a hundred thousand are put in order at a time.</summary>
    private static FreezeOrder[] Pressing(IReadOnlyList<FreezeOrder> orders, Instant now)
    {
        var (rows, places) = (new FreezeOrder[orders.Count], new (int Group, long Place, uint Number)[orders.Count]);
        for (var i = 0; i < orders.Count; i++)
        {
            var (order, deadline) = (orders[i], OrderDeadline.Of(orders[i]));
            rows[i] = order;
            places[i] = deadline.Kind == OrderDeadlineKind.None ? (2, -order.Number, order.Number)
                : (deadline.IsLate(order, now) ? 0 : 1, deadline.At.Milliseconds, order.Number);
        }

        Array.Sort(places, rows);
        return rows;
    }

    private async ValueTask<bool> HasChangedAsync()
    {
        var before = View;
        return !ReferenceEquals(await LookAsync().ConfigureAwait(false), before);
    }
}
