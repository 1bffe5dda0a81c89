using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Snapshots;
using NSec.Cryptography;

namespace Cordon.Engine.Proving;

/// <summary>The key by which a log signs: Ed25519, in a file that is its user's alone.</summary>
public sealed class LogKey : IDisposable
{
    private const string Head = "cordon-log-key/1 ";

    private readonly Key _key;

    private LogKey(Key key, string name) =>
        (_key, Public) = (key, new VerifierKey(name, key.PublicKey.Export(KeyBlobFormat.RawPublicKey)));

    /// <summary>The half that everybody may have.</summary>
    public VerifierKey Public { get; }

    /// <summary>Reads a key's file, or makes one; a new log is named after its key.</summary>
    /// <exception cref="IOException">It cannot be read or written, or is damaged.</exception>
    public static LogKey Open(string path)
    {
        if (File.Exists(path))
        {
            return Read(File.ReadAllText(path)) ?? throw new IOException($"{path} is no key of a log, or is damaged");
        }

        using var made = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextArchiving });
        var name = "cordon-" + Convert.ToHexStringLower(SHA256.HashData(made.PublicKey.Export(KeyBlobFormat.RawPublicKey)))[..NameDigits];
        var text = $"{Head}{name} {Convert.ToBase64String(made.Export(KeyBlobFormat.RawPrivateKey))}\n";
        DurableFile.WritePrivate(path, Encoding.UTF8.GetBytes(text));
        return Read(text)!;
    }

    /// <summary>Signs bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => SignatureAlgorithm.Ed25519.Sign(_key, bytes);

    /// <summary>Signs a text as a note.</summary>
    public SignedNote Sign(string text) => new(text, [new NoteSignature(Public.Name, Public.Id, Sign(Encoding.UTF8.GetBytes(text)))]);

    /// <summary>Whether a key signed bytes so.</summary>
    public static bool HasSigned(VerifierKey key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        return PublicKey.TryImport(SignatureAlgorithm.Ed25519, key.PublicKey, KeyBlobFormat.RawPublicKey, out var read)
            && SignatureAlgorithm.Ed25519.Verify(read!, bytes, signature);
    }

    /// <summary>Whether a key signed a note; who else did is passed over.</summary>
    public static bool HasSigned(VerifierKey key, SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(note);
        return note.Signatures.Any(one => one.Name == key.Name && one.KeyId == key.Id && HasSigned(key, Encoding.UTF8.GetBytes(note.Text), one.Bytes));
    }

    public void Dispose() => _key.Dispose();

    private static LogKey? Read(string text)
    {
        if (!text.StartsWith(Head, StringComparison.Ordinal) || text[Head.Length..].TrimEnd('\n').Split(' ') is not [var name, var coded]
            || !VerifierKey.IsName(name))
        {
            return null;
        }

        var bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded, bytes, out var length)
            && Key.TryImport(SignatureAlgorithm.Ed25519, bytes.AsSpan(0, length), KeyBlobFormat.RawPrivateKey, out var key)
            ? new LogKey(key!, name) : null;
    }

    // Twelve digits tell any number of centres apart.
    private const int NameDigits = 12;
}
