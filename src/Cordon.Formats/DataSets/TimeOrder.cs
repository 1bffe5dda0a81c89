using System.Runtime.CompilerServices;
using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>
/// All payments of a data set in the order of their times; payments of the same moment stay in file order. What a replay plays.
/// </summary>
/// <remarks>
/// Memory: 72 bytes a payment, plus its identifier, plus 4 bytes for the order (12 more while sorting), plus each distinct text once
/// (a bank, an account, a purpose, a name) with 22 bytes beside it. Ten million payments between two million accounts take about 1.1 GB;
/// <see cref="MemoryBytes"/> says what it is. Repeated payment_ids are kept: whoever decides knows them again.
/// </remarks>
public sealed class TimeOrder
{
    private const int PageBits = 16;
    private const int PageRows = 1 << PageBits;

    private readonly List<Row[]> _pages = [];
    private readonly TextPool _texts = new();
    private readonly TextPool _ids = new();
    private readonly Dictionary<int, Money> _payeeAmounts = [];
    private int[] _order = [];

    private TimeOrder()
    {
    }

    /// <summary>Payments.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes this takes.</summary>
    public long MemoryBytes => ((long)_pages.Count * PageRows * Unsafe.SizeOf<Row>()) + _texts.MemoryBytes + _ids.MemoryBytes
        + (_order.Length * 4L) + (_payeeAmounts.Count * 40L);

    /// <summary>Takes in all payments of some batches, which may be one and the same batch filled anew, and puts them in order.</summary>
    /// <param name="batches">The payments in file order.</param>
    /// <param name="progress">Called after each batch with the payments so far.</param>
    /// <param name="lines">The lines of the batch at hand, filled before it is handed out; null where they are not known.</param>
    public static TimeOrder Load(IEnumerable<PaymentBatch> batches, Action<long>? progress = null, long[]? lines = null)
    {
        var order = new TimeOrder();
        foreach (var batch in batches)
        {
            for (var index = 0; index < batch.Count; index++)
            {
                order.Add(batch, index, lines?[index] ?? 0);
            }

            progress?.Invoke(order.Count);
        }

        order.Sort();
        return order;
    }

    /// <summary>When the payment of a rank was made; ranks count from 0.</summary>
    public Instant Time(int rank) => At(_order[rank]).Time;

    /// <summary>The line on which the payment of a rank stood; 0 where that is not known.</summary>
    public long Line(int rank) => At(_order[rank]).Line;

    /// <summary>Adds the payment of a rank to a batch.</summary>
    public void CopyTo(int rank, PaymentBatch batch)
    {
        var number = _order[rank];
        ref var row = ref At(number);
        batch.Begin();
        batch.SetTime(row.Time);
        batch.SetAmount(new Money(row.AmountMinor, Currency.FromNumber(row.Currency)));
        if (row.HasPayeeAmount)
        {
            batch.SetPayeeAmount(_payeeAmounts[number]);
        }

        batch.SetText(PaymentText.PaymentId, _ids.Stored(row.IdAt, row.IdLength));
        for (var which = PaymentText.PayerBank; which <= PaymentText.Ip; which++)
        {
            var text = row.Texts[(int)which - 1];
            if (text != 0)
            {
                batch.SetText(which, _texts[text]);
            }
        }

        batch.Commit();
    }

    /// <summary>Hands out everything in order, in batches of so many. One and the same batch is filled anew each time.</summary>
    public IEnumerable<PaymentBatch> Batches(int size = DataSetFolder.BatchSize)
    {
        var batch = new PaymentBatch(size);
        for (var first = 0; first < Count; first += size)
        {
            batch.Clear();
            for (var rank = first; rank < Math.Min(Count, first + size); rank++)
            {
                CopyTo(rank, batch);
            }

            yield return batch;
        }
    }

    private void Add(PaymentBatch batch, int index, long line)
    {
        if ((Count & (PageRows - 1)) == 0)
        {
            _pages.Add(new Row[PageRows]);
        }

        ref var row = ref At(Count);
        var (amount, payee) = (batch.Amount(index), batch.PayeeAmount(index));
        var id = batch.Text(index, PaymentText.PaymentId);
        row.Time = batch.Time(index);
        row.Line = (uint)Math.Min(line, uint.MaxValue);
        row.AmountMinor = amount.Minor;
        row.Currency = amount.Currency.Number;
        row.IdAt = _ids.Store(id);
        row.IdLength = checked((byte)id.Length);
        if (payee != default)
        {
            row.HasPayeeAmount = true;
            _payeeAmounts.Add(Count, payee);
        }

        for (var which = PaymentText.PayerBank; which <= PaymentText.Ip; which++)
        {
            row.Texts[(int)which - 1] = _texts.Intern(batch.Text(index, which));
        }

        Count = checked(Count + 1);
    }

    private void Sort()
    {
        _order = new int[Count];
        var isSorted = true;
        for (var at = 0; at < Count; at++)
        {
            _order[at] = at;
            isSorted &= at == 0 || At(at - 1).Time <= At(at).Time;
        }

        if (isSorted)
        {
            return;
        }

        var times = new long[Count];
        for (var at = 0; at < Count; at++)
        {
            times[at] = At(at).Time.Milliseconds;
        }

        // The sort is not stable, so each run of equal times is put back into file order afterwards.
        Array.Sort(times, _order);
        for (var first = 0; first < Count;)
        {
            var next = first + 1;
            while (next < Count && times[next] == times[first])
            {
                next++;
            }

            Array.Sort(_order, first, next - first);
            first = next;
        }
    }

    private ref Row At(int number) => ref _pages[number >> PageBits][number & (PageRows - 1)];

    [InlineArray(PaymentBatch.TextCount - 1)]
    private struct Numbers
    {
        private int _first;
    }

    private struct Row
    {
        public Instant Time;
        public long AmountMinor;
        public long IdAt;
        public Numbers Texts;
        public uint Line;
        public ushort Currency;
        public byte IdLength;
        public bool HasPayeeAmount;
    }
}
