using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Cordon.Engine.Journal;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Engine.Snapshots;

/// <summary>
/// Writes one snapshot: sections in any order, each name once, then <see cref="Publish"/>. Disposed without that it leaves nothing behind.
/// Memory goes to the file as it lies, without a copy; the caller keeps it unchanged meanwhile.
/// </summary>
public sealed unsafe class SnapshotWriter : IDisposable
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly SafeFileHandle _file;
    private readonly MemoryStream _table = new();
    private readonly HashSet<string> _names = [];
    private readonly ulong _headerHash;
    private readonly XxHash3 _sectionHash = new();
    private readonly byte[] _gathered = new byte[SnapshotLayout.ChunkBytes];
    private int _gatheredBytes;
    private string? _sectionName;
    private long _sectionOffset;
    private long _syncedTo;
    private long _at;
    private bool _published;

    internal SnapshotWriter(string path, int partition, long position)
    {
        _path = path;
        _temporaryPath = path + DurableFile.TemporarySuffix;
        PrivateFile.Make(_temporaryPath);
        _file = File.OpenHandle(_temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None);
        Span<byte> header = stackalloc byte[SnapshotLayout.HeaderBytes];
        SnapshotLayout.Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], SnapshotLayout.Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], partition);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], position);
        _headerHash = XxHash3.HashToUInt64(header[..24]);
        BinaryPrimitives.WriteUInt64LittleEndian(header[24..], _headerHash);
        Write(header);
    }

    /// <summary>Writes <paramref name="bytes"/> bytes of memory as the section of this name.</summary>
    public void Section(string name, void* data, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Begin(name);
        for (long done = 0; done < bytes;)
        {
            var chunk = new ReadOnlySpan<byte>((byte*)data + done, (int)Math.Min(SnapshotLayout.ChunkBytes, bytes - done));
            Append(chunk);
            done += chunk.Length;
        }

        End();
    }

    /// <summary>Writes a span as the section of this name.</summary>
    public void Section(string name, ReadOnlySpan<byte> data)
    {
        fixed (byte* start = data)
        {
            Section(name, start, data.Length);
        }
    }

    /// <summary>Begins the section of this name, to be written in pieces by <see cref="Append"/> and closed by <see cref="End"/>.</summary>
    public void Begin(string name)
    {
        var nameBytes = Encoding.UTF8.GetByteCount(name);
        if (nameBytes is 0 or > SnapshotLayout.NameBytesMax || _names.Count == SnapshotLayout.SectionsMax || !_names.Add(name))
        {
            throw new ArgumentException(
                $"A section's name is new and of 1 to {SnapshotLayout.NameBytesMax} bytes, and there are at most {SnapshotLayout.SectionsMax}: \"{name}\".", nameof(name));
        }

        _at = (_at + SnapshotLayout.Alignment - 1) / SnapshotLayout.Alignment * SnapshotLayout.Alignment;
        (_sectionName, _sectionOffset) = (name, _at);
        _sectionHash.Reset();
    }

    /// <summary>Writes the next bytes of the section begun.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // Small pieces are gathered; what fills a chunk goes to the file as it lies.
            if (_gatheredBytes == 0 && bytes.Length >= SnapshotLayout.ChunkBytes)
            {
                HashAndWrite(bytes[..SnapshotLayout.ChunkBytes]);
                bytes = bytes[SnapshotLayout.ChunkBytes..];
                continue;
            }

            var taken = Math.Min(bytes.Length, SnapshotLayout.ChunkBytes - _gatheredBytes);
            bytes[..taken].CopyTo(_gathered.AsSpan(_gatheredBytes));
            _gatheredBytes += taken;
            bytes = bytes[taken..];
            if (_gatheredBytes == SnapshotLayout.ChunkBytes)
            {
                WriteGathered();
            }
        }
    }

    /// <summary>Closes the section begun.</summary>
    public void End()
    {
        WriteGathered();
        var name = Encoding.UTF8.GetBytes(_sectionName ?? throw new InvalidOperationException("No section has been begun."));
        _sectionName = null;
        Span<byte> numbers = stackalloc byte[28];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, name.Length);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[4..], _sectionOffset);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[12..], _at - _sectionOffset);
        BinaryPrimitives.WriteUInt64LittleEndian(numbers[20..], _sectionHash.GetCurrentHashAsUInt64());
        _table.Write(numbers[..4]);
        _table.Write(name);
        _table.Write(numbers[4..]);
    }

    /// <summary>Ends the snapshot and puts it in place, durably; the two newest of the partition stay, older ones go.</summary>
    public void Publish()
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        var table = _table.GetBuffer().AsSpan(0, (int)_table.Length);
        Span<byte> footer = stackalloc byte[SnapshotLayout.FooterBytes];
        BinaryPrimitives.WriteInt64LittleEndian(footer, _at);
        BinaryPrimitives.WriteInt32LittleEndian(footer[8..], table.Length);
        BinaryPrimitives.WriteInt32LittleEndian(footer[12..], _names.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(footer[16..], TableHash(_headerHash, table, footer[..16]));
        SnapshotLayout.MagicEnd.CopyTo(footer[24..]);
        Write(table);
        Write(footer);
        DurableFile.Publish(_file, _temporaryPath, _path);
        _published = true;
        SnapshotFile.DropOld(_path);
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_published)
        {
            File.Delete(_temporaryPath);
        }
    }

    internal static ulong TableHash(ulong headerHash, ReadOnlySpan<byte> table, ReadOnlySpan<byte> footer)
    {
        var hash = new XxHash3(unchecked((long)headerHash));
        hash.Append(table);
        hash.Append(footer);
        return hash.GetCurrentHashAsUInt64();
    }

    private void WriteGathered()
    {
        HashAndWrite(_gathered.AsSpan(0, _gatheredBytes));
        _gatheredBytes = 0;
    }

    private void HashAndWrite(ReadOnlySpan<byte> bytes)
    {
        _sectionHash.Append(bytes);
        Write(bytes);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _at);
        _at += bytes.Length;
        if (_at - _syncedTo >= SnapshotLayout.SyncBytes)
        {
            RandomAccess.FlushToDisk(_file);
            _syncedTo = _at;
        }
    }
}
