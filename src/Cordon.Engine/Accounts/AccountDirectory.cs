using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Cordon.Engine.Records;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Accounts;

/// <summary>From an account's canonical key to its dense number, from 1 in the order of registering, and back.</summary>
/// <remarks>
/// The index names a key's place beside its number, so that a look reads two cache lines, the index's and the key's, and both can be asked for
/// ahead. Owned by the lane; keys once added never move, so that other threads may read those of numbers they were given.
/// </remarks>
public sealed unsafe class AccountDirectory : IDisposable
{
    private const int ArenaBytes = 1 << 20;

    /// <summary>Keys begin at multiples of this, so that 32 bits name a place in 32 GiB.</summary>
    private const int GrainBytes = 8;

    private const int ArenaGrains = ArenaBytes / GrainBytes;

    /// <summary>A key's length stands before it.</summary>
    private const int LengthBytes = sizeof(ushort);

    /// <summary>Places of keys are kept in pieces of so many, so that growing moves none that another thread may be reading.</summary>
    private const int PieceLength = 1 << 16;

    private readonly HashIndex _index = new();
    private byte[][] _arenas = [NewArena()];
    private uint[][] _places = [new uint[PieceLength]];
    private int _usedGrains;

    /// <summary>Accounts registered.</summary>
    public int Count { get; private set; }

    public static ulong Hash(ReadOnlySpan<byte> key) => XxHash3.HashToUInt64(key);

    /// <summary>Asks for the index's memory that <see cref="Find"/> will read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchIndex(ulong hash) => _index.Prefetch(hash);

    /// <summary>Asks for the key that <see cref="Find"/> will compare, once the index's memory has come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchKey(ulong hash)
    {
        if (Sse.IsSupported && _index.First(hash, out _) is var entry and not 0)
        {
            var place = (uint)(entry >> 32);

            // An arena is pinned; a prefetch of whatever address would do no harm anyway.
            ref var first = ref MemoryMarshal.GetArrayDataReference(_arenas[place / ArenaGrains]);
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref first) + (place % ArenaGrains * GrainBytes));
        }
    }

    /// <summary>The account's number, or 0.</summary>
    public uint Find(ReadOnlySpan<byte> key, ulong hash)
    {
        for (var entry = _index.First(hash, out var probe); entry != 0; entry = _index.Next(hash, ref probe))
        {
            if (KeyAt((uint)(entry >> 32)).SequenceEqual(key))
            {
                return (uint)entry;
            }
        }

        return 0;
    }

    /// <summary>Registers a key that is not there yet and returns its number.</summary>
    public uint Add(ReadOnlySpan<byte> key, ulong hash)
    {
        var grains = (LengthBytes + key.Length + GrainBytes - 1) / GrainBytes;
        if (_usedGrains + grains > ArenaGrains)
        {
            _arenas = [.. _arenas, NewArena()];
            _usedGrains = 0;
        }

        var place = checked((uint)(((_arenas.Length - 1L) * ArenaGrains) + _usedGrains));
        var to = _arenas[^1].AsSpan(_usedGrains * GrainBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(to, checked((ushort)key.Length));
        key.CopyTo(to[LengthBytes..]);
        _usedGrains += grains;

        var number = Count + 1;
        if (number / PieceLength == _places.Length)
        {
            _places = [.. _places, new uint[PieceLength]];
        }

        _places[number / PieceLength][number % PieceLength] = place;
        Count = number;
        _index.Add(hash, ((long)place << 32) | (uint)number);
        return (uint)number;
    }

    public ReadOnlySpan<byte> Key(uint number) =>
        number == 0 ? [] : KeyAt(_places[number / PieceLength][number % PieceLength]);

    /// <summary>Gives a snapshot the keys, in the order of their numbers.</summary>
    internal void Save(SnapshotWriter to, string section)
    {
        to.Begin(section);
        Span<byte> length = stackalloc byte[LengthBytes];
        for (var number = 1u; number <= Count; number++)
        {
            var key = Key(number);
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)key.Length);
            to.Append(length);
            to.Append(key);
        }

        to.End();
    }

    /// <summary>Fills a directory that is new.</summary>
    internal void Load(SnapshotSectionReader from)
    {
        Span<byte> key = new byte[ushort.MaxValue];
        while (from.Remaining > 0)
        {
            var read = key[..from.Value<ushort>()];
            from.Read(read);
            Add(read, Hash(read));
        }

        from.End();
    }

    public void Dispose() => _index.Dispose();

    private static byte[] NewArena() => GC.AllocateArray<byte>(ArenaBytes, pinned: true);

    private ReadOnlySpan<byte> KeyAt(uint place)
    {
        var from = _arenas[place / ArenaGrains].AsSpan((int)(place % ArenaGrains * GrainBytes));
        return from.Slice(LengthBytes, BinaryPrimitives.ReadUInt16LittleEndian(from));
    }
}
