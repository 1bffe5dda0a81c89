using System.Runtime.InteropServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// A growing array of unmanaged values in segments of native memory: growing copies nothing and moves nothing, so that no payment waits for it.
/// </summary>
/// <remarks>Zeroed when new and 64-byte aligned, so that a value of 64 bytes is one cache line. Owned by one thread.</remarks>
internal sealed unsafe class SegmentedArray<T> : IDisposable
    where T : unmanaged
{
    /// <summary>The most segments: with 32 MiB each, far beyond any machine's memory.</summary>
    private const int SegmentsMax = 1 << 16;

    private readonly int _shift;
    private readonly uint _mask;
    private T** _segments;
    private readonly nint[] _allocated;
    private int _segmentCount;

    /// <param name="segmentLengthLog2">A segment holds two to this power values.</param>
    public SegmentedArray(int segmentLengthLog2)
    {
        _shift = segmentLengthLog2;
        _mask = (1u << segmentLengthLog2) - 1;

        // An index has 32 bits.
        _allocated = new nint[(int)Math.Min(SegmentsMax, 1L << (32 - segmentLengthLog2))];
        _segments = (T**)NativeMemory.AllocZeroed((nuint)_allocated.Length, (nuint)sizeof(T*));
    }

    ~SegmentedArray() => Release();

    /// <summary>Values there is room for.</summary>
    public long Capacity => (long)_segmentCount << _shift;

    /// <summary>Bytes of one segment.</summary>
    public long SegmentBytes => (long)sizeof(T) << _shift;

    public T* At(uint index) => _segments[index >> _shift] + (index & _mask);

    public T* Segment(int segment) => _segments[segment];

    /// <summary>Makes room for at least <paramref name="length"/> values.</summary>
    public void Reserve(long length)
    {
        while (Capacity < length)
        {
            // A segment so large is mapped zeroed by the system, and what is never touched of it takes no memory.
            var alignment = (nuint)(SegmentBytes >= HugePages.Bytes ? HugePages.Bytes : 64);
            var raw = NativeMemory.AllocZeroed((nuint)SegmentBytes + alignment);
            var segment = (T*)(((nuint)raw + alignment - 1) & ~(alignment - 1));
            HugePages.Wish(segment, (nuint)SegmentBytes);
            _allocated[_segmentCount] = (nint)raw;
            _segments[_segmentCount++] = segment;
        }
    }

    /// <summary>Gives the first values out as they lie, a segment at a time.</summary>
    public void Save(BytesOut write, uint length)
    {
        for (var (done, segment) = (0u, 0); done < length; segment++)
        {
            var taken = Math.Min(length - done, _mask + 1);
            write(new ReadOnlySpan<byte>(_segments[segment], (int)(taken * sizeof(T))));
            done += taken;
        }
    }

    /// <summary>Takes the first values in, as <see cref="Save"/> gave them out.</summary>
    public void Load(BytesIn read, uint length)
    {
        Reserve(length);
        for (var (done, segment) = (0u, 0); done < length; segment++)
        {
            var taken = Math.Min(length - done, _mask + 1);
            read(new Span<byte>(_segments[segment], (int)(taken * sizeof(T))));
            done += taken;
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        for (var i = 0; i < _segmentCount; i++)
        {
            NativeMemory.Free((void*)_allocated[i]);
        }

        _segmentCount = 0;
        NativeMemory.Free(_segments);
        _segments = null;
    }
}
