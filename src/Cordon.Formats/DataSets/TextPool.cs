namespace Cordon.Formats.DataSets;

/// <summary>Texts, each kept once and numbered from 1 in the order of first appearance; 0 is the empty text.</summary>
internal sealed class TextPool
{
    private const int PageBits = 20;
    private const int PageBytes = 1 << PageBits;

    private readonly List<byte[]> _pages = [];
    private int[] _slots = new int[1 << 10];
    private long[] _at = new long[1 << 9];
    private ushort[] _length = new ushort[1 << 9];
    private uint[] _hash = new uint[1 << 9];
    private int _pageUsed = PageBytes;

    /// <summary>Distinct texts that are not empty.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes this takes.</summary>
    public long MemoryBytes => ((long)_pages.Count * PageBytes) + (_slots.Length * 4L) + (_at.Length * 14L);

    public ReadOnlySpan<byte> this[int number] => number == 0
        ? default
        : _pages[(int)(_at[number] >> PageBits)].AsSpan((int)(_at[number] & (PageBytes - 1)), _length[number]);

    /// <summary>The number of a text, which is kept when it is new.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var slot = Slot(text, out var hash);
        if (_slots[slot] != 0)
        {
            return _slots[slot];
        }

        if (++Count == _at.Length)
        {
            Array.Resize(ref _at, Count * 2);
            Array.Resize(ref _length, Count * 2);
            Array.Resize(ref _hash, Count * 2);
        }

        _at[Count] = Store(text);
        _length[Count] = checked((ushort)text.Length);
        _hash[Count] = hash;
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return Count;
    }

    /// <summary>Keeps a text that is known to be told apart elsewhere, and says where.</summary>
    public long Store(ReadOnlySpan<byte> text)
    {
        if (PageBytes - _pageUsed < text.Length)
        {
            _pages.Add(GC.AllocateUninitializedArray<byte>(PageBytes));
            _pageUsed = 0;
        }

        text.CopyTo(_pages[^1].AsSpan(_pageUsed));
        var at = ((long)(_pages.Count - 1) << PageBits) | (uint)_pageUsed;
        _pageUsed += text.Length;
        return at;
    }

    /// <summary>A text kept by <see cref="Store"/>.</summary>
    public ReadOnlySpan<byte> Stored(long at, int length) => _pages[(int)(at >> PageBits)].AsSpan((int)(at & (PageBytes - 1)), length);

    private int Slot(ReadOnlySpan<byte> text, out uint hash)
    {
        // HashCode is seeded anew in every process: a hostile file cannot aim for one slot. Numbers do not depend on it.
        var code = new HashCode();
        code.AddBytes(text);
        hash = (uint)code.ToHashCode();
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = _slots[slot];
            if (number == 0 || (_hash[number] == hash && this[number].SequenceEqual(text)))
            {
                return slot;
            }
        }
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 1; number <= Count; number++)
        {
            var slot = (int)_hash[number] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = number;
        }
    }
}
