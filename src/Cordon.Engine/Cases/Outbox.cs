using System.Collections.Immutable;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Cases;

/// <summary>What banks have still to be told, each bank's in its order, and where they take it. A pure function of the journal.</summary>
/// <remarks>Written by the lane under its own lock; read by any thread.</remarks>
internal sealed class Outbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedList<FreezeNotice>> _waiting = new(StringComparer.Ordinal);

    // The order of each notice there was, by its number − 1: what a bank says it has taken is looked up, long after it was.
    private readonly List<uint> _orders = [];

    // An order has one of these of a kind at most; the others are only ever taken from the front.
    private readonly Dictionary<(NoticeKind Kind, uint Order), LinkedListNode<FreezeNotice>> _single = [];

    private readonly SortedSet<string> _behind = new(StringComparer.Ordinal);

    /// <summary>The number of the last notice there was.</summary>
    public uint LastNumber => (uint)_orders.Count;

    /// <summary>Banks' endpoints, by the bank without its branch; replaced as a whole.</summary>
    public ImmutableDictionary<string, BankEndpoint> Endpoints { get; private set; } =
        ImmutableDictionary<string, BankEndpoint>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Takes in what happened to an order: the notice it gives, and those it makes needless.</summary>
    public void Note(FreezeOrder before, FreezeOrder after, FreezeEvent what)
    {
        lock (_gate)
        {
            // The bank has the order, however it came by it; or another notice tells it of more.
            if (what.Kind is FreezeEventKind.Send or FreezeEventKind.Raise && _single.TryGetValue((NoticeKind.Freeze, after.Number), out var node))
            {
                Remove(node);
            }

            if (what.Kind != FreezeEventKind.Send
                && FreezeNotice.Of(LastNumber + 1, before, after, what) is { } notice && !_single.ContainsKey((notice.Kind, notice.Order.Number)))
            {
                // A bank that has not taken the last reminder of an order gets no second one.
                _orders.Add(notice.Order.Number);
                Add(notice);
            }
        }
    }

    /// <summary>What a bank has not taken yet, its first first: at most so many, none after a number.</summary>
    public IReadOnlyList<FreezeNotice> Waiting(string bank, uint throughNumber, int countMax)
    {
        lock (_gate)
        {
            return _waiting.TryGetValue(bank, out var queue) ? [.. queue.TakeWhile(notice => notice.Number <= throughNumber).Take(countMax)] : [];
        }
    }

    /// <summary>The number of the order that a notice told of, whether it waits or not; 0 where there was none of its number.</summary>
    public uint OrderOf(uint number)
    {
        lock (_gate)
        {
            return number >= 1 && number <= _orders.Count ? _orders[(int)number - 1] : 0;
        }
    }

    /// <summary>The banks that have not taken something.</summary>
    public IReadOnlyList<string> Banks
    {
        get
        {
            lock (_gate)
            {
                return [.. _waiting.Where(bank => bank.Value.Count > 0).Select(bank => bank.Key)];
            }
        }
    }

    /// <summary>How many notices a bank has not taken yet.</summary>
    public int CountOf(string bank)
    {
        lock (_gate)
        {
            return _waiting.TryGetValue(bank, out var queue) ? queue.Count : 0;
        }
    }

    /// <summary>How many notices all banks have not taken yet.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Values.Sum(queue => (long)queue.Count);
            }
        }
    }

    /// <summary>The banks that have not taken more than <see cref="BankBehind.NoticesMax"/>, by their names.</summary>
    public IReadOnlyList<BankBehind> Behind
    {
        get
        {
            lock (_gate)
            {
                return [.. _behind.Select(bank => new BankBehind(bank, _waiting[bank].Count, _waiting[bank].First!.Value.Time))];
            }
        }
    }

    /// <summary>Writes the record of a bank's having taken its notices up to one.</summary>
    public static void WriteTaken(string bank, uint throughNumber, Instant time, string by, ColumnWriter to)
    {
        to.Text(Encoding.UTF8.GetBytes(bank));
        to.VarUInt(throughNumber);
        to.Int64(time.Milliseconds);
        to.Text(Encoding.UTF8.GetBytes(by));
    }

    public void ApplyTaken(ref ColumnReader body)
    {
        var (bank, through) = (Encoding.UTF8.GetString(body.Text()), (uint)body.VarUInt());
        lock (_gate)
        {
            while (_waiting.TryGetValue(bank, out var queue) && queue.First is { } first && first.Value.Number <= through)
            {
                Remove(first);
            }
        }
    }

    /// <summary>Writes the record of an endpoint.</summary>
    public static void WriteEndpoint(BankEndpoint endpoint, ColumnWriter to)
    {
        to.Text(Encoding.UTF8.GetBytes(endpoint.Bank));
        to.TextOrNull(endpoint.Url);
        to.Byte((byte)endpoint.Format);
        to.TextOrNull(endpoint.Assigner);
        to.VarUInt((ulong)endpoint.Generation);
        to.Text(Encoding.UTF8.GetBytes(endpoint.By));
    }

    public void ApplyEndpoint(ref ColumnReader body)
    {
        var endpoint = new BankEndpoint(
            Encoding.UTF8.GetString(body.Text()), body.TextOrNull(), (NoticeFormat)body.Byte(), body.TextOrNull(), (int)body.VarUInt(),
            Encoding.UTF8.GetString(body.Text()));
        Endpoints = Endpoints.SetItem(endpoint.Bank, endpoint);
    }

    public void Save(ColumnWriter to)
    {
        to.VarUInt(LastNumber);
        _orders.ForEach(order => to.VarUInt(order));
        to.VarUInt((ulong)Endpoints.Count);
        foreach (var (_, endpoint) in Endpoints.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            WriteEndpoint(endpoint, to);
        }

        var waiting = _waiting.Values.SelectMany(queue => queue).OrderBy(notice => notice.Number).ToList();
        to.VarUInt((ulong)waiting.Count);
        foreach (var notice in waiting)
        {
            to.VarUInt(notice.Number);
            to.Byte((byte)notice.Kind);
            to.Int64(notice.Time.Milliseconds);
            to.Int64(notice.AmountMinor);
            to.VarUInt(notice.Order.Number);
            CaseBook.SaveProgress(notice.Order, to);
        }
    }

    /// <summary>Fills an outbox that is new.</summary>
    public void Load(ref ColumnReader from, CaseBook cases)
    {
        for (var left = from.VarUInt(); left > 0; left--)
        {
            _orders.Add((uint)from.VarUInt());
        }

        for (var left = from.VarUInt(); left > 0; left--)
        {
            ApplyEndpoint(ref from);
        }

        for (var left = from.VarUInt(); left > 0; left--)
        {
            var (number, kind, time, amount) = ((uint)from.VarUInt(), (NoticeKind)from.Byte(), new Instant(from.Int64()), from.Int64());
            var order = CaseBook.LoadProgress(cases.Order((uint)from.VarUInt())!, ref from);
            Add(new FreezeNotice(number, kind, time, amount, order));
        }
    }

    private void Add(FreezeNotice notice)
    {
        if (!_waiting.TryGetValue(notice.Bank, out var queue))
        {
            _waiting.Add(notice.Bank, queue = []);
        }

        var node = queue.AddLast(notice);
        if (queue.Count > BankBehind.NoticesMax)
        {
            _behind.Add(notice.Bank);
        }

        if (notice.Kind is NoticeKind.Freeze or NoticeKind.Remind)
        {
            _single.Add((notice.Kind, notice.Order.Number), node);
        }
    }

    private void Remove(LinkedListNode<FreezeNotice> node)
    {
        _single.Remove((node.Value.Kind, node.Value.Order.Number));
        var queue = node.List!;
        queue.Remove(node);
        if (queue.Count <= BankBehind.NoticesMax)
        {
            _behind.Remove(node.Value.Bank);
        }
    }
}
