using System.IO.Compression;
using ZstdSharp;

namespace Cordon.Formats.DataSets;

/// <summary>Opens data files by the ending of their name: plain, <c>.gz</c> or <c>.zst</c>.</summary>
internal static class DataFile
{
    // Level 3 is zstandard's own default: a good trade for files written once and read often.
    private const int ZstdLevel = 3;
    private const int BufferBytes = 1 << 16;

    /// <summary>A file's name without the ending that names its compression.</summary>
    public static string WithoutCompression(string name) =>
        IsGzip(name) ? name[..^3] : IsZstd(name) ? name[..^4] : name;

    public static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens for reading, decompressed.</summary>
    public static Stream OpenRead(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path} cannot be opened: {fault.Message}", fault);
        }

        return IsGzip(path) ? new GzipReadStream(file)
            : IsZstd(path) ? new DecompressionStream(file, BufferBytes, checkEndOfStream: true, leaveOpen: false)
            : file;
    }

    /// <summary>Creates or overwrites, compressed as the name says. The same bytes in give the same bytes out.</summary>
    public static Stream Create(string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
        return IsGzip(path) ? new GZipStream(file, CompressionLevel.Fastest)
            : IsZstd(path) ? new CompressionStream(file, ZstdLevel, BufferBytes, leaveOpen: false)
            : file;
    }

    /// <summary>Whether an exception says that a compressed stream or the disk under it is damaged or cut off.</summary>
    public static bool IsDamage(Exception fault) => fault is IOException or InvalidDataException or ZstdException;

    private static bool IsGzip(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsZstd(string name) => name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase);
}
