using System.Runtime.InteropServices;

namespace Cordon.Core.Screening;

/// <summary>
/// The facts of up to 64 payments, a column a fact, so that rules and trees handle all lanes at once.
/// </summary>
/// <remarks>
/// A column's stride is 72 values, not 64: a power of two would map all columns onto an eighth of the level-1 cache's sets.
/// Owned by one thread at a time. Lanes at and beyond <see cref="Count"/> hold what was left there and are never read for a result.
/// </remarks>
public sealed unsafe class FactBlock : IDisposable
{
    /// <summary>Payments in a block.</summary>
    public const int Lanes = 64;

    internal const int Stride = 72;

    /// <summary>Columns behind the facts' own for what facts are worked out from.</summary>
    internal const int HiddenColumns = 16;

    private long* _values;

    public FactBlock()
    {
        const nuint bytes = (Facts.Count + HiddenColumns) * Stride * sizeof(long);
        _values = (long*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(_values, bytes);

        // Stays so where nobody looks for patterns.
        new Span<long>(Column(Facts.PatternsFirst), (Facts.Count - Facts.PatternsFirst) * Stride).Fill(Facts.Unknown);
    }

    ~FactBlock() => Release();

    /// <summary>Payments in the block, 0 to 64.</summary>
    public int Count { get; set; }

    /// <summary>The first of a column's 64 values; 64-byte aligned.</summary>
    public long* Column(int fact) => _values + (fact * Stride);

    /// <summary>A column's 64 values.</summary>
    public Span<long> ColumnSpan(int fact) => new(Column(fact), Lanes);

    public long this[int fact, int lane]
    {
        get => _values[(fact * Stride) + lane];
        set => _values[(fact * Stride) + lane] = value;
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.AlignedFree(_values);
        _values = null;
    }
}
