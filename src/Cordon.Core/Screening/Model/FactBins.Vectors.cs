using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cordon.Core.Screening.Model;

internal sealed unsafe partial class FactBins
{
    /// <summary>Thresholds a shuffle of one vector looks up, and of two.</summary>
    private const int OfOne512 = 16, OfTwo512 = 32, OfOne256 = 8, OfTwo256 = 16;

    private void Fill512(int* nodes, long* column, sbyte* low, sbyte* high)
    {
        var (first, second) = (Vector512.Load(column), Vector512.Load(column + 8));
        var key = _kind == KeyKind.Narrow
            ? Vector512.Create(Avx512F.ConvertToVector256Int32WithSaturation(first), Avx512F.ConvertToVector256Int32WithSaturation(second))
            : Ordered(Vector512.Create(ToSingle(first), ToSingle(second)).AsInt32());
        var place = Vector512<int>.Zero;
        for (var count = 1; count < 1 << _levels; count *= 2)
        {
            var threshold = count <= OfOne512
                ? Avx512F.PermuteVar16x32(Vector512.Load(nodes + count), place) : OfPairs512(nodes + count, count, place);
            place += place;
            place = Vector512.ConditionalSelect(Vector512.LessThan(threshold, key), place + Vector512<int>.One, place);
        }

        if (_kind == KeyKind.Wide)
        {
            place = Vector512.Create(Settled(place.GetLower(), column), Settled(place.GetUpper(), column + 8));
        }

        var bin = Avx512F.ConvertToVector128SByte(place - Vector512.Create(Bias));

        if (low != null)
        {
            bin.Store(low);
        }

        if (high != null)
        {
            var none = Vector512.Create(Facts.Unknown);
            var isUnknown = Vector512.Create(
                Avx512F.ConvertToVector256Int32(Vector512.Equals(first, none)), Avx512F.ConvertToVector256Int32(Vector512.Equals(second, none)));
            Vector128.ConditionalSelect(Avx512F.ConvertToVector128SByte(isUnknown), Vector128.Create(sbyte.MaxValue), bin).Store(high);
        }
    }

    private void Fill256(int* nodes, long* column, sbyte* low, sbyte* high)
    {
        var places = Vector256.Narrow(Search256(nodes, column), Search256(nodes, column + 8));
        var bin = Vector128.Narrow(places.GetLower(), places.GetUpper()) - Vector128.Create(unchecked((sbyte)Bias));
        if (low != null)
        {
            bin.Store(low);
        }

        if (high != null)
        {
            var unknown = Vector256.Narrow(Unknown256(column), Unknown256(column + 8));
            Vector128.ConditionalSelect(
                Vector128.Narrow(unknown.GetLower(), unknown.GetUpper()), Vector128.Create(sbyte.MaxValue), bin).Store(high);
        }
    }

    private Vector256<int> Search256(int* nodes, long* column)
    {
        var (first, second) = (Vector256.Load(column), Vector256.Load(column + 4));
        var key = _kind == KeyKind.Narrow ? Vector256.NarrowWithSaturation(first, second)
            : Ordered(Vector256.Narrow(Vector256.ConvertToDouble(first), Vector256.ConvertToDouble(second)).AsInt32());
        var place = Vector256<int>.Zero;
        for (var count = 1; count < 1 << _levels; count *= 2)
        {
            var threshold = count switch
            {
                <= OfOne256 => Avx2.PermuteVar8x32(Vector256.Load(nodes + count), place),
                OfTwo256 => Vector256.ConditionalSelect(
                    Vector256.LessThan(place, Vector256.Create(OfOne256)),
                    Avx2.PermuteVar8x32(Vector256.Load(nodes + count), place),
                    Avx2.PermuteVar8x32(Vector256.Load(nodes + count + OfOne256), place)),
                _ => Avx2.GatherVector256(nodes + count, place, sizeof(int)),
            };
            // A comparison that holds is -1.
            place = place + place - Vector256.LessThan(threshold, key);
        }

        return _kind == KeyKind.Wide ? Settled(place, column) : place;
    }

    /// <summary>
    /// Places counted by keys, as the full values have them: the search stopped before a threshold of the same key, and no two share one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Settled(Vector256<int> place, long* column)
    {
        fixed (long* bounds = _bounds)
        {
            var first = Vector256.LessThan(Avx2.GatherVector256(bounds, place.GetLower(), sizeof(long)), Vector256.Load(column));
            var second = Vector256.LessThan(Avx2.GatherVector256(bounds, place.GetUpper(), sizeof(long)), Vector256.Load(column + 4));
            return place - Vector256.Narrow(first, second).AsInt32();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToSingle(Vector512<long> value) =>
        Avx512F.ConvertToVector256Single(Avx512DQ.ConvertToVector512Double(value));

    /// <summary>As <see cref="WideKey"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Ordered(Vector512<int> bits) => bits ^ ((bits >> 31) & Vector512.Create(int.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Ordered(Vector256<int> bits) => bits ^ ((bits >> 31) & Vector256.Create(int.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Unknown256(long* column)
    {
        var none = Vector256.Create(Facts.Unknown);
        return Vector256.Narrow(
            Vector256.Equals(Vector256.Load(column), none), Vector256.Equals(Vector256.Load(column + 4), none));
    }

    /// <summary>Looks places up among 32, 64 or 128 thresholds, 32 at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> OfPairs512(int* thresholds, int count, Vector512<int> place)
    {
        var found = Avx512F.PermuteVar16x32x2(Vector512.Load(thresholds), place, Vector512.Load(thresholds + OfOne512));
        for (var first = OfTwo512; first < count; first += OfTwo512)
        {
            // The lookup heeds only the lowest five bits of a place.
            var next = Avx512F.PermuteVar16x32x2(
                Vector512.Load(thresholds + first), place, Vector512.Load(thresholds + first + OfOne512));
            found = Vector512.ConditionalSelect(Vector512.LessThan(place, Vector512.Create(first)), found, next);
        }

        return found;
    }
}
