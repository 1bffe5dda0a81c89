using System.Runtime.CompilerServices;

namespace Cordon.Core.Networks.Patterns;

/// <summary>The different counterparties in one list, at most 64, with the first and last payment of each.</summary>
internal sealed class Partners
{
    private const int Slots = 256;

    private readonly uint[] _accounts = new uint[PatternOptions.PaymentsMaxMax];
    private readonly ulong[] _first = new ulong[PatternOptions.PaymentsMaxMax];
    private readonly ulong[] _last = new ulong[PatternOptions.PaymentsMaxMax];

    /// <summary>Places in the arrays, from 1; 0 is free.</summary>
    private readonly byte[] _slots = new byte[Slots];

    public int Count { get; private set; }

    public uint this[int at] => _accounts[at];

    /// <summary>The keys of the first and of the last payment.</summary>
    public ulong First(int at) => _first[at];

    public ulong Last(int at) => _last[at];

    public void Clear()
    {
        if (Count > 0)
        {
            Array.Clear(_slots);
            Count = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint account, ulong key)
    {
        var slot = SlotOf(account);
        var at = _slots[slot] - 1;
        if (at < 0)
        {
            at = Count++;
            _slots[slot] = (byte)Count;
            (_accounts[at], _first[at], _last[at]) = (account, key, key);
            return;
        }

        _first[at] = Math.Min(_first[at], key);
        _last[at] = Math.Max(_last[at], key);
    }

    /// <summary>Where an account stands, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint account) => _slots[SlotOf(account)] - 1;

    public bool HasOthersThan(uint account) => Count > 1 || (Count == 1 && _accounts[0] != account);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(uint account)
    {
        var slot = (int)((account * 0x9E37_79B9u) >> 24);
        while (_slots[slot] is var at and not 0 && _accounts[at - 1] != account)
        {
            slot = (slot + 1) & (Slots - 1);
        }

        return slot;
    }
}
