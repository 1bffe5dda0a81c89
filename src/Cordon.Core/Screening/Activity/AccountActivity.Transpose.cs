using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Activity;

/// <summary>Rows of a block's payments turned into columns.</summary>
public sealed unsafe partial class AccountActivity
{
    private const int Tile = 8;

    private static void Transpose(long* rows, int[] columns, FactBlock block)
    {
        var to = block.Column(0);
        for (var lane = 0; lane < block.Count; lane += Tile)
        {
            for (var value = 0; value < SideRows.RowLength; value += Tile)
            {
                var from = rows + ((nint)lane * SideRows.RowLength) + value;
                if (Avx512F.IsSupported)
                {
                    Tile512(from, columns.AsSpan(value, Tile), to + lane);
                }
                else
                {
                    TileOneByOne(from, columns.AsSpan(value, Tile), to + lane, Math.Min(Tile, block.Count - lane));
                }
            }
        }
    }

    private static void TileOneByOne(long* from, ReadOnlySpan<int> columns, long* to, int lanes)
    {
        for (var value = 0; value < Tile; value++)
        {
            var column = to + (columns[value] * FactBlock.Stride);
            for (var lane = 0; lane < lanes; lane++)
            {
                column[lane] = from[(lane * SideRows.RowLength) + value];
            }
        }
    }

    /// <summary>Eight rows of eight values in three steps: neighbours are exchanged, then pairs of them, then halves.</summary>
    private static void Tile512(long* from, ReadOnlySpan<int> columns, long* to)
    {
        const int length = SideRows.RowLength;
        var (r0, r1) = (Vector512.Load(from), Vector512.Load(from + length));
        var (r2, r3) = (Vector512.Load(from + (2 * length)), Vector512.Load(from + (3 * length)));
        var (r4, r5) = (Vector512.Load(from + (4 * length)), Vector512.Load(from + (5 * length)));
        var (r6, r7) = (Vector512.Load(from + (6 * length)), Vector512.Load(from + (7 * length)));
        var (a0, a1) = (Avx512F.UnpackLow(r0, r1), Avx512F.UnpackHigh(r0, r1));
        var (a2, a3) = (Avx512F.UnpackLow(r2, r3), Avx512F.UnpackHigh(r2, r3));
        var (a4, a5) = (Avx512F.UnpackLow(r4, r5), Avx512F.UnpackHigh(r4, r5));
        var (a6, a7) = (Avx512F.UnpackLow(r6, r7), Avx512F.UnpackHigh(r6, r7));

        // Quarters of 128 bits: 0x88 takes the even ones of both, 0xDD the odd ones.
        var (b0, b1) = (Avx512F.Shuffle4x128(a0, a2, 0x88), Avx512F.Shuffle4x128(a0, a2, 0xDD));
        var (b2, b3) = (Avx512F.Shuffle4x128(a1, a3, 0x88), Avx512F.Shuffle4x128(a1, a3, 0xDD));
        var (b4, b5) = (Avx512F.Shuffle4x128(a4, a6, 0x88), Avx512F.Shuffle4x128(a4, a6, 0xDD));
        var (b6, b7) = (Avx512F.Shuffle4x128(a5, a7, 0x88), Avx512F.Shuffle4x128(a5, a7, 0xDD));
        Avx512F.Shuffle4x128(b0, b4, 0x88).StoreAligned(to + (columns[0] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b2, b6, 0x88).StoreAligned(to + (columns[1] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b1, b5, 0x88).StoreAligned(to + (columns[2] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b3, b7, 0x88).StoreAligned(to + (columns[3] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b0, b4, 0xDD).StoreAligned(to + (columns[4] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b2, b6, 0xDD).StoreAligned(to + (columns[5] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b1, b5, 0xDD).StoreAligned(to + (columns[6] * FactBlock.Stride));
        Avx512F.Shuffle4x128(b3, b7, 0xDD).StoreAligned(to + (columns[7] * FactBlock.Stride));
    }
}
