namespace Cordon.Exchange.Trust;

/// <summary>One of those who together say which centres and keys are trusted.</summary>
/// <param name="KeyId">What its signatures are called.</param>
/// <param name="PublicKey">Ed25519, 32 bytes.</param>
public sealed record TrustKeeper(string KeyId, byte[] PublicKey);
