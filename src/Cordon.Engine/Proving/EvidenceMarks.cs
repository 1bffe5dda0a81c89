using System.Buffers.Binary;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Proving;

/// <summary>Where something stands in the log.</summary>
/// <param name="Kind">As an item's.</param>
/// <param name="Number">As an item's.</param>
/// <param name="Entry">The entry's place in the log.</param>
/// <param name="Index">Its place in the entry.</param>
internal readonly record struct EvidenceMark(byte Kind, long Number, long Entry, int Index);

/// <summary>
/// Where everything stands but payments and accounts, which are found by their numbers: a file of rows, a few for each case. Without it evidence would
/// lack what it does not find, and say nothing of it: it is never begun anew.
/// </summary>
internal sealed class EvidenceMarks(string path)
{
    private const int RowBytes = 24;

    /// <summary>Makes sure that the rows that count are there.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public void Need(long rows)
    {
        if (rows > 0 && (!File.Exists(path) || new FileInfo(path).Length < rows * RowBytes))
        {
            throw new InvalidDataException($"{path} is missing, or shorter than the log says: put it back from the backup of its folder");
        }
    }

    /// <summary>Writes rows behind those that count, and forces them to disk.</summary>
    /// <exception cref="InvalidDataException">Those that count are not there.</exception>
    public void Write(long rows, IReadOnlyList<EvidenceMark> marks)
    {
        Need(rows);
        PrivateFile.Make(path);
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        var bytes = new byte[marks.Count * RowBytes];
        for (var i = 0; i < marks.Count; i++)
        {
            var row = bytes.AsSpan(i * RowBytes, RowBytes);
            BinaryPrimitives.WriteInt64LittleEndian(row, marks[i].Number);
            BinaryPrimitives.WriteInt64LittleEndian(row[8..], marks[i].Entry);
            BinaryPrimitives.WriteInt32LittleEndian(row[16..], marks[i].Index);
            row[20] = marks[i].Kind;
        }

        RandomAccess.Write(file, bytes, rows * RowBytes);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Reads the rows that count, those asked for.</summary>
    public IReadOnlyList<EvidenceMark> Find(long rows, Predicate<EvidenceMark> isAsked)
    {
        if (rows == 0)
        {
            return [];
        }

        var found = new List<EvidenceMark>();
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read);
        var bytes = new byte[RowsAtOnce * RowBytes];
        for (var first = 0L; first < rows; first += RowsAtOnce)
        {
            var count = (int)Math.Min(RowsAtOnce, rows - first);
            if (RandomAccess.Read(file, bytes.AsSpan(0, count * RowBytes), first * RowBytes) != count * RowBytes)
            {
                throw new InvalidDataException($"{path} is shorter than the log says");
            }

            for (var i = 0; i < count; i++)
            {
                var row = bytes.AsSpan(i * RowBytes, RowBytes);
                var mark = new EvidenceMark(
                    row[20], BinaryPrimitives.ReadInt64LittleEndian(row), BinaryPrimitives.ReadInt64LittleEndian(row[8..]),
                    BinaryPrimitives.ReadInt32LittleEndian(row[16..]));
                if (isAsked(mark))
                {
                    found.Add(mark);
                }
            }
        }

        return found;
    }

    private const int RowsAtOnce = 4_096;
}
