using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Core.Evidence;

/// <summary>The public half of a key that signs notes, as it is published: C2SP signed-note, with Ed25519.</summary>
/// <param name="Name">Whose it is: no space and no plus sign.</param>
/// <param name="PublicKey">32 bytes.</param>
public sealed record VerifierKey(string Name, byte[] PublicKey)
{
    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyBytes = 32;

    private const byte Ed25519 = 1;

    /// <summary>The number by which a signature says which key made it: a hash of name and key.</summary>
    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(Name + "\n"), Ed25519, .. PublicKey]));

    /// <summary>The key on one line: name, identifier and bytes.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([Ed25519, .. PublicKey])}");

    /// <summary>Whether a key, or a log, can be called so.</summary>
    public static bool IsName(string name) => !string.IsNullOrEmpty(name) && !name.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || sign == '+');

    /// <summary>Reads a key's line; null where it is none, or its identifier is another's.</summary>
    public static VerifierKey? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('+', 3);
        return parts.Length == 3 && IsName(parts[0]) && Base64.Read(parts[2], 1 + PublicKeyBytes) is [Ed25519, .. var key]
            && new VerifierKey(parts[0], key) is var read && read.Text == text ? read : null;
    }
}
