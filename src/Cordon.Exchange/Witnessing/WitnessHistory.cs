using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Journal;

namespace Cordon.Exchange.Witnessing;

/// <summary>Every checkpoint of a log that a witness co-signed, a line each: when the log had come how far.</summary>
/// <remarks>The last one is kept apart and forced to disk; of this a crash may take the end, and what is left says no less than it did.</remarks>
internal sealed class WitnessHistory
{
    private readonly string _path;
    private readonly List<(long Size, long Offset, int Length)> _lines = [];
    private long _end;

    /// <summary>Takes a file up, or begins it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public WitnessHistory(string path)
    {
        _path = path;
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (NoteOf(line) is { } note)
            {
                _lines.Add((Checkpoint.Read(note.Text)!.Size, _end, line.Length));
            }

            _end += line.Length + 1;
        }
    }

    /// <summary>Adds a checkpoint.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(SignedNote cosigned)
    {
        if (!File.Exists(_path))
        {
            PrivateFile.Make(_path);
        }

        var line = Convert.ToBase64String(Encoding.UTF8.GetBytes(cosigned.Whole));
        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write);

        // A line that a crash cut gets its end, so that it spoils no other.
        var length = RandomAccess.GetLength(file);
        var cut = length > _end || (length < _end && length > 0) ? "\n" : "";
        RandomAccess.Write(file, Encoding.ASCII.GetBytes(cut + line + "\n"), length);
        _lines.Add((Checkpoint.Read(cosigned.Text)!.Size, length + cut.Length, line.Length));
        _end = length + cut.Length + line.Length + 1;
    }

    /// <summary>The last one that ends before a place; null where there is none.</summary>
    public SignedNote? Before(long place)
    {
        var at = _lines.FindLastIndex(line => line.Size <= place);
        if (at < 0)
        {
            return null;
        }

        using var file = File.OpenHandle(_path);
        var bytes = new byte[_lines[at].Length];
        return RandomAccess.Read(file, bytes, _lines[at].Offset) == bytes.Length ? NoteOf(Encoding.ASCII.GetString(bytes)) : null;
    }

    private static SignedNote? NoteOf(string line) =>
        Base64.Read(line) is { } bytes && SignedNote.Read(Encoding.UTF8.GetString(bytes)) is { } note && Checkpoint.Read(note.Text) is not null ? note : null;
}
