using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Snapshots;
using NSec.Cryptography;

namespace Cordon.Engine.Proving;

/// <summary>A key that signs, Ed25519, for one use and no other, in a file that is its user's alone.</summary>
public sealed class SecretKey : IDisposable
{
    // Twelve digits tell any number of centres apart.
    private const int NameDigits = 12;

    private readonly Key _key;

    private SecretKey(Key key, string name) => (_key, Name, PublicKey) = (key, name, key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>What it is called, after its public half.</summary>
    public string Name { get; }

    /// <summary>The half that everybody may have: 32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Reads a key's file, or makes one.</summary>
    /// <param name="use">What it signs, one word: the file of another use is refused.</param>
    /// <exception cref="IOException">It cannot be read or written, or is damaged, or of another use.</exception>
    public static SecretKey Open(string path, string use)
    {
        ArgumentNullException.ThrowIfNull(use);
        var head = $"cordon-{use}-key/1 ";
        if (File.Exists(path))
        {
            return Read(File.ReadAllText(path), head) ?? throw new IOException($"{path} is no key of a {use}, or is damaged");
        }

        using var made = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextArchiving });
        var name = "cordon-" + Convert.ToHexStringLower(SHA256.HashData(made.PublicKey.Export(KeyBlobFormat.RawPublicKey)))[..NameDigits];
        var text = $"{head}{name} {Convert.ToBase64String(made.Export(KeyBlobFormat.RawPrivateKey))}\n";
        DurableFile.WritePrivate(path, Encoding.UTF8.GetBytes(text));
        return Read(text, head)!;
    }

    /// <summary>Signs bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => SignatureAlgorithm.Ed25519.Sign(_key, bytes);

    /// <summary>Whether a key signed bytes so.</summary>
    /// <param name="publicKey">32 bytes.</param>
    public static bool HasSigned(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        NSec.Cryptography.PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var read)
        && SignatureAlgorithm.Ed25519.Verify(read!, bytes, signature);

    public void Dispose() => _key.Dispose();

    private static SecretKey? Read(string text, string head)
    {
        if (!text.StartsWith(head, StringComparison.Ordinal) || text[head.Length..].TrimEnd('\n').Split(' ') is not [var name, var coded]
            || !VerifierKey.IsName(name))
        {
            return null;
        }

        var bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded, bytes, out var length)
            && Key.TryImport(SignatureAlgorithm.Ed25519, bytes.AsSpan(0, length), KeyBlobFormat.RawPrivateKey, out var key)
            ? new SecretKey(key!, name) : null;
    }
}
