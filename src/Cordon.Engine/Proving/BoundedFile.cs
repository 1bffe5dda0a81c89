namespace Cordon.Engine.Proving;

/// <summary>Reads files of a log that somebody else may have written: each kind has its size, and none is read beyond it.</summary>
internal static class BoundedFile
{
    /// <summary>Bytes of a checkpoint, and of a key's line: their own few lines, and a hundred signatures.</summary>
    public const int NoteBytesMax = 64 * 1024;

    /// <summary>Reads a note, or a line.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is too large to be one.</exception>
    public static string ReadText(string path) => System.Text.Encoding.UTF8.GetString(Read(path, NoteBytesMax));

    /// <summary>Reads a file of so many bytes at most.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has more.</exception>
    public static byte[] Read(string path, int bytesMax)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, bytesMax) + 1];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read < bytes.Length ? bytes[..read] : throw new InvalidDataException($"{path} has more bytes than such a file can have");
    }
}
