using System.Runtime.InteropServices;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Screening.Model;

public sealed unsafe class FactBinsTests
{
    // A float holds 24 bits: from 2^24 on neighbours share a key, and beyond 2^31 a value no longer fits one of 32 bits.
    private static readonly long[] Centres =
        [0, 1 << 24, int.MaxValue, int.MinValue, 1L << 33, 1L << 40, -(1L << 40), (1L << 53) + 1, long.MaxValue - 3, long.MinValue + 3];

    private static readonly Gen<long> Near = Gen.Select(Gen.Int[0, Centres.Length - 1], Gen.Int[-3, 3], (centre, off) => Centres[centre] + off);

    private static readonly Gen<long> Spread = Gen.Select(Gen.Long[1, 1L << 40], Gen.Bool, (size, isNegative) => isNegative ? -size : size);

    private static readonly Gen<long> Small = Gen.Long[-300, 300];

    public static TheoryData<string> Kinds => ["small", "spread", "near", "mixed"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_bin_is_how_many_thresholds_lie_below_whatever_the_kernel(string kind)
    {
        var values = kind switch
        {
            "small" => Small,
            "spread" => Spread,
            "near" => Near,
            _ => Gen.OneOf(Small, Spread, Near),
        };
        Gen.Select(values.Array[1, 400], values.Array[FactBlock.Lanes], Gen.Int[1, FactBlock.Lanes], Gen.Int[0, FactBlock.Lanes - 1])
            .Sample((thresholds, lanes, count, unknown) =>
            {
                long[] sorted = [.. thresholds.Distinct().Take(TreeLimits.ThresholdsMax).Order()];
                // Values at a threshold and beside it are where rounding would show.
                for (var lane = 0; lane < lanes.Length; lane += 2)
                {
                    lanes[lane] = sorted[lane % sorted.Length] + ((lane / 2 % 3) - 1);
                }

                lanes[unknown] = Facts.Unknown;
                Check(sorted, lanes, count);
            }, iter: 400);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(254)]
    public void Every_number_of_thresholds_is_searched_to_its_end(int thresholds)
    {
        foreach (var step in new[] { 1L, 1_000_003, 1L << 41 })
        {
            long[] sorted = [.. Enumerable.Range(0, thresholds).Select(i => (i - 7) * step)];
            for (var first = 0; first < thresholds; first += FactBlock.Lanes / 2)
            {
                Check(sorted, [.. Enumerable.Range(0, FactBlock.Lanes).Select(i => ((first + (i / 2) - 7) * step) + (i % 2))], FactBlock.Lanes);
            }
        }
    }

    private static void Check(long[] thresholds, long[] lanes, int count)
    {
        var bins = new FactBins(Facts.Amount, thresholds, 0, 1);
        var rows = (sbyte*)NativeMemory.AlignedAlloc(2 * FactBlock.Lanes, 64);
        try
        {
            foreach (var kernel in Enum.GetValues<TreeKernel>())
            {
                NativeMemory.Fill(rows, 2 * FactBlock.Lanes, 0x55);
                fixed (long* column = lanes)
                {
                    bins.Fill(column, rows, count, kernel);
                }

                for (var lane = 0; lane < count; lane++)
                {
                    var below = thresholds.Count(t => t < lanes[lane]) - FactBins.Bias;
                    var isUnknown = lanes[lane] == Facts.Unknown;
                    Assert.Equal((kernel, isUnknown ? -FactBins.Bias : below), (kernel, rows[lane]));
                    Assert.Equal((kernel, isUnknown ? sbyte.MaxValue : below), (kernel, rows[FactBlock.Lanes + lane]));
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(rows);
        }
    }
}
