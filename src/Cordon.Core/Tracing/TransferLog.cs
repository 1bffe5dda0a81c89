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
    private SegmentedArray<uint> _timeLow = new(SegmentLog2);
    private SegmentedArray<short> _timeHigh = new(SegmentLog2);

    // Payments' numbers, never falling; those that settled after a later one stand apart.
    private SegmentedArray<uint> _payments = new(SegmentLog2);
    private readonly Dictionary<uint, uint> _transferOfLate = [];
    private readonly Dictionary<uint, uint> _paymentOfLate = [];

    // What is in memory begins behind this transfer, at index 0.
    private uint _sealedThrough;
    private uint _lastPayment;

    /// <summary>The part in segments, if there are any.</summary>
    public SealedLog? Sealed { get; set; }

    /// <summary>Transfers booked.</summary>
    public uint Count { get; private set; }

    /// <summary>When the last one was booked, in milliseconds from the Unix epoch; the least value while there is none.</summary>
    public long LastMilliseconds { get; private set; } = long.MinValue;

    public long BytesUsed => (Count - _sealedThrough) * 10L;

    /// <summary>Notes the next transfer and gives it its number.</summary>
    public uint Add(long timeMilliseconds, uint payment)
    {
        LastMilliseconds = Math.Max(LastMilliseconds, timeMilliseconds);
        var number = ++Count;
        if (payment > _lastPayment)
        {
            _lastPayment = payment;
        }
        else
        {
            _transferOfLate.Add(payment, number);
            _paymentOfLate.Add(number, payment);
        }

        Keep(number - _sealedThrough - 1, LastMilliseconds, _lastPayment);
        return number;
    }

    /// <summary>When a transfer was booked, in milliseconds from the Unix epoch.</summary>
    public long TimeOf(uint transfer) => transfer <= _sealedThrough ? Sealed!.TimeOf(transfer) : TimeAt(transfer - _sealedThrough - 1);

    /// <summary>A transfer's payment.</summary>
    public uint PaymentOf(uint transfer) => _paymentOfLate.TryGetValue(transfer, out var payment) ? payment : LastPaymentAt(transfer);

    /// <summary>The highest payment's number up to a transfer.</summary>
    public uint LastPaymentAt(uint transfer) =>
        transfer <= _sealedThrough ? Sealed!.LastPaymentAt(transfer) : *_payments.At(transfer - _sealedThrough - 1);

    /// <summary>A payment's transfer, or 0 when it has not settled.</summary>
    public uint TransferOf(uint payment)
    {
        if (_transferOfLate.TryGetValue(payment, out var late))
        {
            return late;
        }

        var first = Sealed?.FromPayment(payment) is > 0 and var found ? found : First(index => *_payments.At(index) >= payment);
        return first <= Count && LastPaymentAt(first) == payment ? first : 0;
    }

    /// <summary>The number of the first transfer booked after a moment; one above the last when there is none.</summary>
    public uint FirstAfter(long timeMilliseconds) =>
        Sealed?.FirstAfter(timeMilliseconds) is > 0 and var found ? found : First(index => TimeAt(index) > timeMilliseconds);

    /// <summary>Lets go of what is before a transfer; it is in segments.</summary>
    public void KeepFrom(uint transfer)
    {
        var (low, high, payments, from) = (_timeLow, _timeHigh, _payments, transfer - _sealedThrough - 1);
        (_timeLow, _timeHigh, _payments) = (new(SegmentLog2), new(SegmentLog2), new(SegmentLog2));
        _sealedThrough = transfer - 1;
        for (var index = 0u; index < Count - _sealedThrough; index++)
        {
            Reserve(index);
            (*_timeLow.At(index), *_timeHigh.At(index), *_payments.At(index)) = (*low.At(from + index), *high.At(from + index), *payments.At(from + index));
        }

        low.Dispose();
        high.Dispose();
        payments.Dispose();
    }

    public void Dispose()
    {
        _timeLow.Dispose();
        _timeHigh.Dispose();
        _payments.Dispose();
    }

    /// <summary>Gives out what is not in a segment as it lies.</summary>
    public void Save(BytesOut write)
    {
        write.Value(Count);
        write.Value(LastMilliseconds);
        write.Value(_lastPayment);
        _timeLow.Save(write, Count - _sealedThrough);
        _timeHigh.Save(write, Count - _sealedThrough);
        _payments.Save(write, Count - _sealedThrough);
        write.Value(_paymentOfLate.Count);
        foreach (var (transfer, payment) in _paymentOfLate.OrderBy(late => late.Key))
        {
            write.Value(transfer);
            write.Value(payment);
        }
    }

    /// <summary>Fills a log that is new. Null, or why it cannot be.</summary>
    public string? Load(BytesIn read, long bytes, uint sealedThrough)
    {
        var count = read.Value<uint>();
        if (count < sealedThrough || count - sealedThrough > bytes / 10)
        {
            return $"names {count} transfers, {sealedThrough} of them in segments, in {bytes} bytes";
        }

        (Count, _sealedThrough) = (count, sealedThrough);
        LastMilliseconds = read.Value<long>();
        _lastPayment = read.Value<uint>();
        _timeLow.Load(read, count - sealedThrough);
        _timeHigh.Load(read, count - sealedThrough);
        _payments.Load(read, count - sealedThrough);
        for (var left = read.Value<int>(); left > 0; left--)
        {
            var (transfer, payment) = (read.Value<uint>(), read.Value<uint>());
            _transferOfLate[payment] = transfer;
            _paymentOfLate[transfer] = payment;
        }

        return null;
    }

    /// <summary>The first transfer in memory of which something holds, as of all after it; one above the last when there is none.</summary>
    private uint First(Func<uint, bool> isThere)
    {
        var (low, high) = (0u, Count - _sealedThrough);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isThere(middle) ? (low, middle) : (middle + 1, high);
        }

        return _sealedThrough + 1 + low;
    }

    private long TimeAt(uint index) => ((long)*_timeHigh.At(index) << 32) | *_timeLow.At(index);

    private void Keep(uint index, long timeMilliseconds, uint lastPayment)
    {
        Reserve(index);
        *_timeLow.At(index) = (uint)timeMilliseconds;
        *_timeHigh.At(index) = (short)(timeMilliseconds >> 32);
        *_payments.At(index) = lastPayment;
    }

    private void Reserve(uint index)
    {
        if (index >= _payments.Capacity)
        {
            _timeLow.Reserve(index + 1);
            _timeHigh.Reserve(index + 1);
            _payments.Reserve(index + 1);
        }
    }
}
