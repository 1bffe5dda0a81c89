using System.Runtime.InteropServices;

namespace Cordon.Core.Tracing;

/// <summary>Memory for entries unpacked from segments: they stay where they are until what was taken since a mark is given back at once.</summary>
/// <remarks>Owned by one thread.</remarks>
internal sealed unsafe class FlowScratch : IDisposable
{
    private const int ChunkBytes = 1 << 18;

    private readonly List<nint> _chunks = [];
    private long _used;

    ~FlowScratch() => Release();

    /// <summary>How much is taken.</summary>
    public long Mark => _used;

    /// <summary>Bytes it has from the system.</summary>
    public long BytesUsed => _chunks.Count * (long)ChunkBytes;

    /// <summary>Takes up to a chunk of memory.</summary>
    public void* Take(int bytes)
    {
        var left = ChunkBytes - (int)(_used % ChunkBytes);
        if (bytes > left)
        {
            _used += left;
        }

        var chunk = (int)(_used / ChunkBytes);
        if (chunk == _chunks.Count)
        {
            _chunks.Add((nint)NativeMemory.AlignedAlloc(ChunkBytes, 64));
        }

        var taken = (byte*)_chunks[chunk] + (_used % ChunkBytes);
        _used += (bytes + 7) & ~7;
        return taken;
    }

    /// <summary>Gives back all that was taken since a mark.</summary>
    public void GiveBack(long mark) => _used = mark;

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        _chunks.ForEach(chunk => NativeMemory.AlignedFree((void*)chunk));
        _chunks.Clear();
    }
}
