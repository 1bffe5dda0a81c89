namespace Cordon.Engine.Journal.Frames;

/// <summary>
/// How a batch lies in a store, little-endian. All versions begin with the magic and the version byte; the rest is version 1:
/// <code>
///  0 u8[3] magic "CJB"      16 i64  position      48 i32 payload bytes       64 u64 checksum
///  3 u8    version          24 i64  epoch         52 i32 body bytes          72 body
///  4 u8    codec            32 u128 batch id      56 u64 hash of the payload
///  5 u8[3] zero
///  8 i32   partition
/// 12 i32   record count
/// </code>
/// The checksum is XxHash3 over the body, seeded with XxHash3 of bytes 0 to 63: it binds the body to its place, epoch and id, so that a
/// record moved or swapped is noticed like a flipped bit. The hash of the uncompressed payload proves the way through the codec.
/// </summary>
internal static class FrameLayout
{
    public const byte VersionNewest = 1;

    public const int VersionOffset = 3;
    public const int CodecOffset = 4;
    public const int PartitionOffset = 8;
    public const int RecordCountOffset = 12;
    public const int PositionOffset = 16;
    public const int EpochOffset = 24;
    public const int BatchIdOffset = 32;
    public const int PayloadBytesOffset = 48;
    public const int BodyBytesOffset = 52;
    public const int PayloadHashOffset = 56;
    public const int ChecksumOffset = 64;
    public const int HeaderBytes = 72;

    /// <summary>Codec: the body is the payload.</summary>
    public const byte CodecStored = 0;

    /// <summary>Codec: the body is one zstd frame.</summary>
    public const byte CodecZstd = 1;

    public static ReadOnlySpan<byte> Magic => "CJB"u8;
}
