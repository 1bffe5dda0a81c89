namespace Cordon.Core.Tracing;

/// <summary>What is to be replayed, the earliest transfer first: a heap of numbers, each a transfer and what waits for it.</summary>
internal sealed class TransferHeap
{
    private ulong[] _items = new ulong[64];

    public int Count { get; private set; }

    /// <summary>The earliest transfer; the greatest number while there is none.</summary>
    public uint Earliest => Count == 0 ? uint.MaxValue : (uint)(_items[0] >> 32);

    public void Clear() => Count = 0;

    public void Add(uint transfer, uint waiting)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        var item = ((ulong)transfer << 32) | waiting;
        var at = Count++;
        while (at > 0 && _items[(at - 1) >> 1] > item)
        {
            _items[at] = _items[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }

        _items[at] = item;
    }

    /// <summary>Takes out the earliest.</summary>
    public (uint Transfer, uint Waiting) Take()
    {
        var first = _items[0];
        var last = _items[--Count];
        var at = 0;
        while (true)
        {
            var child = (at * 2) + 1;
            if (child >= Count)
            {
                break;
            }

            child += child + 1 < Count && _items[child + 1] < _items[child] ? 1 : 0;
            if (_items[child] >= last)
            {
                break;
            }

            _items[at] = _items[child];
            at = child;
        }

        _items[at] = last;
        return ((uint)(first >> 32), (uint)first);
    }
}
