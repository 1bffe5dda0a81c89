using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Engine.Snapshots;

/// <summary>One section of an open snapshot. Its checksum is checked as it is copied.</summary>
public sealed unsafe class SnapshotSection
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly string _name;
    private readonly long _offset;
    private readonly ulong _hash;

    internal SnapshotSection(SafeFileHandle file, string path, string name, long offset, long length, ulong hash)
    {
        (_file, _path, _name, _offset, Length, _hash) = (file, path, name, offset, length, hash);
    }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>Copies the section to memory of at least <see cref="Length"/> bytes.</summary>
    public void CopyTo(void* destination) => Read((byte*)destination, keep: true);

    /// <summary>Copies the section to a span of at least <see cref="Length"/> bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Length);
        fixed (byte* start = destination)
        {
            CopyTo(start);
        }
    }

    /// <summary>Reads the section piece by piece; its checksum is checked when all of it has been read.</summary>
    public SnapshotSectionReader Open() => new(_file, _path, _name, _offset, Length, _hash);

    internal void Verify()
    {
        var buffer = (byte*)NativeMemory.Alloc(SnapshotLayout.ChunkBytes);
        try
        {
            Read(buffer, keep: false);
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }

    private void Read(byte* destination, bool keep)
    {
        var hash = new XxHash3();
        for (long done = 0; done < Length;)
        {
            var chunk = new Span<byte>(keep ? destination + done : destination, (int)Math.Min(SnapshotLayout.ChunkBytes, Length - done));
            var read = RandomAccess.Read(_file, chunk, _offset + done);
            if (read == 0)
            {
                throw new SnapshotDamagedException(_path, $"section \"{_name}\" ends after {done} of {Length} bytes");
            }

            hash.Append(chunk[..read]);
            done += read;
        }

        if (hash.GetCurrentHashAsUInt64() != _hash)
        {
            throw new SnapshotDamagedException(_path, $"the checksum of section \"{_name}\" does not hold");
        }
    }
}
