using System.Buffers.Binary;
using System.Numerics;

namespace Cordon.Exchange.Matching;

/// <summary>
/// What a holder hands out so that whoever asks can look for hits alone: a tag of 64 bits for each of its records, sorted, as Golomb-Rice coded gaps.
/// Whoever has no output of the function finds nothing in it.
/// </summary>
/// <remarks>
/// The file: 8 bytes <c>CDNTAGS1</c>, the count in 8 bytes and the gaps' low bits in 1 (least byte first), then for each tag the gap to the one before, less
/// one: its high part as so many ones and a zero, its low bits, both from the least bit of each byte on; zeroes to the end of the last byte. Tags rise, and
/// one set has one file.
/// </remarks>
public sealed class TagFilter
{
    /// <summary>Bytes of a tag: the first of an output.</summary>
    public const int TagBytes = sizeof(ulong);

    private const int HeadBytes = 17;

    /// <summary>A gap whose high part is longer is no gap of a filter that was built here: it would cost more than it says.</summary>
    private const int OnesMax = 1 << 16;

    private static readonly byte[] Magic = [.. "CDNTAGS1"u8];

    private readonly byte[] _bytes;

    private TagFilter(byte[] bytes) => _bytes = bytes;

    /// <summary>Tags in it.</summary>
    public long Count => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(Magic.Length));

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Low bits of a gap.</summary>
    public int LowBits => _bytes[HeadBytes - 1];

    /// <summary>The tag of an output.</summary>
    public static ulong TagOf(ReadOnlySpan<byte> output) => BinaryPrimitives.ReadUInt64BigEndian(output);

    /// <summary>Builds a filter of tags.</summary>
    /// <param name="tags">Rising, none twice.</param>
    /// <exception cref="ArgumentException">They do not rise.</exception>
    public static TagFilter Of(ReadOnlySpan<ulong> tags)
    {
        var low = LowBitsOf(tags.Length);
        var writer = new BitWriter(HeadBytes, tags.Length * (low + 3L));
        UInt128 next = 0;
        foreach (var tag in tags)
        {
            if (tag < next)
            {
                throw new ArgumentException("Tags of a filter rise, and none stands twice.", nameof(tags));
            }

            var gap = (ulong)(tag - next);
            writer.WriteOnes(low == 64 ? 0 : (int)(gap >> low));
            writer.Write(gap & Mask(low), low);
            next = (UInt128)tag + 1;
        }

        var bytes = writer.ToBytes();
        Magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(Magic.Length), tags.Length);
        bytes[HeadBytes - 1] = (byte)low;
        return new TagFilter(bytes);
    }

    /// <summary>Takes a filter that came from somebody else; null where the bytes are none, or not to the end.</summary>
    public static TagFilter? Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length < HeadBytes || !bytes.AsSpan().StartsWith(Magic))
        {
            return null;
        }

        var filter = new TagFilter(bytes);
        if (filter.Count < 0 || filter.Count > bytes.LongLength * 8 || filter.LowBits != LowBitsOf(filter.Count))
        {
            return null;
        }

        var tags = filter.GetEnumerator();
        long count = 0;
        while (tags.MoveNext())
        {
            count++;
        }

        return count == filter.Count && tags.IsAtEnd ? filter : null;
    }

    /// <summary>Which of some tags are in it, by one pass.</summary>
    /// <param name="tags">In any order.</param>
    public bool[] Find(ReadOnlySpan<ulong> tags)
    {
        var (sorted, places) = (tags.ToArray(), new int[tags.Length]);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(sorted, places);
        var found = new bool[tags.Length];
        var at = 0;
        foreach (var tag in this)
        {
            while (at < sorted.Length && sorted[at] < tag)
            {
                at++;
            }

            for (; at < sorted.Length && sorted[at] == tag; at++)
            {
                found[places[at]] = true;
            }

            if (at == sorted.Length)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The tags, rising.</summary>
    public Enumerator GetEnumerator() => new(_bytes, Count, LowBits);

    /// <summary>The low bits that make gaps of so many even tags shortest.</summary>
    private static int LowBitsOf(long count)
    {
        if (count == 0)
        {
            return 64;
        }

        // A gap is 2^64 / count on average; its logarithm, rounded down, costs at most a twentieth of a bit more than the best.
        var gap = (UInt128.One << 64) / (UInt128)count;
        return Math.Max(0, (int)UInt128.Log2(gap));
    }

    private static ulong Mask(int bits) => bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;

    /// <summary>Reads tag after tag.</summary>
    public struct Enumerator
    {
        private readonly byte[] _bytes;
        private readonly int _low;
        private long _left;
        private long _bit;
        private UInt128 _next;

        internal Enumerator(byte[] bytes, long count, int low) => (_bytes, _left, _low, _bit) = (bytes, count, low, HeadBytes * 8L);

        /// <summary>The tag.</summary>
        public ulong Current { get; private set; }

        /// <summary>Whether nothing but the zeroes that fill the last byte is left.</summary>
        internal readonly bool IsAtEnd => (_bit + 7) / 8 == _bytes.Length && (_bit % 8 == 0 || _bytes[^1] >> (int)(_bit % 8) == 0);

        /// <summary>Goes on to the next; false behind the last, and where the bytes are no filter.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            var ones = 0;
            while (true)
            {
                var run = BitOperations.TrailingZeroCount(~Bits(_bit));
                ones += run;
                _bit += run;
                if (run < 64 || ones > OnesMax)
                {
                    break;
                }
            }

            _bit++;
            var low = _low == 0 ? 0 : Bits(_bit) & Mask(_low);
            _bit += _low;
            var tag = _next + low + (_low == 64 ? 0 : (UInt128)ones << _low);
            if (ones > OnesMax || tag > ulong.MaxValue || _bit > _bytes.LongLength * 8)
            {
                _left = 0;
                return false;
            }

            _left--;
            Current = (ulong)tag;
            _next = tag + 1;
            return true;
        }

        /// <summary>64 bits from a place on; zeroes behind the end.</summary>
        private readonly ulong Bits(long bit)
        {
            var (at, shift) = ((int)(bit / 8), (int)(bit % 8));
            if (at + 9 <= _bytes.Length)
            {
                var first = BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at));
                return shift == 0 ? first : (first >> shift) | ((ulong)_bytes[at + 8] << (64 - shift));
            }

            Span<byte> rest = stackalloc byte[16];
            rest.Clear();
            if (at < _bytes.Length)
            {
                _bytes.AsSpan(at).CopyTo(rest);
            }

            return (ulong)(BinaryPrimitives.ReadUInt128LittleEndian(rest) >> shift);
        }
    }

    /// <summary>Writes bits, the least of each byte first.</summary>
    private sealed class BitWriter(int start, long bitsMin)
    {
        private byte[] _bytes = new byte[start + (bitsMin / 8) + 16];
        private long _bit = start * 8L;

        public void WriteOnes(int count)
        {
            for (; count >= 32; count -= 32)
            {
                Write(uint.MaxValue, 32);
            }

            Write((1UL << count) - 1, count + 1);
        }

        public void Write(ulong value, int bits)
        {
            var at = (int)(_bit / 8);
            if (at + 16 > _bytes.Length)
            {
                Array.Resize(ref _bytes, checked(_bytes.Length + (_bytes.Length / 2)));
            }

            var there = _bytes.AsSpan(at);
            var wide = BinaryPrimitives.ReadUInt128LittleEndian(there) | ((UInt128)value << (int)(_bit % 8));
            BinaryPrimitives.WriteUInt128LittleEndian(there, wide);
            _bit += bits;
        }

        public byte[] ToBytes() => _bytes[..(int)((_bit + 7) / 8)];
    }
}
