using System.Buffers.Binary;
using System.IO.Hashing;
using ZstdSharp;

namespace Cordon.Bench.Kills;

/// <summary>One batch of a journal, opened as docs/journal.md describes a frame.</summary>
internal sealed record JournalFrame(long Epoch, UInt128 BatchId, int RecordCount, byte[] Payload)
{
    private const int HeaderBytes = 72;

    /// <summary>Opens the frame that was found at a place.</summary>
    /// <exception cref="InvalidDataException">It is not the batch of that place, whole and unchanged.</exception>
    public static JournalFrame Open(ReadOnlySpan<byte> frame, int partition, long position)
    {
        if (frame.Length < HeaderBytes || !frame.StartsWith("CJB\u0001"u8))
        {
            throw new InvalidDataException($"{frame.Length} bytes that are no frame of version 1");
        }

        var body = frame[HeaderBytes..];
        var seed = unchecked((long)XxHash3.HashToUInt64(frame[..64]));
        if (BinaryPrimitives.ReadUInt64LittleEndian(frame[64..]) != XxHash3.HashToUInt64(body, seed))
        {
            throw new InvalidDataException("a checksum that does not hold");
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(frame[8..]) != partition || BinaryPrimitives.ReadInt64LittleEndian(frame[16..]) != position)
        {
            throw new InvalidDataException("a frame of another place");
        }

        var payload = PayloadOf(frame, body);
        return BinaryPrimitives.ReadUInt64LittleEndian(frame[56..]) == XxHash3.HashToUInt64(payload)
            ? new JournalFrame(
                BinaryPrimitives.ReadInt64LittleEndian(frame[24..]), BinaryPrimitives.ReadUInt128LittleEndian(frame[32..]),
                BinaryPrimitives.ReadInt32LittleEndian(frame[12..]), payload)
            : throw new InvalidDataException("a payload that is not the one appended");
    }

    private static byte[] PayloadOf(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> body)
    {
        if (frame[4] == 0)
        {
            return body.ToArray();
        }

        using var zstd = new Decompressor();
        var payload = new byte[BinaryPrimitives.ReadInt32LittleEndian(frame[48..])];
        return zstd.TryUnwrap(body, payload, out var written) && written == payload.Length
            ? payload
            : throw new InvalidDataException("a body that does not decompress to its size");
    }
}
