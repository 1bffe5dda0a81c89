using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Core.Evidence;

/// <summary>How the public half of a key that signs notes is written and numbered, whatever it may sign: C2SP signed-note.</summary>
internal static class NoteKey
{
    /// <summary>Bytes of a public key of Ed25519.</summary>
    public const int Bytes = 32;

    /// <summary>A key that signs notes as they are.</summary>
    public const byte Signer = 1;

    /// <summary>A key that says of checkpoints that they grew out of one another.</summary>
    public const byte Cosigner = 4;

    /// <summary>The number by which a signature says which key made it: a hash of name, use and key.</summary>
    public static uint IdOf(string name, byte use, byte[] key) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name + "\n"), use, .. key]));

    /// <summary>The key on one line: name, number, use and bytes.</summary>
    public static string TextOf(string name, byte use, byte[] key) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}+{IdOf(name, use, key):x8}+{Convert.ToBase64String([use, .. key])}");

    /// <summary>Reads a key's line; null where it is none, is of another use, or its number is another's.</summary>
    public static (string Name, byte[] Key)? Read(string text, byte use)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('+', 3);
        return parts.Length == 3 && VerifierKey.IsName(parts[0]) && Base64.Read(parts[2], 1 + Bytes) is { } coded && coded[0] == use
            && TextOf(parts[0], use, coded[1..]) == text ? (parts[0], coded[1..]) : null;
    }
}
