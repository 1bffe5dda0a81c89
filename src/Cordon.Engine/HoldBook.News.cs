using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>What becomes known of payments and their payees while they are held.</summary>
internal sealed partial class HoldBook
{
    // The holds that last, by the account that they pay: what becomes known of it is told of each.
    private readonly Dictionary<uint, List<(uint Submitter, string PaymentId)>> _byPayee = [];

    /// <summary>
    /// A payment was reported. Where it is held itself, it is blocked and not released when its time is over; the holds that pay the same account learn
    /// of it.
    /// </summary>
    /// <param name="payee">The account that the reported payment pays.</param>
    public void Report(string paymentId, uint submitter, uint payee, HoldReport report)
    {
        lock (_gate)
        {
            var own = (submitter, paymentId);
            if (_holds.TryGetValue(own, out var held) && held.State == HoldState.Held)
            {
                _holds[own] = held with { News = held.News with { Reported = held.News.Reported ?? report } };
                _version++;
            }

            Learn(payee, (key, news) => key == own ? news : news with { Reports = Latest(news.Reports, report) });
        }
    }

    /// <summary>What was reported of a case speaks against nobody any more: neither the payment itself nor those who pay the same account.</summary>
    /// <param name="sequence">The payment's number, which may be held itself.</param>
    /// <param name="lifted">The case, and since when.</param>
    public void TakeBackReports(long sequence, uint payee, HoldReport lifted)
    {
        lock (_gate)
        {
            Learn(payee, (key, news) => _holds[key].Sequence == sequence ? news with { Reported = null } : news);
            RightPayee(payee, lifted);
        }
    }

    /// <summary>A case speaks against those who pay an account no more: its reports were taken back, or the account's holder was right.</summary>
    public void RightPayee(uint payee, HoldReport lifted)
    {
        lock (_gate)
        {
            Learn(payee, (_, news) => news with
            {
                Reports = news.Reports.RemoveAll(report => report.Case == lifted.Case),
                Lifted = Latest(news.Lifted.RemoveAll(before => before.Case == lifted.Case), lifted),
            });
        }
    }

    /// <summary>A block of a held payment was proposed, or the proposal stands no more. Of one whose hold has ended it says nothing.</summary>
    public void Propose(string paymentId, uint submitter, HoldBlock? block)
    {
        lock (_gate)
        {
            var key = (submitter, paymentId);
            if (_holds.TryGetValue(key, out var held) && held.State == HoldState.Held)
            {
                var told = held with { News = held.News with { Block = block } };
                _holds[key] = told;
                _byExpiry.Enqueue(key, told.EndsAt.Milliseconds);
                _version++;
            }
        }
    }

    /// <summary>A freeze order on an account was proposed.</summary>
    public void Order(uint account, FreezeOrder order)
    {
        var one = new HoldOrder(order.Number, order.Case, order.ProposedAt);
        lock (_gate)
        {
            Learn(account, (_, news) => news with { Orders = Latest(news.Orders, one) });
        }
    }

    /// <summary>A freeze order on an account was withdrawn or refused: it says nothing of the account any more.</summary>
    public void TakeBack(uint account, FreezeOrder order)
    {
        lock (_gate)
        {
            Learn(account, (_, news) => news.Orders.Any(one => one.Number == order.Number)
                ? news with { Orders = news.Orders.RemoveAll(one => one.Number == order.Number) }
                : news);
        }
    }

    /// <summary>An account was put on the watch list, or taken from it.</summary>
    public void Watch(uint account, bool isOn)
    {
        lock (_gate)
        {
            Learn(account, (_, news) => news with { IsWatched = isOn });
        }
    }

    private void Learn(uint payee, Func<(uint Submitter, string PaymentId), HoldNews, HoldNews> learn)
    {
        foreach (var key in _byPayee.GetValueOrDefault(payee, []))
        {
            var entry = _holds[key];
            var news = learn(key, entry.News);
            if (news != entry.News)
            {
                _holds[key] = entry with { News = news };
                _version++;
            }
        }
    }

    private void NotePayee(Entry entry)
    {
        ref var holds = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPayee, entry.Payee, out _);
        (holds ??= []).Add((entry.Submitter, entry.PaymentId));
    }

    private void ForgetPayee(Entry entry)
    {
        if (_byPayee.TryGetValue(entry.Payee, out var holds) && holds.Remove((entry.Submitter, entry.PaymentId)) && holds.Count == 0)
        {
            _byPayee.Remove(entry.Payee);
        }
    }

    /// <summary>The latest things known, with one more: of too many the oldest go.</summary>
    private static ImmutableArray<T> Latest<T>(ImmutableArray<T> known, T one) =>
        (known.Length < HoldNews.KeptMax ? known : known.RemoveAt(0)).Add(one);

    private static void Save(HoldNews news, ColumnWriter to)
    {
        var isAny = news.IsAny || !news.Lifted.IsEmpty;
        to.Byte((byte)((isAny ? 1 : 0) | (news.Reported is null ? 0 : 2) | (news.IsWatched ? 4 : 0) | (news.Block is null ? 0 : 8)));
        if (news.Block is { } block)
        {
            to.VarUInt(block.Act);
            to.Int64(block.Lapses.Milliseconds);
        }

        if (!isAny)
        {
            return;
        }

        if (news.Reported is { } own)
        {
            Save(own, to);
        }

        Save(news.Reports, to);
        Save(news.Lifted, to);
        to.VarUInt((ulong)news.Orders.Length);
        foreach (var order in news.Orders)
        {
            to.VarUInt(order.Number);
            to.VarUInt(order.Case);
            to.Int64(order.At.Milliseconds);
        }
    }

    private static void Save(ImmutableArray<HoldReport> reports, ColumnWriter to)
    {
        to.VarUInt((ulong)reports.Length);
        foreach (var report in reports)
        {
            Save(report, to);
        }
    }

    private static void Save(HoldReport report, ColumnWriter to)
    {
        to.VarUInt(report.Case);
        to.VarUInt(report.Reporter);
        to.Int64(report.At.Milliseconds);
    }

    private static HoldNews LoadNews(ref ColumnReader from)
    {
        var told = from.Byte();
        var block = (told & 8) != 0 ? new HoldBlock((uint)from.VarUInt(), new Instant(from.Int64())) : (HoldBlock?)null;
        if ((told & 1) == 0)
        {
            return block is null ? HoldNews.None : new HoldNews { Block = block };
        }

        var own = (told & 2) != 0 ? LoadReport(ref from) : (HoldReport?)null;
        var (reports, lifted) = (LoadReports(ref from), LoadReports(ref from));
        var orders = new HoldOrder[from.VarUInt()];
        for (var i = 0; i < orders.Length; i++)
        {
            orders[i] = new HoldOrder((uint)from.VarUInt(), (uint)from.VarUInt(), new Instant(from.Int64()));
        }

        return new HoldNews { Reported = own, Reports = reports, Lifted = lifted, Orders = [.. orders], IsWatched = (told & 4) != 0, Block = block };
    }

    private static ImmutableArray<HoldReport> LoadReports(ref ColumnReader from)
    {
        var reports = new HoldReport[from.VarUInt()];
        for (var i = 0; i < reports.Length; i++)
        {
            reports[i] = LoadReport(ref from);
        }

        return [.. reports];
    }

    private static HoldReport LoadReport(ref ColumnReader from) => new((uint)from.VarUInt(), (uint)from.VarUInt(), new Instant(from.Int64()));
}
