namespace Cordon.Core.Evidence;

/// <summary>
/// The public half of a witness's key, as it is published: C2SP tlog-cosignature, with Ed25519. Its signatures say something else than a log's own, so
/// that neither key can stand in for the other.
/// </summary>
/// <param name="Name">Whose it is: no space and no plus sign.</param>
/// <param name="PublicKey">32 bytes.</param>
public sealed record CosignerKey(string Name, byte[] PublicKey)
{
    /// <summary>The number by which a cosignature says which key made it: a hash of name, use and key.</summary>
    public uint Id => NoteKey.IdOf(Name, NoteKey.Cosigner, PublicKey);

    /// <summary>The key on one line: name, identifier and bytes.</summary>
    public string Text => NoteKey.TextOf(Name, NoteKey.Cosigner, PublicKey);

    /// <summary>Reads a key's line; null where it is no witness's, or its identifier is another's.</summary>
    public static CosignerKey? Read(string text) => NoteKey.Read(text, NoteKey.Cosigner) is var (name, key) ? new CosignerKey(name, key) : null;
}
