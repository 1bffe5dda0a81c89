using Cordon.Core.Evidence;
using Cordon.Engine.Proving;

namespace Cordon.Exchange.Witnessing;

/// <summary>The key by which a witness co-signs the checkpoints of others' logs: never the key of a log, nor used for anything else.</summary>
public sealed class WitnessKey : IDisposable
{
    private readonly SecretKey _key;

    private WitnessKey(SecretKey key) => (_key, Public) = (key, new CosignerKey(key.Name, key.PublicKey));

    /// <summary>The half that everybody may have.</summary>
    public CosignerKey Public { get; }

    /// <summary>Reads a key's file, or makes one.</summary>
    /// <exception cref="IOException">It cannot be read or written, or is damaged.</exception>
    public static WitnessKey Open(string path) => new(SecretKey.Open(path, "witness"));

    /// <summary>Co-signs a checkpoint's note: whoever calls it has seen that it grew out of the last one.</summary>
    /// <param name="seconds">Now, in seconds since 1970.</param>
    internal NoteSignature Cosign(string checkpointText, long seconds) =>
        new Cosignature(seconds, _key.Sign(Cosignature.SignedBytes(checkpointText, seconds))).By(Public);

    /// <summary>The cosignature that a witness's key made of a checkpoint's note; null where it made none.</summary>
    public static Cosignature? CosignatureOf(CosignerKey key, SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(note);
        return note.Signatures.Where(one => one.Name == key.Name && one.KeyId == key.Id).Select(Cosignature.Read).OfType<Cosignature>()
            .FirstOrDefault(one => SecretKey.HasSigned(key.PublicKey, Cosignature.SignedBytes(note.Text, one.Seconds), one.Signature));
    }

    public void Dispose() => _key.Dispose();
}
