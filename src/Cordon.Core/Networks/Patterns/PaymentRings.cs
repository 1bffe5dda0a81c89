using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Patterns;

/// <summary>
/// The rings of all lists, in pools by size: a ring begins with four payments and doubles while all in it are within the window, up to a bound; from
/// then on the newest takes the place of the oldest. A ring whose payments have all left goes back to its pool.
/// </summary>
internal sealed unsafe class PaymentRings : IDisposable
{
    private const int Sizes = 5;
    private const int SmallestLog2 = 2;

    private readonly SegmentedArray<ListedPayment>[] _pools = new SegmentedArray<ListedPayment>[Sizes];
    private readonly uint[] _used = new uint[Sizes];
    private readonly uint[] _free = new uint[Sizes];
    private readonly long _window;
    private readonly int _paymentsMax;

    public PaymentRings(long windowMilliseconds, int paymentsMax)
    {
        (_window, _paymentsMax) = (windowMilliseconds, paymentsMax);
        for (var size = 0; size < Sizes; size++)
        {
            // Number 0 means none.
            _pools[size] = new SegmentedArray<ListedPayment>(17);
            _used[size] = 1;
            _pools[size].Reserve(1);
        }
    }

    /// <summary>Bytes of the rings made so far.</summary>
    public long BytesUsed
    {
        get
        {
            var bytes = 0L;
            for (var size = 0; size < Sizes; size++)
            {
                bytes += ((long)_used[size] << (size + SmallestLog2)) * sizeof(ListedPayment);
            }

            return bytes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ListedPayment* At(PaymentList* list) => _pools[list->Size].At(list->Block << (list->Size + SmallestLog2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MaskOf(PaymentList* list) => Room(list->Size) - 1;

    /// <summary>Asks for a list's ring, all of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(PaymentList* list)
    {
        var ring = (byte*)At(list);
        var bytes = list->Count == 0 ? 0 : Room(list->Size) * sizeof(ListedPayment);
        for (var at = 0; at < bytes; at += 64)
        {
            Prefetcher.Read(ring + at);
        }
    }

    /// <summary>Takes a payment into a list; not one that the list's window has passed when it comes.</summary>
    public void Append(PaymentList* list, in ListedPayment payment)
    {
        list->Newest = Math.Max(list->Newest, payment.Time);
        var horizon = list->Newest - _window;
        if (payment.Time <= horizon)
        {
            list->DroppedNewest = Math.Max(list->DroppedNewest, payment.Time);
            return;
        }

        while (list->Count > 0 && At(list)[list->Head].Time <= horizon)
        {
            Drop(list);
        }

        if (list->Count == 0)
        {
            Release(list);
            list->Block = Take(0);
        }
        else if (list->Count > MaskOf(list))
        {
            MakeRoom(list);
        }

        At(list)[(list->Head + list->Count++) & MaskOf(list)] = payment;
    }

    /// <summary>Whether a list of a snapshot lies in its pool.</summary>
    public bool Has(in PaymentList list) =>
        list.Size < Sizes && list.Block < _used[list.Size] && list.Head < Room(list.Size) && list.Count <= (list.Block == 0 ? 0 : Room(list.Size));

    public void Save(BytesOut write)
    {
        for (var size = 0; size < Sizes; size++)
        {
            write.Value(_used[size]);
            write.Value(_free[size]);
            _pools[size].Save(write, _used[size] << (size + SmallestLog2));
        }
    }

    /// <summary>Fills pools that are new. Null, or why they cannot be.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        for (var size = 0; size < Sizes; size++)
        {
            var (used, free) = (read.Value<uint>(), read.Value<uint>());
            if (used == 0 || used > bytes / (Room(size) * sizeof(ListedPayment)) || free >= used)
            {
                return $"names {used} lists of {Room(size)} payments, the free ones from {free} on, in {bytes} bytes";
            }

            (_used[size], _free[size]) = (used, free);
            _pools[size].Load(read, used << (size + SmallestLog2));
        }

        return null;
    }

    public void Dispose() => Array.ForEach(_pools, pool => pool.Dispose());

    private static int Room(int size) => 1 << (size + SmallestLog2);

    private void MakeRoom(PaymentList* list)
    {
        if (list->Count == _paymentsMax)
        {
            Drop(list);
            return;
        }

        var grown = *list;
        grown.Block = Take(++grown.Size);
        grown.Head = 0;
        var from = At(list);
        var to = At(&grown);
        for (var i = 0; i < list->Count; i++)
        {
            to[i] = from[(list->Head + i) & MaskOf(list)];
        }

        Release(list);
        *list = grown;
    }

    private void Drop(PaymentList* list)
    {
        list->DroppedNewest = Math.Max(list->DroppedNewest, At(list)[list->Head].Time);
        list->Head = (byte)((list->Head + 1) & MaskOf(list));
        list->Count--;
    }

    private uint Take(int size)
    {
        if (_free[size] is var free and not 0)
        {
            _free[size] = *(uint*)_pools[size].At(free << (size + SmallestLog2));
            return free;
        }

        var taken = _used[size]++;
        if ((long)_used[size] << (size + SmallestLog2) > uint.MaxValue)
        {
            throw new InvalidOperationException($"There are {taken} lists of {Room(size)} payments; there is room for no more.");
        }

        _pools[size].Reserve((long)_used[size] << (size + SmallestLog2));
        return taken;
    }

    private void Release(PaymentList* list)
    {
        if (list->Block != 0)
        {
            *(uint*)At(list) = _free[list->Size];
            _free[list->Size] = list->Block;
        }

        (list->Block, list->Size, list->Head) = (0, 0, 0);
    }
}
