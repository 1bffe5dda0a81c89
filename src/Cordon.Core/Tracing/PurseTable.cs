using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>Numbers by purse for one trace, emptied in no time however large it has grown: a small trace after a large one stays small.</summary>
internal sealed class PurseTable
{
    private Slot[] _slots = new Slot[256];
    private uint _stamp = 1;

    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        if (++_stamp == 0)
        {
            Array.Clear(_slots);
            _stamp = 1;
        }
    }

    public bool Contains(uint purse) => Find(purse).Stamp == _stamp;

    /// <summary>A purse's number, at first 0, to be read or written until the next call.</summary>
    public ref int At(uint purse)
    {
        if (Count * 2 >= _slots.Length)
        {
            Grow();
        }

        ref var slot = ref Find(purse);
        if (slot.Stamp != _stamp)
        {
            slot = new Slot { Stamp = _stamp, Purse = purse };
            Count++;
        }

        return ref slot.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot Find(uint purse)
    {
        // Multiplying by the golden ratio spreads neighbours (Knuth).
        var mask = _slots.Length - 1;
        for (var i = (int)((purse * 0x9E3779B1u) >> 8) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref _slots[i];
            if (slot.Stamp != _stamp || slot.Purse == purse)
            {
                return ref slot;
            }
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Stamp == _stamp)
            {
                Find(slot.Purse) = slot;
            }
        }
    }

    private struct Slot
    {
        public uint Stamp;
        public uint Purse;
        public int Value;
    }
}
