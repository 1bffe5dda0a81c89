using System.IO.Hashing;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Cordon.Core.Tracing;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Tracing;

/// <summary>A segment of the money graph in its file, mapped into memory and never changed.</summary>
internal sealed unsafe partial class SegmentFile : IDisposable
{
    /// <summary>Bytes hashed at a time.</summary>
    private const int ChunkBytes = 1 << 20;

    /// <summary>Bytes gathered before they are written.</summary>
    private const int WriteBytes = 1 << 18;

    private const int AdviceRandom = 1;
    private const int AdviceWillNeed = 3;

    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;

    private SegmentFile(string path, SegmentName name, bool isChecked)
    {
        Name = name;
        Path = path;
        var length = new FileInfo(path).Length;
        if (length != name.Bytes)
        {
            throw new SegmentDamagedException($"Segment {path} has {length} bytes and was written with {name.Bytes}.");
        }

        _mapping = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _mapping.CreateViewAccessor(0, name.Bytes, MemoryMappedFileAccess.Read);
        byte* data = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref data);
        var isSound = false;
        try
        {
            Segment = Sound(data, isChecked);
            isSound = true;
        }
        finally
        {
            if (!isSound)
            {
                Dispose();
            }
        }
    }

    public SegmentName Name { get; }

    public string Path { get; }

    /// <summary>Where it is mapped.</summary>
    public byte* Data => (byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle();

    /// <summary>The segment over the mapped file.</summary>
    public MoneySegment Segment { get; } = null!;

    /// <summary>Opens a segment's file.</summary>
    /// <param name="isChecked">Whether all of it is read and checked now, and not only its frame and index.</param>
    /// <exception cref="SegmentDamagedException">It is missing, cannot be read, or is not as it was written.</exception>
    public static SegmentFile Open(string folder, SegmentName name, bool isChecked)
    {
        var path = System.IO.Path.Combine(folder, name.File);
        try
        {
            return new SegmentFile(path, name, isChecked);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SegmentDamagedException($"Segment {path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Writes a partition's part of transfers as a segment and puts the file in place durably, over one of its name if there is one.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left of it.</exception>
    public static SegmentName Write(string folder, MoneyGraph graph, int partition, uint first, uint last)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, new SegmentName(partition, first, last, 0, 0).File);
        var temporaryPath = path + DurableFile.TemporarySuffix;
        var hash = new XxHash3();
        var isPublished = false;
        try
        {
            long bytes;
            PrivateFile.Make(temporaryPath);
            using (var file = new FileStream(temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None, WriteBytes))
            {
                graph.WriteSegment(partition, first, last, piece =>
                {
                    hash.Append(piece);
                    file.Write(piece);
                });
                file.Flush();
                bytes = file.Length;
                DurableFile.Publish(file.SafeFileHandle, temporaryPath, path);
                isPublished = true;
            }

            return new SegmentName(partition, first, last, bytes, hash.GetCurrentHashAsUInt64());
        }
        finally
        {
            if (!isPublished)
            {
                File.Delete(temporaryPath);
            }
        }
    }

    public void Dispose()
    {
        Segment?.Dispose();
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapping.Dispose();
    }

    private MoneySegment Sound(byte* data, bool isChecked)
    {
        var segment = MoneySegment.Open(Path, data, Name.Bytes);
        if (isChecked && Hash(data, Name.Bytes) != Name.Hash)
        {
            // Which of its blocks it is, if it is one.
            segment.Check();
            throw new SegmentDamagedException($"Segment {Path} is not the one that was written: its checksum is another.");
        }

        if (OperatingSystem.IsLinux())
        {
            // Blocks are read one here and one there: no pages around them, but those asked for. Where advice is refused, reading takes longer.
            _ = Advise(data, (nuint)Name.Bytes, AdviceRandom);
            segment.Asked = (start, bytes) =>
            {
                var page = start / Environment.SystemPageSize * Environment.SystemPageSize;
                _ = Advise(data + page, (nuint)(start + bytes - page), AdviceWillNeed);
            };
        }

        return (segment.Partition, segment.First, segment.Last) == (Name.Partition, Name.First, Name.Last)
            ? segment
            : throw new SegmentDamagedException(
                $"Segment {Path} has transfers {segment.First} to {segment.Last} of partition {segment.Partition}, not those of its name.");
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);

    private static ulong Hash(byte* data, long bytes)
    {
        var hash = new XxHash3();
        for (long done = 0; done < bytes; done += ChunkBytes)
        {
            hash.Append(new ReadOnlySpan<byte>(data + done, (int)Math.Min(ChunkBytes, bytes - done)));
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
