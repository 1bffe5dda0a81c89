using System.Runtime.CompilerServices;

namespace Cordon.Engine.Records;

/// <summary>
/// From a 64-bit hash to numbers above zero, in 1,024 small tables that each grow alone, so that no payment waits for a large one to be moved.
/// Several numbers may stand under one hash: the caller verifies each candidate, so a collision costs time and never truth.
/// </summary>
/// <remarks>Sixteen bytes an entry at 58 to 87 % fill. Owned by one thread.</remarks>
public sealed class HashIndex
{
    private const int Tables = 1024;

    private readonly long[][] _values = new long[Tables][];
    private readonly ulong[][] _hashes = new ulong[Tables][];
    private readonly int[] _used = new int[Tables];

    public HashIndex()
    {
        for (var i = 0; i < Tables; i++)
        {
            _values[i] = new long[16];
            _hashes[i] = new ulong[16];
        }
    }

    /// <summary>Entries kept.</summary>
    public long Count { get; private set; }

    /// <summary>The first candidate for a hash, or 0. <paramref name="probe"/> goes on from there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long First(ulong hash, out int probe)
    {
        probe = Home(hash, _values[Table(hash)].Length) - 1;
        return Next(hash, ref probe);
    }

    /// <summary>The next candidate for a hash, or 0.</summary>
    public long Next(ulong hash, ref int probe)
    {
        var values = _values[Table(hash)];
        var hashes = _hashes[Table(hash)];
        while (true)
        {
            probe = probe + 1 == values.Length ? 0 : probe + 1;
            if (values[probe] == 0)
            {
                return 0;
            }

            if (hashes[probe] == hash)
            {
                return values[probe];
            }
        }
    }

    /// <summary>Adds a number above zero under a hash.</summary>
    public void Add(ulong hash, long value)
    {
        var table = Table(hash);
        if ((_used[table] + 1) * 8 > _values[table].Length * 7)
        {
            Grow(table);
        }

        Put(_values[table], _hashes[table], hash, value);
        _used[table]++;
        Count++;
    }

    private static int Table(ulong hash) => (int)(hash & (Tables - 1));

    private static int Home(ulong hash, int length) => (int)(((hash >> 32) * (ulong)length) >> 32);

    private static void Put(long[] values, ulong[] hashes, ulong hash, long value)
    {
        var at = Home(hash, values.Length);
        while (values[at] != 0)
        {
            at = at + 1 == values.Length ? 0 : at + 1;
        }

        values[at] = value;
        hashes[at] = hash;
    }

    private void Grow(int table)
    {
        var (values, hashes) = (_values[table], _hashes[table]);
        var (grown, grownHashes) = (new long[values.Length + (values.Length / 2)], new ulong[values.Length + (values.Length / 2)]);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                Put(grown, grownHashes, hashes[i], values[i]);
            }
        }

        (_values[table], _hashes[table]) = (grown, grownHashes);
    }
}
