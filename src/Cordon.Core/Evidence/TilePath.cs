using System.Globalization;

namespace Cordon.Core.Evidence;

/// <summary>Where tiles of a log lie, relative to it: C2SP tlog-tiles.</summary>
public static class TilePath
{
    /// <summary>The folder of all of them.</summary>
    public const string Folder = "tile";

    /// <summary>Hashes in a whole tile, and entries in a whole bundle.</summary>
    public const int Width = 256;

    /// <summary>Levels of the tree that a tile spans.</summary>
    public const int Height = 8;

    private const int GroupDigits = 3;

    /// <summary>A tile of hashes.</summary>
    /// <param name="level">0 for the leaves' hashes, one more for each eight levels of the tree.</param>
    /// <param name="index">Its place on the level, from 0.</param>
    /// <param name="width">Hashes in it: 256, or fewer at the log's end.</param>
    public static string OfHashes(int level, long index, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}/{level}/{Numbered(index)}{Partial(width)}");

    /// <summary>A bundle of entries.</summary>
    public static string OfEntries(long index, int width) => $"{Folder}/entries/{Numbered(index)}{Partial(width)}";

    private static string Partial(int width) => width == Width ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{width}");

    /// <summary>In groups of three digits, all but the last behind an x: 1234067 is x001/x234/067.</summary>
    private static string Numbered(long index)
    {
        var digits = index.ToString(CultureInfo.InvariantCulture);
        var padded = digits.PadLeft((digits.Length + GroupDigits - 1) / GroupDigits * GroupDigits, '0');
        var groups = padded.Chunk(GroupDigits).Select(group => new string(group)).ToArray();
        return string.Join('/', groups.Select((group, place) => place < groups.Length - 1 ? "x" + group : group));
    }
}
