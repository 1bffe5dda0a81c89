using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Wire;
using Cordon.Web.Shell;

namespace Cordon.Web.Abroad;

/// <summary>
/// What the screens of cooperation show, looked up once for all who watch, when the book has grown; and told once a second, for time runs out.
/// </summary>
public sealed class AbroadFeed : IDisposable
{
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly AbroadSettings? _abroad;
    private readonly Watchers _watchers;
    private AbroadView _view = AbroadView.None;

    public AbroadFeed(ConsoleSettings settings, Centre centre)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(centre);
        _abroad = settings.Abroad;
        Acts = _abroad is null ? null : new AbroadActs(_abroad, centre);
        _watchers = new Watchers(HasChangedAsync, tellsTime: true);
    }

    /// <summary>What persons do; null where the centre cooperates with nobody.</summary>
    internal AbroadActs? Acts { get; }

    /// <summary>What there was at the last look.</summary>
    public AbroadView View => Volatile.Read(ref _view);

    /// <summary>Looks now: what was said before this is in the view after it.</summary>
    public async Task<AbroadView> LookAsync(CancellationToken cancellation = default)
    {
        if (_abroad is not { Desk.Node: var node } || Acts is not { } acts)
        {
            return View;
        }

        await _looking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var before = View;
            var (size, fault, trust, cosigned) = (node.Book.Size, node.Fault, node.Trust.Last, node.Book.Cosigned);
            if (size == before.Size && fault == before.Fault && ReferenceEquals(trust, before.Trust) && ReferenceEquals(cosigned, before.Cosigned))
            {
                return before;
            }

            var rows = size == before.Size ? before.Rows : await RowsAsync(node, acts.Proposals, cancellation).ConfigureAwait(false);
            var view = new AbroadView(rows, size, fault, trust, cosigned)
            {
                FaultSaid = fault is null ? null : node.FaultSaid,
                Freezes = size == before.Size ? before.Freezes : AbroadView.FreezesOf(rows),
            };
            Volatile.Write(ref _view, view);
            return view;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Calls whenever something changed, and once a second, until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed) => _watchers.Watch(changed);

    public void Dispose()
    {
        _watchers.Dispose();
        Acts?.Dispose();
        _looking.Dispose();
    }

    private async Task<IReadOnlyList<AbroadRow>> RowsAsync(ExchangeNode node, RequestProposals proposals, CancellationToken cancellation)
    {
        var rows = new List<AbroadRow>();
        var consents = node.Release is { } office ? await office.Consents.AllAsync(cancellation).ConfigureAwait(false) : [];
        foreach (var thread in await _abroad!.Desk.AllAsync(cancellation).ConfigureAwait(false))
        {
            var id = thread.State.Id.Value;
            var first = (await node.MessagesAsync(id, cancellation).ConfigureAwait(false)).FirstOrDefault(one => one.Message.Id == id);
            var consent = consents.FirstOrDefault(one => one.Asker == node.Id && one.Ask.Content == thread.State.AskedObject);
            rows.Add(new AbroadRow(
                id, node.Id, thread.Opened, thread, first?.Message.At ?? new Instant(0), await proposals.OfAsync(id, cancellation).ConfigureAwait(false))
            {
                Consent = consent,
            });
        }

        var said = rows.Select(row => row.Id).ToHashSet();
        foreach (var id in proposals.Threads().Where(id => !said.Contains(id)))
        {
            if (await proposals.OfAsync(id, cancellation).ConfigureAwait(false) is [{ Body.Opened: { } opened } first, ..] all)
            {
                rows.Add(new AbroadRow(id, node.Id, opened, null, first.At, all));
            }
        }

        return [.. rows.OrderByDescending(row => row.BegunAt)];
    }

    private async ValueTask<bool> HasChangedAsync()
    {
        var before = View;
        return !ReferenceEquals(await LookAsync().ConfigureAwait(false), before);
    }
}
