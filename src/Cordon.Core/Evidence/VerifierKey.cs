namespace Cordon.Core.Evidence;

/// <summary>The public half of a key that signs notes, as it is published: C2SP signed-note, with Ed25519.</summary>
/// <param name="Name">Whose it is: no space and no plus sign.</param>
/// <param name="PublicKey">32 bytes.</param>
public sealed record VerifierKey(string Name, byte[] PublicKey)
{
    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyBytes = NoteKey.Bytes;

    /// <summary>The number by which a signature says which key made it: a hash of name and key.</summary>
    public uint Id => NoteKey.IdOf(Name, NoteKey.Signer, PublicKey);

    /// <summary>The key on one line: name, identifier and bytes.</summary>
    public string Text => NoteKey.TextOf(Name, NoteKey.Signer, PublicKey);

    /// <summary>Whether a key, or a log, can be called so.</summary>
    public static bool IsName(string name) => !string.IsNullOrEmpty(name) && !name.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || sign == '+');

    /// <summary>Reads a key's line; null where it is none, or its identifier is another's.</summary>
    public static VerifierKey? Read(string text) => NoteKey.Read(text, NoteKey.Signer) is var (name, key) ? new VerifierKey(name, key) : null;
}
