using System.IO.Hashing;
using Cordon.Engine.Records;

namespace Cordon.Engine.Accounts;

/// <summary>From an account's canonical key to its dense number, from 1 in the order of registering, and back.</summary>
/// <remarks>Owned by the lane; keys once added never move, so that other threads may read those of numbers they were given.</remarks>
public sealed class AccountDirectory
{
    private const int ArenaBytes = 1 << 20;

    private readonly HashIndex _index = new();
    private readonly List<byte[]> _arenas = [new byte[ArenaBytes]];
    private readonly List<(int Arena, int Start, int Length)> _keys = [(0, 0, 0)];
    private int _used;

    /// <summary>Accounts registered.</summary>
    public int Count => _keys.Count - 1;

    public static ulong Hash(ReadOnlySpan<byte> key) => XxHash3.HashToUInt64(key);

    /// <summary>The account's number, or 0.</summary>
    public uint Find(ReadOnlySpan<byte> key, ulong hash)
    {
        for (var number = _index.First(hash, out var probe); number != 0; number = _index.Next(hash, ref probe))
        {
            if (Key((uint)number).SequenceEqual(key))
            {
                return (uint)number;
            }
        }

        return 0;
    }

    /// <summary>Registers a key that is not there yet and returns its number.</summary>
    public uint Add(ReadOnlySpan<byte> key, ulong hash)
    {
        if (_used + key.Length > ArenaBytes)
        {
            _arenas.Add(new byte[ArenaBytes]);
            _used = 0;
        }

        key.CopyTo(_arenas[^1].AsSpan(_used));
        _keys.Add((_arenas.Count - 1, _used, key.Length));
        _used += key.Length;
        _index.Add(hash, Count);
        return (uint)Count;
    }

    public ReadOnlySpan<byte> Key(uint number)
    {
        var (arena, start, length) = _keys[(int)number];
        return _arenas[arena].AsSpan(start, length);
    }
}
