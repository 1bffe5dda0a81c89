using System.Buffers.Binary;
using System.IO.Hashing;
using ZstdSharp;

namespace Cordon.Engine.Journal.Frames;

/// <summary>The reader of format version 1. It stays as it is when later versions come.</summary>
internal static class FrameVersion1
{
    public static JournalBatch Decode(ReadOnlySpan<byte> frame, int partition, long position, Decompressor decompressor)
    {
        if (frame.Length < FrameLayout.HeaderBytes)
        {
            throw new JournalDamagedException(partition, position, $"it is cut off after {frame.Length} bytes, within its header");
        }

        var bodyBytes = BinaryPrimitives.ReadInt32LittleEndian(frame[FrameLayout.BodyBytesOffset..]);
        if (bodyBytes != frame.Length - FrameLayout.HeaderBytes)
        {
            throw new JournalDamagedException(
                partition, position, $"its header says {bodyBytes} bytes and {frame.Length - FrameLayout.HeaderBytes} are there");
        }

        // Nothing else of the frame is believed, and nothing decompressed, before the checksum holds.
        var body = frame[FrameLayout.HeaderBytes..];
        if (BinaryPrimitives.ReadUInt64LittleEndian(frame[FrameLayout.ChecksumOffset..]) != Checksum(frame, body))
        {
            throw new JournalDamagedException(partition, position, "its checksum does not hold");
        }

        var partitionFound = BinaryPrimitives.ReadInt32LittleEndian(frame[FrameLayout.PartitionOffset..]);
        var positionFound = BinaryPrimitives.ReadInt64LittleEndian(frame[FrameLayout.PositionOffset..]);
        if (partitionFound != partition || positionFound != position)
        {
            throw new JournalDamagedException(
                partition, position, $"the batch of partition {partitionFound}, position {positionFound} stands in its place");
        }

        return new JournalBatch(
            partition,
            position,
            BinaryPrimitives.ReadInt64LittleEndian(frame[FrameLayout.EpochOffset..]),
            BinaryPrimitives.ReadUInt128LittleEndian(frame[FrameLayout.BatchIdOffset..]),
            BinaryPrimitives.ReadInt32LittleEndian(frame[FrameLayout.RecordCountOffset..]),
            Payload(frame, body, partition, position, decompressor));
    }

    public static ulong Checksum(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> body) =>
        XxHash3.HashToUInt64(body, unchecked((long)XxHash3.HashToUInt64(frame[..FrameLayout.ChecksumOffset])));

    private static byte[] Payload(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> body, int partition, long position, Decompressor decompressor)
    {
        var payloadBytes = BinaryPrimitives.ReadInt32LittleEndian(frame[FrameLayout.PayloadBytesOffset..]);
        var codec = frame[FrameLayout.CodecOffset];
        if (payloadBytes is < 1 or > JournalLimits.PayloadBytesMax || codec > FrameLayout.CodecZstd
            || (codec == FrameLayout.CodecStored && payloadBytes != body.Length))
        {
            throw new JournalDamagedException(partition, position, $"codec {codec} with {body.Length} bytes for {payloadBytes} cannot be");
        }

        var payload = GC.AllocateUninitializedArray<byte>(payloadBytes);
        if (codec == FrameLayout.CodecStored)
        {
            body.CopyTo(payload);
        }
        else if (!Decompress(body, payload, decompressor))
        {
            throw new JournalDamagedException(partition, position, $"it does not decompress to the {payloadBytes} bytes it should");
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(frame[FrameLayout.PayloadHashOffset..]) == XxHash3.HashToUInt64(payload)
            ? payload
            : throw new JournalDamagedException(partition, position, "its payload is not the one that was appended");
    }

    private static bool Decompress(ReadOnlySpan<byte> body, byte[] payload, Decompressor decompressor)
    {
        try
        {
            return decompressor.TryUnwrap(body, payload, out var written) && written == payload.Length;
        }
        catch (ZstdException)
        {
            return false;
        }
    }
}
