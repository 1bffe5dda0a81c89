using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>
/// When each transfer was booked and which payment it was, by the transfer's number from 1: ten bytes a transfer. Times never run back, so
/// that a moment is a number: what is booked late is booked when it becomes known, as in any ledger.
/// </summary>
/// <remarks>Owned by one thread.</remarks>
internal sealed unsafe class TransferLog : IDisposable
{
    private const int SegmentLog2 = 16;

    // The time's 48 bits in two arrays, milliseconds from the Unix epoch, as two's complement.
    private readonly SegmentedArray<uint> _timeLow = new(SegmentLog2);
    private readonly SegmentedArray<short> _timeHigh = new(SegmentLog2);

    // Payments' numbers, never falling; those that settled after a later one stand apart.
    private readonly SegmentedArray<uint> _payments = new(SegmentLog2);
    private readonly Dictionary<uint, uint> _transferOfLate = [];
    private readonly Dictionary<uint, uint> _paymentOfLate = [];

    public TransferLog() => Grow();

    /// <summary>Transfers booked.</summary>
    public uint Count { get; private set; }

    /// <summary>When the last one was booked, in milliseconds from the Unix epoch; the least value while there is none.</summary>
    public long LastMilliseconds { get; private set; } = long.MinValue;

    public long BytesUsed => Count * 10L;

    /// <summary>Notes the next transfer and gives it its number.</summary>
    public uint Add(long timeMilliseconds, uint payment)
    {
        var number = ++Count;
        if (number >= _payments.Capacity)
        {
            Grow();
        }

        LastMilliseconds = Math.Max(LastMilliseconds, timeMilliseconds);
        *_timeLow.At(number) = (uint)LastMilliseconds;
        *_timeHigh.At(number) = (short)(LastMilliseconds >> 32);
        var last = number == 1 ? 0 : *_payments.At(number - 1);
        if (payment > last)
        {
            *_payments.At(number) = payment;
        }
        else
        {
            *_payments.At(number) = last;
            _transferOfLate.Add(payment, number);
            _paymentOfLate.Add(number, payment);
        }

        return number;
    }

    /// <summary>When a transfer was booked, in milliseconds from the Unix epoch.</summary>
    public long TimeOf(uint transfer) => ((long)*_timeHigh.At(transfer) << 32) | *_timeLow.At(transfer);

    /// <summary>A transfer's payment.</summary>
    public uint PaymentOf(uint transfer) =>
        _paymentOfLate.TryGetValue(transfer, out var payment) ? payment : *_payments.At(transfer);

    /// <summary>A payment's transfer, or 0 when it has not settled.</summary>
    public uint TransferOf(uint payment)
    {
        if (_transferOfLate.TryGetValue(payment, out var late))
        {
            return late;
        }

        var first = First(transfer => *_payments.At(transfer) >= payment);
        return first <= Count && *_payments.At(first) == payment ? first : 0;
    }

    /// <summary>The number of the first transfer booked after a moment; one above the last when there is none.</summary>
    public uint FirstAfter(long timeMilliseconds) => First(transfer => TimeOf(transfer) > timeMilliseconds);

    public void Dispose()
    {
        _timeLow.Dispose();
        _timeHigh.Dispose();
        _payments.Dispose();
    }

    /// <summary>Gives the log out as it lies.</summary>
    public void Save(BytesOut write)
    {
        write.Value(Count);
        write.Value(LastMilliseconds);
        _timeLow.Save(write, Count + 1);
        _timeHigh.Save(write, Count + 1);
        _payments.Save(write, Count + 1);
        write.Value(_paymentOfLate.Count);
        foreach (var (transfer, payment) in _paymentOfLate.OrderBy(late => late.Key))
        {
            write.Value(transfer);
            write.Value(payment);
        }
    }

    /// <summary>Fills a log that is new. Null, or why it cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        var count = read.Value<uint>();
        if (count > bytes / 10)
        {
            return $"names {count} transfers in {bytes} bytes";
        }

        Count = count;
        LastMilliseconds = read.Value<long>();
        _timeLow.Load(read, count + 1);
        _timeHigh.Load(read, count + 1);
        _payments.Load(read, count + 1);
        for (var left = read.Value<int>(); left > 0; left--)
        {
            var (transfer, payment) = (read.Value<uint>(), read.Value<uint>());
            _transferOfLate[payment] = transfer;
            _paymentOfLate[transfer] = payment;
        }

        return null;
    }

    private uint First(Func<uint, bool> isThere)
    {
        var (low, high) = (1u, Count + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (isThere(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private void Grow()
    {
        _timeLow.Reserve(Count + 1);
        _timeHigh.Reserve(Count + 1);
        _payments.Reserve(Count + 1);
    }
}
