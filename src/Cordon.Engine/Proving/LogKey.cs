using System.Text;
using Cordon.Core.Evidence;

namespace Cordon.Engine.Proving;

/// <summary>The key by which a log signs its checkpoints; a new log is named after it.</summary>
public sealed class LogKey : IDisposable
{
    private readonly SecretKey _key;

    private LogKey(SecretKey key) => (_key, Public) = (key, new VerifierKey(key.Name, key.PublicKey));

    /// <summary>The half that everybody may have.</summary>
    public VerifierKey Public { get; }

    /// <summary>Reads a key's file, or makes one.</summary>
    /// <exception cref="IOException">It cannot be read or written, or is damaged.</exception>
    public static LogKey Open(string path) => new(SecretKey.Open(path, "log"));

    /// <summary>Signs bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => _key.Sign(bytes);

    /// <summary>Signs a text as a note.</summary>
    public SignedNote Sign(string text) => new(text, [new NoteSignature(Public.Name, Public.Id, Sign(Encoding.UTF8.GetBytes(text)))]);

    /// <summary>Whether a key signed bytes so.</summary>
    public static bool HasSigned(VerifierKey key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        return SecretKey.HasSigned(key.PublicKey, bytes, signature);
    }

    /// <summary>Whether a key signed a note; who else did is passed over.</summary>
    public static bool HasSigned(VerifierKey key, SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(note);
        return note.Signatures.Any(one => one.Name == key.Name && one.KeyId == key.Id && HasSigned(key, Encoding.UTF8.GetBytes(note.Text), one.Bytes));
    }

    public void Dispose() => _key.Dispose();
}
