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

/// <summary>Eight lanes a comparison: machines with AVX-512.</summary>
internal readonly unsafe struct WideLanes : ILaneKernel
{
    public static ulong Equal(long* column, long constant)
    {
        var value = Vector512.Create(constant);
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 8)
        {
            mask |= Vector512.Equals(Vector512.LoadAligned(column + i), value).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Greater(long* column, long constant)
    {
        var value = Vector512.Create(constant);
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 8)
        {
            mask |= Vector512.GreaterThan(Vector512.LoadAligned(column + i), value).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Less(long* column, long constant)
    {
        var value = Vector512.Create(constant);
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 8)
        {
            mask |= Vector512.LessThan(Vector512.LoadAligned(column + i), value).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Equal(long* left, long* right)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 8)
        {
            mask |= Vector512.Equals(Vector512.LoadAligned(left + i), Vector512.LoadAligned(right + i)).ExtractMostSignificantBits() << i;
        }

        return mask;
    }

    public static ulong Greater(long* left, long* right)
    {
        var mask = 0UL;
        for (var i = 0; i < FactBlock.Lanes; i += 8)
        {
            mask |= Vector512.GreaterThan(Vector512.LoadAligned(left + i), Vector512.LoadAligned(right + i)).ExtractMostSignificantBits() << i;
        }

        return mask;
    }
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
