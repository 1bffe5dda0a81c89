namespace Cordon.Exchange.Asking;

/// <summary>Who signed, and the signature: Ed25519.</summary>
/// <param name="Key">The public key, 32 bytes.</param>
/// <param name="Signature">64 bytes.</param>
public sealed record OfficerSignature(byte[] Key, byte[] Signature);
