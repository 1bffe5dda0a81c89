using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Engine.Snapshots;

/// <summary>A snapshot whose header and table hold, and if asked for all checksums. Keeps its file open until disposed.</summary>
public sealed class SnapshotReader : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, SnapshotSection> _sections = [];

    /// <exception cref="SnapshotDamagedException">Anything in the file is not as it was written.</exception>
    internal SnapshotReader(string path, int partition, bool isVerified)
    {
        Path = path;
        Partition = partition;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            var headerHash = ReadHeader();
            ReadTable(headerHash);
            if (isVerified)
            {
                foreach (var section in _sections.Values)
                {
                    section.Verify();
                }
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The partition whose state it is.</summary>
    public int Partition { get; }

    /// <summary>The journal's position from which the tail is to be applied: all batches before it are in the snapshot.</summary>
    public long Position { get; private set; }

    /// <summary>The names of the sections.</summary>
    public IReadOnlyCollection<string> Names => _sections.Keys;

    /// <summary>The section of this name.</summary>
    /// <exception cref="SnapshotDamagedException">There is none: the snapshot is of another shape than its reader.</exception>
    public SnapshotSection Section(string name) => _sections.TryGetValue(name, out var section)
        ? section
        : throw new SnapshotDamagedException(Path, $"it has no section \"{name}\"");

    public void Dispose() => _file.Dispose();

    private ulong ReadHeader()
    {
        Span<byte> header = stackalloc byte[SnapshotLayout.HeaderBytes];
        if (RandomAccess.Read(_file, header, 0) != header.Length || !header.StartsWith(SnapshotLayout.Magic))
        {
            throw new SnapshotDamagedException(Path, "it does not begin as a snapshot does");
        }

        var hash = XxHash3.HashToUInt64(header[..24]);
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (hash != BinaryPrimitives.ReadUInt64LittleEndian(header[24..]))
        {
            throw new SnapshotDamagedException(Path, "its header's checksum does not hold");
        }

        if (version != SnapshotLayout.Version)
        {
            throw new SnapshotDamagedException(Path, $"its format version is {version} and this program reads {SnapshotLayout.Version}");
        }

        var partition = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (partition != Partition)
        {
            throw new SnapshotDamagedException(Path, $"it is of partition {partition}, not {Partition}");
        }

        Position = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        return hash;
    }

    private void ReadTable(ulong headerHash)
    {
        var length = RandomAccess.GetLength(_file);
        Span<byte> footer = stackalloc byte[SnapshotLayout.FooterBytes];
        if (length < SnapshotLayout.HeaderBytes + SnapshotLayout.FooterBytes
            || RandomAccess.Read(_file, footer, length - footer.Length) != footer.Length || !footer[24..].SequenceEqual(SnapshotLayout.MagicEnd))
        {
            throw new SnapshotDamagedException(Path, $"it is torn: {length} bytes without an end");
        }

        var tableBytes = BinaryPrimitives.ReadInt32LittleEndian(footer[8..]);
        var tableAt = BinaryPrimitives.ReadInt64LittleEndian(footer);
        if (tableBytes is < 0 or > SnapshotLayout.TableBytesMax || tableAt != length - footer.Length - tableBytes)
        {
            throw new SnapshotDamagedException(Path, $"its table of {tableBytes} bytes at {tableAt} does not fit its {length} bytes");
        }

        var table = new byte[tableBytes];
        if (RandomAccess.Read(_file, table, tableAt) != tableBytes
            || SnapshotWriter.TableHash(headerHash, table, footer[..16]) != BinaryPrimitives.ReadUInt64LittleEndian(footer[16..]))
        {
            throw new SnapshotDamagedException(Path, "its table's checksum does not hold");
        }

        ReadSections(table);
    }

    /// <summary>The table's checksum held; what it says is believed only as far as the file bears it out.</summary>
    private void ReadSections(ReadOnlySpan<byte> table)
    {
        var length = RandomAccess.GetLength(_file);
        while (!table.IsEmpty)
        {
            var nameBytes = table.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(table);
            if (nameBytes is < 0 or > SnapshotLayout.NameBytesMax || table.Length < 4 + nameBytes + 24)
            {
                throw new SnapshotDamagedException(Path, $"its table ends within section {_sections.Count}");
            }

            var name = Encoding.UTF8.GetString(table.Slice(4, nameBytes));
            table = table[(4 + nameBytes)..];
            var (offset, bytes) = (BinaryPrimitives.ReadInt64LittleEndian(table), BinaryPrimitives.ReadInt64LittleEndian(table[8..]));
            var section = new SnapshotSection(_file, Path, name, offset, bytes, BinaryPrimitives.ReadUInt64LittleEndian(table[16..]));
            if (offset < 0 || bytes < 0 || offset > length - bytes || !_sections.TryAdd(name, section))
            {
                throw new SnapshotDamagedException(Path, $"section {_sections.Count} lies outside its {length} bytes or stands there twice");
            }

            table = table[24..];
        }
    }
}
