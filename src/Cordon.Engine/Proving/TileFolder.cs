using System.Buffers.Binary;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine.Proving;

/// <summary>
/// A log's tiles and entries as files, laid out as C2SP tlog-tiles says: whole ones never change, and what is not whole yet is written anew with another
/// width. Reading needs nothing else than the folder and the log's size.
/// </summary>
internal sealed class TileFolder(string folder)
{
    private const int LengthBytes = 2;
    private const int EntriesBytesMax = TilePath.Width * (LengthBytes + EvidenceEntry.BytesMax);

    private readonly List<List<byte>> _open = [];
    private readonly List<byte[]> _openEntries = [];
    private readonly HashSet<string> _written = [];

    /// <summary>Entries in it, those not yet written included.</summary>
    public long Size { get; private set; }

    /// <summary>Takes up a log where it stood: what lies beyond is written over.</summary>
    /// <exception cref="InvalidDataException">A file lacks something.</exception>
    public void Resume(long size)
    {
        Size = size;
        _open.Clear();
        _openEntries.Clear();
        var count = size;
        for (var level = 0; level == 0 || count > 0; level++, count /= TilePath.Width)
        {
            var width = (int)(count % TilePath.Width);
            _open.Add(width == 0 ? [] : [.. Hashes(level, count / TilePath.Width, size)]);
        }

        if (size % TilePath.Width is var rest and > 0)
        {
            _openEntries.AddRange(EntriesOf(size / TilePath.Width, size).Take((int)rest));
            if (!_openEntries.SelectMany(entry => MerkleTree.HashLeaf(entry)).SequenceEqual(_open[0]))
            {
                throw new InvalidDataException($"the last entries in {folder} are not those of its tiles");
            }
        }
    }

    /// <summary>Adds an entry; it is not in the files yet.</summary>
    public void Add(byte[] entry)
    {
        _openEntries.Add(entry);
        AddHash(0, MerkleTree.HashLeaf(entry));
        Size++;
        if (_openEntries.Count == TilePath.Width)
        {
            WriteEntries((Size / TilePath.Width) - 1);
            _openEntries.Clear();
        }
    }

    /// <summary>Forces everything added to disk. What it makes needless goes when the size is published: see <see cref="Sweep"/>.</summary>
    public void Flush()
    {
        if (_openEntries.Count > 0)
        {
            WriteEntries(Size / TilePath.Width);
        }

        var count = Size;
        for (var level = 0; level < _open.Count; level++, count /= TilePath.Width)
        {
            if (_open[level].Count > 0)
            {
                WriteHashes(level, count / TilePath.Width, _open[level]);
            }
        }

        foreach (var made in _written)
        {
            DurableFile.SyncFolder(made);
        }

        _written.Clear();
    }

    /// <summary>Removes what was not whole at an earlier size and is not needed at this one.</summary>
    public void Sweep(long earlier)
    {
        var (before, now) = (earlier, Size);
        for (var level = 0; before > 0; level++, before /= TilePath.Width, now /= TilePath.Width)
        {
            if (before != now && before % TilePath.Width is var width and > 0)
            {
                Remove(TilePath.OfHashes(level, before / TilePath.Width, (int)width));
                if (level == 0)
                {
                    Remove(TilePath.OfEntries(before / TilePath.Width, (int)width));
                }
            }
        }
    }

    /// <summary>The hash over the leaves from index × 2^level, 2^level of them, of a log of a size.</summary>
    /// <exception cref="InvalidDataException">A file is missing or lacks something.</exception>
    public byte[] Node(int level, long index, long size)
    {
        var (tileLevel, within) = (level / TilePath.Height, level % TilePath.Height);
        var first = index << within;
        var hashes = Hashes(tileLevel, first / TilePath.Width, size);
        return MerkleTree.Root(hashes.AsSpan((int)(first % TilePath.Width) * MerkleTree.HashBytes, MerkleTree.HashBytes << within));
    }

    /// <summary>The hashes of a tile of a log of a size.</summary>
    /// <exception cref="InvalidDataException">The file is missing or lacks something.</exception>
    public byte[] Hashes(int level, long index, long size)
    {
        var width = WidthOf(size >> (TilePath.Height * level), index);
        var bytes = ReadAtLeast(width, wider => TilePath.OfHashes(level, index, wider), TilePath.Width * MerkleTree.HashBytes, out var path);
        return bytes.Length >= width * MerkleTree.HashBytes
            ? bytes[..(width * MerkleTree.HashBytes)] : throw new InvalidDataException($"{path} is cut: it has {bytes.Length} bytes");
    }

    /// <summary>The entries of a bundle of a log of a size.</summary>
    /// <exception cref="InvalidDataException">The file is missing or lacks something.</exception>
    public IReadOnlyList<byte[]> EntriesOf(long index, long size)
    {
        var width = WidthOf(size, index);
        var bytes = ReadAtLeast(width, wider => TilePath.OfEntries(index, wider), EntriesBytesMax, out var path).AsSpan();
        var entries = new List<byte[]>();
        while (bytes.Length >= LengthBytes && entries.Count < width)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes);
            if (bytes.Length < LengthBytes + length)
            {
                break;
            }

            entries.Add(bytes.Slice(LengthBytes, length).ToArray());
            bytes = bytes[(LengthBytes + length)..];
        }

        return entries.Count == width ? entries : throw new InvalidDataException($"{path} is cut");
    }

    /// <summary>An entry of a log of a size.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public EvidenceEntry Entry(long place, long size) =>
        EvidenceEntry.Read(Encoding.ASCII.GetString(EntriesOf(place / TilePath.Width, size)[(int)(place % TilePath.Width)]))
        ?? throw new InvalidDataException($"entry {place} of the log is none that this program knows");

    private static int WidthOf(long count, long tile) => (int)Math.Min(TilePath.Width, count - (tile * TilePath.Width));

    private void AddHash(int level, byte[] hash)
    {
        if (_open.Count == level)
        {
            _open.Add([]);
        }

        _open[level].AddRange(hash);
        if (_open[level].Count == TilePath.Width * MerkleTree.HashBytes)
        {
            var tile = Size >> (TilePath.Height * (level + 1));
            WriteHashes(level, tile, _open[level]);
            var whole = MerkleTree.Root([.. _open[level]]);
            _open[level].Clear();
            AddHash(level + 1, whole);
        }
    }

    private void WriteHashes(int level, long tile, List<byte> hashes) =>
        Write(TilePath.OfHashes(level, tile, hashes.Count / MerkleTree.HashBytes), [.. hashes]);

    private void WriteEntries(long bundle)
    {
        var bytes = new List<byte>();
        foreach (var entry in _openEntries)
        {
            bytes.Add((byte)(entry.Length >> 8));
            bytes.Add((byte)entry.Length);
            bytes.AddRange(entry);
        }

        Write(TilePath.OfEntries(bundle, _openEntries.Count), [.. bytes]);
    }

    private void Write(string path, byte[] bytes)
    {
        var whole = Path.Combine(folder, path);
        var parent = Path.GetDirectoryName(whole)!;
        PrivateFile.MakeFolder(parent);
        DurableFile.WritePrivate(whole, bytes);
        for (var made = Path.GetDirectoryName(parent)!; made.Length >= folder.Length; made = Path.GetDirectoryName(made)!)
        {
            _written.Add(made);
        }
    }

    /// <summary>
    /// A file of a width; where the log has grown meanwhile and it is swept, a wider one, which begins with the same.
    /// </summary>
    private byte[] ReadAtLeast(int width, Func<int, string> pathOf, int bytesMax, out string path)
    {
        for (var wider = width; wider <= TilePath.Width; wider++)
        {
            path = pathOf(wider);
            try
            {
                return BoundedFile.Read(Path.Combine(folder, path), bytesMax);
            }
            catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
            {
                // The next one, then.
            }
        }

        path = pathOf(width);
        throw new InvalidDataException($"{path} is missing");
    }

    private void Remove(string path)
    {
        var whole = Path.Combine(folder, path);
        if (!File.Exists(whole))
        {
            return;
        }

        File.Delete(whole);
        var parent = Path.GetDirectoryName(whole)!;
        if (!Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }
}
