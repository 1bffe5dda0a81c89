using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Shell;

namespace Cordon.Web.Orders;

/// <summary>
/// What the freeze board and the banks' portal show, looked up once for all who watch, and only when something changed: four times a second the
/// centre's counts are looked at while somebody watches. Whoever watches is told of a change, and once a second all the same, for time runs out.
/// </summary>
/// <remarks>A bank acts on what it reads: what is shown is durable, and a centre that was killed would say the same.</remarks>
public sealed class OrderFeed(Centre centre, CaseDesk desk, CentreClock clock) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private const int LooksPerSecond = 4;

    private readonly Lock _gate = new();
    private readonly List<Action> _watchers = [];
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _looking = new(1, 1);
    private Task _running = Task.CompletedTask;
    private Task _catchingUp = Task.CompletedTask;
    private OrderView _view = OrderView.None;

    /// <summary>The orders as of the last look.</summary>
    public OrderView View => Volatile.Read(ref _view);

    /// <summary>Looks now: what was said before this is in the view after it.</summary>
    public async Task<OrderView> LookAsync(CancellationToken cancellation = default)
    {
        await _looking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var (before, orderVersion, holdVersion, deskVersion) = (View, centre.OrderVersion, centre.HoldVersion, desk.Version);
            if (orderVersion == before.OrderVersion && holdVersion == before.HoldVersion && deskVersion == before.DeskVersion)
            {
                return before;
            }

            var (orders, banks) = (before.Orders, before.Banks);
            if (orderVersion != before.OrderVersion)
            {
                var all = centre.FindOrders(_ => true, 0, int.MaxValue);
                (orders, banks) = (Pressing(all, clock.Now), [.. all.Select(order => order.Bank).Distinct().Order(StringComparer.Ordinal)]);
            }

            var costs = deskVersion == before.DeskVersion ? before.Costs : desk.DelayCosts();
            await centre.WhenDurableAsync(cancellation).ConfigureAwait(false);
            var view = new OrderView(orders, banks, costs) { OrderVersion = orderVersion, HoldVersion = holdVersion, DeskVersion = deskVersion };
            Volatile.Write(ref _view, view);
            if (orderVersion != before.OrderVersion && _catchingUp.IsCompleted)
            {
                // The history is read behind: after hours in which nobody watched it takes a while, and the orders need not wait for it.
                _catchingUp = Task.Run(CatchUpAsync, CancellationToken.None);
            }

            return view;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Calls whenever something changed, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            if (_watchers.Count == 1 && _running.IsCompleted)
            {
                _running = Task.Run(RunAsync);
            }
        }

        return new Watcher(this, changed);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running, _catchingUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
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

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(LookEvery);
        for (var looks = 1; await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false); looks++)
        {
            var before = View;
            var view = await LookAsync(_end.Token).ConfigureAwait(false);
            Action[] told;
            lock (_gate)
            {
                if (_watchers.Count == 0)
                {
                    _running = Task.CompletedTask;
                    return;
                }

                told = ReferenceEquals(view, before) && looks % LooksPerSecond != 0 ? [] : [.. _watchers];
            }

            foreach (var changed in told)
            {
                changed();
            }
        }
    }

    private async Task CatchUpAsync()
    {
        long version;
        do
        {
            version = centre.OrderVersion;
            await desk.CatchUpReportsAsync(_end.Token).ConfigureAwait(false);
        }
        while (version != centre.OrderVersion);
    }

    private void Leave(Action changed)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
        }
    }

    private sealed class Watcher(OrderFeed feed, Action changed) : IDisposable
    {
        public void Dispose() => feed.Leave(changed);
    }
}
