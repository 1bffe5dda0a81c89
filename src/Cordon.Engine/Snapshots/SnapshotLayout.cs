namespace Cordon.Engine.Snapshots;

/// <summary>
/// How a snapshot lies in its file, little-endian: a header, the sections' bytes one after the other from page borders, the table of
/// sections, a footer. The footer comes last, so a torn file has none; the table's hash is seeded with the header's, which binds them.
/// <code>
/// header   0 u8[8] magic "CRDSNAP\0"   8 i32 version   12 i32 partition   16 i64 journal position   24 u64 hash of bytes 0 to 23
/// table    for each section: i32 bytes of the name, name (UTF-8), i64 offset, i64 bytes, u64 hash
/// footer   0 i64 offset of the table   8 i32 bytes of the table   12 i32 sections   16 u64 hash of table and footer   24 u8[8] magic "CRDSNEND"
/// </code>
/// Hashes are XxHash3.
/// </summary>
internal static class SnapshotLayout
{
    public const int Version = 1;
    public const int HeaderBytes = 32;
    public const int FooterBytes = 32;

    /// <summary>Sections begin at multiples of a page.</summary>
    public const int Alignment = 4096;

    /// <summary>A partition's state has some dozens of sections; a table over this is damage, not a snapshot.</summary>
    public const int SectionsMax = 10_000;

    public const int NameBytesMax = 200;

    public const int TableBytesMax = SectionsMax * (NameBytesMax + 28);

    /// <summary>Bytes hashed and written at a time: they stay in the second-level cache between the two.</summary>
    public const int ChunkBytes = 512 * 1024;

    /// <summary>
    /// Bytes after which a file under way is forced to disk: the journal's own fsync, for which payments wait, then never stands behind a
    /// gigabyte of a snapshot's pages.
    /// </summary>
    public const int SyncBytes = 16 * 1024 * 1024;

    public static ReadOnlySpan<byte> Magic => "CRDSNAP\0"u8;

    public static ReadOnlySpan<byte> MagicEnd => "CRDSNEND"u8;
}
