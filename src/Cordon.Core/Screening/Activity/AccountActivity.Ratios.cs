using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Activity;

public sealed unsafe partial class AccountActivity
{
    private const long RatioMax = 10_000 * Facts.RatioOne;

    /// <summary>A ratio in ten-thousandths, at most 10,000 to one; unknown over zero.</summary>
    private static long Ratio(long part, long whole)
    {
        if (whole <= 0)
        {
            return Facts.Unknown;
        }

        // Sizes reach 10^13 and sums 10^18: only then is the longer way needed.
        return part < long.MaxValue / Facts.RatioOne
            ? Math.Min(part * Facts.RatioOne / whole, RatioMax)
            : (long)Int128.Min((Int128)part * Facts.RatioOne / whole, RatioMax);
    }

    /// <summary>Facts that are ratios of others, worked out for a block at once: eight divisions of floating point cost what one of integers does.</summary>
    private static class RatioColumns
    {
        /// <summary>Below this a part in ten-thousandths is exact as a double, and below <see cref="WholeMax"/> a whole.</summary>
        private const int PartBits = 39;
        private const long WholeMax = 1L << 53;
        private const int MonthDays = 30;

        private static readonly int PayerSentDay = Facts.Window(0, 0, 1, 1), PayerReceivedDay = Facts.Window(0, 1, 1, 1);
        private static readonly int PayeeSentDay = Facts.Window(1, 0, 1, 1), PayeeReceivedDay = Facts.Window(1, 1, 1, 1);
        private static readonly int SentCountDay = Facts.Window(0, 0, 1, 0), SentCountMonth = Facts.Window(0, 0, 3, 0);
        private static readonly int ReceivedCountDay = Facts.Window(1, 1, 1, 0), ReceivedCountMonth = Facts.Window(1, 1, 3, 0);
        private static readonly int SentMonth = Facts.Window(0, 0, 3, 1);

        public static void Write(FactBlock block)
        {
            for (var lane = 0; lane < block.Count; lane += Vector512<long>.Count)
            {
                var at = block.Column(0) + lane;
                var amount = Load(at, Facts.Amount);
                Ratio(Load(at, PayerSentDay) + amount, Load(at, PayerReceivedDay), at, Facts.PayerPassThrough);
                Ratio(Load(at, PayeeSentDay), Load(at, PayeeReceivedDay), at, Facts.PayeePassThrough);
                Ratio(Load(at, PayerOwn + NightOwn), Load(at, PayerOwn + NightOfOwn), at, Facts.PayerNightShare);
                Ratio(Load(at, PayeeOwn + NightOwn), Load(at, PayeeOwn + NightOfOwn), at, Facts.PayeeNightShare);
                Ratio(Load(at, PayerOwn + RoundOwn), Load(at, PayerOwn + RoundOfOwn), at, Facts.PayerRoundShare);
                Ratio(Load(at, PayeeOwn + RoundOwn), Load(at, PayeeOwn + RoundOfOwn), at, Facts.PayeeRoundShare);
                Ratio(Load(at, SentCountDay) * MonthDays, Load(at, SentCountMonth), at, Facts.PayerBurst);
                Ratio(Load(at, ReceivedCountDay) * MonthDays, Load(at, ReceivedCountMonth), at, Facts.PayeeBurst);
                var count = Load(at, SentCountMonth);
                var usual = Vector512.Max(Divide(Load(at, SentMonth), count), Vector512<long>.One);
                Ratio(amount, Vector512.ConditionalSelect(Vector512.Equals(count, Vector512<long>.Zero), count, usual), at, Facts.AmountToUsual);
                Ratio(amount, Load(at, PayerOwn + LargestOwn), at, Facts.AmountToLargest);

                // A balance that is not known is below zero too.
                Ratio(amount, Load(at, Facts.PayerBalance), at, Facts.AmountToBalance);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Load(long* at, int column) => Vector512.LoadAligned(at + (column * FactBlock.Stride));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Ratio(Vector512<long> part, Vector512<long> whole, long* at, int column)
        {
            Vector512<long> ratio;
            var isSmall = Vector512.Equals(part >>> PartBits, Vector512<long>.Zero) & Vector512.LessThan(whole, Vector512.Create(WholeMax));
            if (Avx512DQ.IsSupported && isSmall == Vector512<long>.AllBitsSet)
            {
                var none = Vector512.LessThanOrEqual(whole, Vector512<long>.Zero);
                var quotient = Exact(part * Facts.RatioOne, Vector512.ConditionalSelect(none, Vector512<long>.One, whole));
                ratio = Vector512.ConditionalSelect(none, Vector512.Create(Facts.Unknown), Vector512.Min(quotient, Vector512.Create(RatioMax)));
            }
            else
            {
                ratio = OneByOne(part, whole);
            }

            ratio.StoreAligned(at + (column * FactBlock.Stride));
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector512<long> OneByOne(Vector512<long> part, Vector512<long> whole)
        {
            var ratios = stackalloc long[Vector512<long>.Count];
            for (var i = 0; i < Vector512<long>.Count; i++)
            {
                ratios[i] = AccountActivity.Ratio(part[i], whole[i]);
            }

            return Vector512.Load(ratios);
        }

        /// <summary>Whole parts of quotients; anything over zero.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Divide(Vector512<long> sum, Vector512<long> count)
        {
            var by = Vector512.Max(count, Vector512<long>.One);
            if (Avx512DQ.IsSupported && Vector512.LessThanAll(sum, Vector512.Create(WholeMax)))
            {
                return Exact(sum, by);
            }

            var quotients = stackalloc long[Vector512<long>.Count];
            for (var i = 0; i < Vector512<long>.Count; i++)
            {
                quotients[i] = sum[i] / by[i];
            }

            return Vector512.Load(quotients);
        }

        /// <summary>
        /// The whole part of a quotient of two integers that are exact as doubles: the double nearest to the quotient is never below its whole part, and
        /// above it only where it was rounded up to the next integer.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Exact(Vector512<long> part, Vector512<long> whole)
        {
            var quotient = Avx512DQ.ConvertToVector512Int64WithTruncation(
                Avx512DQ.ConvertToVector512Double(part) / Avx512DQ.ConvertToVector512Double(whole));
            return quotient + Vector512.GreaterThan(quotient * whole, part);
        }
    }
}
