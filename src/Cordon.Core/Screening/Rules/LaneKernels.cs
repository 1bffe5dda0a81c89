using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cordon.Core.Screening.Rules;

/// <summary>Compares the 64 values of a column at once; bit i of a result is lane i. Columns are 64-byte aligned.</summary>
internal unsafe interface ILaneKernel
{
    static abstract ulong Equal(long* column, long constant);

    static abstract ulong Greater(long* column, long constant);

    static abstract ulong Less(long* column, long constant);

    static abstract ulong Equal(long* left, long* right);

    static abstract ulong Greater(long* left, long* right);
}

/// <summary>Eight lanes a comparison: machines with AVX-512. Written out, since a loop of eight costs three times as much.</summary>
internal readonly unsafe struct WideLanes : ILaneKernel
{
    public static ulong Equal(long* column, long constant)
    {
        var value = Vector512.Create(constant);
        return Equals(column, value) | (Equals(column + 8, value) << 8)
            | (Equals(column + 16, value) << 16) | (Equals(column + 24, value) << 24)
            | (Equals(column + 32, value) << 32) | (Equals(column + 40, value) << 40)
            | (Equals(column + 48, value) << 48) | (Equals(column + 56, value) << 56);
    }

    public static ulong Greater(long* column, long constant)
    {
        var value = Vector512.Create(constant);
        return Greater(column, value) | (Greater(column + 8, value) << 8)
            | (Greater(column + 16, value) << 16) | (Greater(column + 24, value) << 24)
            | (Greater(column + 32, value) << 32) | (Greater(column + 40, value) << 40)
            | (Greater(column + 48, value) << 48) | (Greater(column + 56, value) << 56);
    }

    public static ulong Less(long* column, long constant)
    {
        var value = Vector512.Create(constant);
        return Less(column, value) | (Less(column + 8, value) << 8)
            | (Less(column + 16, value) << 16) | (Less(column + 24, value) << 24)
            | (Less(column + 32, value) << 32) | (Less(column + 40, value) << 40)
            | (Less(column + 48, value) << 48) | (Less(column + 56, value) << 56);
    }

    public static ulong Equal(long* left, long* right)
    {
        return Equals(left, Vector512.LoadAligned(right)) | (Equals(left + 8, Vector512.LoadAligned(right + 8)) << 8)
            | (Equals(left + 16, Vector512.LoadAligned(right + 16)) << 16) | (Equals(left + 24, Vector512.LoadAligned(right + 24)) << 24)
            | (Equals(left + 32, Vector512.LoadAligned(right + 32)) << 32) | (Equals(left + 40, Vector512.LoadAligned(right + 40)) << 40)
            | (Equals(left + 48, Vector512.LoadAligned(right + 48)) << 48) | (Equals(left + 56, Vector512.LoadAligned(right + 56)) << 56);
    }

    public static ulong Greater(long* left, long* right)
    {
        return Greater(left, Vector512.LoadAligned(right)) | (Greater(left + 8, Vector512.LoadAligned(right + 8)) << 8)
            | (Greater(left + 16, Vector512.LoadAligned(right + 16)) << 16) | (Greater(left + 24, Vector512.LoadAligned(right + 24)) << 24)
            | (Greater(left + 32, Vector512.LoadAligned(right + 32)) << 32) | (Greater(left + 40, Vector512.LoadAligned(right + 40)) << 40)
            | (Greater(left + 48, Vector512.LoadAligned(right + 48)) << 48) | (Greater(left + 56, Vector512.LoadAligned(right + 56)) << 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equals(long* lanes, Vector512<long> value) =>
        Vector512.Equals(Vector512.LoadAligned(lanes), value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Greater(long* lanes, Vector512<long> value) =>
        Vector512.GreaterThan(Vector512.LoadAligned(lanes), value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Less(long* lanes, Vector512<long> value) =>
        Vector512.LessThan(Vector512.LoadAligned(lanes), value).ExtractMostSignificantBits();
}

/// <summary>Four lanes a comparison: machines with AVX2.</summary>
internal readonly unsafe struct NarrowLanes : ILaneKernel
{
    public static ulong Equal(long* column, long constant)
    {
        var value = Vector256.Create(constant);
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 4)
        {
            mask |= (ulong)Vector256.Equals(Vector256.LoadAligned(column + i), value).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Greater(long* column, long constant)
    {
        var value = Vector256.Create(constant);
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 4)
        {
            mask |= (ulong)Vector256.GreaterThan(Vector256.LoadAligned(column + i), value).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Less(long* column, long constant)
    {
        var value = Vector256.Create(constant);
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 4)
        {
            mask |= (ulong)Vector256.LessThan(Vector256.LoadAligned(column + i), value).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Equal(long* left, long* right)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 4)
        {
            mask |= (ulong)Vector256.Equals(Vector256.LoadAligned(left + i), Vector256.LoadAligned(right + i)).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Greater(long* left, long* right)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 4)
        {
            mask |= (ulong)Vector256.GreaterThan(Vector256.LoadAligned(left + i), Vector256.LoadAligned(right + i)).ExtractMostSignificantBits() << i;
        }

        return mask;
    }
}

/// <summary>A lane a comparison: every machine.</summary>
internal readonly unsafe struct SingleLanes : ILaneKernel
{
    public static ulong Equal(long* column, long constant)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i++)
        {
            mask |= Bit(column[i] == constant) << i;
        }

        return mask;
    }

    public static ulong Greater(long* column, long constant)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i++)
        {
            mask |= Bit(column[i] > constant) << i;
        }

        return mask;
    }

    public static ulong Less(long* column, long constant)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i++)
        {
            mask |= Bit(column[i] < constant) << i;
        }

        return mask;
    }

    public static ulong Equal(long* left, long* right)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i++)
        {
            mask |= Bit(left[i] == right[i]) << i;
        }

        return mask;
    }

    public static ulong Greater(long* left, long* right)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i++)
        {
            mask |= Bit(left[i] > right[i]) << i;
        }

        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bit(bool isSet) => isSet ? 1UL : 0UL;
}
