using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Cordon.Core.Evidence;

/// <summary>
/// A witness's word on a checkpoint: that at a moment this was the largest tree of the log it had seen, and that all earlier ones it had seen grew into it.
/// C2SP tlog-cosignature, version 1.
/// </summary>
/// <param name="Seconds">When, in seconds since 1970, by the witness's clock.</param>
/// <param name="Signature">64 bytes over <see cref="SignedBytes"/>.</param>
public sealed record Cosignature(long Seconds, byte[] Signature)
{
    private const int SignatureBytes = 64;

    /// <summary>What a witness signs: the moment, and the whole text of the checkpoint's note.</summary>
    public static byte[] SignedBytes(string checkpointText, long seconds) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{checkpointText}"));

    /// <summary>Reads it out of a note's signature; null where that can be no cosignature.</summary>
    public static Cosignature? Read(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return signature.Bytes.Length == sizeof(long) + SignatureBytes && BinaryPrimitives.ReadInt64BigEndian(signature.Bytes) is >= 0 and var seconds
            ? new Cosignature(seconds, signature.Bytes[sizeof(long)..])
            : null;
    }

    /// <summary>It as a signature of the checkpoint's note.</summary>
    public NoteSignature By(CosignerKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bytes = new byte[sizeof(long) + SignatureBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Seconds);
        Signature.CopyTo(bytes, sizeof(long));
        return new NoteSignature(key.Name, key.Id, bytes);
    }
}
