using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Cordon.Core.Tracing;

/// <summary>
/// A column of a segment's block: values as distances from the smallest in as few bits as pays; what does not fit has its upper bits apart.
/// Any part of it is read without the rest (frame of reference with patches, after Zukowski et al., 2006).
/// <code>
/// 0 u8 width   1 u8 patches   2 u8 width of a patch   3 u8 bytes of the smallest   4 the smallest   then the lower bits of all,
/// the patches' places (u8), the patches' upper bits; each part from a whole byte, lowest bit first
/// </code>
/// </summary>
internal readonly unsafe ref struct SegmentColumn
{
    /// <summary>Values in a column at most: a place is a byte.</summary>
    public const int LengthMax = 256;

    /// <summary>So wide a value is read with one load wherever it begins.</summary>
    private const int WidthMax = 56;

    private const int HeadBytes = 4;
    private readonly byte* _lows;
    private readonly byte* _places;
    private readonly byte* _highs;
    private readonly ulong _least;
    private readonly int _width;
    private readonly int _patches;
    private readonly int _highWidth;

    /// <summary>Reads a column's head.</summary>
    /// <param name="at">Where it begins; set behind it.</param>
    /// <param name="count">Its values.</param>
    public SegmentColumn(ref byte* at, int count)
    {
        (_width, _patches, _highWidth) = (at[0], at[1], at[2]);
        var leastBytes = at[3];
        for (var i = 0; i < leastBytes; i++)
        {
            _least |= (ulong)at[HeadBytes + i] << (8 * i);
        }

        _lows = at + HeadBytes + leastBytes;
        _places = _lows + Bytes(count, _width);
        _highs = _places + _patches;
        at = _highs + Bytes(_patches, _highWidth);
    }

    /// <summary>Unpacks values from a place on.</summary>
    public void Unpack(int from, Span<long> into)
    {
        var mask = (1UL << _width) - 1;
        for (var i = 0; i < into.Length; i++)
        {
            var bit = (from + i) * _width;
            into[i] = (long)(_least + ((*(ulong*)(_lows + (bit >> 3)) >> (bit & 7)) & mask));
        }

        for (var patch = 0; patch < _patches; patch++)
        {
            var place = _places[patch] - from;
            if ((uint)place < (uint)into.Length)
            {
                into[place] += (long)(High(patch) << _width);
            }
        }
    }

    /// <summary>Writes a column of up to <see cref="LengthMax"/> values, none below zero.</summary>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<long> values)
    {
        var least = (ulong)values[0];
        foreach (var value in values)
        {
            least = Math.Min(least, (ulong)value);
        }

        var (width, patches, highWidth) = Widths(values, least);
        var leastBytes = (71 - BitOperations.LeadingZeroCount(least)) / 8;
        var lowBytes = Bytes(values.Length, width);
        var bytes = HeadBytes + leastBytes + lowBytes + patches + Bytes(patches, highWidth);
        var span = to.GetSpan(bytes + sizeof(ulong))[..(bytes + sizeof(ulong))];
        span.Clear();
        (span[0], span[1], span[2], span[3]) = ((byte)width, (byte)patches, (byte)highWidth, (byte)leastBytes);
        for (var i = 0; i < leastBytes; i++)
        {
            span[HeadBytes + i] = (byte)(least >> (8 * i));
        }

        var lows = span[(HeadBytes + leastBytes)..];
        var places = lows[lowBytes..];
        var highs = places[patches..];
        var patch = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var distance = (ulong)values[i] - least;
            Put(lows, i * width, width, distance & ((1UL << width) - 1));
            if (distance >> width != 0)
            {
                places[patch] = (byte)i;
                Put(highs, patch++ * highWidth, highWidth, distance >> width);
            }
        }

        to.Advance(bytes);
    }

    private static int Bytes(int count, int width) => ((count * width) + 7) / 8;

    /// <summary>The width at which the whole column is smallest.</summary>
    private static (int Width, int Patches, int HighWidth) Widths(ReadOnlySpan<long> values, ulong least)
    {
        Span<int> counts = stackalloc int[65];
        counts.Clear();
        var widest = 0;
        foreach (var value in values)
        {
            var width = 64 - BitOperations.LeadingZeroCount((ulong)value - least);
            counts[width]++;
            widest = Math.Max(widest, width);
        }

        var (best, bestPatches, bestBits, patches) = (widest, 0, int.MaxValue, 0);
        for (var width = widest; width >= 0; width--)
        {
            var bits = (values.Length * width) + (patches * (8 + widest - width));
            if (width <= WidthMax && patches < LengthMax && bits < bestBits)
            {
                (best, bestPatches, bestBits) = (width, patches, bits);
            }

            patches += counts[width];
        }

        return (best, bestPatches, bestPatches == 0 ? 0 : widest - best);
    }

    private static void Put(Span<byte> to, int bit, int width, ulong value)
    {
        // A value may begin within a byte and so touch one byte more than eight.
        for (var done = 0; done < width;)
        {
            var (at, shift) = ((bit + done) >> 3, (bit + done) & 7);
            var taken = Math.Min(width - done, 56);
            var word = BinaryPrimitives.ReadUInt64LittleEndian(to[at..]);
            BinaryPrimitives.WriteUInt64LittleEndian(to[at..], word | (((value >> done) & ((1UL << taken) - 1)) << shift));
            done += taken;
        }
    }

    private ulong High(int patch)
    {
        var value = 0UL;
        for (var done = 0; done < _highWidth;)
        {
            var bit = (patch * _highWidth) + done;
            var taken = Math.Min(_highWidth - done, WidthMax);
            value |= ((*(ulong*)(_highs + (bit >> 3)) >> (bit & 7)) & ((1UL << taken) - 1)) << done;
            done += taken;
        }

        return value;
    }
}
